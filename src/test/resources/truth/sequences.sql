-- base
CREATE SEQUENCE tickets;
CREATE SEQUENCE small AS int;
CREATE TABLE counter (id serial PRIMARY KEY, n bigint GENERATED ALWAYS AS IDENTITY, plain bigint);
CREATE SEQUENCE owned OWNED BY counter.plain;
CREATE TABLE taking (id bigint DEFAULT nextval('tickets') PRIMARY KEY, note text);
CREATE SCHEMA shop;
CREATE SEQUENCE shop."Number";

-- case: a sequence is made
CREATE SEQUENCE numbers;

-- case: a sequence is made with options
CREATE SEQUENCE numbers AS int INCREMENT BY 5 START 100 CACHE 20;

-- case: a sequence is made that is there, IF NOT EXISTS
CREATE SEQUENCE IF NOT EXISTS tickets;

-- case: a sequence is made that a column owns
CREATE SEQUENCE numbers OWNED BY counter.plain;

-- case: a sequence starts again
ALTER SEQUENCE tickets RESTART;

-- case: a sequence starts again at a number
ALTER SEQUENCE tickets RESTART WITH 1000;

-- case: the increment
ALTER SEQUENCE tickets INCREMENT BY 10;

-- case: the cache
ALTER SEQUENCE tickets CACHE 50;

-- case: the largest number
ALTER SEQUENCE tickets MAXVALUE 1000000 CYCLE;

-- case: the type
ALTER SEQUENCE small AS bigint;

-- case: a serial's sequence gets another type
ALTER SEQUENCE counter_id_seq AS bigint;

-- case: a column owns it
ALTER SEQUENCE tickets OWNED BY counter.plain;

-- case: no column owns it
ALTER SEQUENCE owned OWNED BY NONE;

-- case: a sequence's owner
ALTER SEQUENCE tickets OWNER TO CURRENT_USER;

-- case: no sequence is changed, IF EXISTS
ALTER SEQUENCE IF EXISTS ghosts RESTART;

-- case: a quoted sequence in another schema
ALTER SEQUENCE shop."Number" RESTART WITH 7;

-- case: a sequence is unlogged
-- postgres: 15-
ALTER SEQUENCE tickets SET UNLOGGED;

-- case: a sequence is dropped
DROP SEQUENCE small;

-- case: a sequence is dropped that a default takes from, CASCADE
DROP SEQUENCE tickets CASCADE;

-- case: a serial's sequence is dropped, CASCADE
DROP SEQUENCE counter_id_seq CASCADE;

-- case: no sequence is dropped, IF EXISTS
DROP SEQUENCE IF EXISTS ghosts;

-- case: a number is taken
SELECT nextval('tickets');

-- case: the last number is set
SELECT setval('tickets', 4711);

-- case: the last number is set to the largest of a table
SELECT setval('counter_id_seq', (SELECT max(id) FROM counter));

-- case: a sequence is read
SELECT last_value FROM tickets;

-- case: a row takes a number
INSERT INTO taking (note) VALUES ('a');

-- case: a row takes a serial and an identity
INSERT INTO counter (plain) VALUES (1);
