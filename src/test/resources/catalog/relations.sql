-- partitions have the constraints and indexes of their parent
CREATE TABLE r (id int PRIMARY KEY);
CREATE TABLE p (id int, a int REFERENCES r, b text, PRIMARY KEY (id), CHECK (a > 0))
  PARTITION BY RANGE (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE INDEX ON p (a);
CREATE INDEX named ON p (b);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (20);
CREATE TABLE p3 (id int NOT NULL, a int CONSTRAINT p_a_check CHECK (a > 0), b text);
ALTER TABLE p ATTACH PARTITION p3 FOR VALUES FROM (20) TO (30);
ALTER TABLE p ADD c int CHECK (c > 0), ADD UNIQUE (id, c);
ALTER TABLE p DROP b;

-- a partition that leaves, and a parent that goes
CREATE TABLE p (a int) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE p2 PARTITION OF p DEFAULT;
ALTER TABLE p DETACH PARTITION p1;
DROP TABLE p;

-- INHERITS
CREATE TABLE p (a int NOT NULL, b int CHECK (b > 0), c int UNIQUE);
CREATE TABLE c (d int) INHERITS (p);
ALTER TABLE p ADD e int DEFAULT 1, ADD CHECK (e > 0);
ALTER TABLE p RENAME a TO x;
CREATE TABLE o (x int NOT NULL, b int CONSTRAINT p_b_check CHECK (b > 0), c int, e int
  CONSTRAINT p_e_check CHECK (e > 0));
ALTER TABLE o INHERIT p;

-- LIKE
CREATE TABLE t (a serial PRIMARY KEY, b int NOT NULL DEFAULT 1 CHECK (b > 0), c text UNIQUE,
  d int GENERATED ALWAYS AS IDENTITY, e int GENERATED ALWAYS AS (b + 1) STORED);
CREATE INDEX ON t (b);
CREATE TABLE u (LIKE t);
CREATE TABLE v (LIKE t INCLUDING ALL);
CREATE TABLE w (x int, LIKE t INCLUDING INDEXES INCLUDING CONSTRAINTS);

-- views, what they read, and what goes with it
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT * FROM t;
CREATE MATERIALIZED VIEW m AS SELECT a FROM v;
CREATE INDEX ON m (a);
CREATE VIEW w AS SELECT relname FROM pg_class;
CREATE TABLE u (b int);
CREATE VIEW x AS SELECT * FROM u;
DROP TABLE t CASCADE;
ALTER VIEW x RENAME TO y;

-- sequences and schemas
CREATE SEQUENCE s; CREATE SCHEMA app;
CREATE TABLE app.t (a serial); CREATE VIEW app.v AS SELECT 1; CREATE SEQUENCE app.q;
ALTER SEQUENCE s RENAME TO r;
CREATE UNLOGGED TABLE u (a int); CREATE TEMP TABLE temporary (a int);
CREATE SCHEMA gone; CREATE TABLE gone.t (); DROP SCHEMA gone CASCADE;

-- a view of CREATE SCHEMA reads what is created with it
CREATE TABLE t (a int, b int);
CREATE SCHEMA app CREATE TABLE t (a int, c int) CREATE VIEW v AS SELECT a FROM t;
ALTER TABLE t DROP COLUMN a CASCADE;
ALTER TABLE app.t DROP COLUMN a CASCADE;
CREATE TABLE r (a int, b int, c int);
CREATE VIEW x AS SELECT p FROM r AS s (p, q);
CREATE VIEW y AS SELECT s.q, c FROM r AS s (p, q);
ALTER TABLE r DROP COLUMN a CASCADE;

-- RENAME of another kind than the relation is
CREATE TABLE t (a int, b int); CREATE INDEX i ON t (a); CREATE VIEW v AS SELECT a FROM t;
ALTER INDEX t RENAME TO u;
ALTER TABLE i RENAME TO j;
ALTER TABLE u RENAME COLUMN b TO c;
ALTER TYPE u RENAME ATTRIBUTE a TO d;
ALTER TABLE v RENAME TO w;

-- temporary tables that are gone
CREATE TABLE t (a int);
CREATE TEMP TABLE t (b int);
DISCARD TEMP;
ALTER TABLE t ADD c int;

-- a search path that a function sets
CREATE SCHEMA s; CREATE TABLE t (a int); CREATE TABLE s.t (a int);
SELECT pg_catalog.set_config('search_path', 's, public', false);
ALTER TABLE t ADD b int;
SELECT set_config('search_path', 'public', false);
ALTER TABLE t ADD c int;
