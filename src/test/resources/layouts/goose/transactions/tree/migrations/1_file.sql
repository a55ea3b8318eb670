-- +goose Up
CREATE TABLE account (id bigint PRIMARY KEY, email text);
-- +goose StatementBegin
CREATE TABLE a ();
CREATE TABLE b ();
-- +goose StatementEnd
-- +goose Down
DROP TABLE account;
