package dev.migralint.postgres;

import dev.migralint.schema.Column;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Relation;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.TableOperation.Bound;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.expression.Conditions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What CHECKs show of a partition's rows, where they are written as its bounds are: PostgreSQL can
 * conclude more from them.
 */
final class Bounds {
  private Bounds() {}

  /** Whether the table's CHECKs show that each of its rows is within the bounds. */
  static boolean isProven(Relation parent, Relation table, Bound bound) {
    if (parent.partitionKey().size() != 1) {
      return false;
    }
    Name key = parent.partitionKey().getFirst();
    Set<String> known = known(table);
    boolean present =
        table.column(key).map(Column::notNull).orElse(Ternary.UNKNOWN) == Ternary.YES
            || known.contains(key.sql() + " IS NOT NULL");
    return present && (bound.in().isEmpty() ? range(key, bound, known) : list(key, bound, known));
  }

  private static boolean range(Name key, Bound bound, Set<String> known) {
    return bound.from().size() == 1
        && (isOpen(bound.from(), "minvalue") || known.contains(is(key, ">=", bound.from())))
        && (isOpen(bound.to(), "maxvalue") || known.contains(is(key, "<", bound.to())));
  }

  private static boolean list(Name key, Bound bound, Set<String> known) {
    List<String> values = bound.in().stream().map(Conditions::comparable).toList();
    return values.size() == 1
        ? known.contains(key.sql() + " = " + values.getFirst())
        : known.contains(key.sql() + " IN (" + String.join(", ", values) + ")");
  }

  /** Whether the CHECKs of the default partition show that no row of it is within the bounds. */
  static boolean keepOut(Relation parent, Relation rest, Bound bound) {
    if (parent.partitionKey().size() != 1) {
      return false;
    }
    Name key = parent.partitionKey().getFirst();
    Set<String> known = known(rest);
    if (bound.in().isEmpty()) {
      return bound.from().size() == 1
          && (known.contains(is(key, "<", bound.from()))
              || known.contains(is(key, ">=", bound.to())));
    }
    return bound.in().stream()
        .map(Conditions::comparable)
        .allMatch(value -> known.contains(key.sql() + " <> " + value));
  }

  private static String is(Name key, String operator, List<Expression> value) {
    return key.sql() + " " + operator + " " + Conditions.comparable(value.getFirst());
  }

  private static boolean isOpen(List<Expression> end, String word) {
    return Conditions.comparable(end.getFirst()).equals(word);
  }

  private static Set<String> known(Relation table) {
    Set<String> known = new HashSet<>();
    for (Constraint constraint : table.constraints()) {
      if (constraint.validated()) {
        known.addAll(constraint.conjuncts());
      }
    }
    return known;
  }
}
