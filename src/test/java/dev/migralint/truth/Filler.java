package dev.migralint.truth;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Puts a hundred rows into each table that has none, as far as its constraints let it. */
final class Filler {
  private static final int ROWS = 100;

  /** Values that differ from row to row, for as many types as can have such. */
  private static final String COLUMNS =
      """
      SELECT quote_ident(a.attname),
        '(' || CASE
          WHEN t.typname = 'uuid' THEN 'md5(i::text)::uuid'
          WHEN t.typname IN ('json', 'jsonb') THEN $x$'{}'$x$
          WHEN t.typname = 'bytea' THEN $x$'x'::bytea$x$
          WHEN t.typname IN ('float4', 'float8', 'numeric') THEN 'mod(i, 10)'
          WHEN t.typname = 'interval' THEN $x$i * interval '1 minute'$x$
          WHEN t.typname LIKE 'time%' AND t.typname NOT LIKE 'timestamp%' THEN $x$time '10:00'$x$
          WHEN t.typcategory = 'N' THEN 'i'
          WHEN t.typcategory = 'S' THEN $x$'v' || i$x$
          WHEN t.typcategory = 'D' THEN $x$timestamp '2024-01-01' + i * interval '7 days'$x$
          WHEN t.typcategory = 'B' THEN 'mod(i, 2) = 0'
          WHEN t.typcategory = 'E' THEN format('(enum_range(NULL::%s))[1]', t.oid::regtype)
          WHEN t.typcategory = 'A' THEN $x$'{}'$x$
          WHEN t.typcategory = 'R' THEN $x$'empty'$x$
          WHEN t.typcategory = 'I' THEN $x$inet '10.0.0.0' + i$x$
          ELSE 'NULL'
        END || ')::' || format_type(a.atttypid, a.atttypmod)
      FROM pg_attribute a
      JOIN pg_type c ON c.oid = a.atttypid
      JOIN pg_type t ON t.oid = CASE c.typtype WHEN 'd' THEN c.typbasetype ELSE c.oid END
      LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE a.attrelid = 'TABLE'::regclass AND a.attnum > 0 AND NOT a.attisdropped
        AND a.attidentity = '' AND a.attgenerated = ''
        AND (d.oid IS NULL OR pg_get_expr(d.adbin, d.adrelid) NOT LIKE 'nextval%')
      ORDER BY a.attnum
      """;

  private static final String TABLES =
      """
      SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      ORDER BY c.oid
      """;

  private static final String VIEWS =
      """
      SELECT c.oid::regclass::text FROM pg_class c
      WHERE c.relkind = 'm' AND c.relispopulated ORDER BY c.oid
      """;

  private record Value(String column, String expression) {}

  private final Connection session;

  Filler(Connection session) {
    this.session = session;
  }

  /** Referenced tables may come after those that refer to them. */
  void fill() throws SQLException {
    List<String> tables = Sql.rows(session, TABLES, row -> row.getString(1));
    for (int round = 0; round < 2; round++) {
      for (String table : tables) {
        fill(table);
      }
    }
    for (String view : Sql.rows(session, VIEWS, row -> row.getString(1))) {
      Sql.run(session, "REFRESH MATERIALIZED VIEW " + view);
    }
  }

  private void fill(String table) throws SQLException {
    if (!Sql.rows(session, "SELECT FROM " + table + " LIMIT 1", row -> 1).isEmpty()) {
      return;
    }
    List<Value> values =
        Sql.rows(
            session,
            COLUMNS.replace("TABLE", table.replace("'", "''")),
            row -> new Value(row.getString(1), row.getString(2)));
    String columns = values.stream().map(Value::column).collect(Collectors.joining(", "));
    String expressions = values.stream().map(Value::expression).collect(Collectors.joining(", "));
    String insert =
        "INSERT INTO %s%s SELECT %s FROM generate_series(%%d, %%d) i"
            .formatted(table, columns.isEmpty() ? "" : " (" + columns + ")", expressions);
    if (!takes(insert.formatted(1, ROWS))) {
      for (int i = 1; i <= ROWS; i++) {
        takes(insert.formatted(i, i));
      }
    }
  }

  /** Rows that a constraint refuses, or the lack of a partition, are left out. */
  private boolean takes(String insert) {
    try {
      Sql.run(session, insert);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
