package dev.migralint.truth;

import dev.migralint.postgres.LockMode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a server was seen doing, by the relations' names as SQL writes them. */
final class Observed {
  /** The strongest mode on each relation that existed before. */
  final Map<String, LockMode> locks = new TreeMap<>();

  /** Whose statements wait for which relation. */
  final Map<String, Waits> waits = new TreeMap<>();

  /** The relations with a new file. */
  final Set<String> rewrites = new TreeSet<>();

  /** The tables read in full, but for those that a statement rewrites. */
  final Set<String> scans = new TreeSet<>();

  /** The indexes with a new file. */
  final Set<String> indexBuilds = new TreeSet<>();

  boolean refusesTransaction;
  Optional<SqlError> error = Optional.empty();

  /** Whose statements on a relation wait. */
  record Waits(boolean reads, boolean writes) {
    static final Waits NOBODY = new Waits(false, false);

    Waits and(Waits other) {
      return new Waits(reads || other.reads, writes || other.writes);
    }

    @Override
    public String toString() {
      return reads && writes ? "reads and writes" : reads ? "reads" : writes ? "writes" : "nobody";
    }
  }

  /** How the server refused a statement. */
  record SqlError(String state, String message) {
    static SqlError of(SQLException failure) {
      return new SqlError(String.valueOf(failure.getSQLState()), failure.getMessage());
    }

    /** Whether what the rows hold is at fault. */
    boolean isAboutRows() {
      return state.startsWith("22") || state.startsWith("23");
    }

    /**
     * Whether it names what is not there (a schema, table, column, type or function), or is not SQL
     * that could run.
     */
    boolean isAboutWords() {
      return List.of(
              "3F000", "42P01", "42703", "42704", "42883", "42601", "22004", "26000", "2BP01")
          .contains(state);
    }
  }

  void lock(String relation, LockMode mode) {
    locks.merge(relation, mode, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }

  void waiting(String relation, Waits who) {
    if (!who.equals(Waits.NOBODY)) {
      waits.merge(relation, who, Waits::and);
    }
  }

  /** What was observed of a relation is that of the new name from now on. */
  void rename(String relation, String newName) {
    LockMode mode = locks.remove(relation);
    if (mode != null) {
      lock(newName, mode);
    }
    waiting(newName, waits.getOrDefault(relation, Waits.NOBODY));
    waits.remove(relation);
  }

  void fail(SQLException failure) {
    error = Optional.of(SqlError.of(failure));
  }
}
