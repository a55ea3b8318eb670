{{ template "shared/v1.sql" . }}
CREATE TABLE a ()
---- create above / drop below ----
DROP TABLE a;
