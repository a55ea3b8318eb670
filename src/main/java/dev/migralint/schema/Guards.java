package dev.migralint.schema;

import dev.migralint.sql.Guard;
import dev.migralint.sql.Guard.Exists;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Ternary;
import java.util.Optional;

/** Whether the conditions that ask the system's catalogs what is there hold. */
public final class Guards {
  private final Catalog catalog;
  private final GuardedRelations relations;

  private Guards(Catalog catalog) {
    this.catalog = catalog;
    this.relations = new GuardedRelations(catalog);
  }

  /** Whether the condition is true in this catalog, just before it is asked. */
  public static Ternary holds(Catalog catalog, Guard guard) {
    return new Guards(catalog).holds(guard);
  }

  private Ternary holds(Guard guard) {
    return switch (guard) {
      case Guard.Known known -> known.holds();
      case Guard.Not not -> holds(not.guard()).not();
      case Guard.All all ->
          all.guards().stream().map(this::holds).reduce(Ternary.YES, Ternary::and);
      case Guard.Any any -> any.guards().stream().map(this::holds).reduce(Ternary.NO, Ternary::or);
      case Exists exists -> holds(exists);
    };
  }

  /** What asks for more than is understood may still be known not to hold. */
  private Ternary holds(Exists asked) {
    Ternary there =
        switch (asked.object()) {
          case RELATION -> relations.isThere(asked);
          case INDEX -> relations.hasIndex(asked);
          case COLUMN -> relations.of(asked, table -> hasColumn(table, asked));
          case CONSTRAINT -> constraint(asked);
          case TRIGGER -> attached(asked, ObjectKind.TRIGGER);
          case POLICY -> attached(asked, ObjectKind.POLICY);
          case RULE -> attached(asked, ObjectKind.RULE);
          case TYPE -> hasType(asked);
          case ENUM_VALUE -> hasValue(asked);
          case ROUTINE -> hasRoutine(asked);
          case SCHEMA -> hasSchema(asked.name().orElseThrow());
          case OTHER -> Ternary.UNKNOWN;
        };
    return asked.exact() ? there : there.and(Ternary.UNKNOWN);
  }

  private Ternary hasColumn(Relation table, Exists asked) {
    Name name = asked.name().orElseThrow();
    Optional<Column> column = table.column(name);
    if (column.isEmpty()) {
      return table.hasColumn(name);
    }
    return asked.traits().stream()
        .map(trait -> GuardTraits.hold(catalog, column.get(), trait))
        .reduce(Ternary.YES, Ternary::and);
  }

  /** Domains have constraints too, and since PostgreSQL 18 NOT NULL is one with a name. */
  private Ternary constraint(Exists asked) {
    if (asked.table().isPresent()) {
      return relations.of(asked, table -> hasConstraint(table, asked));
    }
    Name name = asked.name().orElseThrow();
    boolean taken =
        relations.schemas(asked).stream().anyMatch(s -> catalog.naming.isConstraint(s, name));
    if (taken) {
      return asked.traits().isEmpty() ? Ternary.YES : Ternary.UNKNOWN;
    }
    boolean known =
        catalog.types().domains.isEmpty()
            && !name.text().endsWith("_not_null")
            && relations.isWhole(asked, name);
    return known ? Ternary.NO : Ternary.UNKNOWN;
  }

  private static Ternary hasConstraint(Relation table, Exists asked) {
    Ternary found = table.complete() ? Ternary.NO : Ternary.UNKNOWN;
    for (Constraint constraint : table.constraints()) {
      boolean named = asked.name().map(constraint.name()::equals).orElse(true);
      if (named) {
        found =
            found.or(
                asked.traits().stream()
                    .map(trait -> GuardTraits.hold(constraint, trait))
                    .reduce(Ternary.YES, Ternary::and));
      }
    }
    boolean unnamed = asked.name().filter(n -> n.text().endsWith("_not_null")).isPresent();
    return unnamed ? Ternary.UNKNOWN : found;
  }

  private Ternary attached(Exists asked, ObjectKind kind) {
    if (asked.table().isEmpty()) {
      return Ternary.UNKNOWN;
    }
    Attached.Key key = new Attached.Key(kind, asked.name().orElseThrow());
    return relations.of(
        asked,
        table ->
            table.attached(key).isPresent()
                ? asked.traits().isEmpty() ? Ternary.YES : Ternary.UNKNOWN
                : table.complete() ? Ternary.NO : Ternary.UNKNOWN);
  }

  /** Every relation is a type as well; extensions and PostgreSQL itself bring others. */
  private Ternary hasType(Exists asked) {
    Name name = asked.name().orElseThrow();
    boolean made =
        relations.schemas(asked).stream()
            .map(schema -> new ObjectName(Optional.of(schema), name))
            .anyMatch(
                type ->
                    catalog.types().enums.containsKey(type)
                        || catalog.types().domains.containsKey(type)
                        || catalog.dependencies().attributes.containsKey(type));
    if (made) {
      return asked.traits().isEmpty() ? Ternary.YES : Ternary.UNKNOWN;
    }
    boolean relation = relations.isThere(asked, name) != Ternary.NO;
    boolean array = name.text().startsWith("_");
    boolean extended = catalog.hasExtensions();
    return relation
            || array
            || extended
            || SystemNames.isType(name)
            || !relations.isWhole(asked, name)
        ? Ternary.UNKNOWN
        : Ternary.NO;
  }

  private Ternary hasValue(Exists asked) {
    if (asked.table().isEmpty()) {
      return Ternary.UNKNOWN;
    }
    String value = asked.name().orElseThrow().text();
    for (Name schema : relations.schemas(asked)) {
      UserTypes.EnumType type =
          catalog.types().enums.get(new ObjectName(Optional.of(schema), asked.table().get()));
      if (type != null) {
        return hasValue(type, value);
      }
    }
    return Ternary.UNKNOWN;
  }

  /** Of a type that no migration makes, only what has been added is known. */
  private static Ternary hasValue(UserTypes.EnumType type, String value) {
    Optional<Origin> added = type.values().get(value);
    if (added != null) {
      return added.isPresent() ? Ternary.YES : Ternary.UNKNOWN;
    }
    return type.origin().isPresent() ? Ternary.NO : Ternary.UNKNOWN;
  }

  /** PostgreSQL and its extensions bring functions of whatever name. */
  private Ternary hasRoutine(Exists asked) {
    Name name = asked.name().orElseThrow();
    boolean made =
        relations.schemas(asked).stream()
            .anyMatch(s -> catalog.functions.containsKey(new ObjectName(Optional.of(s), name)));
    return made && asked.traits().isEmpty() ? Ternary.YES : Ternary.UNKNOWN;
  }

  private Ternary hasSchema(Name name) {
    boolean there = catalog.schemas.made(name) || SystemNames.isSchema(name);
    return there ? Ternary.YES : catalog.schemas.isAbsent(name) ? Ternary.NO : Ternary.UNKNOWN;
  }
}
