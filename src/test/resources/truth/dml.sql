-- base
CREATE TABLE account (id bigint PRIMARY KEY, email text, name text);
CREATE TABLE invoice (id bigint PRIMARY KEY, account_id bigint REFERENCES account ON DELETE CASCADE, total numeric(10,2));
CREATE TABLE line (id bigint PRIMARY KEY, invoice_id bigint REFERENCES invoice ON DELETE SET NULL, item text);
CREATE TABLE tag (id bigint PRIMARY KEY, name text UNIQUE);
CREATE TABLE tagged (tag text REFERENCES tag (name) ON UPDATE CASCADE, at date);
CREATE TABLE plain (id bigint PRIMARY KEY, note text);
CREATE TABLE other (id bigint PRIMARY KEY, note text);
CREATE TABLE log (id bigserial PRIMARY KEY, what text);
CREATE TABLE watched (id bigint PRIMARY KEY, note text);
CREATE FUNCTION write_log() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log (what) VALUES ('x'); RETURN NEW; END $$;
CREATE TRIGGER watched_change AFTER INSERT OR UPDATE ON watched FOR EACH ROW EXECUTE FUNCTION write_log();
CREATE VIEW plains AS SELECT id, note FROM plain;
CREATE VIEW more_plains AS SELECT id, note FROM plains;
CREATE TABLE visit (id bigint, at date NOT NULL, page text) PARTITION BY RANGE (at);
CREATE TABLE visit_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE INDEX visit_page ON visit (page);
CREATE SCHEMA shop;
CREATE TABLE shop."Order" (id bigint PRIMARY KEY, "placedAt" timestamptz);

-- case: a row is inserted
INSERT INTO plain (id, note) VALUES (1001, 'a');

-- case: a row of defaults is inserted
INSERT INTO log DEFAULT VALUES;

-- case: a row is inserted into a quoted table of another schema
INSERT INTO shop."Order" (id) VALUES (1001);

-- case: a row is inserted that refers to one
INSERT INTO invoice (id, account_id) VALUES (1001, 1);

-- case: a row is inserted that refers to none
INSERT INTO invoice (id) VALUES (1001);

-- case: rows of another table are inserted
INSERT INTO plain SELECT id + 1000, note FROM other;

-- case: rows of another table are inserted where a condition holds
INSERT INTO plain SELECT id + 1000, note FROM other WHERE id > 50;

-- case: a row is inserted or not, ON CONFLICT DO NOTHING
INSERT INTO plain (id, note) VALUES (1, 'a') ON CONFLICT DO NOTHING;

-- case: a row is inserted or updated
INSERT INTO plain (id, note) VALUES (1, 'a') ON CONFLICT (id) DO UPDATE SET note = excluded.note;

-- case: a row is inserted, RETURNING
INSERT INTO plain (id, note) VALUES (1001, 'a') RETURNING id;

-- case: a row is inserted into a partitioned table
-- differs: which partition takes the row depends on its values
INSERT INTO visit VALUES (1001, '2024-05-05', 'a');

-- case: a row is inserted into a partition
INSERT INTO visit_2024 VALUES (1001, '2024-05-05', 'a');

-- case: a row is inserted through a view
INSERT INTO plains (id, note) VALUES (1001, 'a');

-- case: a row is inserted through a view of a view
INSERT INTO more_plains (id, note) VALUES (1001, 'a');

-- case: a row is inserted whose trigger writes elsewhere
INSERT INTO watched VALUES (1001, 'a');

-- case: all rows are updated
UPDATE plain SET note = 'x';

-- case: all rows are updated, with an alias
UPDATE plain AS p SET note = p.note || 'x';

-- case: some rows are updated
UPDATE plain SET note = 'x' WHERE id < 50;

-- case: one row is updated
UPDATE plain SET note = 'x' WHERE id = 7;

-- case: rows are updated from another table
UPDATE plain SET note = o.note FROM other o WHERE o.id = plain.id;

-- case: rows are updated by a subquery
UPDATE plain SET note = (SELECT max(note) FROM other);

-- case: rows are updated that a subquery names
UPDATE plain SET note = 'x' WHERE id IN (SELECT id FROM other);

-- case: all rows of a partitioned table are updated
UPDATE visit SET page = 'x';

-- case: rows of one partition are updated
-- differs: which partitions are left out depends on the condition
UPDATE visit SET page = 'x' WHERE at = '2024-05-05';

-- case: rows are updated through a view
UPDATE plains SET note = 'x';

-- case: a referring column is updated
UPDATE invoice SET account_id = 1;

-- case: a referred column is updated, CASCADE
UPDATE tag SET name = name || 'x' WHERE id = 1;

-- case: another column of a referred table is updated
UPDATE account SET name = 'x' WHERE id = 1;

-- case: rows are updated whose trigger writes elsewhere
UPDATE watched SET note = 'x' WHERE id = 1;

-- case: all rows are deleted
DELETE FROM plain;

-- case: some rows are deleted
DELETE FROM plain WHERE id < 50;

-- case: rows are deleted that another table names
DELETE FROM plain USING other WHERE other.id = plain.id;

-- case: rows are deleted that a subquery names
DELETE FROM plain WHERE id IN (SELECT id FROM other WHERE note = 'x');

-- case: rows are deleted that others refer to, CASCADE
DELETE FROM account WHERE id = 1;

-- case: rows are deleted that others refer to, SET NULL
DELETE FROM invoice WHERE id = 1;

-- case: all rows of a referring table are deleted
DELETE FROM line;

-- case: rows of a partitioned table are deleted
DELETE FROM visit WHERE page = 'x';

-- case: all rows of a partitioned table are deleted
DELETE FROM visit;

-- case: rows are deleted through a view
DELETE FROM plains WHERE id = 1;

-- case: rows are merged
-- postgres: 15-
MERGE INTO plain USING other ON other.id = plain.id WHEN MATCHED THEN UPDATE SET note = other.note WHEN NOT MATCHED THEN INSERT VALUES (other.id, other.note);

-- case: rows are merged and deleted
-- postgres: 15-
MERGE INTO plain USING (SELECT * FROM other WHERE id < 9) AS o ON o.id = plain.id WHEN MATCHED THEN DELETE;

-- case: rows are moved
WITH gone AS (DELETE FROM plain WHERE id < 9 RETURNING *) INSERT INTO other SELECT id + 1000, note FROM gone;

-- case: rows are moved, all of them
WITH gone AS (DELETE FROM plain RETURNING *) INSERT INTO other SELECT id + 1000, note FROM gone;

-- case: rows are updated with a query before
WITH names AS (SELECT id, note FROM other) UPDATE plain SET note = names.note FROM names WHERE names.id = plain.id;

-- case: rows are changed in a query
WITH changed AS (UPDATE plain SET note = 'x' WHERE id = 1 RETURNING id) SELECT * FROM changed;

-- case: rows are deleted and put back
BEGIN;
DELETE FROM plain;
INSERT INTO plain SELECT id, note FROM other;
COMMIT;

-- case: a prepared change runs where it is executed
PREPARE change (text) AS UPDATE plain SET note = $1 WHERE id = 1;
EXECUTE change ('a');

-- case: a prepared deletion of all rows is explained and run
PREPARE empty AS DELETE FROM plain;
EXPLAIN ANALYZE EXECUTE empty;

-- case: a prepared query is explained
PREPARE look AS SELECT note FROM plain;
EXPLAIN EXECUTE look;
DEALLOCATE look;
