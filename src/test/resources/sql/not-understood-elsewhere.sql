\i other.sql
--= not-understood «*» cause=elsewhere reason='\i runs another file'

\timing \ir other.sql
--= not-understood «*» cause=elsewhere reason='\ir runs another file'

\gexec
--= not-understood «*» cause=dynamic reason='\gexec runs what the query before it returns'

\! psql -c "drop table account"
--= not-understood «*» cause=program reason='\! runs a program'

\o | psql
--= not-understood «*» cause=program reason='\o runs a program'

\g (format=csv) | psql
--= not-understood «*» cause=program reason='\g runs a program'

\COPY account TO PROGRAM 'psql'
--= not-understood «*» cause=program reason='\copy runs a program'

\set tables `psql -c "drop table account"`
--= not-understood «*» cause=program reason='backticks run a program'

\e
--= not-understood «*» cause=program reason='\e runs what an editor writes'

SELECT 1
\! psql -c "drop table account"
FROM t;
--= query «*» reads=(t)
--= not-understood «\! psql -c "drop table account"» cause=program reason='\! runs a program'

COPY t FROM PROGRAM 'psql -c "drop table account"';
--= copy «*» table=t from
--= not-understood «PROGRAM 'psql -c "drop table account"'» cause=program reason='COPY runs a program on the server'

{{ template "functions.sql" . }}
--= not-understood «*» cause=elsewhere reason='{{ template "functions.sql" . }} stands for SQL from elsewhere'

${statements};
--= not-understood «*» cause=elsewhere reason='${statements} stands for SQL from elsewhere'

ALTER TABLE t {{ if .x }} DROP COLUMN a {{ else }} DROP COLUMN b {{ end }} CASCADE;
--= drop-column «DROP COLUMN a {{ else }} DROP COLUMN b {{ end }} CASCADE» table=t column=a cascade
--= not-understood «{{ else }} DROP COLUMN b {{ end }}» cause=template reason='this branch of a template's condition is not read'

DO $$ BEGIN
{{ if .x }}
ALTER TABLE t DROP COLUMN a;
{{ else }}
ALTER TABLE t DROP COLUMN b;
{{ end }}
END $$;
--= do-block «*» language='plpgsql'
--=   drop-column «DROP COLUMN a» table=t column=a
--=   not-understood «*» cause=template reason='this branch of a template's condition is not read'

EXECUTE p (1, ARRAY['a']);
--= not-understood «*» cause=dynamic reason='no PREPARE of p stands before it'

EXPLAIN ANALYZE EXECUTE p;
--= not-understood «*» cause=dynamic reason='no PREPARE of p stands before it'
