package dev.migralint.analysis;

import dev.migralint.schema.Column;
import dev.migralint.schema.Subjects;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.expression.OperationExpressions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Casts and comparisons of types that PostgreSQL has none for. */
final class Operators {
  private static final Set<String> COMPARING = Set.of("=", "<>", "!=", "<", ">", "<=", ">=");

  private final Known known;
  private final AssignmentCasts casts;

  Operators(Known known, int version) {
    this.known = known;
    this.casts = new AssignmentCasts(known, version);
  }

  Optional<Rejection> of(Operation operation) {
    return cast(operation).or(() -> comparison(operation));
  }

  /**
   * Whether another action of the statement adds a column of that name, or gives it another type.
   */
  boolean changes(Operation operation, Name column) {
    return known.statement().operations().stream()
        .anyMatch(
            other ->
                !other.equals(operation)
                    && switch (other) {
                      case AlterColumnType alter -> alter.column().equals(column);
                      case AddColumn add -> add.column().equals(column);
                      default -> false;
                    });
  }

  /** The types of expressions whose names can only mean columns of the operation's table. */
  private ValueTypes types(Operation operation) {
    return new ValueTypes(
        known.catalog(),
        named ->
            named.qualifiers().isEmpty()
                    && isOfOneTable(operation)
                    && !changes(operation, named.name())
                ? Subjects.table(operation, known.catalog())
                    .flatMap(table -> column(table, named.name()))
                    .flatMap(Column::type)
                : Optional.empty());
  }

  /** The expressions of an operation in which no query gives names another meaning. */
  private static Stream<Expression> plain(Operation operation) {
    return OperationExpressions.of(operation).stream()
        .filter(expression -> expression.all(Expression.Subquery.class).findAny().isEmpty());
  }

  /** Values of types that no operator compares. */
  private Optional<Rejection> comparison(Operation operation) {
    ValueTypes types = types(operation);
    return plain(operation)
        .flatMap(expression -> expression.all(Expression.Operator.class))
        .filter(operator -> COMPARING.contains(operator.symbol()))
        .filter(operator -> operator.operands().size() == 2)
        .flatMap(
            operator -> {
              Optional<TypeName> left = types.of(operator.operands().getFirst());
              Optional<TypeName> right = types.of(operator.operands().getLast());
              boolean incomparable =
                  left.isPresent()
                      && right.isPresent()
                      && casts.compares(left.get(), right.get()) == Ternary.NO
                      && casts.compares(right.get(), left.get()) == Ternary.NO;
              return incomparable
                  ? Stream.of(
                      new Rejection(
                          operator.span(),
                          "42883",
                          "no operator compares " + left.get().sql() + " with " + right.get().sql(),
                          "Cast one of them to the type of the other"))
                  : Stream.<Rejection>empty();
            })
        .findFirst();
  }

  /** A cast that is written between types that have none. */
  private Optional<Rejection> cast(Operation operation) {
    ValueTypes types = types(operation);
    return plain(operation)
        .flatMap(expression -> expression.all(Expression.Cast.class))
        .flatMap(
            cast ->
                types
                    .of(cast.operand())
                    .filter(from -> casts.casts(cast.type(), from) == Ternary.NO)
                    .map(
                        from ->
                            new Rejection(
                                cast.span(),
                                "42846",
                                "type " + from.sql() + " cannot be cast to " + cast.type().sql(),
                                "Compute the value in another way"))
                    .stream())
        .findFirst();
  }

  /** Whether the names in its expressions can only mean columns of its table. */
  private static boolean isOfOneTable(Operation operation) {
    return switch (operation) {
      case Update update -> !update.joins();
      case Insert insert -> false;
      case DataOperation.Query query -> false;
      case ObjectOperation object -> false;
      case TableOperation table -> false;
      case Operation other -> true;
    };
  }

  private Optional<Column> column(ObjectName table, Name column) {
    return known.relation(table).flatMap(there -> there.column(column));
  }
}
