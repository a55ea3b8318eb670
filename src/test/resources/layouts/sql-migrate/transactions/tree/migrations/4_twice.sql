-- +migrate Up
CREATE TABLE g ();
-- +migrate Up
CREATE TABLE h ();
-- +migrate Down
DROP TABLE h;
-- +migrate Down notransaction
DROP TABLE g;
