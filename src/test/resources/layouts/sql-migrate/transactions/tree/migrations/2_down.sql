-- +migrate Up
CREATE TABLE e ();
-- +migrate Down notransaction
DROP TABLE e;
