-- hasura:no-transaction
CREATE INDEX CONCURRENTLY i ON t_1_first (id);
