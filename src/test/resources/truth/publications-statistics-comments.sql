-- base
CREATE TABLE account (id bigint PRIMARY KEY, email text, name text);
CREATE TABLE invoice (id bigint PRIMARY KEY, account_id bigint REFERENCES account, total numeric(10,2));
CREATE INDEX account_email ON account (email);
CREATE VIEW names AS SELECT name FROM account;
CREATE MATERIALIZED VIEW emails AS SELECT email FROM account;
CREATE SEQUENCE tickets;
CREATE TYPE mood AS ENUM ('sad');
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER account_change BEFORE UPDATE ON account FOR EACH ROW EXECUTE FUNCTION nothing();
CREATE POLICY account_all ON account USING (true);
CREATE PUBLICATION picked FOR TABLE account;
CREATE PUBLICATION everything FOR ALL TABLES;
CREATE STATISTICS account_names ON email, name FROM account;
CREATE SCHEMA shop;
CREATE TABLE shop."Order" (id bigint PRIMARY KEY);
CREATE TABLE visit (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE visit_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2026-01-01');

-- case: a publication of a table
CREATE PUBLICATION invoices FOR TABLE invoice;

-- case: a publication of two tables
CREATE PUBLICATION pair FOR TABLE invoice, shop."Order";

-- case: a publication of all tables
CREATE PUBLICATION all_tables FOR ALL TABLES;

-- case: a publication of a schema
-- postgres: 15-
CREATE PUBLICATION of_schema FOR TABLES IN SCHEMA shop;

-- case: a publication with a condition
-- postgres: 15-
CREATE PUBLICATION large FOR TABLE invoice WHERE (id > 100);

-- case: a publication of a partitioned table
-- postgres: 13-
CREATE PUBLICATION visits FOR TABLE visit;

-- case: a table comes to a publication
ALTER PUBLICATION picked ADD TABLE invoice;

-- case: a table leaves a publication
ALTER PUBLICATION picked DROP TABLE account;

-- case: a publication's tables
-- differs: which tables a publication holds is not followed
ALTER PUBLICATION picked SET TABLE invoice;

-- case: a publication's options
ALTER PUBLICATION picked SET (publish = 'insert');

-- case: a publication is dropped
DROP PUBLICATION picked;

-- case: a publication is renamed
ALTER PUBLICATION picked RENAME TO few;

-- case: statistics
CREATE STATISTICS account_both (dependencies) ON id, name FROM account;

-- case: statistics of an expression
-- postgres: 14-
CREATE STATISTICS account_lower ON lower(email), name FROM account;

-- case: statistics that are there, IF NOT EXISTS
CREATE STATISTICS IF NOT EXISTS account_names ON id, name FROM account;

-- case: statistics get a target
-- postgres: 13-
ALTER STATISTICS account_names SET STATISTICS 500;

-- case: statistics are dropped
-- differs: whose statistics they are is not followed
DROP STATISTICS account_names;

-- case: no statistics are dropped, IF EXISTS
DROP STATISTICS IF EXISTS ghosts;

-- case: a comment on a table
COMMENT ON TABLE account IS 'who';

-- case: a comment on a quoted table of another schema
COMMENT ON TABLE shop."Order" IS 'what';

-- case: a comment on a column
COMMENT ON COLUMN account.email IS 'where';

-- case: a comment on an index
COMMENT ON INDEX account_email IS 'by address';

-- case: a comment on a constraint
COMMENT ON CONSTRAINT account_pkey ON account IS 'key';

-- case: a comment on a trigger
COMMENT ON TRIGGER account_change ON account IS 'nothing';

-- case: a comment on a policy
COMMENT ON POLICY account_all ON account IS 'all';

-- case: a comment on a view
COMMENT ON VIEW names IS 'names';

-- case: a comment on a view's column
COMMENT ON COLUMN names.name IS 'name';

-- case: a comment on a materialized view
COMMENT ON MATERIALIZED VIEW emails IS 'emails';

-- case: a comment on a sequence
COMMENT ON SEQUENCE tickets IS 'tickets';

-- case: a comment on a type
COMMENT ON TYPE mood IS 'mood';

-- case: a comment on a domain
COMMENT ON DOMAIN positive IS 'positive';

-- case: a comment on a function
COMMENT ON FUNCTION nothing() IS 'nothing';

-- case: a comment on a schema
COMMENT ON SCHEMA shop IS 'shop';

-- case: a comment goes
COMMENT ON TABLE account IS NULL;
