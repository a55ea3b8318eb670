-- Begin with the tables.
CREATE TABLE a (id int);
CREATE TABLE b (id int);
  create unique index concurrently a_id ON a (id);
CREATE TABLE c (id int);
DROP INDEX CONCURRENTLY a_id;
