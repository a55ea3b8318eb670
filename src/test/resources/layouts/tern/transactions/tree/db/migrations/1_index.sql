---- tern: disable-tx ----
CREATE INDEX CONCURRENTLY account_email ON account (email);
CREATE INDEX CONCURRENTLY account_id ON account (id);
---- create above / drop below ----
DROP INDEX account_email;
