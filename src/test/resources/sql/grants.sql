GRANT SELECT (a, b), INSERT, REFERENCES, CREATE, ALTER SYSTEM ON t, app.u TO me, GROUP you WITH GRANT OPTION GRANTED BY CURRENT_USER;
--= privileges «*» grants relations=(t, app.u)

GRANT ALL PRIVILEGES (a) ON TABLE t TO PUBLIC;
--= privileges «*» grants relations=(t)

GRANT ALL ON ALL FUNCTIONS IN SCHEMA a, b TO CURRENT_ROLE;
--= privileges «*» grants

GRANT USAGE ON SEQUENCE s TO me;
--= privileges «*» grants relations=(s)

GRANT USAGE ON SCHEMA app TO me;
--= privileges «*» grants

GRANT EXECUTE ON FUNCTION f(int, OUT x text), app.g TO me;
--= privileges «*» grants

GRANT EXECUTE ON PROCEDURE p() TO me;
--= privileges «*» grants

GRANT CONNECT, TEMP ON DATABASE a, b TO me;
--= privileges «*» grants

GRANT USAGE ON FOREIGN DATA WRAPPER w TO me;
--= privileges «*» grants

GRANT USAGE ON FOREIGN SERVER s TO me;
--= privileges «*» grants

GRANT USAGE ON LANGUAGE l TO me;
--= privileges «*» grants

GRANT USAGE ON TYPE app.mood TO me;
--= privileges «*» grants

GRANT CREATE ON TABLESPACE fast TO me;
--= privileges «*» grants

GRANT SELECT ON LARGE OBJECT 1, 2 TO me;
--= privileges «*» grants

GRANT SET, ALTER SYSTEM ON PARAMETER work_mem, my.setting TO me;
--= privileges «*» grants

GRANT SELECT ON sequence TO me;
--= privileges «*» grants relations=(sequence)

GRANT reader, writer TO me, CURRENT_USER WITH ADMIN OPTION, INHERIT FALSE, SET TRUE GRANTED BY admin;
--= privileges «*» grants

REVOKE GRANT OPTION FOR SELECT ON TABLE t FROM me CASCADE;
--= privileges «*» relations=(t)

REVOKE ALL ON ROUTINE f FROM PUBLIC RESTRICT;
--= privileges «*»

REVOKE ADMIN OPTION FOR reader FROM me GRANTED BY admin CASCADE;
--= privileges «*»

REVOKE reader FROM me;
--= privileges «*»

ALTER DEFAULT PRIVILEGES FOR ROLE a, b IN SCHEMA app GRANT ALL ON TABLES TO me WITH GRANT OPTION;
--= command «*» command='alter default privileges'

ALTER DEFAULT PRIVILEGES REVOKE GRANT OPTION FOR EXECUTE ON FUNCTIONS FROM PUBLIC CASCADE;
--= command «*» command='alter default privileges'

ALTER DEFAULT PRIVILEGES FOR USER a GRANT SELECT ON LARGE OBJECTS TO me;
--= command «*» command='alter default privileges'
