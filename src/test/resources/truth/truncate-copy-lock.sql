-- base
CREATE TABLE account (id bigserial PRIMARY KEY, email text, name text);
CREATE INDEX account_name ON account (name);
CREATE TABLE invoice (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, account_id bigint REFERENCES account);
CREATE TABLE line (invoice_id bigint REFERENCES invoice, item text);
CREATE TABLE alone (id bigint PRIMARY KEY, note text);
CREATE TABLE counter (id serial PRIMARY KEY, n int);
CREATE TABLE visit (id bigint, at date NOT NULL, page text) PARTITION BY RANGE (at);
CREATE TABLE visit_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE INDEX visit_at ON visit (at);
CREATE TABLE person (id bigint PRIMARY KEY, name text);
CREATE TABLE worker (boss bigint) INHERITS (person);
CREATE VIEW notes AS SELECT note FROM alone;
CREATE VIEW all_notes AS SELECT note FROM notes;
CREATE MATERIALIZED VIEW names AS SELECT id, name FROM account;
CREATE SEQUENCE tickets;
CREATE SCHEMA shop;
CREATE TABLE shop."Order" (id bigint PRIMARY KEY, at timestamptz);

-- case: a table is emptied
TRUNCATE alone;

-- case: a table is emptied, with TABLE
TRUNCATE TABLE alone;

-- case: a quoted table of another schema is emptied
TRUNCATE TABLE shop."Order";

-- case: two tables are emptied
TRUNCATE alone, counter;

-- case: a table is emptied that others refer to, CASCADE
TRUNCATE account CASCADE;

-- case: a table in the middle is emptied, CASCADE
TRUNCATE invoice CASCADE;

-- case: a referring table is emptied
TRUNCATE line;

-- case: both sides of a foreign key are emptied
TRUNCATE account, invoice, line;

-- case: its serial starts again
TRUNCATE counter RESTART IDENTITY;

-- case: its serial goes on
TRUNCATE counter CONTINUE IDENTITY;

-- case: identities and serials start again, CASCADE
TRUNCATE account RESTART IDENTITY CASCADE;

-- case: a partitioned table is emptied
TRUNCATE visit;

-- case: a partition is emptied
TRUNCATE visit_2024;

-- case: a table with children is emptied
TRUNCATE person;

-- case: a table with children is emptied alone
TRUNCATE ONLY person;

-- case: a table is emptied with an INSERT after it
BEGIN;
TRUNCATE alone;
INSERT INTO alone VALUES (1, 'a');
COMMIT;

-- case: rows are copied in
COPY alone FROM STDIN;

-- case: rows are copied in from a program's output
-- differs: what a program does is not known
COPY alone (id) FROM PROGRAM 'echo 4711';

-- case: rows are copied in with options
COPY alone (id, note) FROM STDIN WITH (FORMAT csv, HEADER true);

-- case: a row is copied into a referring table
-- differs: what a program does is not known
COPY line (invoice_id) FROM PROGRAM 'echo 7';

-- case: rows are copied into a partitioned table
COPY visit FROM STDIN;

-- case: rows are copied out
-- postgres: 13-
COPY alone TO STDOUT;

-- case: columns are copied out
-- postgres: 13-
COPY alone (note) TO STDOUT WITH (FORMAT csv);

-- case: a query is copied out
COPY (SELECT note FROM alone WHERE id = 1) TO STDOUT;

-- case: a query of two tables is copied out
COPY (SELECT * FROM account JOIN invoice ON account.id = account_id) TO STDOUT;

-- case: LOCK TABLE
LOCK TABLE alone;

-- case: LOCK without TABLE
LOCK alone IN SHARE MODE;

-- case: LOCK in ACCESS SHARE MODE
LOCK TABLE alone IN ACCESS SHARE MODE;

-- case: LOCK in ROW SHARE MODE
LOCK TABLE alone IN ROW SHARE MODE;

-- case: LOCK in ROW EXCLUSIVE MODE
LOCK TABLE alone IN ROW EXCLUSIVE MODE;

-- case: LOCK in SHARE UPDATE EXCLUSIVE MODE
LOCK TABLE alone IN SHARE UPDATE EXCLUSIVE MODE;

-- case: LOCK in SHARE ROW EXCLUSIVE MODE
LOCK TABLE alone IN SHARE ROW EXCLUSIVE MODE;

-- case: LOCK in EXCLUSIVE MODE
LOCK TABLE alone IN EXCLUSIVE MODE NOWAIT;

-- case: LOCK of two tables
LOCK TABLE alone, shop."Order" IN EXCLUSIVE MODE;

-- case: LOCK of a partitioned table
LOCK TABLE visit IN SHARE MODE;

-- case: LOCK of a partitioned table alone
LOCK TABLE ONLY visit IN SHARE MODE;

-- case: LOCK of a table with children
LOCK TABLE person IN SHARE MODE;

-- case: LOCK of a table with children, alone
LOCK TABLE ONLY person IN SHARE MODE;

-- case: LOCK of a view
LOCK TABLE notes IN ACCESS EXCLUSIVE MODE;

-- case: LOCK of a view of a view
LOCK TABLE all_notes IN SHARE ROW EXCLUSIVE MODE;
