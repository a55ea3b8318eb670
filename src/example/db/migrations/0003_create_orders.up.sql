CREATE TYPE order_state AS ENUM ('open', 'paid', 'sent', 'cancelled');

CREATE TABLE orders (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id  bigint NOT NULL REFERENCES accounts (id),
    state       order_state NOT NULL DEFAULT 'open',
    note        text,
    placed_at   timestamptz
);

CREATE TABLE order_lines (
    order_id     bigint NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    line         integer NOT NULL,
    product_id   bigint NOT NULL REFERENCES products (id),
    quantity     integer NOT NULL CHECK (quantity > 0),
    price_cents  integer NOT NULL,
    PRIMARY KEY (order_id, line)
);

-- The tables are new and empty: these indexes keep nobody waiting.
CREATE INDEX orders_account_id_idx ON orders (account_id);
CREATE INDEX order_lines_product_id_idx ON order_lines (product_id);
