package dev.migralint.lint;

import dev.migralint.postgres.Effect;
import dev.migralint.postgres.Target;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Site;
import dev.migralint.sizes.SizeClass;
import dev.migralint.sizes.SizedTable;
import dev.migralint.sizes.SizedTable.Basis;
import dev.migralint.sql.ObjectName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How large the tables are that a finding is about. */
final class FindingSizes {
  private FindingSizes() {}

  /**
   * The existing tables that the effect locks, makes wait, scans or rewrites; none for a rule whose
   * hazard does not depend on how many rows there are.
   */
  static List<SizedTable> of(Rule rule, Site site, Effect effect) {
    boolean matters =
        switch (rule.hazard()) {
          case OUTAGE, DATA_LOSS, FAILURE -> true;
          case BROKEN_CLIENTS, INTEGRITY, SECURITY, HISTORY, DESIGN, HYGIENE, REVIEW -> false;
        };
    if (!matters || site.sizes().isEmpty()) {
      return List.of();
    }
    Map<ObjectName, ObjectName> tables = new LinkedHashMap<>();
    effect.locks().forEach(lock -> put(lock.table(), tables));
    effect.heldUp().forEach(held -> put(held.partition(), tables));
    effect.work().forEach(work -> put(work.table(), tables));
    effect.work().forEach(work -> put(work.rowsOf(), tables));
    if (tables.isEmpty()) {
      site.tableName().ifPresent(name -> tables.put(name, name));
    }
    return tables.entrySet().stream()
        .filter(table -> !site.bornOf(table.getKey()).isNew())
        .map(table -> site.sizes().of(table.getValue(), table.getKey()))
        .toList();
  }

  private static void put(Target table, Map<ObjectName, ObjectName> tables) {
    tables.putIfAbsent(table.qualified(), table.name());
  }

  /** The class of all of them together; where something is lost, a small table does not help. */
  static SizeClass together(List<SizedTable> tables, Effect effect) {
    SizeClass size = SizeClass.together(tables.stream().map(SizedTable::size).toList());
    return size == SizeClass.SMALL && !effect.losses().isEmpty() ? SizeClass.UNKNOWN : size;
  }

  /** Whether it is small by a file that is too old to count. */
  static boolean isOutdated(SizedTable table) {
    return table.basis() == Basis.FILE
        && table.size() == SizeClass.UNKNOWN
        && table.measured().size() == SizeClass.SMALL;
  }
}
