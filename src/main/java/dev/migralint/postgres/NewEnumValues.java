package dev.migralint.postgres;

import dev.migralint.schema.Born;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Column;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Relation;
import dev.migralint.schema.Subjects;
import dev.migralint.schema.UserTypes.EnumType;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.SetDefault;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Derived;
import dev.migralint.sql.Expression;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.expression.OperationExpressions;
import dev.migralint.sql.expression.TypedConstants;
import dev.migralint.sql.expression.TypedConstants.Constant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The values of enum types that a transaction has added and can't use before its end, since 17
 * unless it made the type too (55P04).
 * https://www.postgresql.org/docs/current/sql-altertype.html#SQL-ALTERTYPE-NOTES
 *
 * @param now the moment of the statement that uses them
 */
public record NewEnumValues(Catalog catalog, Origin.Moment now, int serverVersion) {
  private static final int KNOWS_NEW_TYPES = 17;
  private static final Derived<Boolean> CREATES_UNLESS_THERE =
      Derived.by(
          operations ->
              operations.stream()
                  .anyMatch(o -> o instanceof CreateTable create && create.ifNotExists()));

  /** Such a value, and where it was added. */
  public record Added(String value, Origin at) {}

  /** The first such value that an operation is certain to use. */
  public Optional<Added> usedBy(Statement statement, Operation operation) {
    if (mayBeSkipped(statement, operation)) {
      return Optional.empty();
    }
    return constants(operation, catalog).stream()
        .flatMap(
            constant -> type(operation, constant).flatMap(type -> added(type, constant)).stream())
        .findFirst();
  }

  /**
   * A value and the type that it was added to.
   *
   * @param column the column of unknown type that it is given to or compared with
   */
  public record Use(String value, ObjectName type, Name column) {}

  /** The first such value that an operation gives to a column of unknown type. */
  public Optional<Use> mayBeUsedBy(Statement statement, Operation operation) {
    if (mayBeSkipped(statement, operation)) {
      return Optional.empty();
    }
    return constants(operation, catalog).stream()
        .filter(constant -> constant.type().isEmpty())
        .filter(
            c ->
                c.column()
                    .filter(column -> typeOf(operation, column, catalog).isEmpty())
                    .isPresent())
        .flatMap(this::uses)
        .findFirst();
  }

  private Stream<Use> uses(Constant constant) {
    return catalog.types().enumTypesWith(constant.value()).stream()
        .filter(
            name ->
                catalog.types().enumType(name).filter(type -> isNew(type, constant)).isPresent())
        .map(name -> new Use(constant.value(), name, constant.column().orElseThrow()));
  }

  private static boolean mayBeSkipped(Statement statement, Operation operation) {
    return statement.aside().ifExists()
        || (operation instanceof AddColumn add && add.ifNotExists())
        || (operation instanceof CreateIndex create && create.ifNotExists())
        || statement.derived(CREATES_UNLESS_THERE);
  }

  /** The string constants of an operation of which the place tells the type. */
  public static List<Constant> constants(Operation operation, Catalog catalog) {
    List<Expression> expressions = OperationExpressions.of(operation);
    List<Constant> constants = new ArrayList<>(TypedConstants.cast(expressions));
    switch (operation) {
      case Insert insert -> {
        insert
            .query()
            .ifPresent(
                query ->
                    constants.addAll(TypedConstants.inserted(query, columns(insert, catalog))));
        constants.addAll(TypedConstants.assigned(insert.onConflict()));
      }
      case Update update -> {
        constants.addAll(TypedConstants.assigned(update.assignments()));
        if (!update.joins() && update.reads().isEmpty()) {
          constants.addAll(TypedConstants.compared(expressions));
        }
      }
      case Delete delete when !delete.joins() && delete.reads().isEmpty() ->
          constants.addAll(TypedConstants.compared(expressions));
      case AddCheck check -> constants.addAll(TypedConstants.compared(expressions));
      case CreateIndex create -> constants.addAll(TypedConstants.compared(expressions));
      case SetDefault set ->
          TypedConstants.given(set.column(), set.defaultValue()).ifPresent(constants::add);
      case AddColumn add ->
          add.defaultValue()
              .flatMap(value -> TypedConstants.given(add.column(), value))
              .ifPresent(constants::add);
      default -> {}
    }
    return constants;
  }

  /** The columns that an INSERT fills, in the order of its values. */
  private static List<Name> columns(Insert insert, Catalog catalog) {
    return insert.columns().isEmpty()
        ? catalog
            .relation(insert.table())
            .filter(Relation::complete)
            .map(table -> table.columns().stream().map(Column::name).toList())
            .orElse(List.of())
        : insert.columns();
  }

  private Optional<EnumType> type(Operation operation, Constant constant) {
    Optional<ObjectName> type =
        constant.type().isPresent()
            ? constant.type()
            : constant
                .column()
                .flatMap(c -> typeOf(operation, c, catalog))
                .flatMap(NewEnumValues::name);
    return type.flatMap(catalog.types()::enumType);
  }

  /** The type of the column of that name of the operation's table. */
  public static Optional<TypeName> typeOf(Operation operation, Name column, Catalog catalog) {
    if (operation instanceof AddColumn add) {
      return Optional.of(add.type());
    }
    return Subjects.table(operation, catalog)
        .flatMap(catalog::relation)
        .flatMap(table -> table.column(column))
        .flatMap(found -> found.type());
  }

  private static Optional<ObjectName> name(TypeName type) {
    return type.dimensions() == 0
        ? Optional.of(new ObjectName(type.schema(), Name.quoted(type.name())))
        : Optional.empty();
  }

  private Optional<Added> added(EnumType type, Constant constant) {
    return isNew(type, constant)
        ? type.values()
            .getOrDefault(constant.value(), Optional.empty())
            .map(origin -> new Added(constant.value(), origin))
        : Optional.empty();
  }

  /** The values that CREATE TYPE lists are as old as the type and as safe to use. */
  private boolean isNew(EnumType type, Constant constant) {
    Optional<Origin> origin = type.values().getOrDefault(constant.value(), Optional.empty());
    return Born.of(origin, now) == Born.THIS_TRANSACTION
        && !origin.equals(type.origin())
        && (serverVersion < KNOWS_NEW_TYPES
            || Born.of(type.origin(), now) != Born.THIS_TRANSACTION);
  }
}
