CREATE EXTENSION IF NOT EXISTS e WITH SCHEMA s VERSION next CASCADE;
--= create-object «*» object=extension name=e if-not-exists

ALTER EXTENSION e UPDATE TO '2.0';
--= alter-object «*» object=extension name=e

ALTER EXTENSION e ADD FUNCTION f(int);
--= alter-object «*» object=extension name=e

ALTER EXTENSION e DROP CAST (int AS text);
--= alter-object «*» object=extension name=e

ALTER EXTENSION e SET SCHEMA s;
--= alter-object «*» object=extension name=e

CREATE FOREIGN DATA WRAPPER w HANDLER app.h NO VALIDATOR OPTIONS (debug 'true');
--= create-object «*» object=foreign-data-wrapper name=w

ALTER FOREIGN DATA WRAPPER w NO HANDLER OPTIONS (ADD a '1', SET b '2', DROP c, set '3');
--= alter-object «*» object=foreign-data-wrapper name=w

CREATE SERVER IF NOT EXISTS s TYPE 't' VERSION '1' FOREIGN DATA WRAPPER w OPTIONS (host 'h', "port" '5432');
--= create-object «*» object=server name=s if-not-exists

ALTER SERVER s VERSION NULL OPTIONS (SET host 'i');
--= alter-object «*» object=server name=s

CREATE USER MAPPING IF NOT EXISTS FOR USER SERVER s;
--= create-object «*» object=user-mapping

ALTER USER MAPPING FOR PUBLIC SERVER s OPTIONS (SET password 'x');
--= alter-object «*» object=user-mapping

DROP USER MAPPING IF EXISTS FOR CURRENT_USER SERVER s;
--= drop-object «*» object=user-mapping if-exists

CREATE FOREIGN TABLE IF NOT EXISTS app.f (a int OPTIONS (column_name 'x') NOT NULL, CHECK (a > 0)) INHERITS (p) SERVER s OPTIONS (table_name 'y');
--= create-table «*» table=app.f if-not-exists persistence=permanent inherits=(p) foreign
--= add-column «a int OPTIONS (column_name 'x') NOT NULL» table=app.f column=a type=integer not-null generated=no written=create-table
--= add-check «CHECK (a > 0)» table=app.f expression=‹a > 0› enforced written=create-table

CREATE FOREIGN TABLE f PARTITION OF p FOR VALUES IN (1) SERVER s;
--= create-table «*» table=f persistence=permanent partition-of=p foreign bound=[1]

ALTER FOREIGN TABLE f ALTER COLUMN a OPTIONS (SET x 'y'), OPTIONS (DROP z);
--= set-column-option «ALTER COLUMN a OPTIONS (SET x 'y')» table=f column=a option=foreign-options
--= set-table-option «OPTIONS (DROP z)» table=f option=foreign-options

IMPORT FOREIGN SCHEMA a LIMIT TO (t, u) FROM SERVER s INTO b OPTIONS (import_default 'true');
--= command «*» command='import'

CREATE ACCESS METHOD m TYPE TABLE HANDLER h;
--= create-object «*» object=access-method name=m
