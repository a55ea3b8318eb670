-- base
CREATE TABLE account (id bigint PRIMARY KEY, email text, name text NOT NULL, age int, kind text);
ALTER TABLE account ADD CONSTRAINT account_age CHECK (age IS NOT NULL);
ALTER TABLE account ADD CONSTRAINT account_kind CHECK (kind IS NOT NULL) NOT VALID;
CREATE TABLE proofs (a int, b int, c int, d int, CONSTRAINT a_and CHECK (a IS NOT NULL AND a > 0), CONSTRAINT b_not CHECK (NOT (b IS NULL)), CONSTRAINT c_positive CHECK (c > 0), CONSTRAINT d_or CHECK (d IS NOT NULL OR c > 0));
CREATE TABLE visit (id bigint, at date NOT NULL, page text) PARTITION BY RANGE (at);
CREATE TABLE visit_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE person (id bigint PRIMARY KEY, name text);
CREATE TABLE worker (boss bigint) INHERITS (person);

-- case: SET NOT NULL
ALTER TABLE account ALTER COLUMN email SET NOT NULL;
-- rows
INSERT INTO account (id, name, age, kind) VALUES (1001, 'a', 1, 'b');

-- case: SET NOT NULL of a column that is
ALTER TABLE account ALTER COLUMN name SET NOT NULL;

-- case: SET NOT NULL of a primary key's column
ALTER TABLE account ALTER COLUMN id SET NOT NULL;

-- case: SET NOT NULL that a CHECK proves
ALTER TABLE account ALTER COLUMN age SET NOT NULL;

-- case: SET NOT NULL that a CHECK, NOT VALID, does not prove
ALTER TABLE account ALTER COLUMN kind SET NOT NULL;
-- rows
ALTER TABLE account DROP CONSTRAINT account_kind; INSERT INTO account (id, name, age) VALUES (1001, 'a', 1); ALTER TABLE account ADD CONSTRAINT account_kind CHECK (kind IS NOT NULL) NOT VALID;

-- case: SET NOT NULL that a CHECK with AND proves
ALTER TABLE proofs ALTER COLUMN a SET NOT NULL;

-- case: SET NOT NULL that a CHECK with NOT proves
ALTER TABLE proofs ALTER COLUMN b SET NOT NULL;

-- case: SET NOT NULL that a comparison does not prove
ALTER TABLE proofs ALTER COLUMN c SET NOT NULL;
-- rows
INSERT INTO proofs VALUES (1, 1, NULL, 1);

-- case: SET NOT NULL that a CHECK with OR does not prove
ALTER TABLE proofs ALTER COLUMN d SET NOT NULL;
-- rows
INSERT INTO proofs VALUES (1, 1, 1, NULL);

-- case: SET NOT NULL, and the proof is dropped in the same statement
ALTER TABLE account ALTER COLUMN age SET NOT NULL, DROP CONSTRAINT account_age;
-- rows
ALTER TABLE account DROP CONSTRAINT account_age; INSERT INTO account (id, name, kind) VALUES (1001, 'a', 'b'); ALTER TABLE account ADD CONSTRAINT account_age CHECK (age IS NOT NULL) NOT VALID;

-- case: SET NOT NULL, and then the proof is dropped
BEGIN;
ALTER TABLE account ALTER COLUMN age SET NOT NULL;
ALTER TABLE account DROP CONSTRAINT account_age;
COMMIT;

-- case: SET NOT NULL of two columns
ALTER TABLE account ALTER COLUMN email SET NOT NULL, ALTER COLUMN age SET NOT NULL;
-- rows
INSERT INTO account (id, name, age, kind) VALUES (1001, 'a', 1, 'b');

-- case: SET NOT NULL with a default
ALTER TABLE account ALTER COLUMN email SET DEFAULT '', ALTER COLUMN email SET NOT NULL;
-- rows
INSERT INTO account (id, name, age, kind, email) VALUES (1001, 'a', 1, 'b', NULL);

-- case: SET NOT NULL of a partitioned table
ALTER TABLE visit ALTER COLUMN page SET NOT NULL;
-- rows
INSERT INTO visit VALUES (1, '2024-05-05', NULL);

-- case: SET NOT NULL of a partition
ALTER TABLE visit_2024 ALTER COLUMN page SET NOT NULL;
-- rows
INSERT INTO visit VALUES (1, '2024-05-05', NULL);

-- case: SET NOT NULL of a table with children
ALTER TABLE person ALTER COLUMN name SET NOT NULL;
-- rows
INSERT INTO worker (id) VALUES (1);

-- case: SET NOT NULL and the rows first
-- differs: what an UPDATE leaves is not followed, and others may insert meanwhile
UPDATE account SET email = '' WHERE email IS NULL;
ALTER TABLE account ALTER COLUMN email SET NOT NULL;

-- case: DROP NOT NULL
ALTER TABLE account ALTER COLUMN name DROP NOT NULL;

-- case: DROP NOT NULL of a column that may be null
ALTER TABLE account ALTER COLUMN email DROP NOT NULL;

-- case: DROP NOT NULL of a partitioned table
-- given
ALTER TABLE visit ALTER COLUMN page SET NOT NULL;
-- run
ALTER TABLE visit ALTER COLUMN page DROP NOT NULL;

-- case: a NOT NULL constraint
-- postgres: 18-
ALTER TABLE account ADD CONSTRAINT account_email NOT NULL email;
-- rows
INSERT INTO account (id, name, age, kind) VALUES (1001, 'a', 1, 'b');

-- case: a NOT NULL constraint, NOT VALID
-- postgres: 18-
ALTER TABLE account ADD CONSTRAINT account_email NOT NULL email NOT VALID;

-- case: a NOT NULL constraint is validated
-- postgres: 18-
-- given
ALTER TABLE account ADD CONSTRAINT account_email NOT NULL email NOT VALID;
-- run
ALTER TABLE account VALIDATE CONSTRAINT account_email;
-- rows
ALTER TABLE account DROP CONSTRAINT account_email; INSERT INTO account (id, name, age, kind) VALUES (1001, 'a', 1, 'b'); ALTER TABLE account ADD CONSTRAINT account_email NOT NULL email NOT VALID;

-- case: SET NOT NULL over a NOT NULL constraint, NOT VALID
-- postgres: 18-
-- given
ALTER TABLE account ADD CONSTRAINT account_email NOT NULL email NOT VALID;
-- run
ALTER TABLE account ALTER COLUMN email SET NOT NULL;
-- rows
ALTER TABLE account DROP CONSTRAINT account_email; INSERT INTO account (id, name, age, kind) VALUES (1001, 'a', 1, 'b'); ALTER TABLE account ADD CONSTRAINT account_email NOT NULL email NOT VALID;

-- case: a NOT NULL constraint is dropped
-- postgres: 18-
-- given
ALTER TABLE account ADD CONSTRAINT account_email NOT NULL email;
-- run
ALTER TABLE account DROP CONSTRAINT account_email;

-- case: SET NOT NULL of a table with children alone
ALTER TABLE ONLY person ALTER COLUMN name SET NOT NULL;
-- rows
INSERT INTO person (id) VALUES (1001);

-- case: DROP NOT NULL of a table with children
-- given
ALTER TABLE person ALTER COLUMN name SET NOT NULL;
-- run
ALTER TABLE person ALTER COLUMN name DROP NOT NULL;

-- case: SET NOT NULL of a new column
ALTER TABLE account ADD COLUMN level int DEFAULT 1, ALTER COLUMN level SET NOT NULL;

-- case: SET NOT NULL of a quoted column
-- given
CREATE SCHEMA shop;
CREATE TABLE shop."Order" ("Id" bigint PRIMARY KEY, "placedAt" timestamptz);
-- run
ALTER TABLE shop."Order" ALTER COLUMN "placedAt" SET NOT NULL;
-- rows
INSERT INTO shop."Order" VALUES (1001);

-- case: SET NOT NULL that a CHECK of a quoted column proves
-- given
CREATE TABLE "Order" ("Id" bigint PRIMARY KEY, "placedAt" timestamptz, CONSTRAINT placed CHECK ("placedAt" IS NOT NULL));
-- run
ALTER TABLE "Order" ALTER COLUMN "placedAt" SET NOT NULL;

-- case: SET NOT NULL after the CHECK in one transaction
BEGIN;
ALTER TABLE account ADD CONSTRAINT account_email CHECK (email IS NOT NULL) NOT VALID;
ALTER TABLE account VALIDATE CONSTRAINT account_email;
ALTER TABLE account ALTER COLUMN email SET NOT NULL;
COMMIT;
-- rows
INSERT INTO account (id, name, age, kind) VALUES (1001, 'a', 1, 'b');

-- case: SET NOT NULL that a CHECK in the same statement proves
ALTER TABLE account ADD CONSTRAINT account_email CHECK (email IS NOT NULL), ALTER COLUMN email SET NOT NULL;
-- rows
INSERT INTO account (id, name, age, kind) VALUES (1001, 'a', 1, 'b');

-- case: SET NOT NULL of a table that the transaction has emptied
BEGIN;
TRUNCATE account;
ALTER TABLE account ALTER COLUMN email SET NOT NULL;
COMMIT;

-- case: SET NOT NULL of a partition that a CHECK of its parent proves
-- given
ALTER TABLE visit ADD CONSTRAINT visit_page CHECK (page IS NOT NULL);
-- run
ALTER TABLE visit_2024 ALTER COLUMN page SET NOT NULL;

-- case: a required column of a table whose rows the transaction has deleted
BEGIN;
ALTER TABLE account ADD COLUMN note text;
DELETE FROM account;
ALTER TABLE account ADD COLUMN badge int NOT NULL;
COMMIT;

-- case: SET NOT NULL of a column that an earlier statement gives a value in every row
BEGIN;
ALTER TABLE account ADD COLUMN badge int;
UPDATE account SET badge = 1;
ALTER TABLE account ALTER COLUMN badge SET NOT NULL;
COMMIT;

-- case: SET NOT NULL of a column whose nulls an earlier statement fills under a lock
BEGIN;
LOCK TABLE account;
UPDATE account SET email = '' WHERE email IS NULL;
ALTER TABLE account ALTER COLUMN email SET NOT NULL;
COMMIT;

-- case: SET NOT NULL of a column that an earlier statement fills from one that may be null
BEGIN;
ALTER TABLE account ADD COLUMN badge text;
UPDATE account SET badge = email;
ALTER TABLE account ALTER COLUMN badge SET NOT NULL;
COMMIT;
-- rows
INSERT INTO account (id, name, age, kind) VALUES (1001, 'a', 1, 'b');
