-- base
CREATE TABLE account (id bigint PRIMARY KEY, email text, name text);
CREATE INDEX account_name ON account (name);
CREATE TABLE invoice (id bigint PRIMARY KEY, account_id bigint REFERENCES account);
CREATE TABLE visit (id bigint, at date NOT NULL, page text) PARTITION BY RANGE (at);
CREATE TABLE visit_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE INDEX visit_at ON visit (at);
CREATE MATERIALIZED VIEW names AS SELECT id, name FROM account;
CREATE UNIQUE INDEX names_id ON names (id);
CREATE TABLE person (id bigint PRIMARY KEY, name text);
CREATE TABLE worker (boss bigint) INHERITS (person);
CREATE VIEW people AS SELECT * FROM person;
CREATE SEQUENCE tickets;

-- case: VACUUM of a table
VACUUM account;

-- case: VACUUM of two tables
VACUUM account, invoice;

-- case: VACUUM of a materialized view
VACUUM names;

-- case: VACUUM of a partitioned table
VACUUM visit;

-- case: VACUUM of everything
VACUUM;

-- case: VACUUM FREEZE
VACUUM FREEZE account;

-- case: VACUUM ANALYZE
VACUUM ANALYZE account;

-- case: VACUUM (ANALYZE) of a column
VACUUM (ANALYZE) account (email);

-- case: VACUUM with options
VACUUM (VERBOSE, INDEX_CLEANUP off) account;

-- case: VACUUM FULL
VACUUM FULL account;

-- case: VACUUM (FULL)
VACUUM (FULL, ANALYZE) account;

-- case: VACUUM (FULL false)
VACUUM (FULL false) account;

-- case: VACUUM FULL of two tables
VACUUM FULL account, invoice;

-- case: VACUUM FULL of a partitioned table
VACUUM FULL visit;

-- case: VACUUM FULL of a materialized view
VACUUM FULL names;

-- case: VACUUM of a table with children
VACUUM person;

-- case: ANALYZE of a table
ANALYZE account;

-- case: ANALYZE of columns
ANALYZE account (email, name);

-- case: ANALYZE of two tables
ANALYZE account, invoice;

-- case: ANALYZE of a partitioned table
ANALYZE visit;

-- case: ANALYZE of a table with children
ANALYZE person;

-- case: ANALYZE of a materialized view
ANALYZE names;

-- case: ANALYZE with options
ANALYZE (VERBOSE) account;

-- case: CLUSTER on an index
CLUSTER account USING account_name;

-- case: CLUSTER on a primary key
CLUSTER account USING account_pkey;

-- case: CLUSTER on the index of before
-- given
ALTER TABLE account CLUSTER ON account_name;
-- run
CLUSTER account;

-- case: CLUSTER in its old form
CLUSTER account_name ON account;

-- case: CLUSTER of a materialized view
CLUSTER names USING names_id;

-- case: CLUSTER of a partitioned table
-- postgres: 15-
CLUSTER visit USING visit_at;

-- case: CLUSTER of a partition
CLUSTER visit_2024 USING visit_2024_at_idx;

-- case: CLUSTER of everything
-- differs: the catalog does not keep which tables were clustered
-- given
ALTER TABLE account CLUSTER ON account_name;
-- run
CLUSTER;

-- case: which index to CLUSTER on
ALTER TABLE account CLUSTER ON account_name;

-- case: no index to CLUSTER on
ALTER TABLE account SET WITHOUT CLUSTER;

-- case: CHECKPOINT
CHECKPOINT;

-- case: DISCARD ALL
DISCARD ALL;

-- case: DISCARD PLANS
DISCARD PLANS;
