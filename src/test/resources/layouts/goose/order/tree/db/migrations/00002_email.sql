-- +goose Up
ALTER TABLE account ADD COLUMN email text;

-- +goose Down
ALTER TABLE account DROP COLUMN email;
