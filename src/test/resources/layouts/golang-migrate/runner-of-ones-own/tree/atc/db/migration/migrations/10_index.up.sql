CREATE INDEX ON job (id);
