package dev.migralint.rule;

import static dev.migralint.rule.SiteFact.TEXT;
import static dev.migralint.rule.SiteFact.YES_NO;
import static dev.migralint.rule.SiteFact.none;
import static dev.migralint.rule.SiteFact.optional;

import dev.migralint.postgres.TypeChange;
import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.Column;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Index;
import dev.migralint.schema.KeyColumns;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.Name;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Facts about the foreign key that an operation adds, and about what serves its checks. */
final class ForeignKeyFacts {
  private ForeignKeyFacts() {}

  /** A column of a foreign key and the column that it points at, with their types. */
  private record Pair(Name column, TypeName type, Relation to, Name toColumn, TypeName toType) {
    /** Whether a value of the referenced column may not fit this one. */
    boolean narrows() {
      return TypeChange.decide(Optional.of(toType), type, false, false).narrows() == Ternary.YES;
    }
  }

  static final List<SiteFact> ALL =
      List.of(
          SiteFact.of(
              "foreign-key.indexed",
              "Whether an index of the table begins with the columns of the foreign key, in any"
                  + " order; nothing where the foreign key is gone.",
              YES_NO,
              site ->
                  site.matched() instanceof Sql(AddForeignKey add)
                      ? site.table()
                          .filter(table -> has(table, add))
                          .map(table -> indexed(table, add))
                          .orElse(none())
                      : none()),
          SiteFact.of(
              "foreign-key.too-narrow",
              "The columns of the foreign key that cannot hold every value of the column that they"
                  + " point at, each with both types.",
              TEXT,
              site ->
                  new Fact.Words(
                      pairs(site).stream()
                          .filter(Pair::narrows)
                          .map(
                              pair ->
                                  "%s is %s, but %s.%s is %s"
                                      .formatted(
                                          pair.column().sql(),
                                          pair.type().sql(),
                                          site.catalog().shortest(pair.to().name()).sql(),
                                          pair.toColumn().sql(),
                                          pair.toType().sql()))
                          .toList())),
          SiteFact.of(
              "foreign-key.narrow-column",
              "The first of those columns.",
              TEXT,
              site -> optional(narrow(site).map(pair -> pair.column().sql()))),
          SiteFact.of(
              "foreign-key.needed-type",
              "The type that this column needs.",
              TEXT,
              site -> optional(narrow(site).map(pair -> pair.toType().sql()))));

  private static Optional<Pair> narrow(Site site) {
    return pairs(site).stream().filter(Pair::narrows).findFirst();
  }

  private static boolean has(Relation table, AddForeignKey add) {
    return table.constraints(Constraint.Kind.FOREIGN_KEY).stream()
        .anyMatch(constraint -> constraint.columns().equals(add.columns()));
  }

  private static Fact indexed(Relation table, AddForeignKey add) {
    if (table.indexes().stream().anyMatch(index -> serves(index, add.columns()))) {
      return Fact.of(true);
    }
    return table.complete() ? Fact.of(false) : Fact.UNKNOWN;
  }

  /** An index over fewer columns serves too, if all of them are the foreign key's. */
  private static boolean serves(Index index, List<Name> columns) {
    List<Name> keys = index.derived() ? index.labels() : index.columns();
    int shared = Math.min(keys.size(), columns.size());
    return shared > 0 && Set.copyOf(columns).containsAll(keys.subList(0, shared));
  }

  private static List<Pair> pairs(Site site) {
    List<Pair> pairs = new ArrayList<>();
    if (site.matched() instanceof Sql(AddForeignKey add)) {
      Optional<Relation> table = site.table().filter(own -> has(own, add));
      Optional<Relation> referenced = site.catalog().relation(add.referencedTable());
      List<Name> to = referenced.map(r -> KeyColumns.referenced(add, r)).orElse(List.of());
      if (table.isPresent() && to.size() == add.columns().size()) {
        for (int i = 0; i < to.size(); i++) {
          Optional<TypeName> type = type(table.get(), add.columns().get(i));
          Optional<TypeName> toType = type(referenced.get(), to.get(i));
          if (type.isPresent() && toType.isPresent()) {
            pairs.add(
                new Pair(
                    add.columns().get(i), type.get(), referenced.get(), to.get(i), toType.get()));
          }
        }
      }
    }
    return pairs;
  }

  private static Optional<TypeName> type(Relation table, Name column) {
    return table.column(column).flatMap(Column::type);
  }
}
