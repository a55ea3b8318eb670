-- base
CREATE TABLE account (id bigint PRIMARY KEY, name text);
CREATE TABLE visit (id bigint NOT NULL, at date NOT NULL, page text, account_id bigint REFERENCES account) PARTITION BY RANGE (at);
CREATE TABLE visit_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO ('2025-10-01');
CREATE INDEX visit_page ON visit (page);
CREATE TABLE visit_next (id bigint NOT NULL, at date NOT NULL, page text, account_id bigint);
CREATE TABLE visit_checked (id bigint NOT NULL, at date NOT NULL, page text, account_id bigint, CHECK (at >= '2027-01-01' AND at < '2028-01-01'));
CREATE INDEX visit_checked_page ON visit_checked (page);
CREATE TABLE call (id bigint NOT NULL, region text NOT NULL, note text, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE call_eu PARTITION OF call FOR VALUES IN ('eu', 'v1', 'v2');
CREATE TABLE call_rest PARTITION OF call DEFAULT;
CREATE TABLE call_us (id bigint NOT NULL, region text NOT NULL, note text);
CREATE TABLE answer (id bigint PRIMARY KEY, call_id bigint, region text, FOREIGN KEY (call_id, region) REFERENCES call (id, region));
CREATE TABLE hashed (id bigint NOT NULL) PARTITION BY HASH (id);
CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE keyed (id bigint NOT NULL, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE keyed_2024 PARTITION OF keyed FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY RANGE (at);
CREATE TABLE keyed_2024_h1 PARTITION OF keyed_2024 FOR VALUES FROM ('2024-01-01') TO ('2024-07-01');
CREATE TABLE keyed_next (id bigint NOT NULL, at date NOT NULL);

-- case: a partitioned table is made
CREATE TABLE trip (id bigint, at date) PARTITION BY RANGE (at);

-- case: a partition is made
CREATE TABLE visit_2026 PARTITION OF visit FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- case: a partition is made, IF NOT EXISTS, and is there
CREATE TABLE IF NOT EXISTS visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO ('2025-10-01');

-- case: a partition is made beside a default
CREATE TABLE call_us_2 PARTITION OF call FOR VALUES IN ('us');
-- rows
INSERT INTO call VALUES (1001, 'us', 'a');

-- case: a default partition is made
CREATE TABLE visit_rest PARTITION OF visit DEFAULT;

-- case: a partition of a hash is made
CREATE TABLE hashed_1 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 1);

-- case: a partition of a partition is made
CREATE TABLE keyed_2024_h2 PARTITION OF keyed_2024 FOR VALUES FROM ('2024-07-01') TO ('2025-01-01');

-- case: a partition that is partitioned is made
CREATE TABLE keyed_2025 PARTITION OF keyed FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY RANGE (at);

-- case: a table is attached
-- given
INSERT INTO visit_next VALUES (1, '2026-02-02', 'a', 1);
-- run
ALTER TABLE visit ATTACH PARTITION visit_next FOR VALUES FROM ('2026-01-01') TO ('2029-01-01');
-- rows
INSERT INTO visit_next VALUES (1001, '2020-01-01', 'a', NULL);

-- case: a table is attached that a CHECK proves
-- given
INSERT INTO visit_checked VALUES (1, '2027-02-02', 'a', 1);
-- run
ALTER TABLE visit ATTACH PARTITION visit_checked FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
-- rows
INSERT INTO visit_checked VALUES (1001, '2027-02-02', 'a', 987654);

-- case: a table is attached beside a default
-- given
INSERT INTO call_us VALUES (1, 'us', 'a');
-- run
ALTER TABLE call ATTACH PARTITION call_us FOR VALUES IN ('us');
-- rows
INSERT INTO call VALUES (1001, 'us', 'a');

-- case: a table is attached beside a default that a CHECK keeps out
-- given
INSERT INTO call_us VALUES (1, 'us', 'a');
ALTER TABLE call_rest ADD CONSTRAINT call_rest_no_us CHECK (region IS NOT NULL AND region <> 'us');
-- run
ALTER TABLE call ATTACH PARTITION call_us FOR VALUES IN ('us');
-- rows
INSERT INTO call_us VALUES (1001, 'xx', 'a');

-- case: a table is attached as the default
-- given
INSERT INTO visit_next VALUES (1, '2030-02-02', 'a', 1);
-- run
ALTER TABLE visit ATTACH PARTITION visit_next DEFAULT;
-- rows
INSERT INTO visit_next VALUES (1001, '2024-02-02', 'a', NULL);

-- case: a table is attached to a table with a key
-- given
INSERT INTO keyed_next VALUES (1, '2026-02-02');
-- run
ALTER TABLE keyed ATTACH PARTITION keyed_next FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- rows
INSERT INTO keyed_next VALUES (1001, '2020-02-02');

-- case: a new table is attached in the same migration
CREATE TABLE visit_2030 (LIKE visit INCLUDING ALL);
ALTER TABLE visit ATTACH PARTITION visit_2030 FOR VALUES FROM ('2030-01-01') TO ('2031-01-01');

-- case: a partition is detached
ALTER TABLE visit DETACH PARTITION visit_2024;

-- case: a partition is detached beside a default
-- given
DROP TABLE answer;
-- run
ALTER TABLE call DETACH PARTITION call_eu;

-- case: a partition is detached from a referenced table
-- given
INSERT INTO call VALUES (1, 'eu', 'a'), (2, 'zz', 'a');
INSERT INTO answer VALUES (1, 2, 'zz');
-- run
ALTER TABLE call DETACH PARTITION call_eu;
-- rows
INSERT INTO call VALUES (1001, 'eu', 'a'); INSERT INTO answer VALUES (1001, 1001, 'eu');

-- case: the default partition is detached
-- given
DROP TABLE answer;
-- run
ALTER TABLE call DETACH PARTITION call_rest;

-- case: a partition is detached CONCURRENTLY
-- postgres: 14-
ALTER TABLE visit DETACH PARTITION visit_2024 CONCURRENTLY;

-- case: a partition of a partition is detached
ALTER TABLE keyed_2024 DETACH PARTITION keyed_2024_h1;

-- case: a partition that is partitioned is detached
ALTER TABLE keyed DETACH PARTITION keyed_2024;

-- case: a partition is dropped
DROP TABLE visit_2024;

-- case: a partition is dropped beside a default
-- given
DROP TABLE answer;
-- run
DROP TABLE call_eu;

-- case: the default partition is dropped
-- given
DROP TABLE answer;
-- run
DROP TABLE call_rest;

-- case: a partition that is partitioned is dropped
DROP TABLE keyed_2024;

-- case: a partitioned table is dropped
DROP TABLE visit;

-- case: a partitioned table with a referring table is dropped, CASCADE
DROP TABLE call CASCADE;

-- case: a partitioned table is renamed
ALTER TABLE visit RENAME TO visits;

-- case: a partition is renamed
ALTER TABLE visit_2024 RENAME TO visit_of_2024;

-- case: a partitioned table gets an owner
ALTER TABLE visit OWNER TO CURRENT_USER;

-- case: a partitioned table goes to another schema
-- given
CREATE SCHEMA shop;
-- run
ALTER TABLE visit SET SCHEMA shop;

-- case: a trigger of a partitioned table
-- given
CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
-- run
CREATE TRIGGER visit_change AFTER INSERT ON visit FOR EACH ROW EXECUTE FUNCTION nothing();

-- case: an identity column of a partitioned table
-- postgres: 17-
ALTER TABLE visit ADD COLUMN n bigint GENERATED ALWAYS AS IDENTITY;

-- case: a partitioned table is set unlogged
-- postgres: -17
ALTER TABLE visit SET UNLOGGED;

-- case: a partitioned table's tablespace
ALTER TABLE visit SET TABLESPACE other;

-- case: a storage parameter of a partition
ALTER TABLE visit_2024 SET (fillfactor = 80);

-- case: a table is attached that a CHECK proves, and nothing else is to be looked at
-- given
CREATE TABLE plain (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE plain_2026 (id bigint, at date NOT NULL, CONSTRAINT bounds CHECK (at >= DATE '2026-01-01' AND at < '2027-01-01'::date));
INSERT INTO plain_2026 VALUES (1, '2026-02-02');
-- run
ALTER TABLE plain ATTACH PARTITION plain_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- case: a CHECK that is NOT VALID proves nothing
-- given
CREATE TABLE plain (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE plain_2026 (id bigint, at date NOT NULL);
INSERT INTO plain_2026 VALUES (1, '2026-02-02');
ALTER TABLE plain_2026 ADD CONSTRAINT bounds CHECK (at >= '2026-01-01' AND at < '2027-01-01') NOT VALID;
-- run
ALTER TABLE plain ATTACH PARTITION plain_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- rows
ALTER TABLE plain_2026 DROP CONSTRAINT bounds; INSERT INTO plain_2026 VALUES (2, '2020-02-02');

-- case: a CHECK of a column that may be null proves nothing
-- given
CREATE TABLE plain (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE plain_2026 (id bigint, at date, CONSTRAINT bounds CHECK (at >= '2026-01-01' AND at < '2027-01-01'));
INSERT INTO plain_2026 VALUES (1, '2026-02-02');
-- run
ALTER TABLE plain ATTACH PARTITION plain_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- rows
INSERT INTO plain_2026 VALUES (2, NULL);

-- case: a CHECK with IS NOT NULL proves the bounds of a column that may be null
-- given
CREATE TABLE plain (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE plain_2026 (id bigint, at date, CONSTRAINT bounds CHECK (at IS NOT NULL AND at >= '2026-01-01' AND at < '2027-01-01'));
INSERT INTO plain_2026 VALUES (1, '2026-02-02');
-- run
ALTER TABLE plain ATTACH PARTITION plain_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- case: a CHECK proves a partition that is open upwards
-- given
CREATE TABLE plain (id bigint, n int NOT NULL) PARTITION BY RANGE (n);
CREATE TABLE plain_high (id bigint, n int NOT NULL, CONSTRAINT bounds CHECK (n >= 100));
INSERT INTO plain_high VALUES (1, 200);
-- run
ALTER TABLE plain ATTACH PARTITION plain_high FOR VALUES FROM (100) TO (MAXVALUE);

-- case: a CHECK proves a list
-- given
CREATE TABLE plain (id bigint, region text NOT NULL) PARTITION BY LIST (region);
CREATE TABLE plain_eu (id bigint, region text NOT NULL, CONSTRAINT bounds CHECK (region IN ('de', 'fr')));
INSERT INTO plain_eu VALUES (1, 'de');
-- run
ALTER TABLE plain ATTACH PARTITION plain_eu FOR VALUES IN ('de', 'fr');

-- case: a CHECK proves a list of one
-- given
CREATE TABLE plain (id bigint, region text NOT NULL) PARTITION BY LIST (region);
CREATE TABLE plain_de (id bigint, region text NOT NULL, CONSTRAINT bounds CHECK ((region = 'de')));
INSERT INTO plain_de VALUES (1, 'de');
-- run
ALTER TABLE plain ATTACH PARTITION plain_de FOR VALUES IN ('de');

-- case: a CHECK of a default range partition keeps the new rows out
-- given
CREATE TABLE plain (id bigint, n int NOT NULL) PARTITION BY RANGE (n);
CREATE TABLE plain_rest PARTITION OF plain DEFAULT;
INSERT INTO plain_rest VALUES (1, 5);
ALTER TABLE plain_rest ADD CONSTRAINT low CHECK (n < 100);
-- run
CREATE TABLE plain_high PARTITION OF plain FOR VALUES FROM (100) TO (200);

-- case: a table is attached as the first and default partition
-- given
CREATE TABLE plain (id bigint, n int NOT NULL) PARTITION BY RANGE (n);
CREATE TABLE plain_rest (id bigint, n int NOT NULL);
INSERT INTO plain_rest VALUES (1, 5);
-- run
ALTER TABLE plain ATTACH PARTITION plain_rest DEFAULT;

-- case: a partitioned table is attached with its partitions
-- given
CREATE TABLE keyed_2027 (id bigint NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE keyed_2027_h1 PARTITION OF keyed_2027 FOR VALUES FROM ('2027-01-01') TO ('2027-07-01');
INSERT INTO keyed_2027 VALUES (1, '2027-02-02');
-- run
ALTER TABLE keyed ATTACH PARTITION keyed_2027 FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
-- rows
CREATE TABLE keyed_2028 PARTITION OF keyed_2027 FOR VALUES FROM ('2028-01-01') TO ('2029-01-01'); INSERT INTO keyed_2027 VALUES (2, '2028-02-02');

-- case: a table with the key and an index of its own is attached
-- given
CREATE TABLE keyed_own (id bigint NOT NULL, at date NOT NULL, CONSTRAINT own_key PRIMARY KEY (id, at));
INSERT INTO keyed_own VALUES (1, '2026-02-02');
-- run
ALTER TABLE keyed ATTACH PARTITION keyed_own FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- rows
INSERT INTO keyed_own VALUES (1001, '2020-02-02');

-- case: a table is attached that has the foreign key
-- given
CREATE TABLE visit_own (id bigint NOT NULL, at date NOT NULL, page text, account_id bigint REFERENCES account);
INSERT INTO account VALUES (1, 'a');
INSERT INTO visit_own VALUES (1, '2026-02-02', 'a', 1);
-- run
ALTER TABLE visit ATTACH PARTITION visit_own FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
-- rows
INSERT INTO visit_own VALUES (1001, '2020-02-02', 'a', 1);

-- case: quoted partitions of another schema
-- given
CREATE SCHEMA shop;
CREATE TABLE shop."Visit" (id bigint NOT NULL, "At" date NOT NULL) PARTITION BY RANGE ("At");
CREATE TABLE shop."Visit 2026" (id bigint NOT NULL, "At" date NOT NULL, CHECK ("At" >= '2026-01-01' AND "At" < '2027-01-01'));
INSERT INTO shop."Visit 2026" VALUES (1, '2026-02-02');
-- run
ALTER TABLE shop."Visit" ATTACH PARTITION shop."Visit 2026" FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- case: a partition of a hash is detached
ALTER TABLE hashed DETACH PARTITION hashed_0;

-- case: no partition is dropped, IF EXISTS
DROP TABLE IF EXISTS visit_1999;

-- case: two partitions are dropped
DROP TABLE visit_2024, visit_2025;

-- case: a column of a partitioned table is dropped
ALTER TABLE visit DROP COLUMN page;
