CREATE SCHEMA app
  CREATE VIEW names AS SELECT name FROM person
  CREATE TABLE person (id int PRIMARY KEY, name text, home int REFERENCES place, team int REFERENCES team)
  CREATE UNLOGGED TABLE IF NOT EXISTS place (LIKE person, id serial)
  CREATE UNIQUE INDEX ON person (name)
  CREATE TABLE other.elsewhere PARTITION OF place DEFAULT
  CREATE SEQUENCE numbers
  CREATE TRIGGER tr AFTER INSERT ON person EXECUTE FUNCTION f()
  GRANT SELECT, CREATE ON person TO me WITH GRANT OPTION;
--= create-object «CREATE SCHEMA app» object=schema name=app
--= create-object «CREATE SEQUENCE numbers» object=sequence name=app.numbers
--= create-table «CREATE TABLE person (id int PRIMARY KEY, name text, home int REFERENCES place, team int REFERENCES team)» table=app.person persistence=permanent
--= add-column «id int PRIMARY KEY» table=app.person column=id type=integer not-null generated=no written=create-table
--= add-column «name text» table=app.person column=name type=text generated=no written=create-table
--= add-column «home int REFERENCES place» table=app.person column=home type=integer generated=no written=create-table
--= add-column «team int REFERENCES team» table=app.person column=team type=integer generated=no written=create-table
--= add-primary-key «PRIMARY KEY» table=app.person columns=(id) written=create-table
--= add-foreign-key «REFERENCES place» table=app.person columns=(home) referenced-table=app.place on-delete=no-action on-update=no-action enforced written=create-table
--= add-foreign-key «REFERENCES team» table=app.person columns=(team) referenced-table=team on-delete=no-action on-update=no-action enforced written=create-table
--= create-table «CREATE UNLOGGED TABLE IF NOT EXISTS place (LIKE person, id serial)» table=app.place if-not-exists persistence=unlogged likes=(Like[table=app.person, including=[]])
--= add-column «id serial» table=app.place column=id type=integer not-null generated=serial written=create-table
--= create-table «CREATE TABLE other.elsewhere PARTITION OF place DEFAULT» table=other.elsewhere persistence=permanent partition-of=app.place default-partition
--= create-view «CREATE VIEW names AS SELECT name FROM person» object=view name=app.names reads=(app.person)
--= create-index «CREATE UNIQUE INDEX ON person (name)» table=app.person unique method='btree' columns=(name) labels=(name)
--= create-object «CREATE TRIGGER tr AFTER INSERT ON person EXECUTE FUNCTION f()» object=trigger name=tr on=app.person calls=(f) events=(insert)
--= privileges «GRANT SELECT, CREATE ON person TO me WITH GRANT OPTION» grants relations=(person) privileges=('select', 'create') on='table' grantees=(me)

CREATE SCHEMA AUTHORIZATION app CREATE TABLE t (a int);
--= create-object «CREATE SCHEMA AUTHORIZATION app» object=schema
--= create-table «CREATE TABLE t (a int)» table=app.t persistence=permanent
--= add-column «a int» table=app.t column=a type=integer generated=no written=create-table

CREATE SCHEMA AUTHORIZATION CURRENT_USER CREATE TABLE t (a int);
--= create-object «CREATE SCHEMA AUTHORIZATION CURRENT_USER» object=schema
--= create-table «CREATE TABLE t (a int)» table=t persistence=permanent
--= add-column «a int» table=t column=a type=integer generated=no written=create-table

ALTER SCHEMA app RENAME TO apps;
--= rename-object «*» object=schema name=app new-name=apps

ALTER SCHEMA app OWNER TO SESSION_USER;
--= alter-object «*» object=schema name=app
