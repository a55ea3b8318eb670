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

CREATE TABLE :"schema".t (a int DEFAULT :value, b text DEFAULT :'text');
--= create-table «*» table=:"schema".t persistence=permanent
--= add-column «a int DEFAULT :value» table=:"schema".t column=a type=integer default-value=‹:value› generated=no written=create-table
--= add-column «b text DEFAULT :'text'» table=:"schema".t column=b type=text default-value=‹:'text'› generated=no written=create-table

SELECT arr[1:n], x::int FROM :schema.t;
--= query «*» reads=(:schema.t)

\set ON_ERROR_STOP on
SELECT 1 \gset
SELECT 2;
--= psql-command «*» command='\set'
--= query «*»
--= psql-command «*» command='\gset'
--= query «*»

SET x = ${a $$};
--= set-parameter «*» parameter='x' value='${a $$}'

CREATE FUNCTION :schema.f(a :schema.pair[], b int) RETURNS SETOF :schema.pair LANGUAGE c AS 'lib', 'f';
--= create-routine «*» object=function name=:schema.f language='c'

{% if db == "mysql" %} ALTER TABLE t MODIFY a int; {% elif db == "postgres" %} ALTER TABLE t ALTER a TYPE int; {% endif %} {# it's a note #} {% for x in y %} DROP TABLE {{ x }}; {% endfor %}
--= alter-column-type «ALTER a TYPE int» table=t column=a type=integer
--= drop-table «*» table={{ x }}

<% if mysql %>
ALTER TABLE t MODIFY a int;
<% else %>
DROP TABLE <%= name %>;
<% end %>
<% names.each do |n| %>
DROP TABLE a_<%= n %>;
<% end %>
SELECT 1 WHERE a <% b AND c %> d;
--= drop-table «*» table=<%= name %>
--= drop-table «*» table=a_<%= n %>
--= query «*»

DROP TABLE @schema@.t, #{table}, $(prefix)_users, "@x@";
--= drop-table «@schema@.t» table=@schema@.t
--= drop-table «#{table}» table=#{table}
--= drop-table «$(prefix)_users» table=$(prefix)_users
--= drop-table «"@x@"» table="@x@"

CREATE TABLE a (position $%AUTO_INCREMENT_PRIMARY_KEY%$, x int);
--= create-table «*» table=a persistence=permanent
--= add-column «position $%AUTO_INCREMENT_PRIMARY_KEY%$» table=a column="position" type="$%AUTO_INCREMENT_PRIMARY_KEY%$" generated=no written=create-table
--= add-column «x int» table=a column=x type=integer generated=no written=create-table

SELECT @a, @ a, a@>b, a #> b, a # b FROM t WHERE @a@>b AND c <@ d AND x@@y AND a = @-5;
--= query «*» reads=(t)

DO $$ BEGIN
{{ if .x }}
ALTER TABLE t DROP COLUMN a;
{{ else }}
-- nothing
{{ end }}
IF x THEN
{{ if .mysql }} MODIFY; {{ end }}
DROP TABLE t; END IF;
END $$;
--= do-block «*» language='plpgsql'
--=   drop-column «DROP COLUMN a» table=t column=a
--=   drop-table «*» table=t if unknown

\timing \\ ALTER TABLE t DROP COLUMN a;
SELECT 1 \g \\ ALTER TABLE t DROP COLUMN b;
\echo '\\' x
SELECT 2;
--= psql-command «*» command='\timing'
--= drop-column «DROP COLUMN a» table=t column=a
--= query «*»
--= psql-command «*» command='\g'
--= drop-column «DROP COLUMN b» table=t column=b
--= psql-command «*» command='\echo'
--= query «*»
