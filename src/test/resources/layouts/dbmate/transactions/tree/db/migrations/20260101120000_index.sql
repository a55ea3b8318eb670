-- Builds without a transaction.
-- migrate:up transaction:false
CREATE INDEX CONCURRENTLY account_email ON account (email);

-- migrate:down transaction:true
DROP INDEX account_email;
