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

-- case: string 'now()' as a time
CREATE TABLE t1 (a timestamptz DEFAULT 'now()');

-- case: date string today allballs
CREATE TABLE t1 (a timestamptz);
INSERT INTO t1 VALUES ('today allballs');

-- case: date string today zulu
CREATE TABLE t1 (a timestamptz);
INSERT INTO t1 VALUES ('today zulu');

-- case: date string tomorrow,
CREATE TABLE t1 (a timestamptz);
INSERT INTO t1 VALUES ('tomorrow,');

-- case: date string today ad
CREATE TABLE t1 (a timestamptz);
INSERT INTO t1 VALUES ('today ad');

-- case: date string (today)
CREATE TABLE t1 (a timestamptz);
INSERT INTO t1 VALUES ('(today)');

-- case: date string on today
CREATE TABLE t1 (a timestamptz);
INSERT INTO t1 VALUES ('on today');

-- case: date string today America/New_York
CREATE TABLE t1 (a timestamptz);
INSERT INTO t1 VALUES ('today America/New_York');

-- case: date string today utc
CREATE TABLE t1 (a timestamptz);
INSERT INTO t1 VALUES ('today utc');

-- case: date string "now"
CREATE TABLE t1 (a timestamptz);
INSERT INTO t1 VALUES ('"now"');

-- case: float8 string -0x1p3
CREATE TABLE t1 (a float8 DEFAULT '-0x1p3');

-- case: float8 string -nan
CREATE TABLE t1 (a float8 DEFAULT '-nan');

-- case: float8 string nan(12)
CREATE TABLE t1 (a float8 DEFAULT 'nan(12)');

-- case: float8 string +nan
CREATE TABLE t1 (a float8 DEFAULT '+nan');

-- case: IN list of mixed types
CREATE TABLE t1 (n int);
DELETE FROM t1 WHERE n IN ('1.5', 2.5);

-- case: user operator enum = varchar
CREATE TYPE mood AS ENUM ('calm');
CREATE FUNCTION mood_eq(mood, varchar) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT $1::text = $2';
CREATE OPERATOR = (LEFTARG = mood, RIGHTARG = varchar, FUNCTION = mood_eq);
CREATE TABLE t1 (m mood);
DELETE FROM t1 WHERE m = 'nolabel';

-- case: INSERT VALUES with ORDER BY resolves types over rows
CREATE TABLE t1 (n int);
INSERT INTO t1 (n) VALUES ('1.5'), (2.5) ORDER BY 1;

-- case: INSERT VALUES with LIMIT, typed
CREATE TABLE t1 (a time);
INSERT INTO t1 (a) VALUES (date '2020-01-01'), (timestamp '2020-01-01 10:00') LIMIT 5;

-- case: INSERT of a UNION in parentheses, typed
CREATE TABLE t1 (a time);
INSERT INTO t1 (a) (SELECT date '2020-01-01' UNION ALL SELECT timestamp '2020-01-01 10:00');

-- case: INSERT of a UNION in parentheses, constant
CREATE TABLE t1 (n int);
INSERT INTO t1 (n) (SELECT '1.5' UNION ALL SELECT 2.5);

-- case: default too long on partitioned table
CREATE TABLE t1 (a int) PARTITION BY LIST (a);
ALTER TABLE t1 ADD COLUMN b varchar(3) DEFAULT 'toolong';

-- case: LIKE in the middle of the columns
CREATE TABLE t (b text, c date);
CREATE TABLE u (z date, LIKE t, y int);
INSERT INTO u VALUES ('2020-01-01', 'x', '2020-01-01', 6);

-- case: subscript of a point
CREATE TABLE t1 (a point);
UPDATE t1 SET a[0] = 1;

-- case: subscript of a domain over an array
CREATE DOMAIN ints AS int[];
CREATE TABLE t1 (a ints);
UPDATE t1 SET a[1] = 5;

-- case: INSERT into a subscript of a domain
CREATE DOMAIN ints AS int[];
CREATE TABLE t1 (a ints);
INSERT INTO t1 (a[1]) VALUES (2);

-- case: attribute of a domain over a composite type
CREATE TYPE comp AS (x int, y text);
CREATE DOMAIN dcomp AS comp;
CREATE TABLE t1 (a dcomp);
UPDATE t1 SET a.x = 5;

-- case: arrays of domains
CREATE DOMAIN pos AS int;
CREATE TABLE t1 (a pos[], b int[]);
UPDATE t1 SET a = '{1}'::int[];

-- case: arrays of domains, other way and ALTER TYPE
CREATE DOMAIN pos AS int;
CREATE TABLE t1 (a pos[], b int[]);
UPDATE t1 SET b = a;
ALTER TABLE t1 ALTER COLUMN a TYPE int[];

-- case: overload of a built-in function's name
CREATE FUNCTION md5(int) RETURNS uuid LANGUAGE sql AS 'SELECT gen_random_uuid()';
CREATE TABLE t1 (a uuid DEFAULT md5(5));

-- case: child row to parent row
CREATE TABLE par (a int);
CREATE TABLE chi (b int) INHERITS (par);
CREATE TABLE t1 (p par, c chi);
UPDATE t1 SET p = c::par;

-- case: base type of category S
CREATE TYPE mytext;
CREATE FUNCTION mytext_in(cstring) RETURNS mytext LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION mytext_out(mytext) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE mytext (INPUT = mytext_in, OUTPUT = mytext_out, LIKE = text, CATEGORY = 'S');
CREATE TABLE t1 (b int);
ALTER TABLE t1 ALTER COLUMN b TYPE mytext;

-- case: array type by its own name
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_two (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_three (zid int PRIMARY KEY, zname text);
CREATE TYPE mood AS ENUM ('calm');
CREATE TABLE t1 (a _mood);

-- case: range constructor
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_two (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_three (zid int PRIMARY KEY, zname text);
CREATE TYPE fr AS RANGE (subtype = float8);
CREATE TABLE t1 (a fr DEFAULT fr(1,2));

-- case: multirange constructor
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_two (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_three (zid int PRIMARY KEY, zname text);
CREATE TYPE fr2 AS RANGE (subtype = float8, multirange_type_name = frm);
SELECT frm('[1,2]'::fr2, '[3,4]'::fr2);

-- case: column in functional notation
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_two (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_three (zid int PRIMARY KEY, zname text);
SELECT zname(zz_one) FROM zz_one;

-- case: built-in trigger function unique_key_recheck
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_two (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_three (zid int PRIMARY KEY, zname text);
CREATE TRIGGER x AFTER UPDATE ON zz_one FOR EACH ROW EXECUTE FUNCTION unique_key_recheck();

-- case: key inet to cidr
CREATE TABLE t1 (a cidr PRIMARY KEY);
CREATE TABLE t2 (a inet REFERENCES t1);

-- case: key "char" to varchar
CREATE TABLE t1 (a varchar PRIMARY KEY);
CREATE TABLE t2 (a "char" REFERENCES t1);

-- case: key regproc to regclass
CREATE TABLE t1 (a regclass PRIMARY KEY);
CREATE TABLE t2 (a regproc REFERENCES t1);

-- case: type changed and check in one statement, constant
CREATE TABLE t (a int, b int);
ALTER TABLE t ALTER COLUMN a TYPE date USING NULL, ADD CHECK (a > '2020-01-01');

-- case: column dropped, added and checked in one statement
CREATE TABLE t (a int, b int);
ALTER TABLE t DROP COLUMN a, ADD COLUMN a date, ADD CHECK (a > '2020-01-01');

-- case: type changed and check in one statement, cast
CREATE TYPE mood AS ENUM ('x');
CREATE TABLE t (a int, b int);
ALTER TABLE t ALTER COLUMN a TYPE text, ADD CHECK (a::mood IS NOT NULL);

-- case: column dropped, added and its default set, constant
CREATE TABLE t (a int, b int);
ALTER TABLE t DROP COLUMN a, ADD COLUMN a text, ALTER COLUMN a SET DEFAULT 'abc';

-- case: column dropped, added and its default set, function
CREATE TABLE t (a int, b int);
ALTER TABLE t DROP COLUMN a, ADD COLUMN a uuid, ALTER COLUMN a SET DEFAULT gen_random_uuid();

-- case: self reference to a column that changes its type
CREATE TABLE t (id int PRIMARY KEY, parent uuid);
ALTER TABLE t ALTER COLUMN id TYPE uuid USING gen_random_uuid(), ADD FOREIGN KEY (parent) REFERENCES t (id);

-- case: dropped column frees the name of its check
CREATE TABLE t (a int CONSTRAINT ck CHECK (a > 0), b int);
ALTER TABLE t DROP COLUMN a, ADD CONSTRAINT ck CHECK (b > 0);

-- case: dropped column frees the name of its unique constraint
CREATE TABLE t (a int CONSTRAINT uq UNIQUE, b int);
ALTER TABLE t DROP COLUMN a, ADD CONSTRAINT uq UNIQUE (b);

-- case: dropped column frees the name of its index
CREATE TABLE t (a int, b int);
CREATE INDEX ix ON t (a);
ALTER TABLE t DROP COLUMN a, ADD CONSTRAINT ix UNIQUE (b);

-- case: dropped column frees the name of its foreign key
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE TABLE t (a int CONSTRAINT fk REFERENCES zz_one, b int);
ALTER TABLE t DROP COLUMN a, ADD CONSTRAINT fk FOREIGN KEY (b) REFERENCES zz_one;

-- case: DROP EXPRESSION and new type in one statement
CREATE TABLE p (a int, g int GENERATED ALWAYS AS (a * 2) STORED);
ALTER TABLE p ALTER COLUMN g DROP EXPRESSION, ALTER COLUMN a TYPE bigint;

-- case: DROP EXPRESSION and DROP COLUMN in one statement
CREATE TABLE p (a int, g int GENERATED ALWAYS AS (a * 2) STORED);
ALTER TABLE p ALTER COLUMN g DROP EXPRESSION, DROP COLUMN a;

-- case: IF NOT EXISTS where an index has the name
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_two (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_three (zid int PRIMARY KEY, zname text);
CREATE INDEX idx1 ON zz_one (zname);
CREATE TABLE IF NOT EXISTS idx1 (a int REFERENCES nosuch);

-- case: IF NOT EXISTS where a composite type has the name
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_two (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_three (zid int PRIMARY KEY, zname text);
CREATE TYPE comp AS (a int);
CREATE TABLE IF NOT EXISTS comp (a int REFERENCES nosuch);

-- case: LIKE of a composite type
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_two (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_three (zid int PRIMARY KEY, zname text);
CREATE TYPE comp AS (p int, q text);
CREATE TABLE cpy3 (LIKE comp);

-- case: inherited check merged
CREATE TABLE par (a int, CONSTRAINT c CHECK (a > 0));
CREATE TABLE chi () INHERITS (par);
ALTER TABLE chi ADD CONSTRAINT c CHECK (a > 0);

-- case: renamed column of the partition key
CREATE TABLE parts (id int, at date) PARTITION BY RANGE (at);
ALTER TABLE parts RENAME COLUMN at TO at2;
ALTER TABLE parts ADD PRIMARY KEY (id, at2);

-- case: search_path with a schema that is not there
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_two (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_three (zid int PRIMARY KEY, zname text);
CREATE SCHEMA app;
SET search_path = nosuch, app;
CREATE TABLE z (a int);
ALTER TABLE app.z ADD COLUMN b int;

-- case: schema of the role is first in the default search_path (role postgres)
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_two (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_three (zid int PRIMARY KEY, zname text);
CREATE SCHEMA AUTHORIZATION CURRENT_USER;
CREATE TABLE zz_one (other int);
SELECT other FROM zz_one;

-- case: schema named as the role (role postgres)
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_two (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_three (zid int PRIMARY KEY, zname text);
CREATE SCHEMA postgres;
CREATE TABLE newone (a int);
ALTER TABLE postgres.newone ADD COLUMN b int;

-- case: CYCLE clause
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_two (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_three (zid int PRIMARY KEY, zname text);
WITH RECURSIVE t(n) AS (SELECT zid FROM zz_one UNION ALL SELECT n FROM t WHERE false) CYCLE n SET c USING p SELECT n, c, p FROM t;

-- case: SEARCH clause
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_two (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_three (zid int PRIMARY KEY, zname text);
WITH RECURSIVE t(n) AS (SELECT zid FROM zz_one UNION ALL SELECT n FROM t WHERE false) SEARCH BREADTH FIRST BY n SET o SELECT n FROM t ORDER BY o;

-- case: WITH RECURSIVE refers to a later query
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_two (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_three (zid int PRIMARY KEY, zname text);
WITH RECURSIVE a AS (SELECT y FROM b), b AS (SELECT 1 AS y) SELECT y FROM a;

-- case: UPDATE of a table that WITH shadows
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
WITH zz_one AS (SELECT 5 AS foo) UPDATE zz_one SET zname = 'x' WHERE zname IS NULL;

-- case: all columns of a call
SELECT key, value FROM (SELECT (jsonb_each('{}')).*) s;

-- case: single OUT parameter renamed
CREATE FUNCTION f(OUT x int) LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE FUNCTION f(OUT y int) LANGUAGE sql AS 'SELECT 1';

-- case: single OUT parameter or RETURNS
CREATE FUNCTION f(OUT x int) LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';

-- case: single INOUT parameter or RETURNS
CREATE FUNCTION i(INOUT a int) LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE FUNCTION i(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';

-- case: RETURNS TABLE of one column renamed
CREATE FUNCTION f() RETURNS TABLE (x int) LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE FUNCTION f() RETURNS TABLE (y int) LANGUAGE sql AS 'SELECT 1';

-- case: RETURNS TABLE of one column or SETOF
CREATE FUNCTION f() RETURNS TABLE (x int) LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE FUNCTION f() RETURNS SETOF int LANGUAGE sql AS 'SELECT 1';

-- case: RETURNS TABLE or OUT and SETOF record
CREATE FUNCTION f() RETURNS TABLE (x int, y text) LANGUAGE sql AS $$SELECT 1, 'a'$$;
CREATE OR REPLACE FUNCTION f(OUT x int, OUT y text) RETURNS SETOF record LANGUAGE sql AS $$SELECT 1, 'a'$$;

-- case: result type with and without length
CREATE FUNCTION g() RETURNS varchar(10) LANGUAGE sql AS $$SELECT 'a'::varchar$$;
CREATE OR REPLACE FUNCTION g() RETURNS varchar LANGUAGE sql AS $$SELECT 'a'::varchar$$;

-- case: result columns with and without length
CREATE FUNCTION f() RETURNS TABLE (x numeric(10,2), y text) LANGUAGE sql AS $$SELECT 1.0, 'a'$$;
CREATE OR REPLACE FUNCTION f() RETURNS TABLE (x numeric, y text) LANGUAGE sql AS $$SELECT 1.0, 'a'$$;

-- case: result type with and without schema
CREATE TYPE mood AS ENUM ('calm');
CREATE FUNCTION h() RETURNS mood LANGUAGE sql AS $$SELECT 'calm'::mood$$;
CREATE OR REPLACE FUNCTION h() RETURNS public.mood LANGUAGE sql AS $$SELECT 'calm'::mood$$;

-- case: result row type with and without schema
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE FUNCTION k() RETURNS SETOF zz_one LANGUAGE sql AS $$SELECT * FROM zz_one$$;
CREATE OR REPLACE FUNCTION k() RETURNS SETOF public.zz_one LANGUAGE sql AS $$SELECT * FROM zz_one$$;

-- case: result %TYPE
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE FUNCTION j() RETURNS zz_one.zid%TYPE LANGUAGE sql AS $$SELECT 1$$;
CREATE OR REPLACE FUNCTION j() RETURNS int LANGUAGE sql AS $$SELECT 1$$;

-- case: result array by its own name or dimensions
CREATE FUNCTION n() RETURNS text[] LANGUAGE sql AS $$SELECT '{}'::text[]$$;
CREATE OR REPLACE FUNCTION n() RETURNS _text LANGUAGE sql AS $$SELECT '{}'::text[]$$;

-- case: result type renamed
CREATE TYPE mood AS ENUM ('x');
CREATE FUNCTION f() RETURNS mood LANGUAGE sql AS $$SELECT 'x'::mood$$;
ALTER TYPE mood RENAME TO mood2;
CREATE OR REPLACE FUNCTION f() RETURNS mood2 LANGUAGE sql AS $$SELECT 'x'::mood2$$;

-- case: result table renamed
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE FUNCTION f() RETURNS SETOF zz_one LANGUAGE sql AS 'SELECT * FROM zz_one';
ALTER TABLE zz_one RENAME TO zz_uno;
CREATE OR REPLACE FUNCTION f() RETURNS SETOF zz_uno LANGUAGE sql AS 'SELECT * FROM zz_uno';

-- case: parameter's enum renamed and made anew
CREATE TYPE mood AS ENUM ('calm');
CREATE FUNCTION f(mood) RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('calm', 'x');
CREATE FUNCTION f(mood) RETURNS int LANGUAGE sql AS 'SELECT 1';

-- case: parameter's enum moved and made anew
CREATE SCHEMA app;
CREATE TYPE mood AS ENUM ('x');
CREATE FUNCTION f(mood) RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER TYPE mood SET SCHEMA app;
CREATE TYPE mood AS ENUM ('x');
CREATE FUNCTION f(mood) RETURNS int LANGUAGE sql AS 'SELECT 1';

-- case: parameter's table renamed and made anew
CREATE TABLE p (id int);
CREATE FUNCTION f(p) RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER TABLE p RENAME TO p_old;
CREATE TABLE p (id int);
CREATE FUNCTION f(p) RETURNS int LANGUAGE sql AS 'SELECT 1';

-- case: parameter's view renamed and made anew
CREATE VIEW v AS SELECT 1 AS a;
CREATE FUNCTION f(v) RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER VIEW v RENAME TO w;
CREATE VIEW v AS SELECT 1 AS a;
CREATE FUNCTION f(v) RETURNS int LANGUAGE sql AS 'SELECT 1';

-- case: parameter's type through search_path
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE SCHEMA app;
CREATE TABLE app.zz_one (a int);
CREATE FUNCTION f(zz_one) RETURNS int LANGUAGE sql AS 'SELECT 1';
SET search_path = app, public;
CREATE FUNCTION public.f(zz_one) RETURNS int LANGUAGE sql AS 'SELECT 1';

-- case: parameter %TYPE of a column that changed
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE FUNCTION m(zz_one.zid%TYPE) RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER TABLE zz_one ALTER COLUMN zid TYPE text;
CREATE FUNCTION m(zz_one.zid%TYPE) RETURNS int LANGUAGE sql AS 'SELECT 1';

-- case: DROP TABLE CASCADE drops the function
CREATE TABLE p (id int);
CREATE FUNCTION f() RETURNS SETOF p LANGUAGE sql AS 'SELECT * FROM p';
DROP TABLE p CASCADE;
CREATE TABLE p (id int, b text);
CREATE FUNCTION f() RETURNS SETOF p LANGUAGE sql AS 'SELECT * FROM p';

-- case: DROP COLUMN CASCADE drops the function
CREATE TABLE p (id int, b text);
CREATE FUNCTION f() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT b FROM p; END;
ALTER TABLE p DROP COLUMN b CASCADE;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';

-- case: function called by an assignment in DO
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_two (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_three (zid int PRIMARY KEY, zname text);
CREATE FUNCTION mk(n text) RETURNS int LANGUAGE plpgsql AS $$BEGIN EXECUTE format('CREATE TABLE %I (a int)', n); RETURN 1; END$$;
DO $$ DECLARE x int; BEGIN x := mk('made'); END $$;
INSERT INTO made VALUES (1);

-- case: function called by IF in DO
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_two (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_three (zid int PRIMARY KEY, zname text);
CREATE FUNCTION mk(n text) RETURNS int LANGUAGE plpgsql AS $$BEGIN EXECUTE format('CREATE TABLE %I (a int)', n); RETURN 1; END$$;
DO $$ BEGIN IF mk('made') > 0 THEN NULL; END IF; END $$;
INSERT INTO made VALUES (1);

-- case: UPDATE pg_attribute (superuser)
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_two (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_three (zid int PRIMARY KEY, zname text);
UPDATE pg_attribute SET attname = 'renamed' WHERE attrelid = 'zz_one'::regclass AND attname = 'zname';
SELECT renamed FROM zz_one;

-- case: GRANT in CREATE SCHEMA
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_two (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_three (zid int PRIMARY KEY, zname text);
CREATE SCHEMA app CREATE TABLE a (id int PRIMARY KEY) GRANT SELECT ON a TO public;

-- case: function called by a declaration in DO
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE FUNCTION dr() RETURNS bool LANGUAGE plpgsql AS $$BEGIN EXECUTE 'ALTER TABLE zz_one DROP COLUMN zname'; RETURN true; END$$;
DO $$ DECLARE x bool := dr(); BEGIN NULL; END $$;
ALTER TABLE zz_one ADD COLUMN zname int;

-- case: function called by EXIT WHEN in DO
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE FUNCTION dr() RETURNS bool LANGUAGE plpgsql AS $$BEGIN EXECUTE 'ALTER TABLE zz_one DROP COLUMN zname'; RETURN true; END$$;
DO $$ BEGIN LOOP EXIT WHEN dr(); END LOOP; END $$;
ALTER TABLE zz_one ADD COLUMN zname int;

-- case: function called by RAISE in DO
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE FUNCTION dr() RETURNS bool LANGUAGE plpgsql AS $$BEGIN EXECUTE 'ALTER TABLE zz_one DROP COLUMN zname'; RETURN true; END$$;
DO $$ BEGIN RAISE NOTICE 'x %', dr(); END $$;
ALTER TABLE zz_one ADD COLUMN zname int;

-- case: function called by CASE in DO
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE FUNCTION dr() RETURNS bool LANGUAGE plpgsql AS $$BEGIN EXECUTE 'ALTER TABLE zz_one DROP COLUMN zname'; RETURN true; END$$;
DO $$ BEGIN CASE dr() WHEN true THEN NULL; END CASE; END $$;
ALTER TABLE zz_one ADD COLUMN zname int;

-- case: function not run: no rows
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE TABLE zz_two (a int);
CREATE FUNCTION a() RETURNS int LANGUAGE plpgsql AS $$BEGIN ALTER TABLE zz_one DROP COLUMN zname; RETURN 1; END$$;
SELECT a() FROM zz_two;
SELECT zname FROM zz_one;

-- case: function not run: WHERE false
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE FUNCTION a() RETURNS int LANGUAGE plpgsql AS $$BEGIN ALTER TABLE zz_one DROP COLUMN zname; RETURN 1; END$$;
SELECT a() WHERE false;
SELECT zname FROM zz_one;

-- case: function not run: CASE
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE FUNCTION a() RETURNS int LANGUAGE plpgsql AS $$BEGIN ALTER TABLE zz_one DROP COLUMN zname; RETURN 1; END$$;
SELECT CASE WHEN false THEN a() END;
SELECT zname FROM zz_one;

-- case: function not run: STRICT and NULL
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE FUNCTION a(x int) RETURNS int STRICT LANGUAGE plpgsql AS $$BEGIN ALTER TABLE zz_one DROP COLUMN zname; RETURN 1; END$$;
SELECT a(NULL);
SELECT zname FROM zz_one;

-- case: function with SET search_path
CREATE TABLE zz_one (zid int PRIMARY KEY, zname text);
CREATE SCHEMA app;
CREATE TABLE app.zz_one (other int);
CREATE FUNCTION a() RETURNS void LANGUAGE plpgsql SET search_path = app AS $$BEGIN ALTER TABLE zz_one ADD COLUMN more int; END$$;
SELECT a();
SELECT more FROM app.zz_one;
ALTER TABLE zz_one ADD COLUMN more int;

-- case: function dropped by EXECUTE of a loop's value in DO
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
DO $$ DECLARE r record; BEGIN FOR r IN SELECT oid::regprocedure AS p FROM pg_proc WHERE proname = 'f' LOOP EXECUTE 'DROP FUNCTION ' || r.p; END LOOP; END $$;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';

-- case: user-defined unary minus
CREATE FUNCTION neg(text) RETURNS date LANGUAGE sql AS $$SELECT current_date$$;
CREATE OPERATOR - (RIGHTARG = text, FUNCTION = neg);
CREATE TABLE t (a date DEFAULT (- 'x'::text));
-- case: IS DISTINCT FROM NULL needs no operator
CREATE TABLE t (id int, raw json);
SELECT raw IS DISTINCT FROM NULL, NULL IS NOT DISTINCT FROM raw FROM t;
-- case: overloads in two schemas of the search path
CREATE TABLE t (id int, note text); CREATE SCHEMA app;
CREATE FUNCTION app.f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(a text) RETURNS int LANGUAGE sql AS 'SELECT 1';
SET search_path = app, public;
SELECT f(note) FROM t;
-- case: LIKE between columns, and a star in UNION
CREATE TABLE a (x int, y text); CREATE TABLE b (d date, LIKE a, e text); CREATE TABLE c (d date, x int, y text, e text);
SELECT * FROM b UNION ALL SELECT * FROM c;
-- case: vectors are arrays
CREATE TABLE t (id int);
SELECT '1 2'::int2vector::int2[], array_to_string('1 2'::int2vector, ',') FROM t;
-- case: functional notation
CREATE TYPE p AS (street text); CREATE TABLE t (id int, power int, p p);
SELECT power(t), street(p), tableoid(t) FROM t; SELECT foo(s) FROM (SELECT 1 AS foo) s; WITH q AS (SELECT 1 AS zork) SELECT zork(q) FROM q;
-- case: types with names of PostgreSQL's own
CREATE TYPE public.money AS ENUM ('usd'); CREATE TABLE t (d money, e public.money);
SELECT d * 2, e = 'usd' FROM t;
-- case: what is folded away need not be immutable
CREATE TABLE t (id int, note text, at timestamptz);
CREATE INDEX ON t ((CASE WHEN true THEN note ELSE now()::text END)); CREATE INDEX ON t ((COALESCE('x', at::text))); CREATE INDEX ON t (id) WHERE false AND at < now();
-- case: bounds with a time zone
CREATE TABLE p (at timestamptz) PARTITION BY LIST (at); SET timezone = 'America/New_York';
CREATE TABLE p1 PARTITION OF p FOR VALUES IN ('2024-01-01'); CREATE TABLE p2 PARTITION OF p FOR VALUES IN ('2024-01-01 00:00:00+00');
-- case: elements of arrays and an alias of INSERT
CREATE TABLE t (id int PRIMARY KEY, e int[]);
UPDATE t SET e[0] = '1'; INSERT INTO t AS x (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET e = x.e;
-- case: a column that is there takes no constraint along
CREATE TABLE t (id int PRIMARY KEY); ALTER TABLE t ADD COLUMN IF NOT EXISTS id int PRIMARY KEY;
-- case: a common table of a data change behind another one
CREATE TABLE y (a int);
WITH RECURSIVE t AS (INSERT INTO y SELECT a + 5 FROM t2 RETURNING a), t2 AS (UPDATE y SET a = a - 11 RETURNING a) SELECT * FROM t;
-- case: the table goes with the type of its partition key
CREATE DOMAIN d AS int; CREATE TABLE t (a d) PARTITION BY RANGE (a);
DROP DOMAIN d CASCADE; CREATE TABLE t (a int);
-- case: a common table that merges columns
CREATE TABLE a (id int, x int); CREATE TABLE b (id int, y int); CREATE VIEW v AS SELECT * FROM a NATURAL JOIN b;
CREATE VIEW w AS SELECT * FROM v;
-- case: a list of several types
CREATE TABLE t (id int);
SELECT id IN ('1', 2.5) FROM t;

-- case: enum types of one name in two schemas
CREATE SCHEMA one;
CREATE SCHEMA two;
SET search_path = one;
CREATE TYPE state AS ENUM ('open', 'shut');
CREATE TABLE door (id int, state state DEFAULT 'open');
SET search_path = two;
CREATE TYPE state AS ENUM ('solid', 'liquid');
CREATE TABLE matter (id int, state state DEFAULT 'solid');
SET search_path = public, two, one;
SELECT id FROM one.door WHERE state = 'open';
UPDATE one.door SET state = 'shut';
INSERT INTO matter (id, state) VALUES (1, 'liquid');
ALTER TABLE one.door ALTER COLUMN state SET DEFAULT 'shut';

-- case: a routine that is made again before what it needed goes
CREATE TABLE amount (id int, qty int, rest int);
CREATE FUNCTION half(value int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT value / 2';
CREATE FUNCTION total() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT sum(half(qty)) FROM amount; END;
CREATE OR REPLACE FUNCTION total() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT sum(rest) FROM amount; END;
DROP FUNCTION half(int);
ALTER TABLE amount DROP COLUMN qty;
ALTER TABLE amount RENAME COLUMN rest TO kept;
ALTER TABLE amount ADD COLUMN rest int;
ALTER TABLE amount DROP COLUMN rest;
CREATE OR REPLACE FUNCTION total() RETURNS bigint LANGUAGE sql AS 'SELECT sum(kept) FROM amount';
DROP TABLE amount;

-- case: what goes with a table before the function that it called
CREATE FUNCTION fits(value text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT value <> ''''';
CREATE FUNCTION folded(value text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower(value)';
CREATE TABLE labels (id int, label text CONSTRAINT labels_fit CHECK (fits(label)), other text);
CREATE INDEX labels_folded ON labels (folded(label));
DROP INDEX labels_folded;
CREATE INDEX labels_folded ON labels (lower(folded(other)));
ALTER TABLE labels DROP COLUMN other;
DROP FUNCTION folded(text);
ALTER TABLE labels DROP CONSTRAINT labels_fit;
DROP FUNCTION fits(text);
CREATE FUNCTION lower(value int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT value';
CREATE INDEX labels_lower ON labels (lower(label));
DROP FUNCTION lower(int);

-- case: a data change in WITH names the queries beside it
CREATE TABLE a (x int, y int, z text);
CREATE TABLE b (x int, y int, z text);
CREATE TABLE c (x int, y int, z text);
WITH b AS (SELECT 1 AS z), w AS (INSERT INTO a (x) SELECT z FROM b RETURNING x) SELECT * FROM w;
WITH b AS (SELECT 1 AS z), w AS (UPDATE a SET x = b.z FROM b RETURNING a.x) SELECT * FROM w;
WITH b AS (SELECT 1 AS zz), w AS (DELETE FROM a WHERE x IN (SELECT zz FROM b) RETURNING x) SELECT * FROM w;
WITH b AS (SELECT 'q'::text AS x), w AS (DELETE FROM a USING b WHERE a.z = b.x RETURNING a.x) SELECT * FROM w;
CREATE FUNCTION f() RETURNS SETOF int LANGUAGE sql BEGIN ATOMIC WITH b AS (SELECT 1 AS x), f AS (DELETE FROM c WHERE x IN (SELECT x FROM b) RETURNING x) SELECT x FROM f; END;
ALTER TABLE b ALTER COLUMN x TYPE bigint;
DROP TABLE b;

-- case: what IF NOT EXISTS does not add has no type, no default and no check
CREATE TABLE a (x int, y int, z text);
CREATE TABLE b (x int, y int, z text);
CREATE TABLE c (x int, y int, z text);
ALTER TABLE a ADD COLUMN IF NOT EXISTS x text, ADD COLUMN g int GENERATED ALWAYS AS (x) STORED;
ALTER TABLE b ADD COLUMN IF NOT EXISTS x uuid, ALTER COLUMN x SET DEFAULT 1;
ALTER TABLE b ADD COLUMN IF NOT EXISTS z int, ALTER COLUMN z SET DEFAULT 'abc';
ALTER TABLE c ALTER z TYPE int USING 1, ADD g int GENERATED ALWAYS AS (z) STORED;
CREATE FUNCTION h(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'select 1';
ALTER TABLE a ADD COLUMN IF NOT EXISTS x int CHECK (h(x) > 0);
DROP FUNCTION h(int);
CREATE SCHEMA s CREATE TABLE t1 (x text) CREATE TABLE t2 (x int, g int GENERATED ALWAYS AS (x) STORED);

-- case: calls that mean another function, a column, a type or syntax
CREATE TABLE a (x int, y int, z text);
CREATE TABLE b (x int, y int, z text);
CREATE TABLE c (x int, y int, z text);
CREATE SCHEMA s;
CREATE FUNCTION s.h(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'select 1';
SET search_path = public, s;
ALTER TABLE a ADD CONSTRAINT ck CHECK (h(x) > 0);
CREATE FUNCTION h(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'select 1';
DROP FUNCTION public.h(int);
CREATE TYPE k AS ENUM ('b');
CREATE FUNCTION k(bool) RETURNS text LANGUAGE sql IMMUTABLE AS 'select ''a''';
ALTER TABLE a ADD CHECK (k('b') IS NOT NULL);
DROP FUNCTION k(bool);
CREATE FUNCTION x(b) RETURNS int LANGUAGE sql IMMUTABLE AS 'select 1';
ALTER TABLE a ADD CHECK (x(a) > 0);
CREATE FUNCTION g() RETURNS SETOF int LANGUAGE sql BEGIN ATOMIC SELECT x(a) FROM a; END;
DROP FUNCTION x(b);
CREATE FUNCTION "current_date"(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'select 1';
ALTER TABLE b ADD CHECK (current_date IS NOT NULL);
DROP FUNCTION "current_date"(int);

-- case: aggregates and range types beside functions of their names
CREATE TABLE a (x int, y int, z text);
CREATE TABLE b (x int, y int, z text);
CREATE TABLE c (x int, y int, z text);
CREATE AGGREGATE h(int) (sfunc = int4pl, stype = int);
CREATE FUNCTION h(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'select ''a''';
SELECT h(x) FROM b;
CREATE TYPE fr AS RANGE (subtype = float8);
CREATE FUNCTION fr(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'select 1';
SELECT fr(1, 2);
CREATE TABLE w (m fr_multirange);
CREATE DOMAIN darr AS int[];
CREATE TABLE q (a darr, b int[], c bigint[]);
SELECT coalesce(a, b) FROM q;
SELECT greatest(c, a) FROM q;
CREATE DOMAIN d AS int;
CREATE FUNCTION fk0() RETURNS d LANGUAGE sql AS 'select 1';
ALTER DOMAIN d RENAME TO d_old;
CREATE DOMAIN d AS uuid;
UPDATE a SET x = fk0();
CREATE TYPE mood AS ENUM ('a');
CREATE TYPE _moods AS ENUM ('a');
CREATE TABLE v (x _moods, y text);
CREATE FUNCTION fk1() RETURNS _moods LANGUAGE sql AS 'select null::_moods';
INSERT INTO v (x) SELECT fk1();

-- case: what DISTINCT ON and joins with a name do not read
CREATE TABLE a (x int, y int, z text);
CREATE TABLE b (x int, y int, z text);
CREATE TABLE c (x int, y int, z text);
CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN (SELECT DISTINCT ON (y) x AS y FROM a LIMIT 1);
ALTER TABLE a DROP COLUMN y;
CREATE FUNCTION g() RETURNS int LANGUAGE sql RETURN (SELECT j.x FROM (b JOIN c USING (x)) AS j LIMIT 1);
ALTER TABLE b DROP COLUMN z;
CREATE VIEW kv AS SELECT * FROM c;
CREATE TABLE k (LIKE kv);
CREATE FUNCTION i(zz int) RETURNS SETOF int LANGUAGE sql BEGIN ATOMIC SELECT zz FROM k; END;
ALTER TABLE k ADD COLUMN zz int;
ALTER TABLE k ALTER COLUMN zz TYPE bigint;
ALTER TABLE k DROP COLUMN zz;

-- case: a generated column of a table that is not there, and functions of a multirange
CREATE TABLE a (x int, y int, z text);
CREATE TABLE b (x int, y int, z text);
CREATE TABLE c (x int, y int, z text);
ALTER TABLE IF EXISTS nope ADD COLUMN g int GENERATED ALWAYS AS ('a'::text) STORED;
CREATE TYPE fr AS RANGE (subtype = float8, multirange_type_name = fmr);
CREATE FUNCTION fmr(int, int) RETURNS uuid LANGUAGE sql IMMUTABLE AS 'select null::uuid';
CREATE TABLE w (r fr, m fmr, i int);
UPDATE w SET m = fmr(r);
SELECT fmr(r, r, r), fmr() FROM w;
