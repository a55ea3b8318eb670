package dev.migralint.truth;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a statement wrote anew and read in full, from how relations looked before and after it. */
final class Storage {
  private Storage() {}

  /**
   * Tells the relations with new files and the tables that were read. An index that ALTER TABLE
   * made anew over the file of the old one was not built.
   *
   * @param before the relations when the migration began
   * @param start the relations when the statement began
   */
  static void tell(
      Map<Long, Relation> before,
      Map<Long, Relation> start,
      Map<Long, Relation> end,
      Observed observed) {
    Set<Long> rewritten = new HashSet<>();
    for (Relation now : end.values()) {
      Relation then = start.get(now.oid());
      Relation known = before.get(now.oid());
      if (known != null && then != null && !now.isIndex() && then.file() != now.file()) {
        rewritten.add(now.oid());
        observed.rewrites.add(then.sql());
      }
    }
    Set<Long> files = start.values().stream().map(Relation::file).collect(Collectors.toSet());
    for (Relation now : end.values()) {
      boolean isNew = now.file() != 0 && !files.contains(now.file());
      Relation table = end.get(now.table());
      if (now.isIndex() && isNew && before.containsKey(now.table()) && table != null) {
        if (!(rewritten.contains(now.table()) && isEmptied(start, table))) {
          observed.indexBuilds.add(start.getOrDefault(now.oid(), now).sql());
        }
      }
    }
    for (Relation now : end.values()) {
      Relation then = start.get(now.oid());
      Relation known = before.get(now.oid());
      if (known != null && then != null && known.holdsRows() && !rewritten.contains(now.oid())) {
        if (isReadInFull(then, now, known)) {
          observed.scans.add(then.sql());
        }
      }
    }
  }

  private static boolean isReadInFull(Relation then, Relation now, Relation known) {
    long rows = then.bytes() == 0 ? 0 : known.rows();
    return now.scans() > then.scans() && now.read() - then.read() >= rows;
  }

  /** TRUNCATE makes new files for indexes, but has nothing to put into them. */
  private static boolean isEmptied(Map<Long, Relation> start, Relation now) {
    Relation then = start.get(now.oid());
    return then != null && then.bytes() > 0 && now.bytes() == 0;
  }
}
