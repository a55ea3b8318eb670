-- base
CREATE TABLE account (id bigserial PRIMARY KEY, email text CONSTRAINT account_email UNIQUE, name text);
CREATE TABLE invoice (id bigint PRIMARY KEY, account_id bigint REFERENCES account);
CREATE VIEW names AS SELECT name FROM account;
CREATE MATERIALIZED VIEW emails AS SELECT email FROM account;
CREATE SEQUENCE tickets;
CREATE SCHEMA shop;
CREATE TABLE shop."Order" (id bigint PRIMARY KEY, "placedAt" timestamptz);
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TYPE point_2 AS (x int, y int);
CREATE TABLE points OF point_2;
CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER account_change AFTER INSERT ON account FOR EACH ROW EXECUTE FUNCTION nothing();
CREATE POLICY account_all ON account USING (true);
CREATE RULE account_rule AS ON DELETE TO account DO ALSO NOTHING;

-- case: a table
ALTER TABLE account RENAME TO client;

-- case: a table, IF EXISTS
ALTER TABLE IF EXISTS account RENAME TO client;

-- case: no table, IF EXISTS
ALTER TABLE IF EXISTS ghost RENAME TO spirit;

-- case: a quoted table of another schema
ALTER TABLE shop."Order" RENAME TO "Purchase";

-- case: a column
ALTER TABLE account RENAME COLUMN name TO full_name;

-- case: a column, without COLUMN
ALTER TABLE account RENAME name TO full_name;

-- case: a quoted column
ALTER TABLE shop."Order" RENAME COLUMN "placedAt" TO placed_at;

-- case: a constraint
ALTER TABLE account RENAME CONSTRAINT account_email TO account_email_key;

-- case: a view
ALTER VIEW names RENAME TO all_names;

-- case: a view as a table
ALTER TABLE names RENAME TO all_names;

-- case: a view's column
-- postgres: 13-
ALTER VIEW names RENAME COLUMN name TO full_name;

-- case: a materialized view
ALTER MATERIALIZED VIEW emails RENAME TO addresses;

-- case: a materialized view's column
ALTER MATERIALIZED VIEW emails RENAME COLUMN email TO address;

-- case: a sequence
ALTER SEQUENCE tickets RENAME TO numbers;

-- case: a schema
ALTER SCHEMA shop RENAME TO store;

-- case: a type
ALTER TYPE mood RENAME TO feeling;

-- case: an enum's value
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';

-- case: a composite type's attribute, and of the tables of it
ALTER TYPE point_2 RENAME ATTRIBUTE x TO a CASCADE;

-- case: a function
ALTER FUNCTION one() RENAME TO uno;

-- case: a trigger
ALTER TRIGGER account_change ON account RENAME TO account_changed;

-- case: a policy
ALTER POLICY account_all ON account RENAME TO account_any;

-- case: a rule
ALTER RULE account_rule ON account RENAME TO account_deleted;

-- case: a table goes to another schema
ALTER TABLE account SET SCHEMA shop;

-- case: a view goes to another schema
ALTER VIEW names SET SCHEMA shop;

-- case: a sequence goes to another schema
ALTER SEQUENCE tickets SET SCHEMA shop;

-- case: a table that was renamed is changed
ALTER TABLE account RENAME TO client;
ALTER TABLE client ADD COLUMN phone text;
ALTER TABLE client RENAME COLUMN phone TO telephone;

-- case: two tables change places
ALTER TABLE account RENAME TO account_old;
ALTER TABLE points RENAME TO account;

-- case: a table, by ALTER INDEX
ALTER INDEX invoice RENAME TO bill;

-- case: an index, by ALTER TABLE
ALTER TABLE account_email RENAME TO account_mail;

-- case: a column of a table, by ALTER VIEW
-- postgres: 13-
ALTER VIEW invoice RENAME COLUMN account_id TO client_id;

-- case: a column of a table, by ALTER MATERIALIZED VIEW
ALTER MATERIALIZED VIEW invoice RENAME COLUMN account_id TO client_id;

-- case: a column of a table, by ALTER TYPE
ALTER TYPE invoice RENAME ATTRIBUTE account_id TO client_id;

-- case: a view, by ALTER TABLE
ALTER TABLE names RENAME TO labels;
