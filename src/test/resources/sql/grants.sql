GRANT SELECT (a, b), INSERT, REFERENCES, CREATE, ALTER SYSTEM ON t, app.u TO me, GROUP you WITH GRANT OPTION GRANTED BY CURRENT_USER;
--= privileges «*» grants relations=(t, app.u) privileges=('select', 'insert', 'references', 'create', 'alter system') on='table' grantees=(me, you) columns=(a, b)

GRANT ALL PRIVILEGES (a) ON TABLE t TO PUBLIC;
--= privileges «*» grants relations=(t) privileges=('all') on='table' grantees=(public) columns=(a)

GRANT ALL ON ALL FUNCTIONS IN SCHEMA a, b TO CURRENT_ROLE;
--= privileges «*» grants privileges=('all') on='all functions' grantees=("current_role") schemas=(a, b)

GRANT USAGE ON SEQUENCE s TO me;
--= privileges «*» grants relations=(s) privileges=('usage') on='sequence' grantees=(me)

GRANT USAGE ON SCHEMA app TO me;
--= privileges «*» grants privileges=('usage') on='schema' grantees=(me) schemas=(app)

GRANT EXECUTE ON FUNCTION f(int, OUT x text), app.g TO me;
--= privileges «*» grants privileges=('execute') on='function' grantees=(me)

GRANT EXECUTE ON PROCEDURE p() TO me;
--= privileges «*» grants privileges=('execute') on='procedure' grantees=(me)

GRANT CONNECT, TEMP ON DATABASE a, b TO me;
--= privileges «*» grants privileges=('connect', 'temp') on='database' grantees=(me)

GRANT USAGE ON FOREIGN DATA WRAPPER w TO me;
--= privileges «*» grants privileges=('usage') on='foreign data wrapper' grantees=(me)

GRANT USAGE ON FOREIGN SERVER s TO me;
--= privileges «*» grants privileges=('usage') on='foreign server' grantees=(me)

GRANT USAGE ON LANGUAGE l TO me;
--= privileges «*» grants privileges=('usage') on='language' grantees=(me)

GRANT USAGE ON TYPE app.mood TO me;
--= privileges «*» grants privileges=('usage') on='type' grantees=(me)

GRANT CREATE ON TABLESPACE fast TO me;
--= privileges «*» grants privileges=('create') on='tablespace' grantees=(me)

GRANT SELECT ON LARGE OBJECT 1, 2 TO me;
--= privileges «*» grants privileges=('select') on='large object' grantees=(me)

GRANT SET, ALTER SYSTEM ON PARAMETER work_mem, my.setting TO me;
--= privileges «*» grants privileges=('set', 'alter system') on='parameter' grantees=(me)

GRANT SELECT ON sequence TO me;
--= privileges «*» grants relations=(sequence) privileges=('select') on='table' grantees=(me)

GRANT reader, writer TO me, CURRENT_USER WITH ADMIN OPTION, INHERIT FALSE, SET TRUE GRANTED BY admin;
--= privileges «*» grants on='' grantees=(me, "current_user")

REVOKE GRANT OPTION FOR SELECT ON TABLE t FROM me CASCADE;
--= privileges «*» relations=(t) privileges=('select') on='table' grantees=(me)

REVOKE ALL ON ROUTINE f FROM PUBLIC RESTRICT;
--= privileges «*» privileges=('all') on='routine' grantees=(public)

REVOKE ADMIN OPTION FOR reader FROM me GRANTED BY admin CASCADE;
--= privileges «*» on='' grantees=(me)

REVOKE reader FROM me;
--= privileges «*» on='' grantees=(me)

ALTER DEFAULT PRIVILEGES FOR ROLE a, b IN SCHEMA app GRANT ALL ON TABLES TO me WITH GRANT OPTION;
--= privileges «*» grants privileges=('all') on='future tables' grantees=(me) schemas=(app)

ALTER DEFAULT PRIVILEGES REVOKE GRANT OPTION FOR EXECUTE ON FUNCTIONS FROM PUBLIC CASCADE;
--= privileges «*» privileges=('execute') on='future functions' grantees=(public)

ALTER DEFAULT PRIVILEGES FOR USER a GRANT SELECT ON LARGE OBJECTS TO me;
--= privileges «*» grants privileges=('select') on='future large objects' grantees=(me)
