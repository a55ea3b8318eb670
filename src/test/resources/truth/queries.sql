-- base
CREATE TABLE account (id bigint PRIMARY KEY, email text, name text);
CREATE TABLE invoice (id bigint PRIMARY KEY, account_id bigint REFERENCES account, total numeric(10,2));
CREATE VIEW names AS SELECT id, name FROM account;
CREATE VIEW long_names AS SELECT * FROM names WHERE length(name) > 3;
CREATE MATERIALIZED VIEW emails AS SELECT email FROM account;
CREATE TABLE visit (id bigint, at date NOT NULL, page text) PARTITION BY RANGE (at);
CREATE TABLE visit_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE plain (id bigint PRIMARY KEY, note text);
CREATE SCHEMA shop;
CREATE TABLE shop."Order" (id bigint PRIMARY KEY, "placedAt" timestamptz);

-- case: nothing is read
SELECT 1;

-- case: a table is read
SELECT * FROM account;

-- case: a table is counted
SELECT count(*) FROM account;

-- case: a quoted table of another schema is read
SELECT * FROM shop."Order";

-- case: a table is read with TABLE
TABLE account;

-- case: some rows are read
SELECT * FROM account WHERE id = 1;

-- case: one row is read
SELECT * FROM account LIMIT 1;

-- case: a table is sorted
SELECT name FROM account ORDER BY name;

-- case: two tables are joined
SELECT * FROM account JOIN invoice ON invoice.account_id = account.id;

-- case: a table is read in a subquery
SELECT * FROM (SELECT id FROM account) AS ids;

-- case: a table is read in a condition
SELECT 1 WHERE EXISTS (SELECT FROM account);

-- case: two tables are read together
SELECT id FROM account UNION ALL SELECT id FROM invoice;

-- case: a table is read in WITH
WITH a AS (SELECT id FROM account) SELECT * FROM a;

-- case: a view is read
SELECT * FROM names;

-- case: a view of a view is read
SELECT * FROM long_names;

-- case: a materialized view is read
SELECT * FROM emails;

-- case: a partitioned table is read
SELECT * FROM visit;

-- case: one partition is read
SELECT * FROM visit_2024;

-- case: rows are locked for UPDATE
SELECT * FROM account WHERE id = 1 FOR UPDATE;

-- case: rows are locked for SHARE
SELECT * FROM account FOR SHARE;

-- case: rows are locked for KEY SHARE, of one table
SELECT * FROM account a JOIN invoice i ON i.account_id = a.id FOR KEY SHARE OF a;

-- case: rows are locked through a view
SELECT * FROM names FOR UPDATE;

-- case: a query is explained
EXPLAIN SELECT * FROM account;

-- case: a query is explained and run
EXPLAIN ANALYZE SELECT * FROM account;

-- case: a change is explained
-- differs: a change that is only explained is taken for a query
EXPLAIN UPDATE plain SET note = 'x';

-- case: a change is explained and run
EXPLAIN (ANALYZE) UPDATE plain SET note = 'x';

-- case: VALUES
VALUES (1), (2);

-- case: a query is prepared
PREPARE all_accounts AS SELECT * FROM account;

-- case: a cursor is opened
BEGIN;
DECLARE c CURSOR FOR SELECT * FROM account;
COMMIT;

-- case: a lateral join
SELECT * FROM account a, LATERAL (SELECT * FROM invoice i WHERE i.account_id = a.id LIMIT 1) x;

-- case: a function that reads nothing
SELECT set_config('search_path', 'public', false);

-- case: settings
SET lock_timeout = '2s';

-- case: a setting is shown
SHOW lock_timeout;
