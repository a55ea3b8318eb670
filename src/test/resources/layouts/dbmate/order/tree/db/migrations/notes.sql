-- migrate:up
CREATE TABLE d ();
-- migrate:down
