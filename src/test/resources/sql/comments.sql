COMMENT ON TABLE app.t IS 'a; b';
--= comment «*» kind='table' relation=app.t

COMMENT ON COLUMN db.app.t.c IS NULL;
--= comment «*» kind='column' relation=app.t column=c removes

COMMENT ON CONSTRAINT c ON app.t IS 'x';
--= comment «*» relation=app.t part

COMMENT ON CONSTRAINT c ON DOMAIN d IS $$x$$;
--= comment «*»

COMMENT ON CONSTRAINT c ON domain IS 'a table of that name';
--= comment «*» relation=domain part

COMMENT ON FUNCTION f(int, text) IS 'x';
--= comment «*»

COMMENT ON ROUTINE f IS 'x';
--= comment «*»

COMMENT ON AGGREGATE a(*) IS 'x';
--= comment «*»

COMMENT ON AGGREGATE a(int ORDER BY VARIADIC "any") IS 'x';
--= comment «*»

COMMENT ON OPERATOR app.=== (NONE, int) IS 'x';
--= comment «*»

COMMENT ON OPERATOR CLASS c USING btree IS 'x';
--= comment «*»

COMMENT ON CAST (int AS app.pair) IS 'x';
--= comment «*»

COMMENT ON TRANSFORM FOR hstore LANGUAGE plpython3u IS 'x';
--= comment «*»

COMMENT ON TYPE double precision IS 'x';
--= comment «*»

COMMENT ON TRIGGER tr ON app.t IS 'x';
--= comment «*» relation=app.t part

COMMENT ON POLICY p ON t IS 'x';
--= comment «*» relation=t part

COMMENT ON LARGE OBJECT 42 IS 'x';
--= comment «*»

COMMENT ON EXTENSION "uuid-ossp" IS E'x';
--= comment «*»

COMMENT ON TEXT SEARCH CONFIGURATION app.c IS U&'\0441';
--= comment «*»

SECURITY LABEL FOR p ON TABLE t IS 'x';
--= command «*» command='security label'

SECURITY LABEL ON COLUMN t.c IS NULL;
--= command «*» command='security label'
