GRANT SELECT TO;
--= not-understood «*» cause=syntax reason='expected a name, found the end'

GRANT SELECT ON ALL VIEWS IN SCHEMA app TO me;
--= not-understood «*» cause=syntax reason='expected a table, or a kind of object and its name, found "ALL"'

GRANT ALL TO me;
--= not-understood «*» cause=syntax reason='expected ON, found "TO"'

GRANT reader TO me WITH GRANT OPTION FOR;
--= not-understood «*» cause=syntax reason='expected the end of the statement, found "FOR"'

REVOKE SELECT ON t TO me;
--= not-understood «*» cause=syntax reason='expected FROM, found "TO"'

REVOKE ADMIN OPTION FOR SELECT ON t FROM me;
--= not-understood «*» cause=syntax reason='expected FROM, found "ON"'

ALTER DEFAULT PRIVILEGES GRANT SELECT ON t TO me;
--= not-understood «*» cause=syntax reason='expected TABLES, SEQUENCES, ROUTINES, TYPES or SCHEMAS, found "t"'

COMMENT ON t IS 'x';
--= not-understood «*» cause=syntax reason='expected a kind of object, found "t"'

COMMENT ON TABLE t IS x;
--= not-understood «*» cause=syntax reason='expected a string, found "x"'

COMMENT ON AGGREGATE a IS 'x';
--= not-understood «*» cause=syntax reason='expected open paren, found "IS"'

SECURITY LABEL ON TRIGGER tr ON t IS 'x';
--= not-understood «*» cause=syntax reason='expected a kind of object, found "TRIGGER"'

VACUUM ANALYZE FULL t;
--= not-understood «*» cause=syntax reason='expected a name, found "FULL"'

VACUUM t USING i;
--= not-understood «*» cause=syntax reason='expected the end of the statement, found "USING"'

VACUUM t, (FULL);
--= not-understood «*» cause=syntax reason='expected a name, found "("'

ANALYZE (not-a-word) t;
--= not-understood «*» cause=syntax reason='expected a name, found "not"'

CLUSTER app.i ON t;
--= not-understood «*» cause=syntax reason='expected the end of the statement, found "ON"'

CHECKPOINT now;
--= not-understood «*» cause=syntax reason='expected the end of the statement, found "now"'

REFRESH MATERIALIZED VIEW m WITHOUT DATA;
--= not-understood «*» cause=syntax reason='expected the end of the statement, found "WITHOUT"'

REINDEX t;
--= not-understood «*» cause=syntax reason='expected INDEX or TABLE or SCHEMA or DATABASE or SYSTEM, found "t"'

REINDEX TABLE;
--= not-understood «*» cause=syntax reason='expected a name, found the end'

START WORK;
--= not-understood «*» cause=syntax reason='expected TRANSACTION, found "WORK"'

BEGIN READ COMMITTED;
--= not-understood «*» cause=syntax reason='expected ONLY or WRITE, found "COMMITTED"'

BEGIN READ ONLY,;
--= not-understood «*» cause=syntax reason='expected DEFERRABLE, found the end'

SET TRANSACTION;
--= not-understood «*» cause=syntax reason='expected DEFERRABLE, found the end'

SET a = 1, DEFAULT;
--= not-understood «*» cause=syntax reason='expected a name, found "DEFAULT"'

SET TIME ZONE INTERVAL '1' DAY;
--= not-understood «*» cause=syntax reason='expected the end of the statement, found "DAY"'

SET SCHEMA app;
--= not-understood «*» cause=syntax reason='expected a string, found "app"'

SET ROLE;
--= not-understood «*» cause=syntax reason='expected a name, found the end'

RESET a.1;
--= not-understood «*» cause=syntax reason='expected the end of the statement, found ".1"'

FETCH 1.5 FROM c;
--= not-understood «*» cause=syntax reason='expected a whole number, found "1.5"'

FETCH ALL;
--= not-understood «*» cause=syntax reason='expected a name, found "ALL"'

DECLARE c CURSOR FOR DELETE FROM t;
--= not-understood «*» cause=syntax reason='expected SELECT, found "DELETE"'

PREPARE p AS CREATE TABLE t (a int);
--= not-understood «*» cause=syntax reason='expected a query or a data change, found "CREATE"'

EXECUTE p ();
--= not-understood «*» cause=syntax reason='expected an expression, found ")"'

EXPLAIN CREATE TABLE t (a int);
--= not-understood «*» cause=syntax reason='EXPLAIN takes a query, a data change, and CREATE of a table from one'

EXPLAIN () SELECT 1;
--= not-understood «*» cause=syntax reason='expected a name, found ")"'

DISCARD EVERYTHING;
--= not-understood «*» cause=syntax reason='expected TEMP or TEMPORARY or PLANS or SEQUENCES, found "EVERYTHING"'

NOTIFY 'channel';
--= not-understood «*» cause=syntax reason='expected a name, found "'channel'"'

LOAD auto_explain;
--= not-understood «*» cause=syntax reason='expected a string, found "auto_explain"'
