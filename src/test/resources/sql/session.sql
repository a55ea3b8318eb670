BEGIN;
--= begin «*»

BEGIN TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ ONLY, NOT DEFERRABLE;
--= begin «*»

START TRANSACTION READ WRITE;
--= begin «*»

COMMIT;
--= commit «*»

END WORK;
--= commit «*»

COMMIT AND CHAIN;
--= commit «*» chain

ROLLBACK;
--= rollback «*»

ABORT TRANSACTION;
--= rollback «*»

ROLLBACK AND NO CHAIN;
--= rollback «*»

SAVEPOINT "S";
--= savepoint «*» name="S"

RELEASE s;
--= release-savepoint «*» name=s

ROLLBACK TO SAVEPOINT s;
--= rollback-to-savepoint «*» name=s

ROLLBACK WORK TO s;
--= rollback-to-savepoint «*» name=s

PREPARE TRANSACTION 'x';
--= prepare-transaction «*»

COMMIT PREPARED 'x';
--= command «*» command='commit prepared'

ROLLBACK PREPARED 'x';
--= command «*» command='rollback prepared'

SET lock_timeout = '5s';
--= set-parameter «*» parameter='lock_timeout' value='5s'

SET LOCAL Statement_Timeout TO 0;
--= set-parameter «*» parameter='statement_timeout' value='0' local

SET SESSION search_path TO app, "Other", public;
--= set-parameter «*» parameter='search_path' value='app, Other, public'

SET app.tenant = 'a b';
--= set-parameter «*» parameter='app.tenant' value='a b'

SET TIME ZONE 'UTC';
--= set-parameter «*» parameter='timezone' value='UTC'

SET TIME ZONE INTERVAL '-08:00' HOUR TO MINUTE;
--= set-parameter «*» parameter='timezone' value='-08:00'

SET x TO DEFAULT;
--= set-parameter «*» parameter='x' value='default'

SET x = -1.5;
--= set-parameter «*» parameter='x' value='-1.5'

SET ROLE admin;
--= set-parameter «*» parameter='role' value='admin'

SET SESSION AUTHORIZATION DEFAULT;
--= set-parameter «*» parameter='session_authorization' value='default'

SET NAMES 'utf8';
--= set-parameter «*» parameter='client_encoding' value='utf8'

SET XML OPTION DOCUMENT;
--= set-parameter «*» parameter='xmloption' value='DOCUMENT'

SET CONSTRAINTS ALL DEFERRED;
--= set-transaction «*»

SET CONSTRAINTS a, app.b IMMEDIATE;
--= set-transaction «*»

SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
--= set-transaction «*»

SET TRANSACTION SNAPSHOT '00000003-0000001B-1';
--= set-transaction «*»

SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY;
--= set-transaction «*»

RESET ALL;
--= reset-parameter «*» parameter='all'

RESET lock_timeout;
--= reset-parameter «*» parameter='lock_timeout'

RESET TIME ZONE;
--= reset-parameter «*» parameter='timezone'

RESET SESSION AUTHORIZATION;
--= reset-parameter «*» parameter='session_authorization'

TRUNCATE t;
--= truncate «*» table=t

TRUNCATE TABLE ONLY a, app.b * RESTART IDENTITY CASCADE;
--= truncate «ONLY a» table=a only restart-identity cascade
--= truncate «app.b *» table=app.b restart-identity cascade

LOCK t;
--= lock-table «*» table=t mode='access exclusive'

LOCK TABLE ONLY a, b IN SHARE ROW EXCLUSIVE MODE NOWAIT;
--= lock-table «ONLY a» table=a only mode='share row exclusive'
--= lock-table «b» table=b mode='share row exclusive'
