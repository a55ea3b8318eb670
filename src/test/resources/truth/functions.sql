-- base
CREATE TABLE account (id bigint PRIMARY KEY, email text, name text);
CREATE FUNCTION slug(t text) RETURNS text IMMUTABLE LANGUAGE sql AS $$ SELECT lower(t) $$;
CREATE INDEX account_slug ON account (slug(email));
CREATE FUNCTION unsafe(t text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN upper(t); END $$;
CREATE TABLE slugged (id bigint PRIMARY KEY, a text DEFAULT unsafe('x'), CONSTRAINT slugged_a CHECK (slug(a) <> ''));
CREATE VIEW slugs AS SELECT slug(name) AS slug FROM account;
CREATE PROCEDURE work() LANGUAGE plpgsql AS $$ BEGIN UPDATE account SET name = 'x'; END $$;
CREATE FUNCTION worked() RETURNS void LANGUAGE sql AS $$ UPDATE account SET name = 'x' $$;

-- case: a function is made
CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';

-- case: a function that reads a table is made
CREATE FUNCTION names() RETURNS SETOF text LANGUAGE sql AS 'SELECT name FROM account';

-- case: a function with a table's rows is made
CREATE FUNCTION accounts() RETURNS SETOF account LANGUAGE sql AS 'SELECT * FROM account';

-- case: a function in PL/pgSQL is made
CREATE FUNCTION rename_all() RETURNS void LANGUAGE plpgsql AS $$ BEGIN UPDATE account SET name = 'x'; END $$;

-- case: a function with an atomic body is made
-- postgres: 14-
CREATE FUNCTION names() RETURNS SETOF text LANGUAGE sql BEGIN ATOMIC SELECT name FROM account; END;

-- case: a function takes the place of one
CREATE OR REPLACE FUNCTION slug(t text) RETURNS text IMMUTABLE LANGUAGE sql AS $$ SELECT upper(t) $$;

-- case: a procedure is made
CREATE PROCEDURE more_work() LANGUAGE plpgsql AS $$ BEGIN DELETE FROM account; END $$;

-- case: a function is dropped, with an index, a CHECK and a view, CASCADE
DROP FUNCTION slug(text) CASCADE;

-- case: a function is dropped, with a default, CASCADE
DROP FUNCTION unsafe(text) CASCADE;

-- case: no function is dropped, IF EXISTS
DROP FUNCTION IF EXISTS ghost(int);

-- case: a function is altered
ALTER FUNCTION slug(text) COST 10;

-- case: a function's owner
ALTER FUNCTION slug(text) OWNER TO CURRENT_USER;

-- case: an aggregate is made
CREATE AGGREGATE longest (text) (SFUNC = textcat, STYPE = text);

-- case: an operator is made
CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq);

-- case: an extension is made that is there, IF NOT EXISTS
CREATE EXTENSION IF NOT EXISTS plpgsql;

-- case: a function is made and called
CREATE FUNCTION rename_all() RETURNS void LANGUAGE plpgsql AS $$ BEGIN UPDATE account SET name = 'x'; END $$;
SELECT rename_all();

-- case: a procedure is made and called
CREATE PROCEDURE more_work() LANGUAGE plpgsql AS $$ BEGIN DELETE FROM slugged WHERE id = 7; END $$;
CALL more_work();
