-- base
CREATE TABLE account (id bigint PRIMARY KEY, email text NOT NULL, name text, born date);
CREATE INDEX account_name ON account (name);
CREATE TABLE visit (id bigint, at date NOT NULL, page text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE visit_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

-- case: an index
CREATE INDEX account_email ON account (email);

-- case: a unique index
CREATE UNIQUE INDEX account_email ON account (email);
-- rows
INSERT INTO account VALUES (1001, 'v1'), (1002, 'v1');

-- case: an index CONCURRENTLY
CREATE INDEX CONCURRENTLY account_email ON account (email);

-- case: an index on a partitioned table
CREATE INDEX ON visit (page);

-- case: reindex table
REINDEX TABLE account;

-- case: vacuum
VACUUM account;

-- case: detach concurrently
-- postgres: 14-
ALTER TABLE visit DETACH PARTITION visit_2024 CONCURRENTLY;

-- case: truncate
TRUNCATE account;

-- case: not null
ALTER TABLE account ALTER COLUMN name SET NOT NULL;

-- case: reindex concurrently
REINDEX TABLE CONCURRENTLY account;
