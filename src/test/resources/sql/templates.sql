ALTER TABLE ${schema}.users ADD COLUMN ${column} ${type} DEFAULT '${value}';
--= add-column «ADD COLUMN ${column} ${type} DEFAULT '${value}'» table=${schema}.users column=${column} type="${type}" default-value=‹'${value}'› generated=no written=add-column

CREATE TABLE {{.prefix}}users (id int, "{{ index .Options "Owner" }}" text);
--= create-table «*» table={{.prefix}}users persistence=permanent
--= add-column «id int» table={{.prefix}}users column=id type=integer generated=no written=create-table
--= add-column «"{{ index .Options "Owner" }}" text» table={{.prefix}}users column="{{ index .Options "Owner" }}" type=text generated=no written=create-table

CREATE INDEX idx_${suffix} ON users_${suffix} (id);
--= create-index «*» index=idx_${suffix} table=users_${suffix} method='btree' columns=(id) labels=(id)

{{if .mysql}}ALTER TABLE t MODIFY a int;{{else}}ALTER TABLE t ALTER a TYPE int;{{end}}
--= alter-column-type «ALTER a TYPE int» table=t column=a type=integer

{{- if .postgres }} DROP TABLE a; {{- else if .sqlite }} DROP TABLE b; {{ end -}} {{/* a note */}} SELECT 1;
--= drop-table «*» table=a
--= query «*»

{{ template "functions.sql" . }} DROP TABLE t;
--= included «*» by='{{ template "functions.sql" . }}'
--= drop-table «*» table=t

${statements};
--= included «*» by='${statements}'

CREATE TABLE :"schema".t (a int DEFAULT :value, b text DEFAULT :'text');
--= create-table «*» table=:"schema".t persistence=permanent
--= add-column «a int DEFAULT :value» table=:"schema".t column=a type=integer default-value=‹:value› generated=no written=create-table
--= add-column «b text DEFAULT :'text'» table=:"schema".t column=b type=text default-value=‹:'text'› generated=no written=create-table

SELECT arr[1:n], x::int FROM :schema.t;
--= query «*» reads=(:schema.t)

\set ON_ERROR_STOP on
\ir other.sql
SELECT 1 \gset
SELECT 2;
--= psql-command «*» command='\set'
--= included «*» by='\ir'
--= query «*»
--= psql-command «*» command='\gset'
--= query «*»

SET x = ${a $$};
--= set-parameter «*» parameter='x' value='${a $$}'

CREATE FUNCTION :schema.f(a :schema.pair[], b int) RETURNS SETOF :schema.pair LANGUAGE c AS 'lib', 'f';
--= create-routine «*» object='function' name=:schema.f language='c'
