ALTER TABLE products RENAME COLUMN name TO title;
ALTER TABLE products ADD COLUMN legacy_code text;
