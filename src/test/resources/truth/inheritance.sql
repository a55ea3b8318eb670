-- base
CREATE TABLE person (id bigint PRIMARY KEY, name text, born date);
CREATE TABLE worker (boss bigint) INHERITS (person);
CREATE TABLE manager (grade int) INHERITS (worker);
CREATE TABLE stranger (id bigint NOT NULL, name text, born date);
CREATE TABLE other (note text);

-- case: a child is made
CREATE TABLE clerk (desk int) INHERITS (person);

-- case: a child of two is made
CREATE TABLE clerk (desk int) INHERITS (person, other);

-- case: a table becomes a child
ALTER TABLE stranger INHERIT person;

-- case: a table is no longer a child
ALTER TABLE worker NO INHERIT person;

-- case: a column for all
ALTER TABLE person ADD COLUMN email text;

-- case: a column for a child and its own
ALTER TABLE worker ADD COLUMN wage int;

-- case: a column is dropped for all
ALTER TABLE person DROP COLUMN born;

-- case: a column is renamed for all
ALTER TABLE person RENAME COLUMN name TO full_name;

-- case: a table with children is renamed
ALTER TABLE person RENAME TO human;

-- case: statistics for all
ALTER TABLE person ALTER COLUMN name SET STATISTICS 300;

-- case: statistics for one
ALTER TABLE ONLY person ALTER COLUMN name SET STATISTICS 300;

-- case: parameters are one table's
ALTER TABLE person SET (fillfactor = 80);

-- case: row security is one table's
ALTER TABLE person ENABLE ROW LEVEL SECURITY;

-- case: an owner is one table's
ALTER TABLE person OWNER TO CURRENT_USER;

-- case: rows of all are updated
UPDATE person SET name = 'x';

-- case: rows of one are updated
UPDATE ONLY person SET name = 'x';

-- case: rows of all are deleted
DELETE FROM person;

-- case: rows of all are read
SELECT count(*) FROM person;

-- case: rows of one are read
SELECT count(*) FROM ONLY person;

-- case: a row is inserted
INSERT INTO person VALUES (1001, 'a');

-- case: an index is one table's
CREATE INDEX person_name ON person (name);

-- case: a trigger is one table's
-- given
CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
-- run
CREATE TRIGGER person_change AFTER INSERT ON person FOR EACH ROW EXECUTE FUNCTION nothing();

-- case: a storage for all
ALTER TABLE person ALTER COLUMN name SET STORAGE EXTERNAL;

-- case: unlogged is one table's
ALTER TABLE other SET UNLOGGED;
