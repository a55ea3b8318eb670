-- base
CREATE TABLE account (id bigint PRIMARY KEY, email text, name text);
CREATE INDEX account_email ON account (email);
CREATE TABLE invoice (id bigint PRIMARY KEY, account_id bigint REFERENCES account);
CREATE TABLE plain (id bigint PRIMARY KEY, note text);

-- case: a statement
DO $$ BEGIN ALTER TABLE account ADD COLUMN phone text; END $$;

-- case: two statements
DO $$ BEGIN ALTER TABLE account ADD COLUMN phone text; CREATE INDEX account_phone ON account (phone); END $$;

-- case: a statement that is executed
DO $$ BEGIN EXECUTE 'ALTER TABLE account ALTER COLUMN email SET DEFAULT ''x'''; END $$;

-- case: an update
DO $$ BEGIN UPDATE plain SET note = 'x'; END $$;

-- case: a query into a variable
DO $$ DECLARE n bigint; BEGIN SELECT count(*) INTO n FROM plain; END $$;

-- case: a query whose result is not used
DO $$ BEGIN PERFORM 1 FROM plain WHERE id = 1; END $$;

-- case: an exception that does not come
DO $$ BEGIN ALTER TABLE account ADD COLUMN phone text; EXCEPTION WHEN duplicate_column THEN NULL; END $$;

-- case: a guard that holds
DO $$ BEGIN IF NOT EXISTS (SELECT FROM information_schema.columns WHERE table_name = 'account' AND column_name = 'phone') THEN ALTER TABLE account ADD COLUMN phone text; END IF; END $$;

-- case: a guard that does not hold
DO $$ BEGIN IF NOT EXISTS (SELECT FROM information_schema.columns WHERE table_name = 'account' AND column_name = 'email') THEN ALTER TABLE account ADD COLUMN email text; END IF; END $$;

-- case: a guard by the catalog's tables
DO $$ BEGIN IF EXISTS (SELECT FROM pg_class WHERE relname = 'plain') THEN DROP TABLE plain; END IF; END $$;

-- case: a type that is made if it is not there
DO $$ BEGIN CREATE TYPE mood AS ENUM ('sad'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;

-- case: a constraint that is made if it is not there
DO $$ BEGIN ALTER TABLE account ADD CONSTRAINT account_name CHECK (name <> ''); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
-- rows
INSERT INTO account (id, name) VALUES (1001, '');

-- case: a loop over rows
DO $$ DECLARE r record; BEGIN FOR r IN SELECT id FROM plain LOOP UPDATE plain SET note = 'x' WHERE id = r.id; END LOOP; END $$;

-- case: a block in a block
DO $$ BEGIN BEGIN DROP INDEX account_email; END; END $$;

-- case: a message
DO $$ BEGIN RAISE NOTICE 'hello'; END $$;
