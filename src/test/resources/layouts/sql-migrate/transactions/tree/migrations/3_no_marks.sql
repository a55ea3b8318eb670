--+migrate Up
-- +migrate up
-- +migrate Upwards
CREATE TABLE f ();
