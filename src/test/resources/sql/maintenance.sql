VACUUM;
--= maintenance «*» command=vacuum

VACUUM (FULL, ANALYZE) t;
--= maintenance «*» command=vacuum table=t full

VACUUM (FULL false, PARALLEL 2) t;
--= maintenance «*» command=vacuum table=t

VACUUM FULL FREEZE VERBOSE ANALYZE a (x, y), ONLY app.b;
--= maintenance «a (x, y)» command=vacuum table=a full
--= maintenance «ONLY app.b» command=vacuum table=app.b full

ANALYZE VERBOSE t (a, b);
--= maintenance «*» command=analyze table=t

ANALYSE (VERBOSE off, BUFFER_USAGE_LIMIT '1 MB') t;
--= maintenance «*» command=analyze table=t

CLUSTER;
--= maintenance «*» command=cluster

CLUSTER VERBOSE t USING i;
--= maintenance «*» command=cluster table=t

CLUSTER i ON app.t;
--= maintenance «*» command=cluster table=app.t

CLUSTER (VERBOSE) t;
--= maintenance «*» command=cluster table=t

REPACK;
--= maintenance «*» command=repack

REPACK (VERBOSE) app.t USING INDEX i;
--= maintenance «*» command=repack table=app.t

REPACK t USING INDEX;
--= maintenance «*» command=repack table=t

CHECKPOINT;
--= maintenance «*» command=checkpoint

REFRESH MATERIALIZED VIEW app.m;
--= refresh-materialized-view «*» table=app.m with-data

REFRESH MATERIALIZED VIEW CONCURRENTLY m WITH DATA;
--= refresh-materialized-view «*» table=m concurrently with-data

REFRESH MATERIALIZED VIEW m WITH NO DATA;
--= refresh-materialized-view «*» table=m

DISCARD ALL;
--= maintenance «*» command=discard-all

ALTER SYSTEM SET work_mem TO '1 GB';
--= maintenance «*» command=alter-system

ALTER SYSTEM RESET ALL;
--= maintenance «*» command=alter-system

CREATE DATABASE d WITH OWNER = me TEMPLATE template0 LC_COLLATE 'C' CONNECTION LIMIT 5 IS_TEMPLATE = true;
--= maintenance «*» command=create-database full

ALTER DATABASE d SET TABLESPACE fast;
--= command «*» command='alter database'

ALTER DATABASE d SET x = 1;
--= command «*» command='alter database'

ALTER DATABASE d CONNECTION LIMIT 5;
--= command «*» command='alter database'

DROP DATABASE IF EXISTS d WITH (FORCE);
--= maintenance «*» command=drop-database full

CREATE TABLESPACE fast OWNER me LOCATION '/ssd' WITH (random_page_cost = 1.1);
--= maintenance «*» command=create-tablespace full

ALTER TABLESPACE fast RESET (random_page_cost);
--= alter-object «*» object=tablespace name=fast

DROP TABLESPACE fast;
--= maintenance «*» command=drop-tablespace full
