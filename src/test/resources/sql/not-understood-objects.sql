CREATE SCHEMA IF NOT EXISTS app CREATE TABLE t (a int);
--= not-understood «*» cause=syntax reason='expected the end of the statement, found "CREATE"'

CREATE SCHEMA app CREATE ROLE r;
--= not-understood «*» cause=syntax reason='not an object that CREATE SCHEMA takes in'

CREATE SCHEMA app CREATE TABLE t AS SELECT 1;
--= not-understood «*» cause=syntax reason='not an object that CREATE SCHEMA takes in'

CREATE TABLE t (a int) TABLESPACE fast WITH (fillfactor = 70);
--= not-understood «*» cause=syntax reason='expected the end of the statement, found "WITH"' creates=t

CREATE TABLE t (a int) PARTITION BY round (a);
--= not-understood «*» cause=syntax reason='a table is partitioned by RANGE, LIST or HASH' creates=t

CREATE TABLE t PARTITION OF p FOR VALUES IN ();
--= not-understood «*» cause=syntax reason='expected an expression, found ")"' creates=t

CREATE TABLE t PARTITION OF p FOR VALUES WITH (MODULUS 4);
--= not-understood «*» cause=syntax reason='a hash partition has a modulus and a remainder' creates=t

CREATE TABLE t (a int NOT NULL, UNIQUE (a WITHOUT OVERLAPS, b));
--= not-understood «*» cause=syntax reason='expected close paren, found ","' creates=t

CREATE TABLE t (a int, FOREIGN KEY (a) REFERENCES r ON UPDATE SET NULL (a));
--= not-understood «*» cause=syntax reason='expected close paren, found "("' creates=t

CREATE TABLE t (a int REFERENCES r MATCH PARTIAL);
--= not-understood «*» cause=syntax reason='expected FULL or SIMPLE, found "PARTIAL"' creates=t

CREATE TABLE t (a text COLLATE "C" COLLATE "D");
--= not-understood «*» cause=syntax reason='a column has one collation' creates=t

CREATE TABLE t (LIKE u INCLUDING everything);
--= not-understood «*» cause=syntax reason='expected what LIKE includes, found "everything"' creates=t

CREATE TABLE t (a varchar(3, 4));
--= not-understood «*» cause=syntax reason='expected close paren, found ","' creates=t

CREATE TABLE t (a interval year to day);
--= not-understood «*» cause=syntax reason='expected MONTH, found "day"' creates=t

CREATE FOREIGN TABLE f (a int);
--= not-understood «*» cause=syntax reason='expected SERVER, found the end'

CREATE TEMP MATERIALIZED VIEW m AS SELECT 1;
--= not-understood «*» cause=syntax reason='expected a table, view or sequence, found "MATERIALIZED"'

CREATE OR REPLACE CONSTRAINT TRIGGER tr AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
--= not-understood «*» cause=syntax reason='expected an object that can be replaced, found "CONSTRAINT"'

CREATE TRIGGER tr BEFORE UPDATE OR UPDATE OF a ON t EXECUTE FUNCTION f();
--= not-understood «*» cause=syntax reason='a trigger has each event once'

CREATE TRIGGER tr BEFORE INSERT ON t WHEN (true) FOR EACH ROW EXECUTE FUNCTION f();
--= not-understood «*» cause=syntax reason='expected EXECUTE, found "FOR"'

CREATE CONSTRAINT TRIGGER tr AFTER INSERT ON t NOT VALID FOR EACH ROW EXECUTE FUNCTION f();
--= not-understood «*» cause=syntax reason='the constraint can't be NOT VALID'

CREATE POLICY p ON t AS LAX;
--= not-understood «*» cause=syntax reason='expected PERMISSIVE or RESTRICTIVE, found "LAX"'

CREATE POLICY p ON t WITH CHECK (true) USING (true);
--= not-understood «*» cause=syntax reason='expected the end of the statement, found "USING"'

CREATE FUNCTION f(a int b int) RETURNS int RETURN 1;
--= not-understood «*» cause=syntax reason='expected close paren, found "b"'

CREATE FUNCTION f(OUT a int) RETURNS TABLE (b int) RETURN 1;
--= not-understood «*» cause=syntax reason='a function that returns a table has no OUT parameter'

CREATE FUNCTION f() RETURNS int LANGUAGE sql LIKELY;
--= not-understood «*» cause=syntax reason='expected IMMUTABLE or STABLE or VOLATILE or STRICT or LEAKPROOF, found "LIKELY"'

CREATE AGGREGATE a (OUT int) (SFUNC = f);
--= not-understood «*» cause=syntax reason='an aggregate has no OUT argument'

CREATE OPERATOR => (LEFTARG = int);
--= not-understood «*» cause=syntax reason='expected an operator, found "=>"'

CREATE RULE r AS ON INSERT TO t DO CREATE TABLE u (a int);
--= not-understood «*» cause=syntax reason='expected a query or a data change, found "CREATE"'

CREATE PUBLICATION p FOR a;
--= not-understood «*» cause=syntax reason='expected TABLE or TABLES IN SCHEMA, found "a"'

CREATE PUBLICATION p FOR TABLE CURRENT_SCHEMA;
--= not-understood «*» cause=syntax reason='expected a name, found "CURRENT_SCHEMA"'

CREATE PUBLICATION p FOR TABLES IN SCHEMA s WHERE (a > 0);
--= not-understood «*» cause=syntax reason='expected the end of the statement, found "WHERE"'

CREATE STATISTICS s ON a + b FROM t;
--= not-understood «*» cause=syntax reason='expected FROM, found "+"'

CREATE ROLE public;
--= not-understood «*» cause=syntax reason='no role is named "public"'

CREATE ROLE r BRAVE;
--= not-understood «*» cause=syntax reason='expected an attribute of a role, found "BRAVE"'

CREATE EXTENSION e FROM unpackaged;
--= not-understood «*» cause=syntax reason='CREATE EXTENSION … FROM was removed in PostgreSQL 13'

CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f('x');
--= not-understood «*» cause=syntax reason='expected close paren, found "'x'"'

CREATE SEQUENCE s AS int[];
--= not-understood «*» cause=syntax reason='expected an option of a sequence, found "["'

CREATE DATABASE d SIZE;
--= not-understood «*» cause=syntax reason='expected a name, found the end'

ALTER TABLE t ALTER a SET RESTART;
--= not-understood «*» cause=syntax reason='expected an option of an identity column, found "RESTART"'

ALTER TABLE t ALTER 0 SET STATISTICS 1;
--= not-understood «*» cause=syntax reason='no column has the number 0'

ALTER TABLE t ALTER CONSTRAINT c NOT VALID;
--= not-understood «*» cause=syntax reason='the constraint can't be NOT VALID'

ALTER TABLE t ADD CHECK (a > 0) DEFERRABLE;
--= not-understood «*» cause=syntax reason='the constraint can't be DEFERRABLE'

ALTER TABLE t ADD UNIQUE (a) NOT DEFERRABLE INITIALLY DEFERRED;
--= not-understood «*» cause=syntax reason='a constraint can't be both NOT DEFERRABLE and DEFERRED'

ALTER TABLE t SET SCHEMA app, DROP COLUMN a;
--= not-understood «*» cause=syntax reason='expected the end of the statement, found ","'

ALTER TABLE t OWNER TO none;
--= not-understood «*» cause=syntax reason='no role is named "none"'

ALTER VIEW v RENAME CONSTRAINT a TO b;
--= not-understood «*» cause=syntax reason='expected a name, found "CONSTRAINT"'

ALTER INDEX i SET SCHEMA app;
--= not-understood «*» cause=syntax reason='expected open paren, found "SCHEMA"'

ALTER INDEX IF EXISTS i ATTACH PARTITION j;
--= not-understood «*» cause=syntax reason='expected an action of ALTER TABLE, found "ATTACH"'

ALTER DOMAIN d ADD CHECK (VALUE > 0) NOT ENFORCED;
--= not-understood «*» cause=syntax reason='the constraint can't be NOT ENFORCED'

ALTER TYPE t ALTER ATTRIBUTE a SET TYPE int;
--= not-understood «*» cause=syntax reason='expected DATA, found "TYPE"'

ALTER ROLE none LOGIN;
--= not-understood «*» cause=syntax reason='no role is named "none"'

ALTER SERVER s;
--= not-understood «*» cause=syntax reason='expected OPTIONS, found the end'

ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING REPLACE a WITH b;
--= not-understood «*» cause=syntax reason='expected FOR, found "REPLACE"'

DROP AGGREGATE a;
--= not-understood «*» cause=syntax reason='expected open paren, found the end'

DROP OPERATOR + (int);
--= not-understood «*» cause=syntax reason='expected comma, found ")"'

DROP TRIGGER a, b ON t;
--= not-understood «*» cause=syntax reason='expected ON, found ","'

DROP ROLE r CASCADE;
--= not-understood «*» cause=syntax reason='expected the end of the statement, found "CASCADE"'

DROP SCHEMA a.b;
--= not-understood «*» cause=syntax reason='expected the end of the statement, found "."'
