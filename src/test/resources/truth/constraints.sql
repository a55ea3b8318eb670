-- base
CREATE TABLE account (id bigint, email text, name text, age int, span int4range);
CREATE UNIQUE INDEX account_id_2 ON account (id);
CREATE UNIQUE INDEX account_email_2 ON account (email);
CREATE TABLE checked (id bigint PRIMARY KEY, age int, email text CONSTRAINT checked_email UNIQUE, CONSTRAINT checked_age CHECK (age >= 0), CONSTRAINT checked_id CHECK (id IS NOT NULL));
ALTER TABLE checked ADD CONSTRAINT checked_later CHECK (age < 1000) NOT VALID;
CREATE TABLE referring (id bigint REFERENCES checked, email text REFERENCES checked (email));
CREATE TABLE proven (id bigint, code text NOT NULL, CONSTRAINT proven_id CHECK (id IS NOT NULL));
CREATE UNIQUE INDEX proven_id_2 ON proven (id);
CREATE TABLE visit (id bigint NOT NULL, at date NOT NULL, page text) PARTITION BY RANGE (at);
CREATE TABLE visit_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE person (id bigint, name text);
CREATE TABLE worker (boss bigint) INHERITS (person);
CREATE SCHEMA shop;
CREATE TABLE shop."Order" (id bigint NOT NULL, "placedAt" timestamptz);

-- case: a CHECK
ALTER TABLE account ADD CONSTRAINT account_age CHECK (age >= 0);
-- rows
INSERT INTO account (id, age) VALUES (1001, -1);

-- case: a CHECK without a name
ALTER TABLE account ADD CHECK (age >= 0);
-- rows
INSERT INTO account (id, age) VALUES (1001, -1);

-- case: a CHECK, NOT VALID
ALTER TABLE account ADD CONSTRAINT account_age CHECK (age >= 0) NOT VALID;

-- case: a CHECK, NO INHERIT
ALTER TABLE account ADD CONSTRAINT account_age CHECK (age >= 0) NO INHERIT;
-- rows
INSERT INTO account (id, age) VALUES (1001, -1);

-- case: a CHECK, NOT ENFORCED
-- postgres: 18-
ALTER TABLE account ADD CONSTRAINT account_age CHECK (age >= 0) NOT ENFORCED;

-- case: a CHECK of a partitioned table
ALTER TABLE visit ADD CONSTRAINT visit_page CHECK (page <> '');
-- rows
INSERT INTO visit VALUES (1, '2024-05-05', '');

-- case: a CHECK of a partitioned table, NOT VALID
ALTER TABLE visit ADD CONSTRAINT visit_page CHECK (page <> '') NOT VALID;

-- case: a CHECK of a table with children
ALTER TABLE person ADD CONSTRAINT person_name CHECK (name <> '');
-- rows
INSERT INTO worker (name) VALUES ('');

-- case: a CHECK of a table with children, NO INHERIT
ALTER TABLE person ADD CONSTRAINT person_name CHECK (name <> '') NO INHERIT;
-- rows
INSERT INTO person (name) VALUES ('');

-- case: a CHECK, and a column
ALTER TABLE account ADD COLUMN level int, ADD CONSTRAINT account_level CHECK (level > 0);

-- case: a CHECK, NOT VALID, of a new column
ALTER TABLE account ADD COLUMN level int, ADD CONSTRAINT account_level CHECK (level > 0) NOT VALID;

-- case: a CHECK is validated
ALTER TABLE checked VALIDATE CONSTRAINT checked_later;
-- rows
ALTER TABLE checked DROP CONSTRAINT checked_later; INSERT INTO checked VALUES (1001, 4711); ALTER TABLE checked ADD CONSTRAINT checked_later CHECK (age < 1000) NOT VALID;

-- case: a CHECK is validated that is valid
ALTER TABLE checked VALIDATE CONSTRAINT checked_age;

-- case: a CHECK of a partitioned table is validated
-- given
ALTER TABLE visit ADD CONSTRAINT visit_page CHECK (page <> '') NOT VALID;
-- run
ALTER TABLE visit VALIDATE CONSTRAINT visit_page;
-- rows
ALTER TABLE visit DROP CONSTRAINT visit_page; INSERT INTO visit VALUES (1, '2024-05-05', ''); ALTER TABLE visit ADD CONSTRAINT visit_page CHECK (page <> '') NOT VALID;

-- case: a CHECK, and it is validated, in one statement
ALTER TABLE account ADD CONSTRAINT account_age CHECK (age >= 0) NOT VALID, VALIDATE CONSTRAINT account_age;
-- rows
INSERT INTO account (id, age) VALUES (1001, -1);

-- case: UNIQUE
ALTER TABLE account ADD CONSTRAINT account_name UNIQUE (name);
-- rows
INSERT INTO account (id, name) VALUES (1001, 'a'), (1002, 'a');

-- case: UNIQUE without a name
ALTER TABLE account ADD UNIQUE (name, age);
-- rows
INSERT INTO account (id, name, age) VALUES (1001, 'a', 1), (1002, 'a', 1);

-- case: UNIQUE, deferrable
ALTER TABLE account ADD CONSTRAINT account_name UNIQUE (name) DEFERRABLE INITIALLY DEFERRED;
-- rows
INSERT INTO account (id, name) VALUES (1001, 'a'), (1002, 'a');

-- case: UNIQUE, NULLS NOT DISTINCT
-- postgres: 15-
ALTER TABLE account ADD UNIQUE NULLS NOT DISTINCT (name);
-- rows
INSERT INTO account (id) VALUES (1001), (1002);

-- case: UNIQUE, INCLUDE
ALTER TABLE account ADD CONSTRAINT account_name UNIQUE (name) INCLUDE (age);
-- rows
INSERT INTO account (id, name) VALUES (1001, 'a'), (1002, 'a');

-- case: UNIQUE USING INDEX
ALTER TABLE account ADD CONSTRAINT account_email UNIQUE USING INDEX account_email_2;

-- case: UNIQUE of a partitioned table
ALTER TABLE visit ADD UNIQUE (id, at);
-- rows
INSERT INTO visit VALUES (7, '2024-05-05', 'a'), (7, '2024-05-05', 'b');

-- case: a primary key
ALTER TABLE shop."Order" ADD PRIMARY KEY (id);
-- rows
INSERT INTO shop."Order" VALUES (1001), (1001);

-- case: a primary key over a column that may be null
ALTER TABLE account ADD CONSTRAINT account_key PRIMARY KEY (id);
-- rows
INSERT INTO account (name) VALUES ('nobody');

-- case: a primary key over a column that a CHECK and a unique index prove
ALTER TABLE proven ADD PRIMARY KEY (id);

-- case: a primary key over a column that a CHECK proves
-- given
DROP INDEX proven_id_2;
-- run
ALTER TABLE proven ADD PRIMARY KEY (id);
-- rows
INSERT INTO proven VALUES (1001, 'a'), (1001, 'b');

-- case: a primary key over two columns
ALTER TABLE account ADD PRIMARY KEY (id, email);
-- rows
INSERT INTO account (id) VALUES (1001);

-- case: a primary key USING INDEX over a column that may be null
ALTER TABLE account ADD CONSTRAINT account_key PRIMARY KEY USING INDEX account_id_2;
-- rows
INSERT INTO account (name) VALUES ('nobody');

-- case: a primary key USING INDEX over a column that a CHECK proves
ALTER TABLE proven ADD CONSTRAINT proven_key PRIMARY KEY USING INDEX proven_id_2;

-- case: a primary key USING INDEX over a column that is NOT NULL
-- given
CREATE UNIQUE INDEX proven_code ON proven (code);
-- run
ALTER TABLE proven ADD PRIMARY KEY USING INDEX proven_code;

-- case: a primary key of a partitioned table
ALTER TABLE visit ADD PRIMARY KEY (id, at);
-- rows
INSERT INTO visit VALUES (7, '2024-05-05', 'a'), (7, '2024-05-05', 'b');

-- case: a primary key of a table with children
ALTER TABLE person ADD PRIMARY KEY (id);
-- rows
INSERT INTO person VALUES (1001, 'a'), (1001, 'b');

-- case: EXCLUDE
ALTER TABLE account ADD CONSTRAINT account_span EXCLUDE USING gist (span WITH &&);
-- rows
INSERT INTO account (id, span) VALUES (1001, '[1,9]'), (1002, '[2,3]');

-- case: EXCLUDE by equality, with WHERE
ALTER TABLE account ADD EXCLUDE USING btree (name WITH =) WHERE (age > 10);
-- rows
INSERT INTO account (id, name, age) VALUES (1001, 'a', 11), (1002, 'a', 12);

-- case: a CHECK is dropped
ALTER TABLE checked DROP CONSTRAINT checked_age;

-- case: a CHECK is dropped, IF EXISTS
ALTER TABLE checked DROP CONSTRAINT IF EXISTS checked_age;

-- case: no constraint is dropped, IF EXISTS
ALTER TABLE checked DROP CONSTRAINT IF EXISTS checked_shape;

-- case: UNIQUE is dropped, and the keys that refer to it
ALTER TABLE checked DROP CONSTRAINT checked_email CASCADE;

-- case: a primary key is dropped, and the keys that refer to it
ALTER TABLE checked DROP CONSTRAINT checked_pkey CASCADE;

-- case: a CHECK of a partitioned table is dropped
-- given
ALTER TABLE visit ADD CONSTRAINT visit_page CHECK (page <> '');
-- run
ALTER TABLE visit DROP CONSTRAINT visit_page;

-- case: a primary key of a partitioned table is dropped
-- given
ALTER TABLE visit ADD CONSTRAINT visit_key PRIMARY KEY (id, at);
-- run
ALTER TABLE visit DROP CONSTRAINT visit_key;

-- case: a constraint is renamed
ALTER TABLE checked RENAME CONSTRAINT checked_age TO checked_positive;

-- case: a primary key is renamed
ALTER TABLE checked RENAME CONSTRAINT checked_pkey TO checked_key;

-- case: a CHECK goes and one comes
ALTER TABLE checked DROP CONSTRAINT checked_age, ADD CONSTRAINT checked_age CHECK (age >= -1);
-- rows
ALTER TABLE checked DROP CONSTRAINT checked_age; INSERT INTO checked (id, age) VALUES (1001, -7); ALTER TABLE checked ADD CONSTRAINT checked_age CHECK (age >= 0) NOT VALID;

-- case: a primary key goes to other columns
ALTER TABLE proven ADD CONSTRAINT proven_code UNIQUE (code), DROP CONSTRAINT proven_id;
-- rows
INSERT INTO proven VALUES (1001, 'a'), (1002, 'a');

-- case: a table with constraints comes and gets one more
BEGIN;
CREATE TABLE parcel (id bigint PRIMARY KEY, weight int CHECK (weight > 0));
ALTER TABLE parcel ADD CONSTRAINT parcel_weight UNIQUE (weight);
COMMIT;

-- case: UNIQUE of a table with children
ALTER TABLE person ADD UNIQUE (id);
-- rows
INSERT INTO person VALUES (1001, 'a'), (1001, 'b');

-- case: UNIQUE of a partitioned table alone
ALTER TABLE ONLY visit ADD CONSTRAINT visit_key UNIQUE (id, at);

-- case: UNIQUE of a partitioned table of which a partition has its own
-- given
ALTER TABLE visit_2024 ADD CONSTRAINT visit_2024_own UNIQUE (id, at);
-- run
ALTER TABLE visit ADD CONSTRAINT visit_key UNIQUE (id, at);
-- rows
INSERT INTO visit VALUES (7, '2025-05-05', 'a'), (7, '2025-05-05', 'b');

-- case: EXCLUDE by an expression
ALTER TABLE account ADD EXCLUDE USING btree (lower(name) WITH =);
-- rows
INSERT INTO account (id, name) VALUES (1001, 'a'), (1002, 'A');

-- case: EXCLUDE of two columns
ALTER TABLE account ADD EXCLUDE USING btree (name WITH =, age WITH =);
-- rows
INSERT INTO account (id, name, age) VALUES (1001, 'a', 11), (1002, 'a', 11);

-- case: two CHECKs
ALTER TABLE account ADD CHECK (age >= 0), ADD CHECK (name <> '') NOT VALID;
-- rows
INSERT INTO account (id, age) VALUES (1001, -1);

-- case: a CHECK of a quoted column
ALTER TABLE shop."Order" ADD CONSTRAINT "Order_placedAt" CHECK ("placedAt" > '2000-01-01');
-- rows
INSERT INTO shop."Order" VALUES (1001, '1999-01-01');

-- case: a CHECK of a partition
ALTER TABLE visit_2024 ADD CHECK (page <> '');
-- rows
INSERT INTO visit VALUES (1, '2024-05-05', '');

-- case: a CHECK of a table with children is dropped there alone
-- given
ALTER TABLE person ADD CONSTRAINT person_name CHECK (name <> '');
-- run
ALTER TABLE ONLY person DROP CONSTRAINT person_name;

-- case: a CHECK of a table with children is dropped
-- given
ALTER TABLE person ADD CONSTRAINT person_name CHECK (name <> '');
-- run
ALTER TABLE person DROP CONSTRAINT person_name;

-- case: a CHECK of a table with children is validated
-- given
ALTER TABLE person ADD CONSTRAINT person_name CHECK (name <> '') NOT VALID;
-- run
ALTER TABLE person VALIDATE CONSTRAINT person_name;
-- rows
ALTER TABLE person DROP CONSTRAINT person_name; INSERT INTO worker (name) VALUES (''); ALTER TABLE person ADD CONSTRAINT person_name CHECK (name <> '') NOT VALID;

-- case: a CHECK, NO INHERIT, is validated
-- given
ALTER TABLE person ADD CONSTRAINT person_name CHECK (name <> '') NO INHERIT NOT VALID;
-- run
ALTER TABLE person VALIDATE CONSTRAINT person_name;
-- rows
ALTER TABLE person DROP CONSTRAINT person_name; INSERT INTO person (name) VALUES (''); ALTER TABLE person ADD CONSTRAINT person_name CHECK (name <> '') NO INHERIT NOT VALID;

-- case: UNIQUE USING INDEX keeps the index's name
ALTER TABLE account ADD UNIQUE USING INDEX account_email_2;

-- case: a primary key, deferrable, over columns that are NOT NULL
ALTER TABLE visit_2024 ADD PRIMARY KEY (id) DEFERRABLE;
-- rows
INSERT INTO visit VALUES (7, '2024-05-05', 'a'), (7, '2024-05-06', 'b');

-- case: a primary key of a table that the transaction has emptied
BEGIN;
TRUNCATE account;
ALTER TABLE account ADD PRIMARY KEY (id);
COMMIT;

-- case: UNIQUE and the rows that it takes in, in one transaction
BEGIN;
CREATE TABLE parcel (id bigint PRIMARY KEY, weight int);
INSERT INTO parcel SELECT id, age FROM account;
ALTER TABLE parcel ADD CONSTRAINT parcel_weight UNIQUE (weight);
COMMIT;
-- rows
INSERT INTO account (id, age) VALUES (1001, 7), (1002, 7);

-- case: NOT NULL and a primary key at once
ALTER TABLE account ALTER COLUMN id SET NOT NULL, ADD PRIMARY KEY (id);
-- rows
INSERT INTO account (name) VALUES ('nobody');

-- case: a primary key is dropped
ALTER TABLE referring DROP CONSTRAINT referring_id_fkey, ADD PRIMARY KEY (id);
-- rows
INSERT INTO referring VALUES (NULL, NULL);

-- case: a generated column that is checked
ALTER TABLE account ADD COLUMN half int GENERATED ALWAYS AS (age / 2) STORED, ADD CHECK (half >= 0);
-- rows
INSERT INTO account (id, age) VALUES (1001, -10);

-- case: UNIQUE over a column that an earlier statement adds without values
BEGIN;
ALTER TABLE account ADD COLUMN badge int;
ALTER TABLE account ADD UNIQUE (badge);
COMMIT;

-- case: UNIQUE over a column that an earlier statement adds and another fills
BEGIN;
ALTER TABLE account ADD COLUMN badge int;
UPDATE account SET badge = age;
ALTER TABLE account ADD UNIQUE (badge);
COMMIT;
-- rows
INSERT INTO account (id, age) VALUES (1001, 7), (1002, 7);

-- case: a CHECK that is true of a column which an earlier statement adds without values
BEGIN;
ALTER TABLE account ADD COLUMN badge int;
ALTER TABLE account ADD CHECK (badge > 0);
COMMIT;

-- case: a CHECK that a default makes true which an earlier statement adds
BEGIN;
ALTER TABLE account ADD COLUMN badge int NOT NULL DEFAULT 5;
ALTER TABLE account ADD CHECK (badge > 0);
COMMIT;

-- case: a primary key over a serial column that an earlier statement adds and another renames
BEGIN;
ALTER TABLE account ADD COLUMN serial_no serial;
ALTER TABLE account RENAME COLUMN serial_no TO no;
ALTER TABLE account ADD PRIMARY KEY (no);
COMMIT;

-- case: UNIQUE in the place of a unique index that an earlier statement drops
BEGIN;
DROP INDEX account_email_2;
ALTER TABLE account ADD UNIQUE (email);
COMMIT;

-- case: a primary key that takes the name of the one that the same statement drops
ALTER TABLE checked DROP CONSTRAINT checked_pkey CASCADE, ADD PRIMARY KEY (email);
-- rows
INSERT INTO checked (id, age) VALUES (1001, 1);

-- case: a CHECK that another one says already
ALTER TABLE checked ADD CONSTRAINT checked_age_2 CHECK (age >= 0);

-- case: a CHECK that another one says which is NOT VALID
ALTER TABLE checked ADD CONSTRAINT checked_later_2 CHECK (age < 1000);
-- rows
ALTER TABLE checked DROP CONSTRAINT checked_later; INSERT INTO checked (id, age) VALUES (1001, 5000); ALTER TABLE checked ADD CONSTRAINT checked_later CHECK (age < 1000) NOT VALID;

-- case: UNIQUE NULLS NOT DISTINCT over a column that is unique but for NULL
-- postgres: 15-
ALTER TABLE account ADD UNIQUE NULLS NOT DISTINCT (email);
-- rows
INSERT INTO account (id, email) VALUES (1001, NULL), (1002, NULL);
