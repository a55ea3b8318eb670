DECLARE c BINARY NO SCROLL CURSOR WITH HOLD FOR SELECT 1;
--= query «*»

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
--= prepare «*» prepared=p
--= query «*»
--=   update «*» table=t columns=(a)

PREPARE transaction AS SELECT 1;
--= prepare «*» prepared=transaction
--= query «*»
--=   query «*»

DEALLOCATE PREPARE p;
--= deallocate «*» prepared=p

DEALLOCATE prepare;
--= deallocate «*» prepared=prepare

DEALLOCATE ALL;
--= deallocate «*»

EXPLAIN ANALYZE VERBOSE DELETE FROM t;
--= delete «DELETE FROM t» table=t

EXPLAIN (FORMAT json, ANALYZE) (SELECT 1);
--= query «(SELECT 1)»

EXPLAIN (VALUES (1));
--= query «*»

EXPLAIN (SELECT 1);
--= query «*»

EXPLAIN CREATE MATERIALIZED VIEW m AS SELECT 1;
--= query «*»

EXPLAIN EXECUTE p (1);
--= query «*»

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
