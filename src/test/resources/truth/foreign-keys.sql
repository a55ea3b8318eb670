-- base
CREATE TABLE account (id bigint PRIMARY KEY, email text UNIQUE, region int NOT NULL, UNIQUE (id, region));
CREATE TABLE invoice (id bigint PRIMARY KEY, account_id bigint, region int, email text);
CREATE TABLE paid (id bigint PRIMARY KEY, account_id bigint CONSTRAINT paid_account REFERENCES account);
CREATE TABLE owed (id bigint PRIMARY KEY, account_id bigint);
ALTER TABLE owed ADD CONSTRAINT owed_account FOREIGN KEY (account_id) REFERENCES account NOT VALID;
CREATE TABLE folder (id bigint PRIMARY KEY, parent_id bigint);
CREATE TABLE tree (id bigint PRIMARY KEY, parent_id bigint CONSTRAINT tree_parent REFERENCES tree);
CREATE TABLE visit (id bigint, at date NOT NULL, account_id bigint, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE visit_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE click (id bigint PRIMARY KEY, visit_id bigint, visit_at date);
CREATE SCHEMA shop;
CREATE TABLE shop."Order" (id bigint PRIMARY KEY, "accountId" bigint);

-- case: a foreign key
ALTER TABLE invoice ADD CONSTRAINT invoice_account FOREIGN KEY (account_id) REFERENCES account (id);
-- rows
INSERT INTO invoice VALUES (1001, 4711);

-- case: a foreign key without a name
ALTER TABLE invoice ADD FOREIGN KEY (account_id) REFERENCES account;
-- rows
INSERT INTO invoice VALUES (1001, 4711);

-- case: a foreign key, NOT VALID
ALTER TABLE invoice ADD CONSTRAINT invoice_account FOREIGN KEY (account_id) REFERENCES account NOT VALID;

-- case: a foreign key, NOT ENFORCED
-- postgres: 18-
ALTER TABLE invoice ADD CONSTRAINT invoice_account FOREIGN KEY (account_id) REFERENCES account NOT ENFORCED;

-- case: a foreign key that is no longer enforced
-- postgres: 18-
ALTER TABLE paid ALTER CONSTRAINT paid_account NOT ENFORCED;

-- case: a foreign key that is enforced again
-- postgres: 18-
-- differs: the catalog does not tell NOT ENFORCED from NOT VALID, so the scans are not certain
-- given
ALTER TABLE paid ALTER CONSTRAINT paid_account NOT ENFORCED;
-- run
ALTER TABLE paid ALTER CONSTRAINT paid_account ENFORCED;
-- rows
INSERT INTO paid VALUES (1001, 4711);

-- case: a table with a foreign key, and another table's rows in it
CREATE TABLE setting (account_id bigint PRIMARY KEY REFERENCES account);
INSERT INTO setting SELECT id FROM account;

-- case: a foreign key of two columns
ALTER TABLE invoice ADD FOREIGN KEY (account_id, region) REFERENCES account (id, region) MATCH FULL;
-- rows
INSERT INTO invoice VALUES (1001, 4711, 7);

-- case: a foreign key to a unique column
ALTER TABLE invoice ADD FOREIGN KEY (email) REFERENCES account (email) ON UPDATE CASCADE ON DELETE SET NULL;
-- rows
INSERT INTO invoice VALUES (1001, 1, 1, 'nobody');

-- case: a foreign key, deferred
ALTER TABLE invoice ADD FOREIGN KEY (account_id) REFERENCES account DEFERRABLE INITIALLY DEFERRED;
-- rows
INSERT INTO invoice VALUES (1001, 4711);

-- case: a foreign key to the table itself
ALTER TABLE folder ADD CONSTRAINT folder_parent FOREIGN KEY (parent_id) REFERENCES folder (id);
-- rows
INSERT INTO folder VALUES (1001, 4711);

-- case: a foreign key of a quoted table of another schema
ALTER TABLE shop."Order" ADD CONSTRAINT "Order_account" FOREIGN KEY ("accountId") REFERENCES public.account (id);
-- rows
INSERT INTO shop."Order" VALUES (1001, 4711);

-- case: a foreign key of a partitioned table
ALTER TABLE visit ADD CONSTRAINT visit_account FOREIGN KEY (account_id) REFERENCES account (id);
-- rows
INSERT INTO visit VALUES (1001, '2024-05-05', 4711);

-- case: a foreign key of a partition
ALTER TABLE visit_2024 ADD CONSTRAINT visit_2024_account FOREIGN KEY (account_id) REFERENCES account (id);
-- rows
INSERT INTO visit VALUES (1001, '2024-05-05', 4711);

-- case: a foreign key to a partitioned table
ALTER TABLE click ADD CONSTRAINT click_visit FOREIGN KEY (visit_id, visit_at) REFERENCES visit (id, at);
-- rows
INSERT INTO click VALUES (1001, 4711, '2024-05-05');

-- case: a foreign key to a partitioned table, NOT VALID
ALTER TABLE click ADD CONSTRAINT click_visit FOREIGN KEY (visit_id, visit_at) REFERENCES visit (id, at) NOT VALID;

-- case: a foreign key of a partitioned table, NOT VALID
-- postgres: 18-
ALTER TABLE visit ADD CONSTRAINT visit_account FOREIGN KEY (account_id) REFERENCES account (id) NOT VALID;

-- case: two foreign keys
ALTER TABLE invoice ADD FOREIGN KEY (account_id) REFERENCES account, ADD FOREIGN KEY (id) REFERENCES paid;
-- rows
INSERT INTO invoice VALUES (1001, 4711);

-- case: two foreign keys, one NOT VALID
ALTER TABLE invoice ADD FOREIGN KEY (account_id) REFERENCES account NOT VALID, ADD FOREIGN KEY (id) REFERENCES paid;
-- rows
INSERT INTO invoice VALUES (1001, 4711);

-- case: a foreign key, and it is validated, in one statement
ALTER TABLE invoice ADD CONSTRAINT invoice_account FOREIGN KEY (account_id) REFERENCES account NOT VALID, VALIDATE CONSTRAINT invoice_account;
-- rows
INSERT INTO invoice VALUES (1001, 4711);

-- case: a foreign key and a strong action
ALTER TABLE invoice ADD FOREIGN KEY (account_id) REFERENCES account NOT VALID, ALTER COLUMN email SET DEFAULT '';

-- case: a foreign key is validated
ALTER TABLE owed VALIDATE CONSTRAINT owed_account;
-- rows
ALTER TABLE owed DROP CONSTRAINT owed_account; INSERT INTO owed VALUES (1001, 4711); ALTER TABLE owed ADD CONSTRAINT owed_account FOREIGN KEY (account_id) REFERENCES account NOT VALID;

-- case: a foreign key is validated that is valid
ALTER TABLE paid VALIDATE CONSTRAINT paid_account;

-- case: a foreign key to the table itself is validated
-- given
ALTER TABLE folder ADD CONSTRAINT folder_parent FOREIGN KEY (parent_id) REFERENCES folder NOT VALID;
-- run
ALTER TABLE folder VALIDATE CONSTRAINT folder_parent;
-- rows
ALTER TABLE folder DROP CONSTRAINT folder_parent; INSERT INTO folder VALUES (1001, 4711); ALTER TABLE folder ADD CONSTRAINT folder_parent FOREIGN KEY (parent_id) REFERENCES folder NOT VALID;

-- case: a foreign key to a partitioned table is validated
-- given
ALTER TABLE click ADD CONSTRAINT click_visit FOREIGN KEY (visit_id, visit_at) REFERENCES visit (id, at) NOT VALID;
-- run
ALTER TABLE click VALIDATE CONSTRAINT click_visit;
-- rows
ALTER TABLE click DROP CONSTRAINT click_visit; INSERT INTO click VALUES (1001, 4711, '2024-05-05'); ALTER TABLE click ADD CONSTRAINT click_visit FOREIGN KEY (visit_id, visit_at) REFERENCES visit (id, at) NOT VALID;

-- case: a foreign key is dropped
ALTER TABLE paid DROP CONSTRAINT paid_account;

-- case: a foreign key is dropped, IF EXISTS
ALTER TABLE paid DROP CONSTRAINT IF EXISTS paid_account;

-- case: a foreign key to the table itself is dropped
ALTER TABLE tree DROP CONSTRAINT tree_parent;

-- case: a foreign key to a partitioned table is dropped
-- given
ALTER TABLE click ADD CONSTRAINT click_visit FOREIGN KEY (visit_id, visit_at) REFERENCES visit (id, at);
-- run
ALTER TABLE click DROP CONSTRAINT click_visit;

-- case: a foreign key of a partitioned table is dropped
-- given
ALTER TABLE visit ADD CONSTRAINT visit_account FOREIGN KEY (account_id) REFERENCES account (id);
-- run
ALTER TABLE visit DROP CONSTRAINT visit_account;

-- case: a foreign key becomes deferrable
ALTER TABLE paid ALTER CONSTRAINT paid_account DEFERRABLE INITIALLY DEFERRED;

-- case: a foreign key is renamed
ALTER TABLE paid RENAME CONSTRAINT paid_account TO paid_by;

-- case: a foreign key goes and one comes
ALTER TABLE paid DROP CONSTRAINT paid_account, ADD CONSTRAINT paid_account FOREIGN KEY (account_id) REFERENCES account ON DELETE CASCADE NOT VALID;

-- case: NOT VALID and then VALIDATE in one transaction
BEGIN;
ALTER TABLE invoice ADD CONSTRAINT invoice_account FOREIGN KEY (account_id) REFERENCES account NOT VALID;
ALTER TABLE invoice VALIDATE CONSTRAINT invoice_account;
COMMIT;
-- rows
INSERT INTO invoice VALUES (1001, 4711);

-- case: NOT VALID and then VALIDATE in two
ALTER TABLE invoice ADD CONSTRAINT invoice_account FOREIGN KEY (account_id) REFERENCES account NOT VALID;
ALTER TABLE invoice VALIDATE CONSTRAINT invoice_account;
-- rows
INSERT INTO invoice VALUES (1001, 4711);

-- case: a new table refers to one that a view is over
-- given
CREATE VIEW emails AS SELECT email FROM account;
-- run
CREATE TABLE badge (id bigint PRIMARY KEY, account_id bigint REFERENCES account);

-- case: the primary key that a foreign key needs, and it
ALTER TABLE click ADD COLUMN invoice_id bigint REFERENCES invoice ON DELETE CASCADE;

-- case: a foreign key of a table with children
-- given
CREATE TABLE person (id bigint PRIMARY KEY, account_id bigint);
CREATE TABLE worker (boss bigint) INHERITS (person);
-- run
ALTER TABLE person ADD FOREIGN KEY (account_id) REFERENCES account;
-- rows
INSERT INTO person VALUES (1001, 4711);

-- case: a foreign key to a table with children
-- given
CREATE TABLE person (id bigint PRIMARY KEY, name text);
CREATE TABLE worker (boss bigint) INHERITS (person);
-- run
ALTER TABLE invoice ADD FOREIGN KEY (account_id) REFERENCES person;
-- rows
INSERT INTO invoice VALUES (1001, 4711);

-- case: a foreign key to a table with children is validated
-- given
CREATE TABLE person (id bigint PRIMARY KEY, name text);
CREATE TABLE worker (boss bigint) INHERITS (person);
ALTER TABLE invoice ADD CONSTRAINT invoice_person FOREIGN KEY (account_id) REFERENCES person NOT VALID;
-- run
ALTER TABLE invoice VALIDATE CONSTRAINT invoice_person;
-- rows
ALTER TABLE invoice DROP CONSTRAINT invoice_person; INSERT INTO invoice VALUES (1001, 4711); ALTER TABLE invoice ADD CONSTRAINT invoice_person FOREIGN KEY (account_id) REFERENCES person NOT VALID;

-- case: two foreign keys to one table
ALTER TABLE invoice ADD FOREIGN KEY (account_id) REFERENCES account, ADD FOREIGN KEY (email) REFERENCES account (email) NOT VALID;
-- rows
INSERT INTO invoice VALUES (1001, 4711);

-- case: a foreign key of a new column, and NOT VALID
ALTER TABLE invoice ADD COLUMN paid_id bigint, ADD FOREIGN KEY (paid_id) REFERENCES paid NOT VALID;

-- case: a foreign key of a new column with a default
ALTER TABLE invoice ADD COLUMN paid_id bigint DEFAULT 1, ADD FOREIGN KEY (paid_id) REFERENCES paid;
-- rows
DELETE FROM paid WHERE id = 1;

-- case: a new column refers to a quoted table
ALTER TABLE invoice ADD COLUMN "orderId" bigint REFERENCES shop."Order" ("id");

-- case: a foreign key, and NOT NULL
ALTER TABLE invoice ALTER COLUMN account_id SET NOT NULL, ADD FOREIGN KEY (account_id) REFERENCES account;
-- rows
INSERT INTO invoice VALUES (1001, 4711);

-- case: a foreign key between two partitioned tables
-- given
CREATE TABLE hit (id bigint, at date NOT NULL, visit_id bigint) PARTITION BY RANGE (at);
CREATE TABLE hit_2024 PARTITION OF hit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- run
ALTER TABLE hit ADD FOREIGN KEY (visit_id, at) REFERENCES visit (id, at);
-- rows
INSERT INTO hit VALUES (1001, '2024-05-05', 4711);

-- case: a new table with a foreign key to a partitioned one
CREATE TABLE badge (id bigint PRIMARY KEY, visit_id bigint, visit_at date, FOREIGN KEY (visit_id, visit_at) REFERENCES visit);

-- case: a new partition of a table with a foreign key
-- given
ALTER TABLE visit ADD CONSTRAINT visit_account FOREIGN KEY (account_id) REFERENCES account (id);
-- run
CREATE TABLE visit_2026 PARTITION OF visit FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- case: a foreign key of a table that the transaction has made
BEGIN;
CREATE TABLE badge (id bigint PRIMARY KEY, account_id bigint);
ALTER TABLE badge ADD FOREIGN KEY (account_id) REFERENCES account;
COMMIT;

-- case: a key that a foreign key needs goes with it
ALTER TABLE account DROP CONSTRAINT account_pkey CASCADE;

-- case: two foreign keys are dropped
ALTER TABLE paid DROP CONSTRAINT paid_account, DROP CONSTRAINT IF EXISTS paid_other;

-- case: a column with a foreign key to the table itself is dropped
ALTER TABLE tree DROP COLUMN parent_id;

-- case: a foreign key of a renamed column is dropped
-- given
ALTER TABLE paid RENAME COLUMN account_id TO payer_id;
-- run
ALTER TABLE paid DROP COLUMN payer_id;

-- case: a foreign key over a column that an earlier statement adds without values
BEGIN;
ALTER TABLE invoice ADD COLUMN payer_id bigint;
ALTER TABLE invoice ADD FOREIGN KEY (payer_id) REFERENCES account;
COMMIT;

-- case: a foreign key over a column that earlier statements add and fill
BEGIN;
ALTER TABLE invoice ADD COLUMN payer_id bigint;
UPDATE invoice SET payer_id = account_id;
ALTER TABLE invoice ADD FOREIGN KEY (payer_id) REFERENCES account;
COMMIT;
-- rows
INSERT INTO invoice VALUES (1001, 4711);

-- case: a foreign key in the place of another to the same key
ALTER TABLE paid DROP CONSTRAINT paid_account, ADD CONSTRAINT paid_account_2 FOREIGN KEY (account_id) REFERENCES account ON DELETE CASCADE;

-- case: a foreign key in the place of one that is NOT VALID
ALTER TABLE owed DROP CONSTRAINT owed_account, ADD CONSTRAINT owed_account_2 FOREIGN KEY (account_id) REFERENCES account;
-- rows
ALTER TABLE owed DROP CONSTRAINT owed_account; INSERT INTO owed VALUES (1001, 4711); ALTER TABLE owed ADD CONSTRAINT owed_account FOREIGN KEY (account_id) REFERENCES account NOT VALID;

-- case: a foreign key in the place of one that an earlier statement drops
BEGIN;
ALTER TABLE paid DROP CONSTRAINT paid_account;
ALTER TABLE paid ADD CONSTRAINT paid_account_2 FOREIGN KEY (account_id) REFERENCES account;
COMMIT;

-- case: a foreign key in the place of one that was dropped before rows changed
BEGIN;
ALTER TABLE paid DROP CONSTRAINT paid_account;
UPDATE paid SET account_id = account_id + 100000;
ALTER TABLE paid ADD CONSTRAINT paid_account_2 FOREIGN KEY (account_id) REFERENCES account NOT VALID;
COMMIT;

-- case: VALIDATE of a foreign key over a column that an earlier statement adds without values
BEGIN;
ALTER TABLE invoice ADD COLUMN payer_id bigint;
ALTER TABLE invoice ADD CONSTRAINT invoice_payer FOREIGN KEY (payer_id) REFERENCES account NOT VALID;
ALTER TABLE invoice VALIDATE CONSTRAINT invoice_payer;
COMMIT;
