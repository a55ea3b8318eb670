CREATE INDEX ON t (a);
--= create-index «*» table=t method='btree' columns=(a) labels=(a)

CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "I" ON ONLY app.t USING btree (a DESC NULLS LAST, b text_pattern_ops, c COLLATE "C" ASC) INCLUDE (d) NULLS NOT DISTINCT WITH (fillfactor = 70) TABLESPACE fast WHERE d IS NULL AND e > 0;
--= create-index «*» index="I" table=app.t unique concurrently if-not-exists only method='btree' columns=(a, b, c) mentions=(d, e) labels=(a, b, c, d) predicate=‹d IS NULL AND e > 0› key-options nulls-not-distinct

CREATE INDEX i ON t USING gin (lower(a), (b -> 'c') jsonb_path_ops, d gin_trgm_ops (siglen = 32));
--= create-index «*» index=i table=t method='gin' columns=(d) mentions=(a, b) labels=(lower, expr, d) key-options

CREATE INDEX i ON t (app.f(a), coalesce(b, 0));
--= create-index «*» index=i table=t method='btree' mentions=(a, b) labels=(f, "coalesce")

DROP INDEX i;
--= drop-index «*» index=i

DROP INDEX CONCURRENTLY IF EXISTS app.i;
--= drop-index «*» index=app.i concurrently if-exists

DROP INDEX a, b CASCADE;
--= drop-index «a» index=a cascade
--= drop-index «b» index=b cascade

ALTER INDEX IF EXISTS i RENAME TO j;
--= rename-index «*» index=i new-name=j if-exists

ALTER INDEX i ATTACH PARTITION j;
--= alter-index «*» index=i option=attach-partition attached=j

ALTER INDEX i SET TABLESPACE fast;
--= alter-index «*» index=i option=tablespace

ALTER INDEX i SET (fillfactor = 70);
--= alter-index «*» index=i option=storage-parameters parameters=('fillfactor')

ALTER INDEX i RESET (fillfactor);
--= alter-index «*» index=i option=storage-parameters parameters=('fillfactor')

ALTER INDEX i ALTER COLUMN 2 SET STATISTICS 100;
--= alter-index «*» index=i option=statistics

ALTER INDEX i NO DEPENDS ON EXTENSION e;
--= alter-index «*» index=i option=depends-on-extension

ALTER INDEX ALL IN TABLESPACE a SET TABLESPACE b;
--= maintenance «*» command=alter-index-all full

REINDEX INDEX CONCURRENTLY i;
--= reindex «*» target=index name=i concurrently

REINDEX (VERBOSE, CONCURRENTLY) TABLE app.t;
--= reindex «*» target=table name=app.t concurrently

REINDEX (CONCURRENTLY false) SCHEMA app;
--= reindex «*» target=schema name=app

REINDEX DATABASE;
--= reindex «*» target=database
