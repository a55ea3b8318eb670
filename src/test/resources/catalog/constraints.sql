-- two keys over the same columns are one
CREATE TABLE a (id int UNIQUE PRIMARY KEY, b int UNIQUE, UNIQUE (b));
CREATE TABLE b (a int, b int, PRIMARY KEY (a, b), CONSTRAINT un UNIQUE (a, b));
CREATE TABLE c (a int, b int, CONSTRAINT un2 UNIQUE (a, b), PRIMARY KEY (a, b));
CREATE TABLE d (a int, b int, CONSTRAINT un3 UNIQUE (a, b), UNIQUE (a, b), UNIQUE (b, a));
CREATE TABLE e (a int, b int, UNIQUE (a, b), CONSTRAINT un4 UNIQUE (a, b));
CREATE TABLE f (); ALTER TABLE f ADD a int UNIQUE PRIMARY KEY;
CREATE TABLE g (a int, UNIQUE (a), CONSTRAINT p PRIMARY KEY (a));

-- but not where they are added one after the other
CREATE TABLE a (a int); ALTER TABLE a ADD UNIQUE (a); ALTER TABLE a ADD PRIMARY KEY (a);
CREATE TABLE b (a int UNIQUE); ALTER TABLE b ADD UNIQUE (a);

-- a key's name is taken by relations and constraints, another constraint's by constraints alone
CREATE TABLE f1 (id int PRIMARY KEY);
CREATE TABLE f2 (x int CONSTRAINT f3_x_fkey REFERENCES f1);
CREATE TABLE f3_y_fkey (); CREATE TABLE f3 (x int REFERENCES f1, y int REFERENCES f1);
CREATE TABLE c3 (y int CONSTRAINT k3_y_check CHECK (y > 0));
CREATE TABLE k3 (y int CHECK (y > 1), CHECK (y > 2), CHECK (y > y), CHECK (1 > 0));
CREATE TABLE g1_a_key (); CREATE TABLE g1 (a int UNIQUE);
CREATE TABLE g2 (a int CONSTRAINT g3_a_key CHECK (a > 0), b int CONSTRAINT g3_a_idx CHECK (b > 0));
CREATE TABLE g3 (a int UNIQUE, s serial); CREATE INDEX ON g3 (a);

-- a renamed table keeps the names of what belongs to it
CREATE TABLE t (id serial PRIMARY KEY, a int UNIQUE CHECK (a > 0) REFERENCES t);
ALTER TABLE t RENAME TO u;
CREATE TABLE t (id serial PRIMARY KEY, a int UNIQUE CHECK (a > 0) REFERENCES t);
DROP TABLE u CASCADE;
CREATE TABLE u (id serial PRIMARY KEY, a int UNIQUE CHECK (a > 0) REFERENCES t);

-- names that are too long
CREATE TABLE a_table_with_a_name_that_is_as_long_as_names_can_ever_get_to_be (
  a_column_with_quite_a_long_name_of_its_own_as_well int UNIQUE CHECK (
    a_column_with_quite_a_long_name_of_its_own_as_well > 0), b serial PRIMARY KEY, ö text UNIQUE);
CREATE INDEX ON a_table_with_a_name_that_is_as_long_as_names_can_ever_get_to_be (
  a_column_with_quite_a_long_name_of_its_own_as_well, b);

-- an EXCLUDE is called after its columns
CREATE TABLE t (a int, b int, EXCLUDE (a WITH =), EXCLUDE (a WITH =, b WITH =),
  CONSTRAINT x EXCLUDE (b WITH =));

-- another schema is another room for names
CREATE SCHEMA app;
CREATE TABLE t (a int CHECK (a > 0) UNIQUE, s serial);
CREATE TABLE app.t (a int CHECK (a > 0) UNIQUE, s serial);
CREATE TABLE n (a int CHECK (a > 0) UNIQUE, s serial);
ALTER TABLE n SET SCHEMA app;
ALTER TABLE app.n RENAME TO m;
CREATE TABLE app.n (a int CHECK (a > 0) UNIQUE, s serial);
CREATE TABLE n (a int CHECK (a > 0) UNIQUE, s serial);
CREATE TABLE app.v (a int CONSTRAINT z_a_check CHECK (a > 0));
CREATE TABLE app.z (a int CHECK (a > 0));

-- foreign keys go with the key that they need, and follow a column to its new name
CREATE TABLE r (id int PRIMARY KEY, a int UNIQUE, b int UNIQUE, c int UNIQUE);
CREATE TABLE t (r int REFERENCES r, a int REFERENCES r (a), b int REFERENCES r (b),
  c int REFERENCES r (c));
ALTER TABLE r RENAME b TO x;
ALTER TABLE r DROP CONSTRAINT r_pkey CASCADE;
ALTER TABLE r DROP a CASCADE;
ALTER TABLE r RENAME TO s;
ALTER TABLE s DROP x CASCADE;

-- the columns of a CHECK are no words of its types
CREATE TABLE t (a text, precision int, zone int, b int);
ALTER TABLE t ADD CHECK (a::double precision > 0);
ALTER TABLE t ADD CHECK (b::character varying = '' AND a::timestamp with time zone IS NOT NULL);
ALTER TABLE t ADD CHECK (precision > zone);

-- an index that a constraint takes over, constraints not yet valid
CREATE TABLE r (id int PRIMARY KEY);
CREATE TABLE t (a int, b int);
CREATE UNIQUE INDEX i ON t (a);
ALTER TABLE t ADD CONSTRAINT k UNIQUE USING INDEX i, ADD CHECK (b > 0) NOT VALID,
  ADD FOREIGN KEY (b) REFERENCES r NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT t_b_check;
ALTER TABLE t ADD CONSTRAINT u CHECK (a > 0) NOT VALID;
ALTER TABLE t RENAME CONSTRAINT k TO l;
ALTER INDEX l RENAME TO m;
