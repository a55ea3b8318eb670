package dev.migralint.schema;

import dev.migralint.sql.Guard.Exists;
import dev.migralint.sql.Guard.Place;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Ternary;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The relations that a condition asks for, in all schemas in which it looks for them. */
final class GuardedRelations {
  private final Catalog catalog;

  GuardedRelations(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The schemas that the condition looks in, as far as they are known. */
  List<Name> schemas(Exists asked) {
    return switch (asked.place()) {
      case ANYWHERE -> catalog.schemas.seen();
      case NAMED -> asked.schema().stream().toList();
      case CURRENT -> List.of(catalog.searchPath().first());
      case SEARCH_PATH -> catalog.searchPath().withTemporary();
    };
  }

  /** Whether there is a relation of that name and kind. */
  Ternary isThere(Exists asked) {
    return isThere(asked, asked.table().orElseThrow());
  }

  Ternary isThere(Exists asked, Name name) {
    boolean other = asked.table().filter(name::equals).isEmpty();
    Ternary found = Ternary.NO;
    for (Name schema : schemas(asked)) {
      ObjectName qualified = new ObjectName(Optional.of(schema), name);
      Relation relation = catalog.relations.get(qualified);
      if (relation != null) {
        Ternary kind = other ? Ternary.YES : GuardTraits.fits(relation, asked);
        found = found.or(catalog.existenceOf(relation).and(kind));
      } else if (catalog.indexOwners.containsKey(qualified)) {
        found = found.or(other ? Ternary.UNKNOWN : GuardTraits.fitsIndex(asked));
      }
    }
    return found == Ternary.NO && !isWhole(asked, name) ? Ternary.UNKNOWN : found;
  }

  /** Whether there is an index of that name, on that table where one is named. */
  Ternary hasIndex(Exists asked) {
    Name name = asked.name().orElseThrow();
    Ternary found = Ternary.NO;
    for (Name schema : schemas(asked)) {
      Relation owner = catalog.indexOwners.get(new ObjectName(Optional.of(schema), name));
      if (owner != null) {
        boolean meant = asked.table().map(owner.name.name()::equals).orElse(true);
        found = found.or(Ternary.of(meant));
      }
    }
    if (found == Ternary.YES) {
      return asked.traits().isEmpty() ? Ternary.YES : Ternary.UNKNOWN;
    }
    return isWhole(asked, name) || (asked.table().isPresent() && isWholeTable(asked))
        ? Ternary.NO
        : Ternary.UNKNOWN;
  }

  private boolean isWholeTable(Exists asked) {
    return of(asked, table -> table.complete() ? Ternary.NO : Ternary.UNKNOWN) == Ternary.NO;
  }

  /** What is asked of each relation of that name; no where there is certainly none. */
  Ternary of(Exists asked, Function<Relation, Ternary> test) {
    Optional<Name> name = asked.table();
    if (name.isEmpty()) {
      return Ternary.UNKNOWN;
    }
    Ternary found = Ternary.NO;
    boolean any = false;
    for (Name schema : schemas(asked)) {
      ObjectName qualified = new ObjectName(Optional.of(schema), name.get());
      Relation relation = catalog.relations.get(qualified);
      if (relation != null) {
        any = true;
        found = found.or(catalog.existenceOf(relation).and(test.apply(relation)));
      }
    }
    return any || isWhole(asked, name.get()) ? found : Ternary.UNKNOWN;
  }

  /** Whether what the catalog does not hold of that name is certainly not there. */
  boolean isWhole(Exists asked, Name name) {
    boolean system = SystemNames.isRelation(name) && asked.place() != Place.NAMED;
    if (system || name.isMadeUp()) {
      return false;
    }
    return asked.place() == Place.ANYWHERE
        ? catalog.isWhole()
            && schemas(asked).stream()
                .noneMatch(s -> catalog.isUncertain(new ObjectName(Optional.of(s), name)))
        : schemas(asked).stream()
            .filter(schema -> !schema.equals(SearchPath.TEMPORARY))
            .allMatch(s -> catalog.isAbsent(new ObjectName(Optional.of(s), name)));
  }
}
