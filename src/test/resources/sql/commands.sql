COMMENT ON TABLE app.t IS 'a; b';
--= command «*» command='comment'

COMMENT ON COLUMN app.t.c IS NULL;
--= command «*» command='comment'

COMMENT ON CONSTRAINT c ON DOMAIN d IS $$x$$;
--= command «*» command='comment'

COMMENT ON FUNCTION f(int, text) IS 'x';
--= command «*» command='comment'

GRANT SELECT (a, b), INSERT ON TABLE t, app.u TO me WITH GRANT OPTION;
--= command «*» command='grant'

GRANT admin TO me;
--= command «*» command='grant'

REVOKE ALL PRIVILEGES ON ALL TABLES IN SCHEMA app FROM PUBLIC CASCADE;
--= command «*» command='revoke'

SECURITY LABEL FOR p ON TABLE t IS 'x';
--= command «*» command='security label'

VACUUM;
--= maintenance «*» command='vacuum'

VACUUM (FULL, ANALYZE) t;
--= maintenance «*» command='vacuum' full

VACUUM (FULL false) t;
--= maintenance «*» command='vacuum'

VACUUM FULL t;
--= maintenance «*» command='vacuum' full

ANALYZE t (a, b);
--= maintenance «*» command='analyze'

CLUSTER t USING i;
--= maintenance «*» command='cluster'

CHECKPOINT;
--= maintenance «*» command='checkpoint'

NOTIFY channel, 'payload';
--= command «*» command='notify'

LISTEN channel;
--= command «*» command='listen'

DISCARD ALL;
--= maintenance «*» command='discard all'

PREPARE p (int) AS SELECT $1;
--= command «*» command='prepare'

EXECUTE p (1);
--= command «*» command='execute'

DEALLOCATE ALL;
--= command «*» command='deallocate'

EXPLAIN (ANALYZE, BUFFERS) SELECT 1;
--= command «*» command='explain'

SHOW lock_timeout;
--= command «*» command='show'

LOAD 'auto_explain';
--= command «*» command='load'

IMPORT FOREIGN SCHEMA a FROM SERVER s INTO b;
--= command «*» command='import'

REASSIGN OWNED BY a TO b;
--= command «*» command='reassign'

DECLARE c CURSOR FOR SELECT 1;
--= command «*» command='declare'

FETCH ALL FROM c;
--= command «*» command='fetch'

CLOSE c;
--= command «*» command='close'

\set ON_ERROR_STOP on
SELECT 1;
--= psql-command «*» command='\set'
--= query «*»

\i other.sql
--= included «*» by='\i'
