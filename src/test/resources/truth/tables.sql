-- base
CREATE TABLE account (id bigint PRIMARY KEY, email text UNIQUE, name text);
CREATE TABLE invoice (id bigint PRIMARY KEY, account_id bigint CONSTRAINT invoice_account REFERENCES account, total numeric(10,2));
CREATE TABLE line (invoice_id bigint REFERENCES invoice ON DELETE CASCADE, item text);
CREATE TABLE folder (id bigint PRIMARY KEY, parent_id bigint REFERENCES folder);
CREATE TABLE alone (id serial PRIMARY KEY, note text);
CREATE TABLE archive (LIKE account INCLUDING ALL);
CREATE VIEW names AS SELECT name FROM account;
CREATE MATERIALIZED VIEW totals AS SELECT account_id, sum(total) AS total FROM invoice GROUP BY 1;
CREATE SCHEMA shop;
CREATE TABLE shop."Order" (id bigint PRIMARY KEY, at timestamptz);
CREATE TYPE money_note AS (amount int, note text);
CREATE TABLE person (id bigint PRIMARY KEY, name text);
CREATE TABLE worker (boss bigint) INHERITS (person);
CREATE UNLOGGED TABLE scratch (id bigint PRIMARY KEY, note text);
CREATE TABLE big (id bigint PRIMARY KEY, body text);
CREATE INDEX big_body ON big (body);

-- case: a table is made
CREATE TABLE parcel (id bigint PRIMARY KEY, weight int);

-- case: a table is made that refers to another
CREATE TABLE parcel (id bigint PRIMARY KEY, account_id bigint REFERENCES account (id));

-- case: a table is made that refers to two others
CREATE TABLE parcel (id bigint PRIMARY KEY, account_id bigint REFERENCES account, invoice_id bigint, FOREIGN KEY (invoice_id) REFERENCES invoice);

-- case: a table is made that refers to itself
CREATE TABLE parcel (id bigint PRIMARY KEY, parent_id bigint REFERENCES parcel);

-- case: a table is made that refers to a quoted one
CREATE TABLE parcel (id bigint PRIMARY KEY, order_id bigint REFERENCES shop."Order");

-- case: a table is made like another
CREATE TABLE parcel (LIKE account INCLUDING ALL);

-- case: a table is made like a view
CREATE TABLE parcel (LIKE names);

-- case: a table is made that inherits
CREATE TABLE manager (grade int) INHERITS (person);

-- case: a table is made of a type
CREATE TABLE notes OF money_note (PRIMARY KEY (amount));

-- case: a table is made of a query
CREATE TABLE copy AS SELECT * FROM account;

-- case: a table is made of a query WITH NO DATA
CREATE TABLE copy AS SELECT * FROM account WITH NO DATA;

-- case: a table is made of a join
CREATE TABLE copy AS SELECT a.name, i.total FROM account a JOIN invoice i ON i.account_id = a.id;

-- case: a table is made of a view
CREATE TABLE copy AS SELECT * FROM names;

-- case: a table is made of a TABLE command
CREATE TABLE copy AS TABLE alone;

-- case: a table is made with SELECT INTO
SELECT * INTO copy FROM alone;

-- case: a table is made of VALUES
CREATE TABLE copy AS VALUES (1, 'a'), (2, 'b');

-- case: an unlogged table is made
CREATE UNLOGGED TABLE parcel (id bigint PRIMARY KEY);

-- case: a table is made that is there, IF NOT EXISTS
CREATE TABLE IF NOT EXISTS account (id bigint PRIMARY KEY);

-- case: a table is made that is there and would refer to another, IF NOT EXISTS
CREATE TABLE IF NOT EXISTS alone (id bigint PRIMARY KEY, account_id bigint REFERENCES account);

-- case: a table is made that is not there, IF NOT EXISTS
CREATE TABLE IF NOT EXISTS parcel (id bigint PRIMARY KEY, account_id bigint REFERENCES account);

-- case: a table is made of a query that is there, IF NOT EXISTS
CREATE TABLE IF NOT EXISTS alone AS SELECT * FROM account;

-- case: a table is dropped
DROP TABLE alone;

-- case: a table is dropped, IF EXISTS
DROP TABLE IF EXISTS alone;

-- case: no table is dropped, IF EXISTS
DROP TABLE IF EXISTS ghost;

-- case: a quoted table of another schema is dropped
DROP TABLE shop."Order";

-- case: a referring table is dropped
DROP TABLE line;

-- case: a table is dropped that refers to itself
DROP TABLE folder;

-- case: a table is dropped with one that refers to it, CASCADE
DROP TABLE line, invoice CASCADE;

-- case: a table is dropped that others refer to, CASCADE
DROP TABLE account CASCADE;

-- case: a table in the middle is dropped, CASCADE
DROP TABLE invoice CASCADE;

-- case: a table with children is dropped, CASCADE
DROP TABLE person CASCADE;

-- case: a child is dropped
DROP TABLE worker;

-- case: a table is dropped with its view, CASCADE
-- given
CREATE VIEW alone_notes AS SELECT note FROM alone;
CREATE VIEW alone_notes_2 AS SELECT note FROM alone_notes;
-- run
DROP TABLE alone CASCADE;

-- case: an unlogged table becomes logged
ALTER TABLE scratch SET LOGGED;

-- case: a logged table becomes unlogged
ALTER TABLE big SET UNLOGGED;

-- case: a logged table is set logged
ALTER TABLE big SET LOGGED;

-- case: an unlogged table is set unlogged
ALTER TABLE scratch SET UNLOGGED;

-- case: a table with a serial becomes unlogged
ALTER TABLE alone SET UNLOGGED;

-- case: a table moves to a tablespace
ALTER TABLE big SET TABLESPACE other;

-- case: a table moves to the tablespace where it is
ALTER TABLE big SET TABLESPACE pg_default;

-- case: all tables of a tablespace move
-- differs: a tablespace is not asked for its tables, and those of other histories are in it too
-- given
CREATE TABLE far (id bigint PRIMARY KEY, note text) TABLESPACE other;
-- run
ALTER TABLE ALL IN TABLESPACE other SET TABLESPACE pg_default;

-- case: the access method is set
-- postgres: 15-
ALTER TABLE big SET ACCESS METHOD heap;

-- case: the fillfactor
ALTER TABLE big SET (fillfactor = 70);

-- case: parameters of autovacuum
ALTER TABLE big SET (autovacuum_enabled = false, autovacuum_vacuum_scale_factor = 0.01);

-- case: parameters go back
ALTER TABLE big RESET (fillfactor, autovacuum_enabled);

-- case: parameters of the TOAST table
ALTER TABLE big SET (toast.autovacuum_enabled = false, toast_tuple_target = 4000);

-- case: parallel workers and user catalog tables
ALTER TABLE big SET (parallel_workers = 4);

-- case: user catalog tables
ALTER TABLE big SET (user_catalog_table = true);

-- case: WITHOUT OIDS
ALTER TABLE big SET WITHOUT OIDS;

-- case: REPLICA IDENTITY FULL
ALTER TABLE big REPLICA IDENTITY FULL;

-- case: REPLICA IDENTITY NOTHING
ALTER TABLE big REPLICA IDENTITY NOTHING;

-- case: REPLICA IDENTITY USING INDEX
ALTER TABLE big REPLICA IDENTITY USING INDEX big_pkey;

-- case: REPLICA IDENTITY DEFAULT
ALTER TABLE big REPLICA IDENTITY DEFAULT;

-- case: row security
ALTER TABLE big ENABLE ROW LEVEL SECURITY;

-- case: forced row security
ALTER TABLE big FORCE ROW LEVEL SECURITY;

-- case: row security off
ALTER TABLE big DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;

-- case: a table becomes one of a type
-- given
CREATE TABLE money_notes (amount int, note text);
-- run
ALTER TABLE money_notes OF money_note;

-- case: a table is no longer one of a type
-- given
CREATE TABLE money_notes OF money_note;
-- run
ALTER TABLE money_notes NOT OF;

-- case: a table is altered that is not there, IF EXISTS
ALTER TABLE IF EXISTS ghost ADD COLUMN x int;

-- case: a table is altered that is there, IF EXISTS
ALTER TABLE IF EXISTS alone SET (fillfactor = 80);

-- case: actions of different strength
ALTER TABLE big SET (fillfactor = 80), ALTER COLUMN body SET STATISTICS 200;

-- case: one strong action among weak ones
ALTER TABLE big SET (fillfactor = 80), ALTER COLUMN body SET DEFAULT 'x', ALTER COLUMN body SET STATISTICS 200;
