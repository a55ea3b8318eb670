-- base
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TYPE pair AS (x int, y int);
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE DOMAIN loose AS int;
CREATE DOMAIN deep AS loose;
CREATE DOMAIN later AS int;
ALTER DOMAIN later ADD CONSTRAINT later_positive CHECK (VALUE > 0) NOT VALID;
CREATE TABLE account (id bigint PRIMARY KEY, feels mood DEFAULT 'glad', spot pair, age positive, level loose);
CREATE TABLE invoice (id bigint PRIMARY KEY, level loose, due later);
CREATE TABLE nested (id bigint PRIMARY KEY, level deep, levels loose[]);
CREATE TABLE spots OF pair;
CREATE TABLE visit (id loose, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE visit_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2026-01-01');
CREATE VIEW levels AS SELECT level FROM account;
CREATE SCHEMA shop;
CREATE TYPE shop."Size" AS ENUM ('S', 'M');
CREATE TABLE shop.shirt (id bigint PRIMARY KEY, size shop."Size");

-- case: an enum is made
CREATE TYPE color AS ENUM ('red', 'green');

-- case: a value
ALTER TYPE mood ADD VALUE 'calm';

-- case: a value with a place
ALTER TYPE mood ADD VALUE 'calm' BEFORE 'glad';

-- case: a value that is there, IF NOT EXISTS
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'glad';

-- case: a value is renamed
ALTER TYPE mood RENAME VALUE 'glad' TO 'happy';

-- case: a quoted enum of another schema
ALTER TYPE shop."Size" ADD VALUE 'L';

-- case: a type is dropped that nothing uses
-- given
CREATE TYPE unused AS ENUM ('a');
-- run
DROP TYPE unused;

-- case: a type is dropped, CASCADE
DROP TYPE mood CASCADE;

-- case: no type is dropped, IF EXISTS
DROP TYPE IF EXISTS ghost;

-- case: a composite type is made
CREATE TYPE triple AS (x int, y int, z int);

-- case: an attribute, and of the tables of the type
-- given
ALTER TABLE account DROP COLUMN spot;
-- run
ALTER TYPE pair ADD ATTRIBUTE z int CASCADE;

-- case: an attribute of a type that no table uses
-- given
CREATE TYPE triple AS (x int, y int, z int);
-- run
ALTER TYPE triple ADD ATTRIBUTE w int, DROP ATTRIBUTE x;

-- case: an attribute is dropped, and of the tables of the type
-- given
ALTER TABLE account DROP COLUMN spot;
-- run
ALTER TYPE pair DROP ATTRIBUTE y CASCADE;

-- case: an attribute gets another type, in the tables of the type too
-- given
ALTER TABLE account DROP COLUMN spot;
-- run
ALTER TYPE pair ALTER ATTRIBUTE y TYPE text CASCADE;

-- case: a composite type is dropped, CASCADE
DROP TYPE pair CASCADE;

-- case: a domain is made
CREATE DOMAIN percent AS int CHECK (VALUE BETWEEN 0 AND 100);

-- case: a constraint of a domain
-- given
ALTER TABLE nested DROP COLUMN levels;
-- run
ALTER DOMAIN loose ADD CONSTRAINT loose_positive CHECK (VALUE > 0);
-- rows
INSERT INTO invoice VALUES (1001, -1);

-- case: a constraint of a domain, NOT VALID
ALTER DOMAIN loose ADD CONSTRAINT loose_positive CHECK (VALUE > 0) NOT VALID;

-- case: a constraint of a domain is validated
ALTER DOMAIN later VALIDATE CONSTRAINT later_positive;
-- rows
ALTER DOMAIN later DROP CONSTRAINT later_positive; INSERT INTO invoice VALUES (1001, 1, -1); ALTER DOMAIN later ADD CONSTRAINT later_positive CHECK (VALUE > 0) NOT VALID;

-- case: a constraint of a domain is dropped
ALTER DOMAIN positive DROP CONSTRAINT positive_check;

-- case: a constraint of a domain is renamed
ALTER DOMAIN positive RENAME CONSTRAINT positive_check TO positive_only;

-- case: a domain is NOT NULL
ALTER DOMAIN later SET NOT NULL;
-- rows
INSERT INTO invoice (id) VALUES (1001);

-- case: a domain may be null
ALTER DOMAIN later DROP NOT NULL;

-- case: a domain's default
ALTER DOMAIN later SET DEFAULT 7;

-- case: a domain's default goes
ALTER DOMAIN later DROP DEFAULT;

-- case: a domain's owner
ALTER DOMAIN later OWNER TO CURRENT_USER;

-- case: a domain is renamed
ALTER DOMAIN later RENAME TO due;

-- case: a domain is dropped, CASCADE
DROP DOMAIN later CASCADE;

-- case: a domain is dropped that a view shows, CASCADE
DROP DOMAIN loose CASCADE;

-- case: a domain that no table uses gets a constraint
-- given
CREATE DOMAIN unused AS int;
-- run
ALTER DOMAIN unused ADD CHECK (VALUE > 0);

-- case: a value is added and a column gets it
ALTER TYPE mood ADD VALUE 'calm';
UPDATE account SET feels = 'calm';
