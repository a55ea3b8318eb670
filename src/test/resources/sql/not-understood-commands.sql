GRANT SELECT TO;
--= not-understood «*» reason='expected a name, found the end'

GRANT SELECT ON ALL VIEWS IN SCHEMA app TO me;
--= not-understood «*» reason='expected PARAMETER, found "ALL"'

GRANT ALL TO me;
--= not-understood «*» reason='expected ON, found "TO"'

GRANT reader TO me WITH GRANT OPTION FOR;
--= not-understood «*» reason='expected the end of the statement, found "FOR"'

REVOKE SELECT ON t TO me;
--= not-understood «*» reason='expected FROM, found "TO"'

REVOKE ADMIN OPTION FOR SELECT ON t FROM me;
--= not-understood «*» reason='expected FROM, found "ON"'

ALTER DEFAULT PRIVILEGES GRANT SELECT ON t TO me;
--= not-understood «*» reason='expected TABLES, SEQUENCES, ROUTINES, TYPES or SCHEMAS, found "t"'

COMMENT ON t IS 'x';
--= not-understood «*» reason='expected a kind of object, found "t"'

COMMENT ON TABLE t IS x;
--= not-understood «*» reason='expected a string, found "x"'

COMMENT ON AGGREGATE a IS 'x';
--= not-understood «*» reason='expected open paren, found "IS"'

SECURITY LABEL ON TRIGGER tr ON t IS 'x';
--= not-understood «*» reason='expected a kind of object, found "TRIGGER"'

VACUUM ANALYZE FULL t;
--= not-understood «*» reason='expected a name, found "FULL"'

VACUUM t USING i;
--= not-understood «*» reason='expected the end of the statement, found "USING"'

VACUUM t, (FULL);
--= not-understood «*» reason='expected a name, found "("'

ANALYZE (not-a-word) t;
--= not-understood «*» reason='expected a name, found "not"'

CLUSTER app.i ON t;
--= not-understood «*» reason='expected the end of the statement, found "ON"'

CHECKPOINT now;
--= not-understood «*» reason='expected the end of the statement, found "now"'

REFRESH MATERIALIZED VIEW m WITHOUT DATA;
--= not-understood «*» reason='expected the end of the statement, found "WITHOUT"'

REINDEX t;
--= not-understood «*» reason='expected INDEX or TABLE or SCHEMA or DATABASE or SYSTEM, found "t"'

REINDEX TABLE;
--= not-understood «*» reason='expected a name, found the end'

START WORK;
--= not-understood «*» reason='expected TRANSACTION, found "WORK"'

BEGIN READ COMMITTED;
--= not-understood «*» reason='expected ONLY or WRITE, found "COMMITTED"'

BEGIN READ ONLY,;
--= not-understood «*» reason='expected DEFERRABLE, found the end'

SET TRANSACTION;
--= not-understood «*» reason='expected DEFERRABLE, found the end'

SET a = 1, DEFAULT;
--= not-understood «*» reason='expected a name, found "DEFAULT"'

SET TIME ZONE INTERVAL '1' DAY;
--= not-understood «*» reason='expected the end of the statement, found "DAY"'

SET SCHEMA app;
--= not-understood «*» reason='expected a string, found "app"'

SET ROLE;
--= not-understood «*» reason='expected a name, found the end'

RESET a.1;
--= not-understood «*» reason='expected the end of the statement, found ".1"'

FETCH 1.5 FROM c;
--= not-understood «*» reason='expected a whole number, found "1.5"'

FETCH ALL;
--= not-understood «*» reason='expected a name, found "ALL"'

DECLARE c CURSOR FOR DELETE FROM t;
--= not-understood «*» reason='expected a query, found "DELETE"'

PREPARE p AS CREATE TABLE t (a int);
--= not-understood «*» reason='expected a query or a data change, found "CREATE"'

EXECUTE p ();
--= not-understood «*» reason='expected an expression, found ")"'

EXPLAIN CREATE TABLE t (a int);
--= not-understood «*» reason='EXPLAIN takes a query, a data change, and CREATE of a table from one'

EXPLAIN () SELECT 1;
--= not-understood «*» reason='expected a name, found ")"'

DISCARD EVERYTHING;
--= not-understood «*» reason='expected TEMP or TEMPORARY or PLANS or SEQUENCES, found "EVERYTHING"'

NOTIFY 'channel';
--= not-understood «*» reason='expected a name, found "'channel'"'

LOAD auto_explain;
--= not-understood «*» reason='expected a string, found "auto_explain"'
