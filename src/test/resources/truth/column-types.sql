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
-- differs: the session's time zone is not told, and any but UTC rewrites
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

-- case: a quoted column of another schema
-- given
CREATE SCHEMA shop;
CREATE TABLE shop."Order" ("Id" int PRIMARY KEY, "Total" numeric(8,2));
CREATE INDEX "Order_Total" ON shop."Order" ("Total");
-- run
ALTER TABLE shop."Order" ALTER COLUMN "Total" TYPE numeric(10,2);

-- case: a quoted column of another schema is written anew
-- given
CREATE SCHEMA shop;
CREATE TABLE shop."Order" ("Id" int PRIMARY KEY, "Total" numeric(8,2));
CREATE INDEX "Order_Total" ON shop."Order" ("Total");
-- run
ALTER TABLE shop."Order" ALTER COLUMN "Total" TYPE numeric(10,4);

-- case: the same type, of a column with a CHECK
ALTER TABLE derived ALTER COLUMN e TYPE varchar(20);

-- case: the same type, of a column in an expression of an index
ALTER TABLE derived ALTER COLUMN a TYPE varchar(20);

-- case: a plain column of a partial index
-- given
CREATE INDEX derived_de ON derived (d) WHERE e = 'x';
-- run
ALTER TABLE derived ALTER COLUMN d TYPE text;

-- case: a column that an index on an expression includes
-- given
CREATE INDEX derived_ad ON derived (lower(a)) INCLUDE (d);
-- run
ALTER TABLE derived ALTER COLUMN d TYPE text;

-- case: a column with an EXCLUDE
-- given
ALTER TABLE derived ADD CONSTRAINT derived_x EXCLUDE USING btree (d WITH =);
-- run
ALTER TABLE derived ALTER COLUMN d TYPE text;

-- case: a column with a partial EXCLUDE
-- given
ALTER TABLE derived ADD CONSTRAINT derived_x EXCLUDE USING btree (d WITH =) WHERE (id > 10);
-- run
ALTER TABLE derived ALTER COLUMN d TYPE text;

-- case: a CHECK of two columns
-- given
ALTER TABLE derived ADD CONSTRAINT derived_de CHECK (d <> e);
-- run
ALTER TABLE derived ALTER COLUMN d TYPE text;

-- case: a cast that cuts
ALTER TABLE account ALTER COLUMN email TYPE varchar(20) USING email::varchar(20);

-- case: a cast to another type than the new one
ALTER TABLE account ALTER COLUMN email TYPE varchar(20) USING email::varchar(30);
-- rows
UPDATE account SET email = repeat('x', 30);

-- case: a domain over a domain
-- given
CREATE DOMAIN tag AS label;
-- run
ALTER TABLE account ALTER COLUMN name TYPE tag;

-- case: a domain over a domain with a check
-- given
CREATE DOMAIN small_positive AS positive;
-- run
ALTER TABLE account ALTER COLUMN age TYPE small_positive;
-- rows
UPDATE account SET age = -1;

-- case: a domain becomes what it is over
-- given
CREATE TABLE named (n label);
CREATE INDEX named_n ON named (n);
-- run
ALTER TABLE named ALTER COLUMN n TYPE text;

-- case: a domain with a check becomes what it is over
-- given
CREATE TABLE counted (n positive);
-- run
ALTER TABLE counted ALTER COLUMN n TYPE int;

-- case: a domain becomes a wider type
-- given
CREATE TABLE counted (n positive);
-- run
ALTER TABLE counted ALTER COLUMN n TYPE bigint;

-- case: a domain with a length
-- given
CREATE DOMAIN short AS varchar(20);
-- run
ALTER TABLE account ALTER COLUMN email TYPE short;
-- rows
UPDATE account SET email = repeat('x', 30);

-- case: an enum to text
-- given
CREATE TABLE felt (m mood);
CREATE INDEX felt_m ON felt (m);
-- run
ALTER TABLE felt ALTER COLUMN m TYPE text;

-- case: an enum to another one
-- given
CREATE TYPE feeling AS ENUM ('v1');
CREATE TABLE felt (m mood);
-- run
ALTER TABLE felt ALTER COLUMN m TYPE feeling USING m::text::feeling;
-- rows
INSERT INTO felt VALUES ('glad');

-- case: int to a long varchar
ALTER TABLE account ALTER COLUMN age TYPE varchar(20);

-- case: int to a short varchar
ALTER TABLE account ALTER COLUMN age TYPE varchar(5);
-- rows
UPDATE account SET age = 1000000;

-- case: int to smallint
ALTER TABLE account ALTER COLUMN age TYPE smallint;
-- rows
UPDATE account SET age = 1000000;

-- case: int to a wide numeric
ALTER TABLE account ALTER COLUMN age TYPE numeric(12,2);

-- case: int to a narrow numeric
ALTER TABLE account ALTER COLUMN age TYPE numeric(6,2);
-- rows
UPDATE account SET age = 1000000;

-- case: numeric to int
ALTER TABLE account ALTER COLUMN free TYPE int;
-- rows
UPDATE account SET free = 1e12;

-- case: numeric gets fewer digits after the point
ALTER TABLE account ALTER COLUMN total TYPE numeric(10,0);

-- case: numeric gets fewer digits
ALTER TABLE account ALTER COLUMN total TYPE numeric(9,1);
-- rows
UPDATE account SET total = 99999999.99;

-- case: double precision to real
-- given
CREATE TABLE measured (v double precision);
-- run
ALTER TABLE measured ALTER COLUMN v TYPE real;
-- rows
INSERT INTO measured VALUES (1e300);

-- case: int[] to bigint[]
-- given
CREATE TABLE listed (n int[]);
-- run
ALTER TABLE listed ALTER COLUMN n TYPE bigint[];

-- case: bigint[] to int[]
-- given
CREATE TABLE listed (n bigint[]);
-- run
ALTER TABLE listed ALTER COLUMN n TYPE int[];
-- rows
INSERT INTO listed VALUES ('{10000000000}');

-- case: text to uuid
-- given
CREATE TABLE lettered (u text);
INSERT INTO lettered VALUES ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11');
-- run
ALTER TABLE lettered ALTER COLUMN u TYPE uuid USING u::uuid;
-- rows
INSERT INTO lettered VALUES ('nobody');

-- case: text to boolean by a comparison
ALTER TABLE account ALTER COLUMN name TYPE boolean USING name = 'yes';

-- case: bit gets longer
ALTER TABLE account ALTER COLUMN flags TYPE bit(16);
-- rows
UPDATE account SET flags = B'10101010';

-- case: bit to varbit without a length
ALTER TABLE account ALTER COLUMN flags TYPE varbit;

-- case: an interval gets fields
ALTER TABLE account ALTER COLUMN span TYPE interval day to second(3);

-- case: an interval gets its finest fields
ALTER TABLE account ALTER COLUMN span0 TYPE interval day to second(0);

-- case: a column with a default
-- given
ALTER TABLE account ALTER COLUMN age SET DEFAULT 18;
-- run
ALTER TABLE account ALTER COLUMN age TYPE bigint;

-- case: a primary key that others refer to
ALTER TABLE child ALTER COLUMN id TYPE bigint;

-- case: a table that refers to itself
-- given
CREATE TABLE folder (id int PRIMARY KEY, parent_id int REFERENCES folder);
-- run
ALTER TABLE folder ALTER COLUMN id TYPE bigint;

-- case: a foreign key, NOT VALID
-- given
CREATE TABLE later (id int PRIMARY KEY, child_id int);
ALTER TABLE later ADD FOREIGN KEY (child_id) REFERENCES child NOT VALID;
-- run
ALTER TABLE later ALTER COLUMN child_id TYPE bigint;

-- case: another collation of a referenced column
ALTER TABLE parent ALTER COLUMN key TYPE varchar(20) COLLATE "C";

-- case: a collation of a text that becomes longer
ALTER TABLE account ALTER COLUMN email TYPE text COLLATE "C";

-- case: an index of a partition's own
-- given
CREATE INDEX visit_2024_own ON visit_2024 (page, id);
-- run
ALTER TABLE visit ALTER COLUMN page TYPE text;

-- case: a column of a child
ALTER TABLE worker ALTER COLUMN boss TYPE text;

-- case: a key of a table with children
ALTER TABLE person ALTER COLUMN id TYPE numeric;

-- case: a new type, a CHECK and NOT NULL at once
ALTER TABLE account ALTER COLUMN email TYPE text, ADD CHECK (age > 0), ALTER COLUMN name SET NOT NULL;
-- rows
INSERT INTO account (id, age) VALUES (1001, -1);

-- case: two new types, one for free
ALTER TABLE derived ALTER COLUMN a TYPE text, ALTER COLUMN b TYPE varchar(30), ALTER COLUMN id TYPE bigint;

-- case: whole seconds become a time
ALTER TABLE account ALTER COLUMN age TYPE timestamptz USING to_timestamp(age);
