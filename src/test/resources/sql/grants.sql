GRANT SELECT (a, b), INSERT, REFERENCES, CREATE, ALTER SYSTEM ON t, app.u TO me, GROUP you WITH GRANT OPTION GRANTED BY CURRENT_USER;
--= command «*» command='grant'

GRANT ALL PRIVILEGES (a) ON TABLE t TO PUBLIC;
--= command «*» command='grant'

GRANT ALL ON ALL FUNCTIONS IN SCHEMA a, b TO CURRENT_ROLE;
--= command «*» command='grant'

GRANT USAGE ON SEQUENCE s TO me;
--= command «*» command='grant'

GRANT USAGE ON SCHEMA app TO me;
--= command «*» command='grant'

GRANT EXECUTE ON FUNCTION f(int, OUT x text), app.g TO me;
--= command «*» command='grant'

GRANT EXECUTE ON PROCEDURE p() TO me;
--= command «*» command='grant'

GRANT CONNECT, TEMP ON DATABASE a, b TO me;
--= command «*» command='grant'

GRANT USAGE ON FOREIGN DATA WRAPPER w TO me;
--= command «*» command='grant'

GRANT USAGE ON FOREIGN SERVER s TO me;
--= command «*» command='grant'

GRANT USAGE ON LANGUAGE l TO me;
--= command «*» command='grant'

GRANT USAGE ON TYPE app.mood TO me;
--= command «*» command='grant'

GRANT CREATE ON TABLESPACE fast TO me;
--= command «*» command='grant'

GRANT SELECT ON LARGE OBJECT 1, 2 TO me;
--= command «*» command='grant'

GRANT SET, ALTER SYSTEM ON PARAMETER work_mem, my.setting TO me;
--= command «*» command='grant'

GRANT SELECT ON sequence TO me;
--= command «*» command='grant'

GRANT reader, writer TO me, CURRENT_USER WITH ADMIN OPTION, INHERIT FALSE, SET TRUE GRANTED BY admin;
--= command «*» command='grant'

REVOKE GRANT OPTION FOR SELECT ON TABLE t FROM me CASCADE;
--= command «*» command='revoke'

REVOKE ALL ON ROUTINE f FROM PUBLIC RESTRICT;
--= command «*» command='revoke'

REVOKE ADMIN OPTION FOR reader FROM me GRANTED BY admin CASCADE;
--= command «*» command='revoke'

REVOKE reader FROM me;
--= command «*» command='revoke'

ALTER DEFAULT PRIVILEGES FOR ROLE a, b IN SCHEMA app GRANT ALL ON TABLES TO me WITH GRANT OPTION;
--= command «*» command='alter default privileges'

ALTER DEFAULT PRIVILEGES REVOKE GRANT OPTION FOR EXECUTE ON FUNCTIONS FROM PUBLIC CASCADE;
--= command «*» command='alter default privileges'

ALTER DEFAULT PRIVILEGES FOR USER a GRANT SELECT ON LARGE OBJECTS TO me;
--= command «*» command='alter default privileges'
