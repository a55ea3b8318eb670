-- +goose Up
-- +goose StatementBegin
CREATE TABLE account (id bigint PRIMARY KEY)
-- +goose StatementEnd

-- +goose Down
DROP TABLE account;
