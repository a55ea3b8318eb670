-- What stands before the first mark is left out.
CREATE TABLE nothing ();
-- +migrate Up
CREATE TABLE a ();
-- +migrate Down
DROP TABLE a;
-- +migrate Up
CREATE TABLE a2 ();
