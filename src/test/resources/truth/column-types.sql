-- base
CREATE EXTENSION IF NOT EXISTS plpgsql;
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE DOMAIN label AS text;
CREATE TYPE mood AS ENUM ('v1', 'glad');
CREATE TABLE account (id int PRIMARY KEY, email varchar(50), name text, age int, code char(10), total numeric(10,2), free numeric, small smallint, at timestamp, at3 timestamp(3), atz timestamptz, tags varchar(20)[], doc json, flags bit(8), vflags varbit(8), token uuid, span interval, span0 interval(0), addr cidr, t time(3), f4 real, day date, feels text);
CREATE INDEX account_email ON account (email);
CREATE INDEX account_at ON account (at);
CREATE TABLE derived (id int PRIMARY KEY, a varchar(20), b varchar(20), c varchar(20), d varchar(20), e varchar(20));
CREATE INDEX derived_a ON derived (lower(a));
CREATE INDEX derived_b ON derived (id) WHERE b = 'x';
CREATE INDEX derived_c ON derived (id) INCLUDE (c);
CREATE INDEX derived_d ON derived (d varchar_pattern_ops);
ALTER TABLE derived ADD CONSTRAINT derived_e CHECK (e <> 'nothing');
CREATE TABLE checked (id int PRIMARY KEY, a varchar(20));
ALTER TABLE checked ADD CONSTRAINT checked_a CHECK (a <> 'nothing') NOT VALID;
CREATE TABLE parent (key varchar(20) PRIMARY KEY, other text);
CREATE TABLE child (id int PRIMARY KEY, key varchar(20) REFERENCES parent);
CREATE TABLE grandchild (id int PRIMARY KEY, child_id int REFERENCES child);
CREATE TABLE visit (id int NOT NULL, at date NOT NULL, page varchar(20), PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE visit_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE INDEX visit_page ON visit (page);
CREATE TABLE person (id bigint PRIMARY KEY, name varchar(20));
CREATE TABLE worker (boss bigint) INHERITS (person);
CREATE TABLE counter (id serial PRIMARY KEY, n int GENERATED ALWAYS AS IDENTITY, note varchar(10) UNIQUE);
CREATE TABLE grown (id int PRIMARY KEY, sum int GENERATED ALWAYS AS (id + 1) STORED);

-- case: int to bigint
ALTER TABLE account ALTER COLUMN age TYPE bigint;

-- case: int to bigint, a primary key
ALTER TABLE account ALTER COLUMN id TYPE bigint;

-- case: smallint to int
ALTER TABLE account ALTER COLUMN small TYPE int;

-- case: the same type
ALTER TABLE account ALTER COLUMN age TYPE integer;

-- case: the same type, of an indexed column
ALTER TABLE account ALTER COLUMN email TYPE varchar(50);

-- case: varchar gets longer
ALTER TABLE account ALTER COLUMN email TYPE varchar(100);

-- case: varchar without a limit
ALTER TABLE account ALTER COLUMN email TYPE varchar;

-- case: varchar to text
ALTER TABLE account ALTER COLUMN email TYPE text;

-- case: varchar to text, SET DATA TYPE
ALTER TABLE account ALTER COLUMN email SET DATA TYPE text;

-- case: varchar gets shorter
ALTER TABLE account ALTER COLUMN email TYPE varchar(20);
-- rows
UPDATE account SET email = repeat('x', 30);

-- case: text to varchar
ALTER TABLE account ALTER COLUMN name TYPE varchar(100);
-- rows
UPDATE account SET name = repeat('x', 130);

-- case: text to varchar without a limit
ALTER TABLE account ALTER COLUMN name TYPE varchar;

-- case: text to char
ALTER TABLE account ALTER COLUMN name TYPE char(20);
-- rows
UPDATE account SET name = repeat('x', 130);

-- case: char gets longer
ALTER TABLE account ALTER COLUMN code TYPE char(20);

-- case: char to text
ALTER TABLE account ALTER COLUMN code TYPE text;

-- case: char to varchar
ALTER TABLE account ALTER COLUMN code TYPE varchar(10);

-- case: numeric gets wider, same scale
ALTER TABLE account ALTER COLUMN total TYPE numeric(12,2);

-- case: numeric gets another scale
ALTER TABLE account ALTER COLUMN total TYPE numeric(12,4);

-- case: numeric without a limit
ALTER TABLE account ALTER COLUMN total TYPE numeric;

-- case: numeric gets a limit
ALTER TABLE account ALTER COLUMN free TYPE numeric(4,2);
-- rows
UPDATE account SET free = 12345;

-- case: int to numeric
ALTER TABLE account ALTER COLUMN age TYPE numeric;

-- case: int to text
ALTER TABLE account ALTER COLUMN age TYPE text;

-- case: text to int
ALTER TABLE account ALTER COLUMN name TYPE int USING substr(name, 2)::int;
-- rows
UPDATE account SET name = 'abc';

-- case: text to an enum
ALTER TABLE account ALTER COLUMN feels TYPE mood USING 'glad'::mood;

-- case: int to oid
ALTER TABLE account ALTER COLUMN age TYPE oid;

-- case: cidr to inet
ALTER TABLE account ALTER COLUMN addr TYPE inet;

-- case: real to double precision
ALTER TABLE account ALTER COLUMN f4 TYPE double precision;

-- case: date to timestamp
ALTER TABLE account ALTER COLUMN day TYPE timestamp;

-- case: timestamp to timestamptz
ALTER TABLE account ALTER COLUMN at TYPE timestamptz;

-- case: timestamp to timestamptz, in another time zone
BEGIN;
SET LOCAL timezone = 'Europe/Berlin';
ALTER TABLE account ALTER COLUMN at TYPE timestamptz;
COMMIT;

-- case: timestamp to timestamptz, in UTC
BEGIN;
SET LOCAL timezone = 'UTC';
ALTER TABLE account ALTER COLUMN at TYPE timestamptz;
COMMIT;

-- case: timestamp to timestamptz, computed
ALTER TABLE account ALTER COLUMN at TYPE timestamptz USING at AT TIME ZONE 'UTC';

-- case: timestamp gets its full precision
ALTER TABLE account ALTER COLUMN at TYPE timestamp(6);

-- case: timestamp loses precision
ALTER TABLE account ALTER COLUMN at TYPE timestamp(0);

-- case: timestamp gets more precision
ALTER TABLE account ALTER COLUMN at3 TYPE timestamp(6);

-- case: timestamptz to timestamp, in UTC
BEGIN;
SET LOCAL timezone = 'UTC';
ALTER TABLE account ALTER COLUMN atz TYPE timestamp;
COMMIT;

-- case: time gets more precision
ALTER TABLE account ALTER COLUMN t TYPE time(6);

-- case: interval gets more precision
ALTER TABLE account ALTER COLUMN span0 TYPE interval;

-- case: interval loses precision
ALTER TABLE account ALTER COLUMN span TYPE interval(0);

-- case: varbit gets longer
ALTER TABLE account ALTER COLUMN vflags TYPE varbit(16);

-- case: bit to varbit
ALTER TABLE account ALTER COLUMN flags TYPE varbit(8);

-- case: varchar[] to text[]
ALTER TABLE account ALTER COLUMN tags TYPE text[];

-- case: varchar[] gets longer
ALTER TABLE account ALTER COLUMN tags TYPE varchar(40)[];

-- case: json to jsonb
ALTER TABLE account ALTER COLUMN doc TYPE jsonb;

-- case: json to text
ALTER TABLE account ALTER COLUMN doc TYPE text;

-- case: uuid to text
ALTER TABLE account ALTER COLUMN token TYPE text;

-- case: a domain with a check
ALTER TABLE account ALTER COLUMN age TYPE positive;
-- rows
UPDATE account SET age = -1;

-- case: a domain without
ALTER TABLE account ALTER COLUMN name TYPE label;

-- case: a cast to the same type
ALTER TABLE account ALTER COLUMN email TYPE varchar(50) USING email::varchar(50);

-- case: a cast to the new type
ALTER TABLE account ALTER COLUMN email TYPE text USING email::text;

-- case: the column itself
ALTER TABLE account ALTER COLUMN email TYPE text USING email;

-- case: a computed value of the same type
ALTER TABLE account ALTER COLUMN email TYPE text USING lower(email);

-- case: a collation
ALTER TABLE account ALTER COLUMN email TYPE varchar(50) COLLATE "C";

-- case: a collation of a column without an index
ALTER TABLE account ALTER COLUMN name TYPE text COLLATE "C";

-- case: two columns
ALTER TABLE account ALTER COLUMN email TYPE text, ALTER COLUMN age TYPE bigint;

-- case: a free change and a new column
ALTER TABLE account ALTER COLUMN email TYPE text, ADD COLUMN x int DEFAULT 1;

-- case: an index on an expression
ALTER TABLE derived ALTER COLUMN a TYPE text;

-- case: a partial index
ALTER TABLE derived ALTER COLUMN b TYPE text;

-- case: an index that includes it
ALTER TABLE derived ALTER COLUMN c TYPE text;

-- case: an index with another operator class
ALTER TABLE derived ALTER COLUMN d TYPE varchar(30);

-- case: a CHECK
ALTER TABLE derived ALTER COLUMN e TYPE text;

-- case: a CHECK, NOT VALID
ALTER TABLE checked ALTER COLUMN a TYPE text;

-- case: a referenced column
ALTER TABLE parent ALTER COLUMN key TYPE varchar(30);

-- case: a referenced column is written anew
ALTER TABLE parent ALTER COLUMN key TYPE varchar(10);
-- rows
INSERT INTO parent VALUES (repeat('x', 15));

-- case: a referring column
ALTER TABLE child ALTER COLUMN key TYPE text;

-- case: a referring column is written anew
ALTER TABLE child ALTER COLUMN key TYPE varchar(10);
-- rows
INSERT INTO parent VALUES (repeat('x', 15)); INSERT INTO child VALUES (1001, repeat('x', 15));

-- case: a column that no key is on
ALTER TABLE parent ALTER COLUMN other TYPE varchar(100);
-- rows
INSERT INTO parent VALUES ('y', repeat('x', 150));

-- case: a partitioned table
ALTER TABLE visit ALTER COLUMN page TYPE text;

-- case: a partitioned table is written anew
ALTER TABLE visit ALTER COLUMN id TYPE bigint;

-- case: a table with children
ALTER TABLE person ALTER COLUMN name TYPE text;

-- case: a table with children is written anew
ALTER TABLE person ALTER COLUMN name TYPE varchar(10);
-- rows
INSERT INTO worker (id, name) VALUES (1001, repeat('x', 15));

-- case: a serial
ALTER TABLE counter ALTER COLUMN id TYPE bigint;

-- case: an identity
ALTER TABLE counter ALTER COLUMN n TYPE bigint;

-- case: a unique column
ALTER TABLE counter ALTER COLUMN note TYPE varchar(20);

-- case: a generated column
ALTER TABLE grown ALTER COLUMN sum TYPE bigint;
