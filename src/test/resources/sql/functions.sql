CREATE FUNCTION f(a int, OUT b text, IN OUT c app.t.d%TYPE, VARIADIC "E" int[] = '{}', double precision DEFAULT 1.5 + 2) RETURNS SETOF app.t.a%TYPE LANGUAGE 'c' TRANSFORM FOR TYPE hstore, FOR TYPE jsonb WINDOW CALLED ON NULL INPUT NOT LEAKPROOF ROWS 10 SUPPORT app.s RESET ALL SET TIME ZONE 'UTC' SET x FROM CURRENT AS 'lib', 'symbol';
--= create-routine «*» object=function name=f language='c'

CREATE FUNCTION f(in_value int, int_list int[], timestamp) RETURNS TABLE (a int, "B" text) RETURNS NULL ON NULL INPUT RETURN a;
--= create-routine «*» object=function name=f stored
--=   query «*»

CREATE PROCEDURE app.p() LANGUAGE sql BEGIN ATOMIC END;
--= create-routine «*» object=procedure name=app.p language='sql' stored

ALTER FUNCTION f(int, OUT text) STRICT SECURITY INVOKER COST 5 RESTRICT;
--= alter-object «*» object=function name=f

ALTER FUNCTION f SET SCHEMA app;
--= alter-object «*» object=function name=f

ALTER FUNCTION f SET SCHEMA 'app';
--= alter-object «*» object=function name=f options=('search_path')

ALTER ROUTINE f NO DEPENDS ON EXTENSION e;
--= alter-object «*» object=routine name=f

ALTER PROCEDURE p() RENAME TO q;
--= rename-object «*» object=procedure name=p new-name=q

CREATE OR REPLACE AGGREGATE app.agg(VARIADIC x int ORDER BY VARIADIC x int) (SFUNC = app.f, STYPE = int[], HYPOTHETICAL);
--= create-object «*» object=aggregate name=app.agg replace

CREATE AGGREGATE old (BASETYPE = int, SFUNC = f, STYPE = double precision, SORTOP = OPERATOR(app.<));
--= create-object «*» object=aggregate name=old

ALTER AGGREGATE agg(*) RENAME TO total;
--= rename-object «*» object=aggregate name=agg new-name=total

DROP AGGREGATE IF EXISTS a(int), b(*) CASCADE;
--= drop-object «a(int)» object=aggregate name=a if-exists cascade
--= drop-object «b(*)» object=aggregate name=b if-exists cascade

CREATE TRUSTED PROCEDURAL LANGUAGE l HANDLER app.h INLINE i NO VALIDATOR;
--= create-object «*» object=language name=l

ALTER LANGUAGE l OWNER TO me;
--= alter-object «*» object=language name=l

CREATE CAST (int AS text) WITH INOUT AS IMPLICIT;
--= create-object «*» object=cast

CREATE CAST (int AS text) WITHOUT FUNCTION;
--= create-object «*» object=cast

CREATE OR REPLACE TRANSFORM FOR hstore LANGUAGE l (FROM SQL WITH FUNCTION f(internal), TO SQL WITH FUNCTION g);
--= create-object «*» object=transform replace

CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') AND x IN ('y') EXECUTE PROCEDURE app.f();
--= create-object «*» object=event-trigger name=e

ALTER EVENT TRIGGER e ENABLE ALWAYS;
--= alter-object «*» object=event-trigger name=e

CREATE FUNCTION f(a int) RETURNS int RETURN app.g(a) + 1;
--= create-routine «*» object=function name=f stored
--=   query «*» calls=(app.g)

CREATE FUNCTION return() RETURNS int LANGUAGE sql AS 'SELECT f(1)';
--= create-routine «*» object=function name=return language='sql'
--=   query «*» calls=(f)

CREATE PROCEDURE p() BEGIN ATOMIC INSERT INTO t SELECT CASE WHEN a THEN 1 END FROM u; SELECT f(2); END;
--= create-routine «*» object=procedure name=p stored
--=   insert «*» table=t source=query reads=(u) alias=t
--=   query «*» calls=(f)

CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; RETURN g(1); END;
--= create-routine «*» object=function name=f stored
--=   query «*»
--=   query «*» calls=(g)

DO $$ BEGIN CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; DROP TABLE t; END $$;
--= do-block «*» language='plpgsql'
--=   create-routine «*» object=function name=f stored
--=     query «*»
--=     query «*»
--=   drop-table «*» table=t

CREATE FUNCTION f(OUT int, OUT int) RETURNS SETOF record LANGUAGE plpgsql AS $$ BEGIN $1 := -1; $2 = 2; RETURN QUERY SELECT a, b FROM t; END $$;
--= create-routine «*» object=function name=f language='plpgsql' relations=(t) columns=(t.a, t.b)
--=   query «*» reads=(t)

CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER SET "search_path" TO 'app', pg_temp AS 'SELECT 1';
--= create-routine «*» object=function name=f language='sql' security-definer sets-search-path
--=   query «*»

CREATE FUNCTION f() RETURNS int LANGUAGE sql EXTERNAL SECURITY DEFINER SET work_mem = '1MB' AS 'SELECT 1';
--= create-routine «*» object=function name=f language='sql' security-definer
--=   query «*»

CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY INVOKER SET SCHEMA 'app' AS 'SELECT 1';
--= create-routine «*» object=function name=f language='sql' sets-search-path
--=   query «*»

ALTER FUNCTION f() SECURITY DEFINER SET search_path FROM CURRENT;
--= alter-object «*» object=function name=f options=('search_path')
