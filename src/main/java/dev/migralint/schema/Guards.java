package dev.migralint.schema;

import dev.migralint.sql.Guard;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.util.Optional;

/** Whether the conditions that ask the system's catalogs for an object hold. */
public final class Guards {
  private Guards() {}

  /** Whether the guard's condition is true in this catalog, just before it is asked. */
  public static Known holds(Catalog catalog, Guard guard) {
    Known there = isThere(catalog, guard);
    if (there == Known.UNKNOWN) {
      return Known.UNKNOWN;
    }
    return Known.of(guard.present() == (there == Known.YES));
  }

  private static Known isThere(Catalog catalog, Guard guard) {
    Optional<ObjectName> name = guard.table().map(table -> new ObjectName(guard.schema(), table));
    if (name.isEmpty()) {
      return Known.UNKNOWN;
    }
    Optional<Relation> table = catalog.relation(name.get());
    return switch (guard.object()) {
      case TABLE -> catalog.hasRelation(name.get());
      case COLUMN -> table.map(t -> t.hasColumn(part(guard))).orElse(Known.UNKNOWN);
      case CONSTRAINT -> known(table.map(t -> t.constraint(part(guard)).isPresent()).orElse(false));
      case INDEX -> known(table.map(t -> t.index(part(guard)).isPresent()).orElse(false));
    };
  }

  private static Name part(Guard guard) {
    return guard.name().orElseThrow();
  }

  /** What the catalog does not hold may be there all the same. */
  private static Known known(boolean there) {
    return there ? Known.YES : Known.UNKNOWN;
  }
}
