package dev.migralint.sql.read.query;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.AllColumns;
import dev.migralint.sql.Expression.Call;
import dev.migralint.sql.Expression.Column;
import dev.migralint.sql.Expression.Operator;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.QueryTree.CommonTable;
import dev.migralint.sql.QueryTree.Derived;
import dev.migralint.sql.QueryTree.From;
import dev.migralint.sql.QueryTree.Relation;
import dev.migralint.sql.QueryTree.Select;
import dev.migralint.sql.QueryTree.Source;
import dev.migralint.sql.QueryTree.Target;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognizes an UPDATE that joins its table with all rows of the same table, as those do that count
 * the rows of a table by a window function.
 *
 * @param table the table that is updated
 * @param alias the name that qualifies its columns
 * @param with the common tables of the statement
 */
record SelfJoin(ObjectName table, Name alias, List<CommonTable> with) {
  private static final Pattern WINDOW = Pattern.compile("(?i)\\bover\\b");

  /** The column by which each row is joined with itself, unless it is NULL in the row. */
  Optional<Name> key(From from, Optional<Expression> where) {
    if (from.sources().size() != 1
        || !(where.orElse(null) instanceof Operator(var span, var symbol, var operands))
        || !symbol.equals("=")
        || !(operands.getFirst() instanceof Column left)
        || !(operands.getLast() instanceof Column right)) {
      return Optional.empty();
    }
    Source source = from.sources().getFirst();
    return key(left, right, source).or(() -> key(right, left, source));
  }

  private Optional<Name> key(Column updated, Column joined, Source source) {
    boolean holds =
        isOf(updated, alias)
            && switch (source) {
              case Relation relation when isOf(joined, name(relation)) ->
                  gives(relation, updated, joined);
              case Derived derived when derived.alias().filter(a -> isOf(joined, a)).isPresent() ->
                  derived.columns().isEmpty() && gives(derived.query(), updated, joined);
              default -> false;
            };
    return holds ? Optional.of(updated.name()) : Optional.empty();
  }

  private static boolean isOf(Column column, Name relation) {
    return column.qualifiers().size() == 1 && column.qualifiers().getFirst().equals(relation);
  }

  private static Name name(Relation relation) {
    return relation.alias().orElse(relation.name().name());
  }

  private boolean gives(Relation relation, Column updated, Column joined) {
    Optional<CommonTable> common = commonTable(relation.name());
    if (common.isPresent()) {
      return relation.columns().isEmpty()
          && common.get().columns().isEmpty()
          && common.get().query().filter(query -> gives(query, updated, joined)).isPresent();
    }
    return relation.columns().isEmpty()
        && relation.name().equals(table)
        && joined.name().equals(updated.name());
  }

  private Optional<CommonTable> commonTable(ObjectName name) {
    return name.schema().isPresent()
        ? Optional.empty()
        : with.stream().filter(common -> common.name().equals(name.name())).findFirst();
  }

  /** Whether the query gives each row of the table, and its key by the name that is compared. */
  private boolean gives(QueryTree query, Column updated, Column joined) {
    return query.with().isEmpty()
        && query.others().isEmpty()
        && query.parts().size() == 1
        && query.parts().getFirst() instanceof Select select
        && readsAll(select)
        && select.targets().stream().noneMatch(SelfJoin::mayGiveNoRow)
        && select.targets().stream().anyMatch(target -> isKey(target, updated, joined));
  }

  private boolean readsAll(Select select) {
    From from = select.from();
    return select.where().isEmpty()
        && select.others().isEmpty()
        && from.conditions().isEmpty()
        && from.sources().size() == 1
        && from.sources().getFirst() instanceof Relation relation
        && relation.columns().isEmpty()
        && relation.name().equals(table)
        && commonTable(relation.name()).isEmpty();
  }

  /** A function may give a set of rows, also an empty one; a window function gives one value. */
  private static boolean mayGiveNoRow(Target target) {
    return target
        .value()
        .all(Call.class)
        .anyMatch(c -> c.form() == Call.Form.PLAIN && !WINDOW.matcher(c.written()).find());
  }

  private static boolean isKey(Target target, Column updated, Column joined) {
    return switch (target.value()) {
      case Column column ->
          column.name().equals(updated.name())
              && target.label().orElse(column.name()).equals(joined.name());
      case AllColumns all -> joined.name().equals(updated.name());
      default -> false;
    };
  }
}
