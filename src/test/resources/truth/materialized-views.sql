-- base
CREATE TABLE account (id bigint PRIMARY KEY, email text, name text);
CREATE TABLE invoice (id bigint PRIMARY KEY, account_id bigint REFERENCES account, total numeric(10,2));
CREATE VIEW names AS SELECT id, name FROM account;
CREATE MATERIALIZED VIEW emails AS SELECT id, email FROM account;
CREATE UNIQUE INDEX emails_id ON emails (id);
CREATE INDEX emails_email ON emails (email);
CREATE MATERIALIZED VIEW totals AS SELECT a.name, sum(i.total) AS total FROM account a JOIN invoice i ON i.account_id = a.id GROUP BY 1;
CREATE MATERIALIZED VIEW kept_names AS SELECT * FROM names;
CREATE MATERIALIZED VIEW empty AS SELECT id FROM account WITH NO DATA;
CREATE VIEW seen AS SELECT email FROM emails;

-- case: a materialized view is made
CREATE MATERIALIZED VIEW addresses AS SELECT email FROM account;

-- case: a materialized view is made WITH NO DATA
CREATE MATERIALIZED VIEW addresses AS SELECT email FROM account WITH NO DATA;

-- case: a materialized view of a join is made
CREATE MATERIALIZED VIEW sums AS SELECT a.email, i.total FROM account a JOIN invoice i ON i.account_id = a.id;

-- case: a materialized view is made that is there, IF NOT EXISTS
CREATE MATERIALIZED VIEW IF NOT EXISTS emails AS SELECT email FROM account;

-- case: a materialized view is filled anew
REFRESH MATERIALIZED VIEW emails;

-- case: a materialized view of a join is filled anew
REFRESH MATERIALIZED VIEW totals;

-- case: a materialized view of a view is filled anew
REFRESH MATERIALIZED VIEW kept_names;

-- case: a materialized view is filled CONCURRENTLY
REFRESH MATERIALIZED VIEW CONCURRENTLY emails;

-- case: a materialized view is emptied
REFRESH MATERIALIZED VIEW emails WITH NO DATA;

-- case: an empty materialized view is filled
REFRESH MATERIALIZED VIEW empty;

-- case: a materialized view is dropped
DROP MATERIALIZED VIEW totals;

-- case: a materialized view is dropped that a view is over, CASCADE
DROP MATERIALIZED VIEW emails CASCADE;

-- case: no materialized view is dropped, IF EXISTS
DROP MATERIALIZED VIEW IF EXISTS ghosts;

-- case: an option of a materialized view
ALTER MATERIALIZED VIEW emails SET (fillfactor = 80);

-- case: a materialized view moves to a tablespace
ALTER MATERIALIZED VIEW emails SET TABLESPACE other;

-- case: statistics of a materialized view's column
ALTER MATERIALIZED VIEW emails ALTER COLUMN email SET STATISTICS 300;

-- case: the index that a materialized view is clustered on
ALTER MATERIALIZED VIEW emails CLUSTER ON emails_id;

-- case: a materialized view's owner
ALTER MATERIALIZED VIEW emails OWNER TO CURRENT_USER;

-- case: a materialized view is dropped and made
BEGIN;
DROP MATERIALIZED VIEW totals;
CREATE MATERIALIZED VIEW totals AS SELECT name FROM account;
COMMIT;
