package dev.migralint.postgres;

import dev.migralint.schema.Born;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ConstraintOperation.ValidateConstraint;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Merge;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Column;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.expression.Conditions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which operations go through the rows of existing tables, so that they take long on large ones.
 */
public final class RowWork {
  /** What a column is called by which mostly one row is found. */
  private static final Set<String> KEYS = Set.of("id", "uuid", "key", "name", "code", "slug");

  private final Catalog catalog;
  private final Origin.Moment moment;

  /** What is judged at that moment. */
  public RowWork(Catalog catalog, Origin.Moment moment) {
    this.catalog = catalog;
    this.moment = moment;
  }

  /** Whether the operation, which has that effect, does. */
  public boolean isIn(Operation operation, Effect effect) {
    return switch (operation) {
      case Update update -> isExisting(update.table()) && !isByKey(update.table(), update.where());
      case Delete delete -> isExisting(delete.table()) && !isByKey(delete.table(), delete.where());
      case Merge merge -> isExisting(merge.table());
      case Insert insert ->
          insert.query().filter(query -> isOverRows(query, new HashSet<>())).isPresent();
      case ValidateConstraint validate -> isExisting(validate.table());
      default -> effect.noticed().work().stream().anyMatch(RowWork::isOverRows);
    };
  }

  private static boolean isOverRows(Work work) {
    return switch (work.kind()) {
      case REWRITE -> work.reason() != Work.Reason.EMPTIED && work.reason() != Work.Reason.SEQUENCE;
      case SCAN -> work.reason() != Work.Reason.QUERY;
      case BUILD, COPY -> true;
    };
  }

  /** Whether the table was there before the change, and may hold rows. */
  private boolean isExisting(ObjectName name) {
    Optional<Relation> table = catalog.relation(name);
    return !Born.of(table.flatMap(Relation::origin), moment).isNew()
        && !Born.of(table.flatMap(Relation::presumedOrigin), moment).isNew()
        && !Born.of(table.flatMap(Relation::emptied), moment).isNew();
  }

  /** Whether the condition asks for single rows by a column that leads an index. */
  private boolean isByKey(ObjectName table, Optional<Expression> where) {
    return where.stream()
        .flatMap(condition -> Conditions.conjuncts(condition).stream())
        .flatMap(condition -> fixed(condition).stream())
        .anyMatch(column -> isKey(table, column));
  }

  private boolean isKey(ObjectName table, Name column) {
    return KEYS.contains(column.text())
        || catalog.relation(table).stream()
            .flatMap(known -> known.indexes(column).stream())
            .anyMatch(index -> index.columns().indexOf(column) == 0);
  }

  /** The column that the condition compares with constants. */
  private static Optional<Name> fixed(Expression condition) {
    return switch (condition) {
      case Expression.Operator equal
          when equal.symbol().equals("=") && equal.operands().size() == 2 ->
          fixed(equal.operands().getFirst(), List.of(equal.operands().getLast()))
              .or(() -> fixed(equal.operands().getLast(), List.of(equal.operands().getFirst())));
      case Expression.In in when !in.negated() -> fixed(in.operand(), in.members());
      default -> Optional.empty();
    };
  }

  private static Optional<Name> fixed(Expression operand, List<Expression> values) {
    return operand instanceof Column column && values.stream().allMatch(RowWork::isConstant)
        ? Optional.of(column.name())
        : Optional.empty();
  }

  private static boolean isConstant(Expression value) {
    return value.all().noneMatch(Column.class::isInstance)
        && value.all().noneMatch(Expression.Subquery.class::isInstance);
  }

  /**
   * Whether the query reads more than single rows of an existing table.
   *
   * @param known the names of common table expressions around it
   */
  private boolean isOverRows(QueryTree query, Set<Name> known) {
    Set<Name> names = new HashSet<>(known);
    for (QueryTree.CommonTable table : query.with()) {
      if (table.query().filter(inner -> isOverRows(inner, names)).isPresent()) {
        return true;
      }
      names.add(table.name());
    }
    return query.parts().stream().anyMatch(part -> isOverRows(part, names));
  }

  private boolean isOverRows(QueryTree.Part part, Set<Name> known) {
    return switch (part) {
      case QueryTree.Select select ->
          relations(select.from(), known).stream()
              .anyMatch(table -> isExisting(table) && !isByKey(table, select.where()));
      case QueryTree.Values values -> false;
      case QueryTree.Table table -> isExisting(table.relation());
      case QueryTree.Nested nested -> isOverRows(nested.query(), known);
    };
  }

  /** The relations behind FROM, with those that its queries read in full. */
  private List<ObjectName> relations(QueryTree.From from, Set<Name> known) {
    List<ObjectName> found = new ArrayList<>();
    for (QueryTree.Source source : from.sources()) {
      switch (source) {
        case QueryTree.Relation relation -> {
          if (relation.name().schema().isPresent() || !known.contains(relation.name().name())) {
            found.add(relation.name());
          }
        }
        case QueryTree.Derived derived ->
            derived.query().parts().stream()
                .filter(QueryTree.Select.class::isInstance)
                .map(QueryTree.Select.class::cast)
                .forEach(select -> found.addAll(relations(select.from(), known)));
        case QueryTree.Functions functions -> {}
        case QueryTree.Joined joined -> found.addAll(relations(joined.from(), known));
      }
    }
    return found;
  }
}
