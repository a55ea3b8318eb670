---- down migration
DROP TABLE b;
---- up migration (of a time one second later)
CREATE TABLE b ()
