DROP TABLE a;
--= drop-table «*» table=a

DROP TABLE IF EXISTS a, app.b CASCADE;
--= drop-table «a» table=a if-exists cascade
--= drop-table «app.b» table=app.b if-exists cascade

DROP FOREIGN TABLE f;
--= drop-table «*» table=f

DROP VIEW IF EXISTS v, w RESTRICT;
--= drop-object «v» object=view name=v if-exists
--= drop-object «w» object=view name=w if-exists

DROP MATERIALIZED VIEW m CASCADE;
--= drop-object «*» object=materialized-view name=m cascade

DROP SEQUENCE s;
--= drop-object «*» object=sequence name=s

DROP TYPE IF EXISTS app.mood CASCADE;
--= drop-object «*» object=type name=app.mood if-exists cascade

DROP DOMAIN d;
--= drop-object «*» object=domain name=d

DROP SCHEMA a, b CASCADE;
--= drop-object «a» object=schema name=a cascade
--= drop-object «b» object=schema name=b cascade

DROP EXTENSION IF EXISTS "uuid-ossp";
--= drop-object «*» object=extension name="uuid-ossp" if-exists

DROP FUNCTION f, g(int, text) CASCADE;
--= drop-object «f» object=function name=f cascade
--= drop-object «g(int, text)» object=function name=g cascade

DROP PROCEDURE p(INOUT x int);
--= drop-object «*» object=procedure name=p

DROP ROUTINE r;
--= drop-object «*» object=routine name=r

DROP AGGREGATE a(int);
--= drop-object «*» object=aggregate name=a

DROP TRIGGER IF EXISTS tr ON app.t;
--= drop-object «*» object=trigger name=tr on=app.t if-exists

DROP POLICY p ON t;
--= drop-object «*» object=policy name=p on=t

DROP RULE r ON t CASCADE;
--= drop-object «*» object=rule name=r on=t cascade

DROP CAST IF EXISTS (int AS text);
--= drop-object «*» object=cast if-exists

DROP OPERATOR ===(int, int);
--= drop-object «*» object=operator

DROP OPERATOR CLASS c USING btree;
--= drop-object «*» object=operator-class name=c

DROP OPERATOR FAMILY f USING btree;
--= drop-object «*» object=operator-family name=f

DROP COLLATION c;
--= drop-object «*» object=collation name=c

DROP CONVERSION c;
--= drop-object «*» object=conversion name=c

DROP LANGUAGE l;
--= drop-object «*» object=language name=l

DROP STATISTICS s;
--= drop-object «*» object=statistics name=s

DROP EVENT TRIGGER e;
--= drop-object «*» object=event-trigger name=e

DROP PUBLICATION p;
--= drop-object «*» object=publication name=p

DROP SERVER s CASCADE;
--= drop-object «*» object=server name=s cascade

DROP FOREIGN DATA WRAPPER f;
--= drop-object «*» object=foreign-data-wrapper name=f

DROP USER MAPPING FOR PUBLIC SERVER s;
--= drop-object «*» object=user-mapping

DROP TEXT SEARCH CONFIGURATION c;
--= drop-object «*» object=text-search-configuration name=c

DROP TEXT SEARCH DICTIONARY d;
--= drop-object «*» object=text-search-dictionary name=d

DROP TRANSFORM FOR int LANGUAGE l;
--= drop-object «*» object=transform

DROP ACCESS METHOD a;
--= drop-object «*» object=access-method name=a

DROP ROLE a, b;
--= drop-object «a» object=role name=a
--= drop-object «b» object=role name=b

DROP USER u;
--= drop-object «*» object=user name=u

DROP GROUP g;
--= drop-object «*» object=group name=g

DROP OWNED BY a, CURRENT_USER CASCADE;
--= command «*» command='drop owned' roles=(a, "current_user")

DROP DATABASE d WITH (FORCE);
--= maintenance «*» command=drop-database full

DROP TABLESPACE s;
--= maintenance «*» command=drop-tablespace full

DROP SUBSCRIPTION s;
--= maintenance «*» command=drop-subscription full

DROP TABLE U&"d!0061" UESCAPE '!', U&"\d83d\de00x";
--= drop-table «U&"d!0061" UESCAPE '!'» table=da
--= drop-table «U&"\d83d\de00x"» table="😀x"
