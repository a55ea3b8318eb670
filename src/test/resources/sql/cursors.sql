DECLARE c BINARY NO SCROLL CURSOR WITH HOLD FOR SELECT 1;
--= command «*» command='declare'

FETCH c;
--= command «*» command='fetch'

FETCH NEXT FROM c;
--= command «*» command='fetch'

FETCH next;
--= command «*» command='fetch'

FETCH -5 IN c;
--= command «*» command='fetch'

MOVE BACKWARD ALL c;
--= command «*» command='move'

MOVE ABSOLUTE 0 FROM c;
--= command «*» command='move'

CLOSE ALL;
--= command «*» command='close'

PREPARE p (int, text[]) AS UPDATE t SET a = $1;
--= command «*» command='prepare'

PREPARE transaction AS SELECT 1;
--= command «*» command='prepare'

EXECUTE p (1, ARRAY['a']);
--= command «*» command='execute'

DEALLOCATE PREPARE p;
--= command «*» command='deallocate'

DEALLOCATE prepare;
--= command «*» command='deallocate'

EXPLAIN ANALYZE VERBOSE DELETE FROM t;
--= command «*» command='explain'

EXPLAIN (FORMAT json, ANALYZE) (SELECT 1);
--= command «*» command='explain'

EXPLAIN (VALUES (1));
--= command «*» command='explain'

EXPLAIN (SELECT 1);
--= command «*» command='explain'

EXPLAIN CREATE MATERIALIZED VIEW m AS SELECT 1;
--= command «*» command='explain'

EXPLAIN EXECUTE p (1);
--= command «*» command='explain'

CREATE TEMP TABLE t AS EXECUTE p (1) WITH NO DATA;
--= create-table «*» table=t persistence=temporary as-query

SHOW TRANSACTION ISOLATION LEVEL;
--= command «*» command='show'

SHOW my.setting;
--= command «*» command='show'

NOTIFY channel, 'payload';
--= command «*» command='notify'

UNLISTEN *;
--= command «*» command='unlisten'

LOAD 'auto_explain';
--= command «*» command='load'
