CREATE SCHEMA IF NOT EXISTS app AUTHORIZATION me;
--= create-object «*» object=schema name=app if-not-exists

CREATE SCHEMA AUTHORIZATION me;
--= create-object «*» object=schema

CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA public VERSION '1.1' CASCADE;
--= create-object «*» object=extension name="uuid-ossp" if-not-exists

CREATE TEMP SEQUENCE IF NOT EXISTS s AS bigint INCREMENT BY -1 MINVALUE -5 NO MAXVALUE START 3 CACHE 10 NO CYCLE OWNED BY app.t.c;
--= create-object «*» object=sequence name=s on=app.t if-not-exists

ALTER SEQUENCE IF EXISTS s RESTART WITH 5 OWNED BY NONE;
--= alter-object «*» object=sequence name=s if-exists options=('restart', 'owned')

ALTER SEQUENCE s RENAME TO r;
--= rename-object «*» object=sequence name=s new-name=r

ALTER SEQUENCE s SET SCHEMA app;
--= set-table-schema «SET SCHEMA app» table=s new-schema=app

CREATE OR REPLACE TEMP RECURSIVE VIEW v (a, b) WITH (security_barrier) AS SELECT 1, 2;
--= create-view «*» object=view name=v replace columns=(a, b) options=('security_barrier')

CREATE MATERIALIZED VIEW IF NOT EXISTS m USING heap TABLESPACE fast AS SELECT * FROM t WITH NO DATA;
--= create-view «*» object=materialized-view name=m if-not-exists reads=(t) empty

REFRESH MATERIALIZED VIEW CONCURRENTLY m WITH DATA;
--= refresh-materialized-view «*» table=m concurrently with-data

ALTER VIEW v RENAME TO w;
--= rename-table «*» table=v new-name=w

ALTER VIEW IF EXISTS v ALTER COLUMN a SET DEFAULT 1;
--= alter-object «*» object=view name=v

ALTER MATERIALIZED VIEW m SET SCHEMA app;
--= set-table-schema «SET SCHEMA app» table=m new-schema=app

CREATE OR REPLACE FUNCTION app.add(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 5 SET search_path = app, public AS $$ SELECT a + b; $$;
--= create-routine «*» object=function name=app.add replace volatility='immutable' language='sql' sets-search-path
--=   query «*»

CREATE FUNCTION f() RETURNS TABLE (x int) BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END FROM t; DELETE FROM t; END;
SELECT 2;
--= create-routine «*» object=function name=f stored
--=   query «*» reads=(t)
--=   delete «*» table=t
--= query «*»

CREATE FUNCTION f(int) RETURNS int RETURN $1 + 1;
--= create-routine «*» object=function name=f stored
--=   query «*»

CREATE PROCEDURE p(INOUT x int) LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN COMMIT; END';
--= create-routine «*» object=procedure name=p language='plpgsql' security-definer
--=   commit «*»

ALTER FUNCTION f(int) OWNER TO me;
--= alter-object «*» object=function name=f

ALTER FUNCTION f IMMUTABLE SET x TO DEFAULT RESET y;
--= alter-object «*» object=function name=f

ALTER FUNCTION f(int) RENAME TO g;
--= rename-object «*» object=function name=f new-name=g

CREATE CONSTRAINT TRIGGER tr AFTER INSERT OR UPDATE OF a, b OR DELETE ON app.t FROM other DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.a > 0) EXECUTE FUNCTION app.f('x');
--= create-object «*» object=trigger name=tr on=app.t reads=(other) calls=(app.f) for-each-row events=(insert, update, delete)

CREATE OR REPLACE TRIGGER tr INSTEAD OF INSERT ON v REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE PROCEDURE f();
--= create-object «*» object=trigger name=tr on=v replace calls=(f) events=(insert)

ALTER TRIGGER tr ON t RENAME TO ts;
--= rename-object «*» object=trigger name=tr new-name=ts on=t

CREATE RULE r AS ON INSERT TO app.t WHERE NEW.a > 0 DO INSTEAD (DELETE FROM u; INSERT INTO v VALUES (1));
SELECT 1;
--= create-object «*» object=rule name=r on=app.t writes=(u, v) events=(insert)
--= query «*»

CREATE OR REPLACE RULE r AS ON DELETE TO t DO ALSO NOTIFY n;
--= create-object «*» object=rule name=r on=t replace events=(delete)

ALTER RULE r ON t RENAME TO s;
--= rename-object «*» object=rule name=r new-name=s on=t

CREATE POLICY p ON app.t AS RESTRICTIVE FOR UPDATE TO PUBLIC, me USING (a = 1) WITH CHECK (b = 2);
--= create-object «*» object=policy name=p on=app.t

ALTER POLICY p ON t TO me USING (true);
--= alter-object «*» object=policy name=p on=t

ALTER POLICY p ON t RENAME TO q;
--= rename-object «*» object=policy name=p new-name=q on=t

CREATE STATISTICS IF NOT EXISTS s (ndistinct) ON a, b FROM t;
--= create-object «*» object=statistics name=s on=t

CREATE AGGREGATE app.agg (int) (SFUNC = f, STYPE = int);
--= create-object «*» object=aggregate name=app.agg

CREATE CAST (a AS b) WITH FUNCTION f(a) AS ASSIGNMENT;
--= create-object «*» object=cast

CREATE OPERATOR app.=== (LEFTARG = int, FUNCTION = f);
--= create-object «*» object=operator

CREATE OPERATOR CLASS c DEFAULT FOR TYPE int USING btree AS OPERATOR 1 <;
--= create-object «*» object=operator-class name=c

CREATE COLLATION c (LOCALE = 'de');
--= create-object «*» object=collation name=c

CREATE TRUSTED LANGUAGE l HANDLER h;
--= create-object «*» object=language name=l

CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION f();
--= create-object «*» object=event-trigger name=e

CREATE PUBLICATION p FOR TABLE a, b WHERE (x > 0);
--= create-object «*» object=publication name=p
--= publish-table «a» table=a publication=p joins
--= publish-table «b» table=b publication=p joins

CREATE SUBSCRIPTION s CONNECTION 'c' PUBLICATION p;
--= maintenance «*» command=create-subscription full

CREATE SERVER s FOREIGN DATA WRAPPER f OPTIONS (host 'h');
--= create-object «*» object=server name=s

CREATE USER MAPPING FOR CURRENT_USER SERVER s;
--= create-object «*» object=user-mapping

CREATE TEXT SEARCH CONFIGURATION c (COPY = english);
--= create-object «*» object=text-search-configuration name=c

ALTER TEXT SEARCH DICTIONARY d (StopWords = x);
--= alter-object «*» object=text-search-dictionary name=d

CREATE ROLE r LOGIN PASSWORD 'x';
--= create-object «*» object=role name=r

ALTER ROLE r SET search_path TO app;
--= command «*» command='alter role'

CREATE DATABASE d OWNER me;
--= maintenance «*» command=create-database full

ALTER DATABASE d SET x = 1;
--= command «*» command='alter database'

ALTER SYSTEM SET x = 1;
--= maintenance «*» command=alter-system

ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO me;
--= privileges «*» grants privileges=('select') on='future tables' grantees=(me) schemas=(app)

CREATE STATISTICS s ON a, b FROM app.t AS x;
--= create-object «*» object=statistics name=s on=app.t

CREATE STATISTICS s ON a, b FROM t JOIN u USING (a);
--= create-object «*» object=statistics name=s

CREATE STATISTICS s ON a, b FROM f(1);
--= create-object «*» object=statistics name=s

CREATE SCHEMA app CREATE TYPE mood AS ENUM ('calm') CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1;
--= create-object «CREATE SCHEMA app» object=schema name=app
--= create-enum «CREATE TYPE mood AS ENUM ('calm')» type=mood values=('calm')
--= create-routine «CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1» object=function name=f language='sql' stored
