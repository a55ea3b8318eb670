-- case: a policy gets another condition
CREATE TABLE a (id int, b text); CREATE POLICY p ON a USING (b = 'x');
ALTER POLICY p ON a USING (id = 1); ALTER TABLE a DROP COLUMN b;
-- case: a view's column gets another name
CREATE TABLE t (id int, b int); CREATE VIEW v AS SELECT id FROM t;
ALTER VIEW v RENAME COLUMN id TO x; CREATE OR REPLACE VIEW v AS SELECT id AS x, b FROM t;
-- case: the columns of a join with USING come first
CREATE TABLE t (b int, id int); CREATE TABLE u (id int, c int); CREATE VIEW v AS SELECT * FROM t JOIN u USING (id);
CREATE OR REPLACE VIEW v AS SELECT id, b, c FROM t JOIN u USING (id);
-- case: a schema gets another name
CREATE SCHEMA s; CREATE TABLE s.t (a int);
ALTER SCHEMA s RENAME TO s2; CREATE SCHEMA s; CREATE TABLE s.t (a int);
-- case: TRUNCATE empties partitions too
CREATE TABLE k (id int PRIMARY KEY); CREATE TABLE c (x int REFERENCES k) PARTITION BY RANGE (x); CREATE TABLE c1 PARTITION OF c DEFAULT;
TRUNCATE k, c;
-- case: a block drops tables by names that it looks up
CREATE TABLE t (id int PRIMARY KEY);
DO $$ DECLARE r record; BEGIN FOR r IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP EXECUTE 'DROP TABLE ' || quote_ident(r.tablename); END LOOP; END $$;
CREATE TABLE t (id int);
-- case: a function drops a table
CREATE TABLE t (id int PRIMARY KEY);
CREATE FUNCTION drop_it(n text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'DROP TABLE ' || quote_ident(n); END $$;
SELECT drop_it('t'); CREATE TABLE t (id int);
-- case: a temporary view
CREATE TABLE t (id int PRIMARY KEY);
CREATE TEMP VIEW t AS SELECT 1 AS a; DROP VIEW t;
-- case: a sequence goes with the column that owns it
CREATE TABLE t (id int, n int); CREATE SEQUENCE s OWNED BY t.id;
ALTER TABLE t DROP COLUMN id; CREATE SEQUENCE s;
-- case: a child keeps a column of its own
CREATE TABLE p (a int, b int); CREATE TABLE c (a int) INHERITS (p);
ALTER TABLE p DROP COLUMN a; ALTER TABLE c DROP COLUMN a;
-- case: a detached partition loses the triggers of its parent
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE p (a int) PARTITION BY RANGE (a); CREATE TABLE p1 PARTITION OF p DEFAULT;
CREATE TRIGGER tr AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE p DETACH PARTITION p1; CREATE TRIGGER tr AFTER INSERT ON p1 FOR EACH ROW EXECUTE FUNCTION f();
-- case: elements of an array
CREATE TABLE t (a int[]);
INSERT INTO t (a[1], a[2]) VALUES (1, 2);
-- case: what CASCADE takes along is made again
CREATE FUNCTION f(a int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT a'; CREATE TABLE t (a int, CONSTRAINT ck CHECK (f(a) > 0)); CREATE INDEX i ON t (f(a));
DROP FUNCTION f(int) CASCADE; ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 0); CREATE INDEX i ON t (a);
-- case: a key that a grouped view needs
CREATE TABLE t (id int CONSTRAINT t_pk PRIMARY KEY, a int); CREATE VIEW v AS SELECT id, a FROM t GROUP BY id;
ALTER TABLE t DROP CONSTRAINT t_pk CASCADE; CREATE VIEW v AS SELECT id, a FROM t;
-- case: a transaction that is rolled back
CREATE TABLE t (id int PRIMARY KEY);
BEGIN; DROP TABLE t; ROLLBACK; ALTER TABLE t ADD COLUMN a int; BEGIN; ALTER TABLE t ADD COLUMN b int; ROLLBACK; ALTER TABLE t ADD COLUMN b int;
-- case: a name is taken over
CREATE TABLE t (id int PRIMARY KEY, a int); CREATE INDEX i ON t (a);
ALTER TABLE t RENAME TO t_old; CREATE TABLE t (id int, a int); ALTER INDEX i RENAME TO i_old; CREATE INDEX i ON t (a);
ALTER TABLE t_old RENAME COLUMN a TO b; ALTER TABLE t_old ADD COLUMN a int;
-- case: an enum is rebuilt
CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (id int, s e DEFAULT 'a');
ALTER TYPE e RENAME TO e_old; CREATE TYPE e AS ENUM ('a', 'b'); ALTER TABLE t ALTER COLUMN s DROP DEFAULT;
ALTER TABLE t ALTER COLUMN s TYPE e USING s::text::e; DROP TYPE e_old;
-- case: a view is dropped before the column that it shows
CREATE TABLE t (id int, a int); CREATE VIEW v AS SELECT a FROM t; CREATE VIEW w AS SELECT a FROM v;
DROP VIEW w, v; ALTER TABLE t ALTER COLUMN a TYPE bigint; CREATE VIEW v AS SELECT a FROM t; ALTER TABLE t DROP COLUMN id;
-- case: names that PostgreSQL gives
CREATE TABLE t (id serial PRIMARY KEY, a int CHECK (a > 0), b int UNIQUE, CHECK (a < b), c int REFERENCES t (id));
ALTER TABLE t DROP CONSTRAINT t_a_check, DROP CONSTRAINT t_check, DROP CONSTRAINT t_b_key, DROP CONSTRAINT t_c_fkey, DROP CONSTRAINT t_pkey;
