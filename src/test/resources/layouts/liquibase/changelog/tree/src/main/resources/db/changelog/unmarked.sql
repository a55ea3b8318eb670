CREATE TABLE unmarked (id int); CREATE INDEX ON unmarked (id);
