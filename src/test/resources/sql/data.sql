INSERT INTO t (a, b) VALUES (1, 'x') ON CONFLICT (a) DO UPDATE SET b = excluded.b WHERE t.a > 0 RETURNING *;
--= insert «*» table=t

INSERT INTO app.t DEFAULT VALUES;
--= insert «*» table=app.t

UPDATE t SET a = 1;
--= update «*» table=t

UPDATE ONLY app.t AS x SET a = (SELECT max(b) FROM u WHERE u.id = 1) FROM v WHERE x.id = v.id;
--= update «*» table=app.t where

DELETE FROM t;
--= delete «*» table=t

DELETE FROM ONLY t USING u WHERE t.id = u.id;
--= delete «*» table=t where

MERGE INTO t USING u ON t.id = u.id WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT VALUES (u.id);
--= merge «*» table=t

WITH gone AS (DELETE FROM old WHERE a < 5 RETURNING *), kept AS NOT MATERIALIZED (SELECT 1) INSERT INTO archive SELECT * FROM gone;
--= delete «DELETE FROM old WHERE a < 5 RETURNING *» table=old where
--= insert «*» table=archive

WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SEARCH DEPTH FIRST BY n, m SET o CYCLE n SET c TO true DEFAULT false USING p SELECT * FROM r;
--= query «*»

SELECT pg_catalog.set_config('search_path', '', false);
--= query «*»

(SELECT 1) UNION (SELECT 2) ORDER BY 1;
--= query «*»

VALUES (1), (2);
--= query «*»

TABLE t;
--= query «*»

COPY t (a, b) TO STDOUT WITH (FORMAT csv);
--= copy «*» table=t

COPY (SELECT * FROM t) TO '/tmp/x';
--= copy «*»

DO $body$ BEGIN DROP TABLE t; END $body$;
--= do-block «*» language='plpgsql'

DO LANGUAGE plpgsql 'BEGIN NULL; END';
--= do-block «*» language='plpgsql'

CALL app.move(1, 'x');
--= call «*» procedure=app.move

COPY t (a, b) FROM stdin;
1	DROP TABLE t;
2	it's \N
\.
SELECT 1;
--= copy «*» table=t from
--= query «*»
