-- no-transaction
CREATE INDEX CONCURRENTLY i ON b (id);
