-- base
CREATE TABLE account (id bigint PRIMARY KEY, email text, name text);
CREATE TABLE invoice (id bigint PRIMARY KEY, account_id bigint REFERENCES account, total numeric(10,2));
CREATE VIEW names AS SELECT id, name FROM account;
CREATE VIEW long_names AS SELECT name FROM names WHERE length(name) > 3;
CREATE VIEW totals AS SELECT a.name, sum(i.total) AS total FROM account a JOIN invoice i ON i.account_id = a.id GROUP BY 1;
CREATE SCHEMA shop;
CREATE VIEW shop."All" AS SELECT * FROM public.account;
CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;

-- case: a view is made
CREATE VIEW emails AS SELECT email FROM account;

-- case: a view of two tables is made
CREATE VIEW sums AS SELECT a.email, i.total FROM account a, invoice i WHERE i.account_id = a.id;

-- case: a view of a view is made
CREATE VIEW short_names AS SELECT name FROM names WHERE length(name) < 3;

-- case: a view of a subquery is made
CREATE VIEW paid AS SELECT * FROM account WHERE id IN (SELECT account_id FROM invoice);

-- case: a recursive view is made
CREATE RECURSIVE VIEW numbers (n) AS SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 9;

-- case: a view takes the place of one
CREATE OR REPLACE VIEW names AS SELECT id, name, email FROM account;

-- case: a view takes the place of none
CREATE OR REPLACE VIEW emails AS SELECT email FROM account;

-- case: a view takes the place of one, over another table
CREATE OR REPLACE VIEW names AS SELECT id, NULL::text AS name FROM invoice;

-- case: a view is dropped
DROP VIEW long_names;

-- case: a view is dropped, IF EXISTS
DROP VIEW IF EXISTS totals;

-- case: no view is dropped, IF EXISTS
DROP VIEW IF EXISTS ghosts;

-- case: a view is dropped that another is over, CASCADE
DROP VIEW names CASCADE;

-- case: two views are dropped
DROP VIEW totals, shop."All";

-- case: an option of a view
ALTER VIEW names SET (security_barrier = true);

-- case: an option of a view goes back
ALTER VIEW names RESET (security_barrier);

-- case: a view's owner
ALTER VIEW names OWNER TO CURRENT_USER;

-- case: a view in another schema
ALTER VIEW shop."All" RENAME TO everything;

-- case: a trigger of a view
CREATE TRIGGER names_insert INSTEAD OF INSERT ON names FOR EACH ROW EXECUTE FUNCTION nothing();

-- case: a view is made in the place of one that is dropped
BEGIN;
DROP VIEW long_names;
CREATE VIEW long_names AS SELECT name FROM account WHERE length(name) > 30;
COMMIT;

-- case: a column goes whose name a view's output has, by which it is ordered
-- given
CREATE VIEW by_label AS SELECT upper(email) AS name FROM account ORDER BY name;
DROP VIEW names CASCADE;
DROP VIEW totals;
DROP VIEW shop."All";
-- run
ALTER TABLE account DROP COLUMN name CASCADE;

-- case: a column goes that a NATURAL JOIN does not compare
-- given
CREATE VIEW joined AS SELECT account_id FROM account NATURAL JOIN invoice;
DROP VIEW totals;
-- run
ALTER TABLE invoice DROP COLUMN total CASCADE;
