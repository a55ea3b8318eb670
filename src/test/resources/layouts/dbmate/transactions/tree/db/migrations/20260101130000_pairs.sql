--migrate:up
CREATE TABLE a ();
-- migrate:down other:1 transaction:false
DROP TABLE a;
-- migrate:up other:1 transaction:false
CREATE TABLE b ();
CREATE TABLE c ();
-- migrate:down
DROP TABLE b;
