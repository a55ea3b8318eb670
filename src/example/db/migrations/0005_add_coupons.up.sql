SET lock_timeout = '2s';

CREATE TABLE coupons (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code         text NOT NULL UNIQUE,
    percent_off  integer NOT NULL CHECK (percent_off BETWEEN 1 AND 100),
    ends_at      timestamptz
);

ALTER TABLE orders ADD COLUMN coupon_id bigint;

-- Existing rows are looked at by the next migration, while the shop stays open.
ALTER TABLE orders
    ADD CONSTRAINT orders_coupon_id_fkey FOREIGN KEY (coupon_id) REFERENCES coupons (id) NOT VALID;
