ALTER VIEW v RENAME COLUMN a TO b;
--= rename-column «*» table=v column=a new-name=b

ALTER VIEW v ALTER COLUMN a DROP DEFAULT, OWNER TO me;
--= alter-object «*» object=view name=v

ALTER VIEW v SET (security_invoker = true);
--= alter-object «*» object=view name=v options=('security_invoker')

ALTER MATERIALIZED VIEW m SET TABLESPACE fast, ALTER COLUMN a SET STATISTICS 100;
--= set-tablespace «SET TABLESPACE fast» table=m tablespace=fast
--= set-column-option «ALTER COLUMN a SET STATISTICS 100» table=m column=a option=statistics

ALTER MATERIALIZED VIEW m NO DEPENDS ON EXTENSION e;
--= alter-object «*» object=materialized-view name=m

ALTER MATERIALIZED VIEW ALL IN TABLESPACE a OWNED BY me SET TABLESPACE b NOWAIT;
--= maintenance «*» command=alter-materialized-view-all full

ALTER SEQUENCE s AS bigint OWNED BY app.t.c;
--= alter-object «*» object=sequence name=s on=app.t options=('as', 'owned')

ALTER SEQUENCE s SET UNLOGGED;
--= set-persistence «SET UNLOGGED» table=s persistence=unlogged

ALTER SEQUENCE s OWNER TO me;
--= set-table-option «OWNER TO me» table=s option=owner

ALTER INDEX i SET TABLESPACE fast, SET (fillfactor = 70);
--= alter-index «SET TABLESPACE fast» index=i option=tablespace
--= alter-index «SET (fillfactor = 70)» index=i option=storage-parameters parameters=('fillfactor')

ALTER INDEX IF EXISTS i OWNER TO me;
--= alter-index «*» index=i option=other

ALTER TABLE v RENAME TO w;
--= rename-table «RENAME TO w» table=v new-name=w

ALTER TABLE t ALTER CONSTRAINT c DEFERRABLE INITIALLY DEFERRED NOT ENFORCED NO INHERIT;
--= alter-constraint «ALTER CONSTRAINT c DEFERRABLE INITIALLY DEFERRED NOT ENFORCED NO INHERIT» table=t constraint=c

ALTER TABLE t ALTER CONSTRAINT c INHERIT;
--= alter-constraint «ALTER CONSTRAINT c INHERIT» table=t constraint=c enforced

ALTER TABLE t ALTER a SET (n_distinct = -0.5), ALTER a RESET (n_distinct), SET ACCESS METHOD DEFAULT, ENABLE REPLICA TRIGGER "all";
--= set-column-option «ALTER a SET (n_distinct = -0.5)» table=t column=a option=attribute-options
--= set-column-option «ALTER a RESET (n_distinct)» table=t column=a option=attribute-options
--= set-access-method «SET ACCESS METHOD DEFAULT» table=t
--= set-trigger-state «ENABLE REPLICA TRIGGER "all"» table=t trigger='all' enabled fires=replica

ALTER TABLE t ALTER a RESTART 5 SET GENERATED ALWAYS SET NO CYCLE SET INCREMENT 2;
--= set-column-option «ALTER a RESTART 5 SET GENERATED ALWAYS SET NO CYCLE SET INCREMENT 2» table=t column=a option=identity-sequence

ALTER TABLE t SET (toast.autovacuum_enabled = off, fillfactor);
--= set-table-option «SET (toast.autovacuum_enabled = off, fillfactor)» table=t option=storage-parameters parameters=('autovacuum_enabled', 'fillfactor') settings=('toast.autovacuum_enabled=off', 'fillfactor')

ALTER TABLE t ADD UNIQUE NULLS NOT DISTINCT (a, b WITHOUT OVERLAPS) INCLUDE (c) WITH (fillfactor = 70) USING INDEX TABLESPACE fast INITIALLY DEFERRED;
--= add-unique «ADD UNIQUE NULLS NOT DISTINCT (a, b WITHOUT OVERLAPS) INCLUDE (c) WITH (fillfactor = 70) USING INDEX TABLESPACE fast INITIALLY DEFERRED» table=t columns=(a, b) including=(c) nulls-not-distinct written=alone

ALTER TABLE t ADD FOREIGN KEY (a, PERIOD b) REFERENCES r (c, PERIOD d) MATCH SIMPLE ON UPDATE NO ACTION ON DELETE SET NULL (a) NOT VALID;
--= add-foreign-key «ADD FOREIGN KEY (a, PERIOD b) REFERENCES r (c, PERIOD d) MATCH SIMPLE ON UPDATE NO ACTION ON DELETE SET NULL (a) NOT VALID» table=t columns=(a, b) referenced-table=r referenced-columns=(c, d) on-delete=set-null on-update=no-action not-valid enforced written=alone

ALTER TABLE t ADD EXCLUDE USING gist (a WITH =, lower(b) COLLATE "C" ops (x = 1) DESC NULLS LAST WITH OPERATOR(app.&&)) WHERE (a > 0);
--= add-exclude «ADD EXCLUDE USING gist (a WITH =, lower(b) COLLATE "C" ops (x = 1) DESC NULLS LAST WITH OPERATOR(app.&&)) WHERE (a > 0)» table=t columns=(a) mentions=(b, a) labels=(a, lower) expressions partial written=alone

ALTER TABLE t ADD CONSTRAINT n NOT NULL a NO INHERIT NOT VALID;
--= add-not-null «ADD CONSTRAINT n NOT NULL a NO INHERIT NOT VALID» table=t constraint=n column=a not-valid written=alone
