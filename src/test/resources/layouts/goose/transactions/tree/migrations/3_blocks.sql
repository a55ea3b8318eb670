--   +goose up
-- +GOOSE NO TRANSACTION is none: the name is in lower case
-- +goose no transaction
SET lock_timeout = '1s'; CREATE TABLE c ();
CREATE TABLE d ();
-- +goose StatementBegin
CREATE TABLE e ();
CREATE TABLE f ()
-- +goose StatementEnd
CREATE TABLE g ();
