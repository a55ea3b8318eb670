package dev.migralint.truth;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A relation as a session sees it.
 *
 * @param kind {@code pg_class.relkind}
 * @param file its file node, 0 without storage
 * @param table the table of an index, else 0
 * @param scans how often the transaction has scanned it
 * @param read how many rows the transaction has read of it in scans
 * @param bytes the size of a table
 * @param rows the rows that pg_class tells since ANALYZE
 */
record Relation(
    long oid,
    ObjectName name,
    char kind,
    long file,
    long table,
    long scans,
    long read,
    long bytes,
    long rows) {

  private static final String ALL =
      """
      SELECT c.oid, n.nspname, c.relname, c.relkind::text, coalesce(pg_relation_filenode(c.oid), 0),
        coalesce(i.indrelid, 0), pg_stat_get_xact_numscans(c.oid),
        pg_stat_get_xact_tuples_returned(c.oid),
        CASE WHEN c.relkind IN ('r', 'm') THEN pg_relation_size(c.oid) ELSE 0 END, c.reltuples::bigint
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_index i ON i.indexrelid = c.oid
      WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'i', 'I')
      ORDER BY c.oid
      """;

  /** All relations of users' schemas, temporary ones apart. */
  static Map<Long, Relation> all(Connection connection) throws SQLException {
    Map<Long, Relation> all = new LinkedHashMap<>();
    Sql.rows(
            connection,
            ALL,
            row ->
                new Relation(
                    row.getLong(1),
                    new ObjectName(
                        Optional.of(Name.quoted(row.getString(2))), Name.quoted(row.getString(3))),
                    row.getString(4).charAt(0),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9),
                    row.getLong(10)))
        .forEach(relation -> all.put(relation.oid, relation));
    return all;
  }

  /** How SQL names the relations that a session sees, asked without a lock on any of them. */
  static Map<Long, String> names(Connection connection) throws SQLException {
    Map<Long, String> names = new LinkedHashMap<>();
    Sql.rows(
        connection,
        "SELECT c.oid, n.nspname, c.relname FROM pg_class c"
            + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname !~ '^pg_'",
        row ->
            names.put(
                row.getLong(1),
                Name.quoted(row.getString(2)).sql() + "." + Name.quoted(row.getString(3)).sql()));
    return names;
  }

  boolean isIndex() {
    return kind == 'i' || kind == 'I';
  }

  boolean isView() {
    return kind == 'v';
  }

  boolean isSequence() {
    return kind == 'S';
  }

  /** Whether it holds rows: a table or a materialized view. */
  boolean holdsRows() {
    return kind == 'r' || kind == 'm';
  }

  /** How SQL names it. */
  String sql() {
    return name.sql();
  }
}
