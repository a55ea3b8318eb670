-- base
CREATE SCHEMA shop;
CREATE TABLE account (id bigint PRIMARY KEY, name text);
CREATE TABLE shop.customer (id bigint PRIMARY KEY, account_id bigint REFERENCES public.account);
CREATE TABLE shop.purchase (id bigserial PRIMARY KEY, customer_id bigint REFERENCES shop.customer);
CREATE TABLE review (id bigint PRIMARY KEY, purchase_id bigint REFERENCES shop.purchase, stars int);
CREATE VIEW shop.customers AS SELECT * FROM shop.customer;
CREATE VIEW reviews AS SELECT r.stars, p.customer_id FROM review r JOIN shop.purchase p ON p.id = r.purchase_id;
CREATE VIEW good_reviews AS SELECT * FROM reviews WHERE stars > 3;
CREATE MATERIALIZED VIEW stars AS SELECT avg(stars) AS stars FROM reviews;
CREATE TYPE shop.size AS ENUM ('v1', 'v2');
CREATE TABLE shirt (id bigint PRIMARY KEY, size shop.size, note text);
CREATE VIEW sizes AS SELECT size FROM shirt;
CREATE FUNCTION shop.later() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER shirt_change AFTER INSERT ON shirt FOR EACH ROW EXECUTE FUNCTION shop.later();
CREATE SEQUENCE shop.numbers;
CREATE TABLE numbered (id bigint DEFAULT nextval('shop.numbers') PRIMARY KEY, n int);
CREATE TABLE alone (id bigint PRIMARY KEY);
CREATE SCHEMA bare;
CREATE SCHEMA "Mixed";
CREATE TABLE "Mixed".things (id bigint PRIMARY KEY);

-- case: a schema
DROP SCHEMA bare;

-- case: a schema with tables, CASCADE
DROP SCHEMA "Mixed" CASCADE;

-- case: a schema that others depend on, CASCADE
DROP SCHEMA shop CASCADE;

-- case: no schema, IF EXISTS
DROP SCHEMA IF EXISTS ghost CASCADE;

-- case: a table that views are over, CASCADE
DROP TABLE review CASCADE;

-- case: a table that tables refer to, CASCADE
DROP TABLE shop.customer CASCADE;

-- case: a view that views are over, CASCADE
DROP VIEW reviews CASCADE;

-- case: a type that a column has, CASCADE
DROP TYPE shop.size CASCADE;

-- case: a sequence that a default takes from, CASCADE
DROP SEQUENCE shop.numbers CASCADE;

-- case: a function that a trigger calls, CASCADE
DROP FUNCTION shop.later CASCADE;

-- case: a primary key that a foreign key needs, CASCADE
ALTER TABLE shop.purchase DROP CONSTRAINT purchase_pkey CASCADE;

-- case: a column that a view shows, CASCADE
ALTER TABLE review DROP COLUMN stars CASCADE;

-- case: a table that nothing needs, RESTRICT
DROP TABLE alone RESTRICT;

-- case: three tables
DROP TABLE alone, numbered, "Mixed".things;

-- case: what a role owns
-- given
CREATE ROLE leaving;
CREATE TABLE left_behind (id bigint PRIMARY KEY);
ALTER TABLE left_behind OWNER TO leaving;
-- run
DROP OWNED BY leaving;
