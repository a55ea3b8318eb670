-- migrate:upwards
-- Migrate:up
CREATE TABLE d ();
