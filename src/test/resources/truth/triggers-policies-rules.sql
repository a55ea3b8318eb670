-- base
CREATE TABLE account (id bigint PRIMARY KEY, email text, name text);
CREATE TABLE log (id bigserial PRIMARY KEY, what text);
CREATE TABLE team (id bigint PRIMARY KEY, account_id bigint REFERENCES account);
CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER account_change BEFORE UPDATE ON account FOR EACH ROW EXECUTE FUNCTION nothing();
CREATE POLICY account_own ON account USING (name = CURRENT_USER);
CREATE RULE account_kept AS ON DELETE TO account DO INSTEAD NOTHING;
CREATE TABLE visit (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE visit_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TRIGGER visit_change BEFORE UPDATE ON visit FOR EACH STATEMENT EXECUTE FUNCTION nothing();
CREATE TRIGGER visit_row AFTER UPDATE ON visit FOR EACH ROW EXECUTE FUNCTION nothing();
CREATE VIEW names AS SELECT id, name FROM account;
CREATE FUNCTION stop() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RETURN; END $$;

-- case: a trigger
CREATE TRIGGER account_insert AFTER INSERT ON account FOR EACH ROW EXECUTE FUNCTION nothing();

-- case: a trigger of a column, with a condition
CREATE TRIGGER account_email BEFORE UPDATE OF email ON account FOR EACH ROW WHEN (OLD.email IS DISTINCT FROM NEW.email) EXECUTE FUNCTION nothing();

-- case: a trigger, OR REPLACE
-- postgres: 14-
CREATE OR REPLACE TRIGGER account_change BEFORE UPDATE ON account FOR EACH ROW EXECUTE FUNCTION nothing();

-- case: a constraint trigger
CREATE CONSTRAINT TRIGGER account_checked AFTER INSERT ON account DEFERRABLE FOR EACH ROW EXECUTE FUNCTION nothing();

-- case: a constraint trigger that refers to a table
CREATE CONSTRAINT TRIGGER team_checked AFTER INSERT ON team FROM account FOR EACH ROW EXECUTE FUNCTION nothing();

-- case: a statement trigger of a partitioned table
CREATE TRIGGER visit_insert AFTER INSERT ON visit FOR EACH STATEMENT EXECUTE FUNCTION nothing();

-- case: a row trigger of a partitioned table
CREATE TRIGGER visit_insert AFTER INSERT ON visit FOR EACH ROW EXECUTE FUNCTION nothing();

-- case: a trigger of a view
CREATE TRIGGER names_insert INSTEAD OF INSERT ON names FOR EACH ROW EXECUTE FUNCTION nothing();

-- case: a trigger is dropped
DROP TRIGGER account_change ON account;

-- case: a trigger is dropped, IF EXISTS
DROP TRIGGER IF EXISTS account_change ON account;

-- case: no trigger is dropped, IF EXISTS
DROP TRIGGER IF EXISTS account_shape ON account;

-- case: no trigger of no table is dropped, IF EXISTS
DROP TRIGGER IF EXISTS account_shape ON ghost;

-- case: a row trigger of a partitioned table is dropped
DROP TRIGGER visit_row ON visit;

-- case: a statement trigger of a partitioned table is dropped
DROP TRIGGER visit_change ON visit;

-- case: a trigger is switched off
ALTER TABLE account DISABLE TRIGGER account_change;

-- case: all triggers are switched off
ALTER TABLE account DISABLE TRIGGER ALL;

-- case: a trigger is switched on
ALTER TABLE account ENABLE TRIGGER USER;

-- case: a trigger is always on
ALTER TABLE account ENABLE ALWAYS TRIGGER account_change;

-- case: a trigger of a partitioned table is switched off
ALTER TABLE visit DISABLE TRIGGER visit_row;

-- case: a trigger is renamed
ALTER TRIGGER account_change ON account RENAME TO account_changed;

-- case: a row trigger of a partitioned table is renamed
ALTER TRIGGER visit_row ON visit RENAME TO visit_rows;

-- case: a trigger's function goes, CASCADE
DROP FUNCTION nothing() CASCADE;

-- case: a policy
CREATE POLICY account_read ON account FOR SELECT USING (true);

-- case: a policy that asks another table
CREATE POLICY account_team ON account USING (EXISTS (SELECT FROM team WHERE team.account_id = account.id));

-- case: a policy is changed
ALTER POLICY account_own ON account USING (true);

-- case: a policy is changed to ask another table
ALTER POLICY account_own ON account USING (id IN (SELECT account_id FROM team));

-- case: a policy is dropped
DROP POLICY account_own ON account;

-- case: a policy is dropped, IF EXISTS
DROP POLICY IF EXISTS account_own ON account;

-- case: no policy is dropped, IF EXISTS
DROP POLICY IF EXISTS account_shape ON account;

-- case: row security
ALTER TABLE account ENABLE ROW LEVEL SECURITY;

-- case: a rule
CREATE RULE account_logged AS ON UPDATE TO account DO ALSO INSERT INTO log (what) VALUES (NEW.name);

-- case: a rule, OR REPLACE
CREATE OR REPLACE RULE account_kept AS ON DELETE TO account DO ALSO NOTHING;

-- case: a rule of a view
CREATE RULE names_insert AS ON INSERT TO names DO INSTEAD INSERT INTO account (id, name) VALUES (NEW.id, NEW.name);

-- case: a rule is dropped
DROP RULE account_kept ON account;

-- case: no rule is dropped, IF EXISTS
DROP RULE IF EXISTS account_shape ON account;

-- case: a rule is switched off
ALTER TABLE account DISABLE RULE account_kept;

-- case: an event trigger
CREATE EVENT TRIGGER on_ddl ON ddl_command_start EXECUTE FUNCTION stop();

-- case: a trigger of an extension
ALTER TRIGGER account_change ON account DEPENDS ON EXTENSION plpgsql;
