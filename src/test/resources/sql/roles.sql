CREATE ROLE r WITH SUPERUSER NOLOGIN INHERIT CONNECTION LIMIT -1 ENCRYPTED PASSWORD 'x' VALID UNTIL 'infinity' IN ROLE a, b ROLE c ADMIN CURRENT_USER SYSID 7;
--= create-object «*» object=role name=r

CREATE USER u PASSWORD NULL;
--= create-object «*» object=user name=u

CREATE GROUP g USER a, b;
--= create-object «*» object=group name=g

ALTER ROLE CURRENT_USER WITH NOBYPASSRLS;
--= command «*» command='alter role'

ALTER USER u IN DATABASE d SET search_path TO app, public;
--= command «*» command='alter user'

ALTER ROLE ALL RESET ALL;
--= command «*» command='alter role'

ALTER ROLE r RENAME TO s;
--= command «*» command='alter role'

ALTER GROUP g ADD USER a, b;
--= command «*» command='alter group'

ALTER GROUP g RENAME TO h;
--= command «*» command='alter group'

DROP ROLE IF EXISTS a, CURRENT_USER;
--= drop-object «a» object=role name=a if-exists
--= drop-object «CURRENT_USER» object=role name="current_user" if-exists

DROP USER u;
--= drop-object «*» object=user name=u

DROP GROUP g;
--= drop-object «*» object=group name=g

REASSIGN OWNED BY a, CURRENT_ROLE TO b;
--= command «*» command='reassign' roles=(a, "current_role")

DROP OWNED BY a CASCADE;
--= command «*» command='drop owned' roles=(a)
