-- base
CREATE TABLE account (id bigint PRIMARY KEY, email text, name text);
CREATE SEQUENCE tickets;

-- case: a temporary table
CREATE TEMPORARY TABLE note (id bigint PRIMARY KEY, body text);

-- case: a temporary table of a query
CREATE TEMP TABLE note AS SELECT * FROM account;

-- case: a temporary table of a query, in a transaction
BEGIN;
CREATE TEMP TABLE note ON COMMIT DROP AS SELECT id FROM account WHERE id < 9;
UPDATE account SET name = 'x' FROM note WHERE note.id = account.id;
COMMIT;

-- case: a temporary table that hides another
BEGIN;
CREATE TEMP TABLE account (id bigint);
INSERT INTO account VALUES (1);
ALTER TABLE account ADD COLUMN email text;
DROP TABLE account;
COMMIT;

-- case: a temporary table like another
CREATE TEMP TABLE note (LIKE account INCLUDING ALL);

-- case: a temporary table is changed
BEGIN;
CREATE TEMP TABLE note (id bigint, body text);
CREATE INDEX note_body ON note (body);
ALTER TABLE note ALTER COLUMN id SET NOT NULL;
TRUNCATE note;
COMMIT;

-- case: a temporary view
CREATE TEMP VIEW names AS SELECT name FROM account;

-- case: a temporary sequence
CREATE TEMP SEQUENCE numbers;

-- case: a savepoint, and what was done since is undone
BEGIN;
ALTER TABLE account ADD COLUMN phone text;
SAVEPOINT one;
CREATE INDEX account_email ON account (email);
ROLLBACK TO one;
COMMIT;

-- case: a transaction that is rolled back
BEGIN;
DROP TABLE account;
ROLLBACK;
