CREATE TABLE t (a text, b text, at timestamptz, n int, flags bit(4), day date);
ALTER TABLE t ADD CHECK (CAST(a AS date) > date '2020-01-01');
ALTER TABLE t ADD CHECK (date '2020-01-01' < CAST(b AS date));
ALTER TABLE t ADD CHECK (extract(year FROM at) > 2000);
ALTER TABLE t ADD CHECK (at AT TIME ZONE 'UTC' > '2020-01-01');
ALTER TABLE t ADD CHECK (at > '2020-01-01'::timestamptz + interval '1' day);
ALTER TABLE t ADD CHECK (n > CAST('1' AS float(10)));
ALTER TABLE t ADD CHECK (flags <> B'0000');
ALTER TABLE t ADD CHECK (position('x' IN a) > 0);
ALTER TABLE t ADD CHECK (substring(a FROM 1 FOR 2) = 'x');
ALTER TABLE t ADD CHECK (trim(BOTH ' ' FROM b) <> '');
ALTER TABLE t ADD CHECK (overlay(a PLACING b FROM 1) <> '');
ALTER TABLE t ADD CHECK (CASE WHEN n IS NULL THEN true ELSE n > 0 END);
ALTER TABLE t ADD CHECK (n BETWEEN 1 AND 10);
ALTER TABLE t ADD CHECK ((a COLLATE "C") > 'b');
ALTER TABLE t ADD CHECK (a LIKE 'x%' ESCAPE '!');
ALTER TABLE t ADD CHECK (n = ANY (ARRAY[1, 2]));
ALTER TABLE t ADD CHECK (t.n IN (1, 2, 3));
ALTER TABLE t ADD CHECK (day <= current_date);
ALTER TABLE t ADD CHECK (coalesce(n, 0) >= 0);
ALTER TABLE t ADD CHECK (row(n, a) IS NOT NULL);
ALTER TABLE t ADD CHECK (n IS DISTINCT FROM 5);
ALTER TABLE t ADD CHECK (time '10:00' < localtime);
ALTER TABLE t ADD CHECK (double precision '1' < n);
ALTER TABLE t ADD CHECK (timestamp with time zone '2020-01-01' < at);

CREATE TABLE t (a text, b int, c int[], at timestamptz, r point);
CREATE INDEX ON t (CAST(a AS varchar(10)));
CREATE INDEX ON t ((a::varchar));
CREATE INDEX ON t ((b::text::int));
CREATE INDEX ON t (lower(a));
CREATE INDEX ON t ((a || 'x'));
CREATE INDEX ON t ((c[1]));
CREATE INDEX ON t ((c[1:2]));
CREATE INDEX ON t ((a COLLATE "C"));
CREATE INDEX ON t ((at AT TIME ZONE 'UTC'));
CREATE INDEX ON t ((CASE WHEN b > 0 THEN a ELSE 'x' END));
CREATE INDEX ON t ((CASE WHEN b > 0 THEN 'x' ELSE a END));
CREATE INDEX ON t ((ARRAY[b, 1]));
CREATE INDEX ON t (coalesce(a, 'x'));
CREATE INDEX ON t (greatest(b, 1));
CREATE INDEX ON t (nullif(b, 1));
CREATE INDEX ON t (trim(LEADING FROM a));
CREATE INDEX ON t (substring(a FROM 1 FOR 2));
CREATE INDEX ON t (position('x' IN a));
CREATE INDEX ON t ((b IS NULL));
CREATE INDEX ON t ((NOT b > 1));
CREATE INDEX ON t ((-b));
CREATE INDEX ON t ((r[0]));
CREATE INDEX ON t (("lower"(a)));
CREATE INDEX ON t ((b BETWEEN 1 AND 2));
CREATE INDEX ON t (mod(b, 10), (b + 1), lower(a));

CREATE TABLE t (a int, b int, c text);
CREATE TABLE u (a int, d int);
CREATE VIEW by_name AS SELECT b FROM t;
CREATE VIEW other AS SELECT c FROM t;
CREATE VIEW joined AS SELECT x.c, u.d FROM t x JOIN u ON x.a = u.a;
CREATE VIEW whole AS SELECT * FROM t;
CREATE VIEW over_view AS SELECT b FROM by_name;
CREATE VIEW filtered AS SELECT c FROM t WHERE b > 1;
CREATE VIEW nested AS SELECT d FROM u WHERE EXISTS (SELECT 1 FROM t WHERE t.b = u.a);
CREATE VIEW same_name AS SELECT u.a FROM u;
CREATE VIEW cte AS WITH x AS (SELECT b AS z FROM t) SELECT z FROM x;
CREATE VIEW ordered AS SELECT c FROM t ORDER BY b;
ALTER TABLE t DROP COLUMN b CASCADE;

CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a AS b FROM t;
CREATE VIEW w AS SELECT row_to_json(t) FROM t;
ALTER TABLE t RENAME COLUMN b TO c;
ALTER TABLE t RENAME COLUMN a TO b;
ALTER TABLE t DROP COLUMN b CASCADE;

CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED, c int);
ALTER TABLE t RENAME COLUMN a TO x;
ALTER TABLE t DROP COLUMN x CASCADE;

CREATE TABLE t (a int, b int);
CREATE TABLE u (a int, b int);
CREATE VIEW shared AS SELECT 1 AS one FROM t JOIN u USING (a);
CREATE VIEW lateral_one AS SELECT s.b FROM u, LATERAL (SELECT t.b FROM t WHERE t.a = u.a) s;
CREATE VIEW unioned AS SELECT b FROM u UNION SELECT a FROM t;
CREATE VIEW windowed AS SELECT count(*) OVER (PARTITION BY a) FROM t;
CREATE VIEW grouped AS SELECT count(*) FROM t GROUP BY a HAVING max(b) > 1;
CREATE VIEW counted AS SELECT count(*) FROM t;
CREATE VIEW only_b AS SELECT b FROM t;
ALTER TABLE t DROP COLUMN a CASCADE;

-- an EXCLUDE is called after the labels of its expressions too, and INCLUDE counts
CREATE TABLE t (a int, b text, c int,
  EXCLUDE (lower(b) WITH =), EXCLUDE ((a + 1) WITH =), EXCLUDE (a WITH =, (c * 2) WITH =),
  EXCLUDE (CAST(a AS bigint) WITH =), EXCLUDE ((b COLLATE "C") WITH =) INCLUDE (c),
  EXCLUDE ((a + c) WITH =, (a - c) WITH =));
CREATE INDEX ON t (a) INCLUDE (b);
ALTER TABLE t ADD UNIQUE (a) INCLUDE (c);
CREATE TABLE p (a int, b int, c int) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
ALTER TABLE p ADD UNIQUE (a) INCLUDE (b), ADD PRIMARY KEY (a, b) INCLUDE (c);
CREATE INDEX ON p (b) INCLUDE (c);
CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2);
CREATE TABLE u (LIKE t INCLUDING INDEXES);
