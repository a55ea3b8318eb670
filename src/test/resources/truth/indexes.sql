-- base
CREATE TABLE account (id bigint PRIMARY KEY, email text NOT NULL, name text, born date, tags text[]);
CREATE INDEX account_name ON account (name);
CREATE INDEX account_lower ON account (lower(email));
CREATE INDEX account_gin ON account USING gin (tags);
CREATE INDEX account_brin ON account USING brin (born);
CREATE TABLE invoice (id bigint PRIMARY KEY, account_id bigint REFERENCES account, total numeric(10,2));
CREATE TABLE visit (id bigint, at date NOT NULL, page text) PARTITION BY RANGE (at);
CREATE TABLE visit_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY RANGE (at);
CREATE TABLE visit_2025_h1 PARTITION OF visit_2025 FOR VALUES FROM ('2025-01-01') TO ('2025-07-01');
CREATE TABLE visit_rest PARTITION OF visit DEFAULT;
CREATE INDEX visit_at ON visit (at);
CREATE MATERIALIZED VIEW names AS SELECT id, name FROM account;
CREATE SCHEMA shop;
CREATE TABLE shop."Order" (id bigint PRIMARY KEY, "placedAt" timestamptz);
CREATE INDEX "Order_placedAt" ON shop."Order" ("placedAt");
CREATE TABLE person (id bigint PRIMARY KEY, name text);
CREATE TABLE worker (boss bigint) INHERITS (person);

-- case: an index
CREATE INDEX account_email ON account (email);

-- case: an index that gets its name
CREATE INDEX ON account (email);

-- case: an index on two columns that gets its name
CREATE INDEX ON account (email, born);

-- case: an index on an expression that gets its name
CREATE INDEX ON account (lower(name));

-- case: an index on an expression and a column that gets its name
CREATE INDEX ON account ((id + 1), email);

-- case: an index on two expressions that gets its name
CREATE INDEX ON account ((id + 1), (id + 2), (CASE WHEN id > 1 THEN 1 END));

-- case: an index on casts that gets its name
CREATE INDEX ON account ((email::varchar(10)), ((id + 1)::int), (lower(name)::text), coalesce(name, email));

-- case: an index on an operation with a cast that gets its name
CREATE INDEX ON account ((id + 1::int), (name || email::text), (born));

-- case: the name that it gets is taken
CREATE INDEX ON account (name);

-- case: the name that it gets is taken by one of the same form
-- given
CREATE INDEX ON account (email);
-- run
CREATE INDEX ON account (email);

-- case: a partial index
CREATE INDEX account_named ON account (email) WHERE name IS NOT NULL;

-- case: an index with further columns
CREATE INDEX account_covering ON account (email) INCLUDE (name);

-- case: an index with an access method
CREATE INDEX account_tags ON account USING gin (tags);

-- case: an index in a tablespace
CREATE INDEX account_email ON account (email) TABLESPACE other;

-- case: a unique index
CREATE UNIQUE INDEX account_email ON account (email);
-- rows
INSERT INTO account VALUES (1001, 'v1');

-- case: a unique index over a primary key's column
CREATE UNIQUE INDEX account_id_2 ON account (id);

-- case: an index in another schema, with quoted names
CREATE INDEX "Order_id" ON shop."Order" (id, "placedAt");

-- case: an index on a quoted table that gets its name
CREATE INDEX ON shop."Order" ("placedAt" DESC);

-- case: an index that is there, IF NOT EXISTS
CREATE INDEX IF NOT EXISTS account_name ON account (name);

-- case: an index that is not there, IF NOT EXISTS
CREATE INDEX IF NOT EXISTS account_email ON account (email);

-- case: an index whose name is there on another table, IF NOT EXISTS
CREATE INDEX IF NOT EXISTS account_name ON invoice (total);

-- case: an index on a partitioned table
CREATE INDEX visit_page ON visit (page);

-- case: an index on a partitioned table that gets its name
CREATE INDEX ON visit (page);

-- case: an index on a partitioned table alone
CREATE INDEX visit_page ON ONLY visit (page);

-- case: an index on a partitioned table of which one partition has such
-- given
CREATE INDEX visit_2024_page ON visit_2024 (page);
-- run
CREATE INDEX visit_page ON visit (page);

-- case: a unique index on a partitioned table
CREATE UNIQUE INDEX visit_key ON visit (id, at);
-- rows
INSERT INTO visit VALUES (7, '2024-05-05', 'a'), (7, '2024-05-05', 'b');

-- case: an index on a partition
CREATE INDEX visit_2024_page ON visit_2024 (page);

-- case: an index on a sub-partitioned table
CREATE INDEX visit_2025_page ON visit_2025 (page);

-- case: an index on a table with children
CREATE INDEX person_name ON person (name);

-- case: an index on a materialized view
CREATE INDEX names_id ON names (id);

-- case: a unique index on a materialized view
CREATE UNIQUE INDEX names_id ON names (id);
-- rows
DROP MATERIALIZED VIEW names; CREATE MATERIALIZED VIEW names AS SELECT 1 AS id, name FROM account;

-- case: an index CONCURRENTLY
CREATE INDEX CONCURRENTLY account_email ON account (email);

-- case: a unique index CONCURRENTLY
CREATE UNIQUE INDEX CONCURRENTLY account_email ON account (email);
-- rows
INSERT INTO account VALUES (1001, 'v1');

-- case: an index CONCURRENTLY that is there, IF NOT EXISTS
CREATE INDEX CONCURRENTLY IF NOT EXISTS account_name ON account (name);

-- case: an index CONCURRENTLY IF NOT EXISTS
CREATE INDEX CONCURRENTLY IF NOT EXISTS account_born ON account (born);

-- case: an index CONCURRENTLY that gets its name
CREATE INDEX CONCURRENTLY ON account (born);

-- case: an index CONCURRENTLY on a partition
CREATE INDEX CONCURRENTLY visit_2024_page ON visit_2024 (page);

-- case: an index CONCURRENTLY on a materialized view
CREATE INDEX CONCURRENTLY names_name ON names (name);

-- case: an index on a table without rows
-- empty
CREATE INDEX account_email ON account (email);

-- case: an index is dropped
DROP INDEX account_name;

-- case: an index is dropped, IF EXISTS
DROP INDEX IF EXISTS account_name;

-- case: no index is dropped, IF EXISTS
DROP INDEX IF EXISTS account_shape;

-- case: two indexes are dropped
DROP INDEX account_name, account_lower;

-- case: two indexes of two tables are dropped
DROP INDEX account_name, shop."Order_placedAt";

-- case: an index in another schema is dropped
DROP INDEX shop."Order_placedAt";

-- case: the index of a partitioned table is dropped
DROP INDEX visit_at;

-- case: an index is dropped, CASCADE
DROP INDEX account_lower CASCADE;

-- case: an index is dropped with the foreign key that needs it
-- given
CREATE TABLE email (address text);
CREATE UNIQUE INDEX email_address ON email (address);
CREATE TABLE message (sender text REFERENCES email (address));
-- run
DROP INDEX email_address CASCADE;

-- case: an index is dropped CONCURRENTLY
DROP INDEX CONCURRENTLY account_name;

-- case: an index is dropped CONCURRENTLY, IF EXISTS
DROP INDEX CONCURRENTLY IF EXISTS account_name;

-- case: no index is dropped CONCURRENTLY, IF EXISTS
DROP INDEX CONCURRENTLY IF EXISTS account_shape;

-- case: an index of a materialized view is dropped
-- given
CREATE INDEX names_name ON names (name);
-- run
DROP INDEX names_name;

-- case: an index is renamed
ALTER INDEX account_name RENAME TO account_by_name;

-- case: an index is renamed, IF EXISTS
ALTER INDEX IF EXISTS account_name RENAME TO account_by_name;

-- case: no index is renamed, IF EXISTS
ALTER INDEX IF EXISTS account_shape RENAME TO account_by_shape;

-- case: an index is renamed as if it were a table
ALTER TABLE account_name RENAME TO account_by_name;

-- case: a table is renamed as if it were an index
ALTER INDEX account RENAME TO client;

-- case: the index of a primary key is renamed
ALTER INDEX account_pkey RENAME TO account_key;

-- case: the index of a partitioned table is renamed
ALTER INDEX visit_at RENAME TO visit_by_day;

-- case: an index moves to a tablespace
ALTER INDEX account_name SET TABLESPACE other;

-- case: an index moves to the tablespace where it is
-- differs: no migration tells which tablespace is the database's own
ALTER INDEX account_name SET TABLESPACE pg_default;

-- case: the index of a partitioned table moves to a tablespace
ALTER INDEX visit_at SET TABLESPACE other;

-- case: storage parameters of an index
ALTER INDEX account_name SET (fillfactor = 70);

-- case: storage parameters of an index go back
ALTER INDEX account_name RESET (fillfactor);

-- case: storage parameters of an index that no reader may use meanwhile
ALTER INDEX account_gin SET (fastupdate = off);

-- case: such storage parameters of an index go back
ALTER INDEX account_gin RESET (gin_pending_list_limit);

-- case: storage parameters of an index, a weak and a strong one
ALTER INDEX account_gin SET (fastupdate = off, gin_pending_list_limit = 100);

-- case: duplicates in an index
-- postgres: 13-
ALTER INDEX account_name SET (deduplicate_items = off);

-- case: a parameter of an index of blocks
ALTER INDEX account_brin SET (autosummarize = on);

-- case: another one
ALTER INDEX account_brin SET (pages_per_range = 8);

-- case: statistics of an index's expression
ALTER INDEX account_lower ALTER COLUMN 1 SET STATISTICS 500;

-- case: an index depends on an extension
ALTER INDEX account_name DEPENDS ON EXTENSION plpgsql;

-- case: the last partition's index is attached
-- given
CREATE INDEX visit_page ON ONLY visit (page);
CREATE INDEX visit_2024_page ON visit_2024 (page);
-- run
ALTER INDEX visit_page ATTACH PARTITION visit_2024_page;

-- case: an index is attached where it is attached
-- given
CREATE INDEX visit_page ON ONLY visit (page);
CREATE INDEX visit_2024_page ON visit_2024 (page);
ALTER INDEX visit_page ATTACH PARTITION visit_2024_page;
-- run
ALTER INDEX visit_page ATTACH PARTITION visit_2024_page;

-- case: all indexes of a tablespace move
-- differs: the catalog does not keep tablespaces
-- given
CREATE INDEX account_other ON account (born) TABLESPACE other;
-- run
ALTER INDEX ALL IN TABLESPACE other SET TABLESPACE pg_default;

-- case: an index, and a new one takes its place
CREATE INDEX account_name_2 ON account (name);
DROP INDEX account_name;
ALTER INDEX account_name_2 RENAME TO account_name;

-- case: an index on a table of the same migration
CREATE TABLE parcel (id bigint PRIMARY KEY, weight int);
CREATE INDEX parcel_weight ON parcel (weight);

-- case: a unique index over a column that an earlier statement adds without values
BEGIN;
ALTER TABLE account ADD COLUMN badge int;
CREATE UNIQUE INDEX account_badge ON account (badge);
COMMIT;

-- case: a unique index that holds NULL only once
-- postgres: 15-
-- empty
BEGIN;
ALTER TABLE account ADD COLUMN badge int;
CREATE UNIQUE INDEX account_badge ON account (badge) NULLS NOT DISTINCT;
COMMIT;
-- rows
INSERT INTO account (id, email) VALUES (1001, 'a'), (1002, 'b');
