-- base
CREATE TABLE account (id bigint PRIMARY KEY, email text UNIQUE, name text);
CREATE INDEX account_name ON account (name);
CREATE TABLE plain (id bigint);
CREATE TABLE visit (id bigint, at date NOT NULL, page text) PARTITION BY RANGE (at);
CREATE TABLE visit_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE INDEX visit_at ON visit (at);
CREATE MATERIALIZED VIEW names AS SELECT id, name FROM account;
CREATE UNIQUE INDEX names_id ON names (id);
CREATE SCHEMA shop;
CREATE TABLE shop."Order" (id bigint PRIMARY KEY, at timestamptz);

-- case: a table's indexes
REINDEX TABLE account;

-- case: a table without indexes
REINDEX TABLE plain;

-- case: an index
REINDEX INDEX account_name;

-- case: the index of a primary key
REINDEX INDEX account_pkey;

-- case: with VERBOSE
REINDEX (VERBOSE) TABLE account;

-- case: a table in another schema
REINDEX TABLE shop."Order";

-- case: a materialized view
REINDEX TABLE names;

-- case: an index of a materialized view
REINDEX INDEX names_id;

-- case: a partition
REINDEX TABLE visit_2024;

-- case: the index of a partition
REINDEX INDEX visit_2024_at_idx;

-- case: a partitioned table
-- postgres: 14-
REINDEX TABLE visit;

-- case: the index of a partitioned table
-- postgres: 14-
REINDEX INDEX visit_at;

-- case: a table, CONCURRENTLY
REINDEX TABLE CONCURRENTLY account;

-- case: an index, CONCURRENTLY
REINDEX INDEX CONCURRENTLY account_name;

-- case: CONCURRENTLY as an option
-- postgres: 14-
REINDEX (CONCURRENTLY) TABLE account;

-- case: a partitioned table, CONCURRENTLY
-- postgres: 14-
REINDEX TABLE CONCURRENTLY visit;

-- case: a materialized view, CONCURRENTLY
REINDEX TABLE CONCURRENTLY names;

-- case: a table without indexes, CONCURRENTLY
REINDEX TABLE CONCURRENTLY plain;

-- case: a schema
REINDEX SCHEMA shop;

-- case: a schema, CONCURRENTLY
REINDEX SCHEMA CONCURRENTLY shop;

-- case: a database
REINDEX DATABASE postgres;

-- case: the system's catalogs
REINDEX SYSTEM postgres;

-- case: a table, its indexes to another tablespace
-- postgres: 14-
REINDEX (TABLESPACE other) TABLE account;
