-- +migrate Up notransaction
CREATE INDEX CONCURRENTLY account_email ON account (email);
-- +migrate StatementBegin
CREATE TABLE a ();
CREATE TABLE b ()
-- +migrate StatementEnd
CREATE TABLE c (); CREATE TABLE d ();

-- +migrate Down
DROP INDEX account_email;
