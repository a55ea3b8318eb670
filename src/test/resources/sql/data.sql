INSERT INTO t (a, b) VALUES (1, 'x') ON CONFLICT (a) DO UPDATE SET b = excluded.b WHERE t.a > 0 RETURNING *;
--= insert «*» table=t columns=(a, b) source=values alias=t

INSERT INTO app.t DEFAULT VALUES;
--= insert «*» table=app.t source=default-values alias=t

UPDATE t SET a = 1;
--= update «*» table=t columns=(a)

UPDATE ONLY app.t AS x SET a = (SELECT max(b) FROM u WHERE u.id = 1) FROM v WHERE x.id = v.id;
--= update «*» table=app.t columns=(a) joins where=‹x.id = v.id› reads=(u, v) calls=(max)

DELETE FROM t;
--= delete «*» table=t

DELETE FROM ONLY t USING u WHERE t.id = u.id;
--= delete «*» table=t joins where=‹t.id = u.id› reads=(u)

MERGE INTO t USING u ON t.id = u.id WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT VALUES (u.id);
--= merge «*» table=t reads=(u)

WITH gone AS (DELETE FROM old WHERE a < 5 RETURNING *), kept AS NOT MATERIALIZED (SELECT 1) INSERT INTO archive SELECT * FROM gone;
--= delete «DELETE FROM old WHERE a < 5 RETURNING *» table=old where=‹a < 5›
--= insert «*» table=archive source=query alias=archive

WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SEARCH DEPTH FIRST BY n, m SET o CYCLE n SET c TO true DEFAULT false USING p SELECT * FROM r;
--= query «*»

SELECT pg_catalog.set_config('search_path', '', false);
--= query «*» calls=(pg_catalog.set_config)

(SELECT 1) UNION (SELECT 2) ORDER BY 1;
--= query «*»

VALUES (1), (2);
--= query «*»

TABLE t;
--= query «*» reads=(t)

COPY t (a, b) TO STDOUT WITH (FORMAT csv);
--= copy «*» table=t

COPY (SELECT * FROM t) TO '/tmp/x';
--= copy «*» reads=(t)

DO $body$ BEGIN DROP TABLE t; END $body$;
--= do-block «*» language='plpgsql'
--=   drop-table «*» table=t

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

SELECT count(*) FILTER (WHERE a > 0) OVER (PARTITION BY b ORDER BY c ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS n, CASE WHEN a IS DISTINCT FROM b THEN 1 ELSE 2 END FROM app.t x JOIN u USING (id) LEFT JOIN LATERAL (SELECT * FROM v WHERE v.id = x.id LIMIT 1) y ON true WHERE x.a BETWEEN 1 AND 2 AND b LIKE ANY (ARRAY['a', 'b']) GROUP BY ROLLUP (a), () HAVING count(*) > 1 ORDER BY n DESC NULLS LAST FETCH FIRST 5 ROWS ONLY FOR UPDATE OF x SKIP LOCKED;
--= query «*» reads=(app.t, u, v) calls=(count)

SELECT interval '1' day, timestamp with time zone '2020-01-01', date '2020-01-01', extract(year FROM a), trim(BOTH 'x' FROM b), substring(b FROM 1 FOR 2), substring(b SIMILAR 'x' ESCAPE '#'), a AT TIME ZONE 'utc', (r).f, a[1:2], f(x => 1), json_object('a': 1 RETURNING jsonb) FROM generate_series(1, 3) WITH ORDINALITY AS g (a, n), ROWS FROM (f(1), g(2)) AS r, json_table(j, '$' COLUMNS (a int PATH '$.a')) AS k;
--= query «*» calls=(f, generate_series, g)

SELECT a INTO TEMP copied FROM t WHERE false;
--= create-table «*» table=copied persistence=temporary as-query reads=(t)

UPDATE t SET (a, b) = (SELECT x, y FROM u), c[1] = DEFAULT WHERE CURRENT OF k;
--= update «*» table=t columns=(a, b, c) where=‹CURRENT OF k› reads=(u)

INSERT INTO t AS x (a, b.c) OVERRIDING SYSTEM VALUE (SELECT 1, 2) ON CONFLICT ON CONSTRAINT k DO NOTHING RETURNING WITH (OLD AS o, NEW AS n) o.a, n.a;
--= insert «*» table=t columns=(a, b) source=query alias=x

COPY (DELETE FROM t RETURNING *) TO 'cat' (FORMAT csv, HEADER, FORCE_QUOTE (a, b));
--= copy «*»

SELECT xmlelement(NAME a, xmlattributes(f(b) AS c, d), xmlagg(e), 'x'), xmlelement(NAME a, xmlattributes), xmlconcat(a, g(b)), xmlforest(a, b AS "B"), xmlpi(NAME php, 'x'), xmlroot(a, VERSION NO VALUE, STANDALONE YES), xmlroot(a, VERSION '1.0'), xmlexists('//a' PASSING BY REF (b) BY VALUE), xmlparse(DOCUMENT h(a) STRIP WHITESPACE), xmlserialize(CONTENT a AS varchar(20) NO INDENT) FROM t;
--= query «*» reads=(t) calls=(f, xmlagg, g, h)

SELECT * FROM u, LATERAL xmltable(xmlnamespaces('http://x' AS x, DEFAULT 'http://y'), ('/a/' || f(p)) PASSING BY REF u.doc COLUMNS n FOR ORDINALITY, a int PATH 'a' DEFAULT g(p) - 1 NOT NULL, b text NULL) AS k (n, a, b);
--= query «*» reads=(u) calls=(f, g)

SELECT json_object('a': f(1), b VALUE g(2) FORMAT JSON ENCODING utf8 NULL ON NULL WITH UNIQUE KEYS RETURNING jsonb FORMAT JSON), json_object('{a, b}', h(c)), json_object(), json_array(1, i(2) ABSENT ON NULL), json_array(SELECT a FROM t ORDER BY a RETURNING text), json_object('a':b, 'c':d.e);
--= query «*» reads=(t) calls=(f, g, h, i)

SELECT json_objectagg(k VALUE f(v) WITH UNIQUE) FILTER (WHERE v > 0), json_arrayagg(v ORDER BY v DESC NULL ON NULL RETURNING jsonb) OVER (PARTITION BY k), json(a WITHOUT UNIQUE KEYS), json_scalar(g(a)), json_serialize(a RETURNING bytea) FROM t;
--= query «*» reads=(t) calls=(f, g)

SELECT json_exists(j, '$.a' PASSING f(x) AS y, 2 AS z TRUE ON ERROR), json_value(j, '$.a' RETURNING int DEFAULT g(1) ON EMPTY ERROR ON ERROR), json_query(j FORMAT JSON, '$.a' WITH CONDITIONAL ARRAY WRAPPER OMIT QUOTES ON SCALAR STRING EMPTY OBJECT ON ERROR) FROM t;
--= query «*» reads=(t) calls=(f, g)

SELECT * FROM json_table(f(j), '$[*]' AS p PASSING 1 AS x COLUMNS (n FOR ORDINALITY, a int PATH '$.a' KEEP QUOTES NULL ON EMPTY DEFAULT g(1) ON ERROR, b jsonb FORMAT JSON WITHOUT WRAPPER, c bool EXISTS PATH '$.c' FALSE ON ERROR, NESTED PATH '$.d[*]' AS q COLUMNS (d text), nested int) EMPTY ARRAY ON ERROR) AS k JOIN u ON u.a = k.a;
--= query «*» reads=(u) calls=(f, g)

SELECT 'a' -- it's one constant
  -- over two comments
  'b', nullif(a, b), sum(a) OVER (ROWS 1 PRECEDING), sum(a) OVER (ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING) FROM ((t JOIN u USING (a))) FOR UPDATE OFFSET 1 LIMIT 1;
--= query «*» reads=(t, u) calls=(sum)
