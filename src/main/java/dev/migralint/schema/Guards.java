package dev.migralint.schema;

import dev.migralint.sql.Guard;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Ternary;
import java.util.Optional;

/** Whether the conditions that ask the system's catalogs for an object hold. */
public final class Guards {
  private Guards() {}

  /** Whether the guard's condition is true in this catalog, just before it is asked. */
  public static Ternary holds(Catalog catalog, Guard guard) {
    Ternary there = isThere(catalog, guard);
    if (there == Ternary.UNKNOWN) {
      return Ternary.UNKNOWN;
    }
    return Ternary.of(guard.present() == (there == Ternary.YES));
  }

  private static Ternary isThere(Catalog catalog, Guard guard) {
    Optional<ObjectName> name = guard.table().map(table -> new ObjectName(guard.schema(), table));
    if (name.isEmpty()) {
      return Ternary.UNKNOWN;
    }
    Optional<Relation> table = catalog.relation(name.get());
    return switch (guard.object()) {
      case TABLE -> catalog.hasRelation(name.get());
      case COLUMN -> table.map(t -> t.hasColumn(part(guard))).orElse(Ternary.UNKNOWN);
      case CONSTRAINT -> known(table.map(t -> t.constraint(part(guard)).isPresent()).orElse(false));
      case INDEX -> known(table.map(t -> t.index(part(guard)).isPresent()).orElse(false));
    };
  }

  private static Name part(Guard guard) {
    return guard.name().orElseThrow();
  }

  /** What the catalog does not hold may be there all the same. */
  private static Ternary known(boolean there) {
    return there ? Ternary.YES : Ternary.UNKNOWN;
  }
}
