package dev.migralint.sizes;

/** The query whose result is a file of sizes. */
public final class SizesQuery {
  /**
   * One SELECT that PostgreSQL 12 and later run for any role, and that reads no table's rows. A
   * table counts with all that inherits from it: the partitions of a partitioned table, the chunks
   * of a hypertable.
   */
  public static final String TEXT =
      """
      WITH RECURSIVE part (root, oid) AS (
        SELECT oid, oid FROM pg_catalog.pg_class WHERE relkind IN ('r', 'p', 'm')
        UNION
        SELECT part.root, i.inhrelid
        FROM part JOIN pg_catalog.pg_inherits i ON i.inhparent = part.oid
      ), measured AS (
        SELECT
          part.root,
          CASE
            WHEN c.relkind = 'p' THEN 0
            WHEN c.reltuples > 0 OR (c.reltuples = 0 AND c.relpages > 0) THEN c.reltuples::float8
            WHEN pg_catalog.pg_relation_size(c.oid) = 0 THEN 0
          END AS estimate,
          pg_catalog.pg_total_relation_size(c.oid) AS bytes,
          s.n_tup_ins + s.n_tup_upd + s.n_tup_del AS writes,
          s.seq_scan + COALESCE(s.idx_scan, 0) AS reads
        FROM part
        JOIN pg_catalog.pg_class c ON c.oid = part.oid
        LEFT JOIN pg_catalog.pg_stat_all_tables s ON s.relid = part.oid
      )
      SELECT
        n.nspname AS "schema",
        c.relname AS "table",
        CASE WHEN count(*) = count(m.estimate) THEN sum(m.estimate)::bigint ELSE -1 END AS "rows",
        sum(m.bytes)::bigint AS "bytes",
        sum(m.writes)::bigint AS "writes",
        sum(m.reads)::bigint AS "reads",
        (SELECT pg_catalog.to_char(d.stats_reset AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
         FROM pg_catalog.pg_stat_database d
         WHERE d.datname = pg_catalog.current_database()) AS "stats_reset",
        pg_catalog.to_char(
          pg_catalog.now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "taken_at"
      FROM measured m
      JOIN pg_catalog.pg_class c ON c.oid = m.root
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relpersistence <> 't'
        AND n.nspname <> 'information_schema'
        AND n.nspname !~ '^(pg_|_timescaledb_)'
      GROUP BY n.nspname, c.relname
      ORDER BY n.nspname, c.relname;
      """;

  private SizesQuery() {}
}
