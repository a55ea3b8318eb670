-- migrate:up
CREATE TABLE a ();

-- migrate:down
DROP TABLE a;
