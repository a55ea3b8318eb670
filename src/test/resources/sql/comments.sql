COMMENT ON TABLE app.t IS 'a; b';
--= command «*» command='comment'

COMMENT ON COLUMN db.app.t.c IS NULL;
--= command «*» command='comment'

COMMENT ON CONSTRAINT c ON app.t IS 'x';
--= command «*» command='comment'

COMMENT ON CONSTRAINT c ON DOMAIN d IS $$x$$;
--= command «*» command='comment'

COMMENT ON CONSTRAINT c ON domain IS 'a table of that name';
--= command «*» command='comment'

COMMENT ON FUNCTION f(int, text) IS 'x';
--= command «*» command='comment'

COMMENT ON ROUTINE f IS 'x';
--= command «*» command='comment'

COMMENT ON AGGREGATE a(*) IS 'x';
--= command «*» command='comment'

COMMENT ON AGGREGATE a(int ORDER BY VARIADIC "any") IS 'x';
--= command «*» command='comment'

COMMENT ON OPERATOR app.=== (NONE, int) IS 'x';
--= command «*» command='comment'

COMMENT ON OPERATOR CLASS c USING btree IS 'x';
--= command «*» command='comment'

COMMENT ON CAST (int AS app.pair) IS 'x';
--= command «*» command='comment'

COMMENT ON TRANSFORM FOR hstore LANGUAGE plpython3u IS 'x';
--= command «*» command='comment'

COMMENT ON TYPE double precision IS 'x';
--= command «*» command='comment'

COMMENT ON TRIGGER tr ON app.t IS 'x';
--= command «*» command='comment'

COMMENT ON POLICY p ON t IS 'x';
--= command «*» command='comment'

COMMENT ON LARGE OBJECT 42 IS 'x';
--= command «*» command='comment'

COMMENT ON EXTENSION "uuid-ossp" IS E'x';
--= command «*» command='comment'

COMMENT ON TEXT SEARCH CONFIGURATION app.c IS U&'\0441';
--= command «*» command='comment'

SECURITY LABEL FOR p ON TABLE t IS 'x';
--= command «*» command='security label'

SECURITY LABEL ON COLUMN t.c IS NULL;
--= command «*» command='security label'
