-- +goose NO TRANSACTION
-- +goose Up
CREATE INDEX CONCURRENTLY account_email
  ON account (email); -- at the end of a line
CREATE INDEX CONCURRENTLY account_id ON account (id);

-- +goose Down
DROP INDEX CONCURRENTLY account_email;
DROP INDEX CONCURRENTLY account_id;
