ALTER TABLE orders ADD COLUMN currency text NOT NULL;

CREATE INDEX orders_placed_at_idx ON orders (placed_at);
