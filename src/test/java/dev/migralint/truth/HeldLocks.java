package dev.migralint.truth;

import dev.migralint.postgres.LockMode;
import dev.migralint.truth.Observed.Waits;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The locks of one session as another sees them.
 *
 * @param wanted the relations that it waits for
 */
record HeldLocks(Map<Long, EnumSet<LockMode>> byRelation, List<Long> wanted, boolean waiting) {
  private record Row(long relation, LockMode mode, boolean granted) {}

  /** What a backend holds and asks for. */
  static HeldLocks of(int backend, Connection watcher) throws SQLException {
    String query =
        "SELECT coalesce(relation, 0), locktype, mode, granted FROM pg_locks WHERE pid = "
            + backend
            + " AND (locktype = 'relation' OR NOT granted)";
    List<Row> rows =
        Sql.rows(
            watcher,
            query,
            row ->
                new Row(
                    row.getString(2).equals("relation") ? row.getLong(1) : 0,
                    mode(row.getString(3)),
                    row.getBoolean(4)));
    Map<Long, EnumSet<LockMode>> modes = new TreeMap<>();
    for (Row row : rows) {
      modes.computeIfAbsent(row.relation, r -> EnumSet.noneOf(LockMode.class)).add(row.mode);
    }
    List<Long> wanted = rows.stream().filter(row -> !row.granted).map(Row::relation).toList();
    return new HeldLocks(modes, wanted, !wanted.isEmpty());
  }

  /** {@code ShareRowExclusiveLock} is SHARE ROW EXCLUSIVE. */
  static LockMode mode(String name) {
    String words = name.substring(0, name.length() - "Lock".length());
    return LockMode.valueOf(words.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
  }

  /** Tells the strongest mode on each of these relations. */
  void tell(Map<Long, Relation> relations, Observed observed) {
    byRelation.forEach(
        (oid, modes) -> {
          Relation relation = relations.get(oid);
          if (relation != null && !relation.isIndex()) {
            modes.forEach(mode -> observed.lock(relation.sql(), mode));
          }
        });
  }

  /** Whose statements on the relation wait, by PostgreSQL's table of conflicting modes. */
  Waits waits(long oid) {
    EnumSet<LockMode> modes = byRelation.getOrDefault(oid, EnumSet.noneOf(LockMode.class));
    return new Waits(
        modes.contains(LockMode.ACCESS_EXCLUSIVE),
        modes.stream().anyMatch(mode -> mode.compareTo(LockMode.SHARE) >= 0));
  }
}
