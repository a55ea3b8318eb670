-- migrate:up
CREATE TABLE b ();
-- migrate:down
DROP TABLE b;
