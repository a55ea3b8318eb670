CREATE TABLE account (id bigint PRIMARY KEY, email text, age int);
CREATE INDEX account_email ON account (email);
CREATE TYPE mood AS ENUM ('calm');
CREATE TABLE diary (day date, mood mood, old_mood mood DEFAULT 'calm');

-- case: an index is built concurrently, alone in its file
CREATE INDEX CONCURRENTLY account_age ON account (age);

-- case: after another statement
SET lock_timeout = '5s';
CREATE INDEX CONCURRENTLY account_age ON account (age);

-- case: before another statement
CREATE INDEX CONCURRENTLY account_age ON account (age);
SELECT 1;

-- case: in the second of two files
ALTER TABLE account ADD COLUMN name text;
-- next
CREATE INDEX CONCURRENTLY account_age ON account (age);

-- case: after a COMMIT
ALTER TABLE account ADD COLUMN name text;
COMMIT;
CREATE INDEX CONCURRENTLY account_age ON account (age);

-- case: after a COMMIT, with a breakpoint before it
ALTER TABLE account ADD COLUMN name text;
COMMIT;
--> statement-breakpoint
CREATE INDEX CONCURRENTLY account_age ON account (age);
--> statement-breakpoint
BEGIN;
ALTER TABLE account ADD COLUMN nick text;

-- case: between breakpoints
ALTER TABLE account ADD COLUMN name text;
--> statement-breakpoint
CREATE INDEX CONCURRENTLY account_age ON account (age);
--> statement-breakpoint
ALTER TABLE account ADD COLUMN nick text;

-- case: in the file after a COMMIT
ALTER TABLE account ADD COLUMN name text;
COMMIT;
ALTER TABLE account ADD COLUMN nick text;
-- next
CREATE INDEX CONCURRENTLY account_age ON account (age);

-- case: after a transaction of the file's own
BEGIN;
ALTER TABLE account ADD COLUMN name text;
COMMIT;
CREATE INDEX CONCURRENTLY account_age ON account (age);

-- case: in a transaction of the file's own
BEGIN;
CREATE INDEX CONCURRENTLY account_age ON account (age);
COMMIT;

-- case: an index is dropped concurrently
DROP INDEX CONCURRENTLY account_email;

-- case: an index is dropped concurrently after another statement
ALTER TABLE account ADD COLUMN name text;
DROP INDEX CONCURRENTLY account_email;

-- case: an index is built anew concurrently
REINDEX INDEX CONCURRENTLY account_email;

-- case: an index is built anew concurrently after another statement
ALTER TABLE account ADD COLUMN name text;
REINDEX INDEX CONCURRENTLY account_email;

-- case: VACUUM
VACUUM account;

-- case: VACUUM after another statement
ALTER TABLE account ADD COLUMN name text;
VACUUM account;

-- case: a constraint is validated in the file that adds it
ALTER TABLE account ADD CONSTRAINT adult CHECK (age > 17) NOT VALID;
ALTER TABLE account VALIDATE CONSTRAINT adult;

-- case: a constraint is validated in the next file
ALTER TABLE account ADD CONSTRAINT adult CHECK (age > 17) NOT VALID;
-- next
ALTER TABLE account VALIDATE CONSTRAINT adult;

-- case: a constraint is validated after a COMMIT
ALTER TABLE account ADD CONSTRAINT adult CHECK (age > 17) NOT VALID;
COMMIT;
ALTER TABLE account VALIDATE CONSTRAINT adult;
ALTER TABLE account ALTER COLUMN age SET NOT NULL;

-- case: a foreign key is validated in a transaction of the file's own
BEGIN;
ALTER TABLE account ADD COLUMN parent bigint;
ALTER TABLE account ADD CONSTRAINT parent FOREIGN KEY (parent) REFERENCES account NOT VALID;
COMMIT;
ALTER TABLE account VALIDATE CONSTRAINT parent;

-- case: a timeout is set for the transaction
SET LOCAL lock_timeout = '5s';
ALTER TABLE account ADD COLUMN name text;
ALTER TABLE account ADD COLUMN nick text;

-- case: a timeout is set for the transaction of another file
SET LOCAL lock_timeout = '5s';
ALTER TABLE account ADD COLUMN name text;
-- next
ALTER TABLE account ADD COLUMN nick text;

-- case: a timeout is set for the transaction, which ends
SET LOCAL lock_timeout = '5s';
COMMIT;
ALTER TABLE account ADD COLUMN name text;
SET LOCAL lock_timeout = '7s';
ALTER TABLE account ADD COLUMN nick text;

-- case: a timeout is set for the session
SET lock_timeout = '5s';
ALTER TABLE account ADD COLUMN name text;
-- next
ALTER TABLE account ADD COLUMN nick text;

-- case: a timeout is rolled back
BEGIN;
SET lock_timeout = '5s';
ALTER TABLE account ADD COLUMN name text;
ROLLBACK;
ALTER TABLE account ADD COLUMN nick text;

-- case: a savepoint takes back a lock and a timeout
BEGIN;
SAVEPOINT before_it;
SET LOCAL lock_timeout = '5s';
ALTER TABLE account ADD COLUMN name text;
ROLLBACK TO SAVEPOINT before_it;
ALTER TABLE account ADD COLUMN nick text;
COMMIT;
