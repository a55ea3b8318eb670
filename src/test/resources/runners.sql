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
RESET DateStyle;

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

-- case: a new enum value is inserted
ALTER TYPE mood ADD VALUE 'tense';
INSERT INTO diary (day, mood) VALUES ('2026-01-01', 'calm'), ('2026-01-02', 'tense');

-- case: a new enum value is inserted in the next file
ALTER TYPE mood ADD VALUE 'tense';
-- next
INSERT INTO diary (day, mood) VALUES ('2026-01-01', 'tense');
RESET DateStyle;

-- case: a new enum value is inserted after a COMMIT
ALTER TYPE mood ADD VALUE 'tense';
COMMIT;
INSERT INTO diary (day, mood) VALUES ('2026-01-01', 'tense');

-- case: a new enum value is set, between breakpoints
ALTER TYPE mood ADD VALUE 'tense';
--> statement-breakpoint
UPDATE diary SET mood = 'tense' WHERE day IS NULL;

-- case: a new enum value is looked for where there are no rows
ALTER TYPE mood ADD VALUE 'tense';
DELETE FROM diary WHERE (day IS NULL AND mood = 'tense');

-- case: a new enum value is cast
ALTER TYPE mood ADD VALUE 'tense';
DELETE FROM diary WHERE false AND mood IN ('calm', CAST('tense' AS public.mood));

-- case: a new enum value is the default of a new table's column
ALTER TYPE mood ADD VALUE 'tense';
CREATE TABLE night (mood mood DEFAULT 'tense');

-- case: a new enum value becomes a default
ALTER TYPE mood ADD VALUE 'tense' BEFORE 'calm';
ALTER TABLE diary ALTER COLUMN mood SET DEFAULT 'tense';

-- case: a new enum value is in a constraint
ALTER TYPE mood ADD VALUE 'tense';
ALTER TABLE diary ADD CHECK (mood = 'tense') NOT VALID;

-- case: a new enum value is in an index
ALTER TYPE mood ADD VALUE 'tense';
CREATE INDEX diary_tense ON diary (day) WHERE mood = 'tense';

-- case: a new enum value is renamed
ALTER TYPE mood ADD VALUE 'tense';
ALTER TYPE mood RENAME VALUE 'tense' TO 'cross';
INSERT INTO diary (mood) VALUES ('cross');

-- case: an enum value that was there gets another name
ALTER TYPE mood RENAME VALUE 'calm' TO 'cross';
INSERT INTO diary (mood) VALUES ('cross');

-- case: a new enum type
CREATE TYPE weather AS ENUM ('dry', 'wet');
CREATE TABLE report (weather weather DEFAULT 'wet');
INSERT INTO report (weather) VALUES ('wet');

-- case: a new enum type gets another value
CREATE TYPE weather AS ENUM ('dry', 'wet');
ALTER TYPE weather ADD VALUE 'warm';
CREATE TABLE report (weather weather);
INSERT INTO report (weather) VALUES ('warm');

-- case: a value of that name is added where there is one
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'calm';
INSERT INTO diary (mood) VALUES ('calm');

-- case: another type has a value of that name
CREATE TYPE weather AS ENUM ('calm', 'tense');
CREATE TABLE report (weather weather);
ALTER TYPE mood ADD VALUE 'tense';
INSERT INTO report (weather) VALUES ('tense');

-- case: a new enum value as text
ALTER TYPE mood ADD VALUE 'tense';
DELETE FROM diary WHERE mood::text = 'tense';
INSERT INTO diary (day) SELECT NULL FROM diary WHERE 'tense' = 'tense'::text;

-- case: a new enum value in a block that does not get there
ALTER TYPE mood ADD VALUE 'tense';
DO $$ BEGIN IF false THEN INSERT INTO diary (mood) VALUES ('tense'); END IF; END $$;

-- case: a new enum value is taken back
BEGIN;
ALTER TYPE mood ADD VALUE 'tense';
ROLLBACK;
ALTER TYPE mood ADD VALUE 'tense';
RESET DateStyle;
-- next
INSERT INTO diary (mood) VALUES ('calm');
