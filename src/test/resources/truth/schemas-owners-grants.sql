-- base
CREATE ROLE reader;
CREATE ROLE writer;
CREATE TABLE account (id bigserial PRIMARY KEY, email text, name text);
CREATE VIEW names AS SELECT name FROM account;
CREATE MATERIALIZED VIEW emails AS SELECT email FROM account;
CREATE SEQUENCE tickets;
CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE SCHEMA shop;
CREATE TABLE shop."Order" (id bigint PRIMARY KEY);
CREATE TABLE visit (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE visit_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2026-01-01');
GRANT SELECT ON account TO reader;

-- case: a schema
CREATE SCHEMA store;

-- case: a schema that is there, IF NOT EXISTS
CREATE SCHEMA IF NOT EXISTS shop;

-- case: a schema with a table
CREATE SCHEMA store CREATE TABLE item (id bigint PRIMARY KEY) CREATE VIEW items AS SELECT id FROM item;

-- case: a schema's owner
ALTER SCHEMA shop OWNER TO writer;

-- case: a grant on a table
GRANT SELECT, INSERT ON account TO writer;

-- case: a grant on columns
GRANT SELECT (email) ON account TO writer;

-- case: a grant on a view
GRANT SELECT ON names TO reader;

-- case: a grant on two tables
GRANT ALL ON account, shop."Order" TO writer;

-- case: a grant on all tables of a schema
GRANT SELECT ON ALL TABLES IN SCHEMA public TO writer;

-- case: a grant on a sequence
GRANT USAGE ON SEQUENCE tickets TO writer;

-- case: a grant on all sequences
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO writer;

-- case: a grant on a schema
GRANT USAGE ON SCHEMA shop TO writer;

-- case: a grant on a function
GRANT EXECUTE ON FUNCTION one() TO writer;

-- case: a grant of a role
GRANT reader TO writer;

-- case: a right is taken back
REVOKE SELECT ON account FROM reader;

-- case: all rights are taken back
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM reader;

-- case: rights by default
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO reader;

-- case: a table's owner
ALTER TABLE account OWNER TO writer;

-- case: a partitioned table's owner
ALTER TABLE visit OWNER TO writer;

-- case: a view's owner
ALTER VIEW names OWNER TO writer;

-- case: a sequence's owner
ALTER SEQUENCE tickets OWNER TO writer;

-- case: a function's owner
ALTER FUNCTION one() OWNER TO writer;

-- case: a table goes to another schema
ALTER TABLE account SET SCHEMA shop;

-- case: a view goes to another schema
ALTER VIEW names SET SCHEMA shop;

-- case: a materialized view goes to another schema
ALTER MATERIALIZED VIEW emails SET SCHEMA shop;

-- case: a sequence goes to another schema
ALTER SEQUENCE tickets SET SCHEMA shop;

-- case: a function goes to another schema
ALTER FUNCTION one() SET SCHEMA shop;

-- case: a role
CREATE ROLE boss;

-- case: a role's setting
ALTER ROLE reader SET statement_timeout = '5s';

-- case: a search path, and a table found by it
SET search_path = shop, public;
ALTER TABLE "Order" ADD COLUMN note text;

-- case: a role's things go to another
-- differs: who owns what is not known
-- given
ALTER TABLE account OWNER TO reader;
-- run
REASSIGN OWNED BY reader TO writer;
