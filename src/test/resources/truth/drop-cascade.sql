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
-- differs: who owns what is not followed, and who runs the migrations is not known
-- given
CREATE ROLE leaving;
CREATE TABLE left_behind (id bigint PRIMARY KEY);
ALTER TABLE left_behind OWNER TO leaving;
-- run
DROP OWNED BY leaving;

-- case: a domain over a domain that columns and arrays have, CASCADE
-- given
CREATE DOMAIN shop.code AS text;
CREATE DOMAIN shop.short_code AS shop.code CHECK (length(VALUE) < 5);
CREATE TABLE coded (id bigint PRIMARY KEY, code shop.short_code, codes shop.code[]);
CREATE VIEW codes AS SELECT code FROM coded;
-- run
DROP DOMAIN shop.code CASCADE;

-- case: a quoted type, CASCADE
-- given
CREATE TYPE "Mixed"."Kind" AS ENUM ('v1', 'v2');
CREATE TABLE "Mixed"."Item" (id bigint PRIMARY KEY, "Kind" "Mixed"."Kind");
-- run
DROP TYPE "Mixed"."Kind" CASCADE;

-- case: two types, CASCADE
-- given
CREATE TYPE weight AS (n int, unit text);
CREATE TABLE heavy (id bigint PRIMARY KEY, w weight);
-- run
DROP TYPE weight, shop.size CASCADE;

-- case: a type that was renamed, CASCADE
-- given
ALTER TYPE shop.size RENAME TO extent;
-- run
DROP TYPE shop.extent CASCADE;

-- case: a type whose column has gone, CASCADE
-- given
ALTER TABLE shirt DROP COLUMN size CASCADE;
-- run
DROP TYPE shop.size CASCADE;

-- case: no type, IF EXISTS CASCADE
DROP TYPE IF EXISTS shop.ghost CASCADE;

-- case: no function, IF EXISTS CASCADE
DROP FUNCTION IF EXISTS shop.ghost() CASCADE;

-- case: a function that a default and a view call, CASCADE
-- given
CREATE FUNCTION shop.code() RETURNS text LANGUAGE sql AS $$ SELECT 'v1' $$;
CREATE TABLE coded (id bigint PRIMARY KEY, code text DEFAULT shop.code());
CREATE VIEW codes AS SELECT shop.code() AS code;
-- run
DROP FUNCTION shop.code() CASCADE;

-- case: a function that a policy calls, CASCADE
-- given
CREATE FUNCTION shop.may() RETURNS boolean LANGUAGE sql AS $$ SELECT true $$;
CREATE POLICY account_own ON account USING (shop.may());
-- run
DROP FUNCTION shop.may() CASCADE;

-- case: a function whose trigger has gone, CASCADE
-- given
DROP TRIGGER shirt_change ON shirt;
-- run
DROP FUNCTION shop.later() CASCADE;

-- case: a sequence whose default has gone, CASCADE
-- given
ALTER TABLE numbered ALTER COLUMN id DROP DEFAULT;
-- run
DROP SEQUENCE shop.numbers CASCADE;

-- case: a column that no view shows, CASCADE
ALTER TABLE review DROP COLUMN purchase_id CASCADE;

-- case: a column that a view shows by its star, CASCADE
ALTER TABLE shop.customer DROP COLUMN account_id CASCADE;

-- case: a column that no view can show, CASCADE
ALTER TABLE shirt DROP COLUMN note CASCADE;

-- case: two views, one over the other
DROP VIEW good_reviews, shop.customers;

-- case: a materialized view, CASCADE
DROP MATERIALIZED VIEW stars CASCADE;

-- case: two schemas, CASCADE
DROP SCHEMA bare, "Mixed" CASCADE;
