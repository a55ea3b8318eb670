-- +goose Down
DROP TABLE account;
-- +goose Up
CREATE TABLE account (id bigint)
-- +goose Down
DROP TABLE account
