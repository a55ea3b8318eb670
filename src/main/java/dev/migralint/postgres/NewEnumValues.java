package dev.migralint.postgres;

import dev.migralint.schema.Born;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Catalog.EnumType;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Subjects;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.SetDefault;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Source;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.read.query.TypedConstants;
import dev.migralint.sql.read.query.TypedConstants.Constant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values of enum types that a transaction has added and can't use before its end, since 17
 * unless it made the type too (55P04).
 * https://www.postgresql.org/docs/current/sql-altertype.html#SQL-ALTERTYPE-NOTES
 *
 * @param now the moment of the statement that uses them
 */
public record NewEnumValues(Catalog catalog, Origin.Moment now, int serverVersion) {
  private static final int KNOWS_NEW_TYPES = 17;

  /**
   * The first such value that an operation is certain to use.
   *
   * @param text the operation as it is written
   */
  public Optional<String> usedBy(Statement statement, Operation operation, String text) {
    if (mayBeSkipped(statement, operation)) {
      return Optional.empty();
    }
    return constants(operation, text).stream()
        .filter(constant -> type(operation, constant).filter(t -> isNew(t, constant)).isPresent())
        .map(Constant::value)
        .findFirst();
  }

  private static boolean mayBeSkipped(Statement statement, Operation operation) {
    return statement.aside().ifExists()
        || (operation instanceof AddColumn add && add.ifNotExists())
        || (operation instanceof CreateIndex create && create.ifNotExists())
        || statement.operations().stream()
            .anyMatch(o -> o instanceof CreateTable create && create.ifNotExists());
  }

  private static List<Constant> constants(Operation operation, String text) {
    List<Constant> constants = new ArrayList<>(TypedConstants.cast(text));
    switch (operation) {
      case Insert insert when insert.source() == Source.VALUES ->
          constants.addAll(TypedConstants.inserted(text, insert.columns()));
      case Update update when !update.joins() && update.reads().isEmpty() ->
          constants.addAll(TypedConstants.equated(text));
      case Delete delete when !delete.joins() && delete.reads().isEmpty() ->
          constants.addAll(TypedConstants.equated(text));
      case AddCheck check -> constants.addAll(TypedConstants.equated(text));
      case CreateIndex create -> constants.addAll(TypedConstants.equated(text));
      case SetDefault set -> only(set.defaultValue(), set.column()).ifPresent(constants::add);
      case AddColumn add ->
          add.defaultValue().flatMap(d -> only(d, add.column())).ifPresent(constants::add);
      default -> {}
    }
    return constants;
  }

  private static Optional<Constant> only(Expression value, Name column) {
    return TypedConstants.only(value.text())
        .map(text -> new Constant(text, Optional.empty(), Optional.of(column)));
  }

  private Optional<EnumType> type(Operation operation, Constant constant) {
    Optional<ObjectName> type =
        constant.type().isPresent()
            ? constant.type()
            : constant.column().flatMap(c -> typeOf(operation, c)).flatMap(NewEnumValues::name);
    return type.flatMap(catalog::enumType);
  }

  private Optional<TypeName> typeOf(Operation operation, Name column) {
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

  /** The values that CREATE TYPE lists are as old as the type and as safe to use. */
  private boolean isNew(EnumType type, Constant constant) {
    Optional<Origin> origin = type.values().getOrDefault(constant.value(), Optional.empty());
    return Born.of(origin, now) == Born.THIS_TRANSACTION
        && !origin.equals(type.origin())
        && (serverVersion < KNOWS_NEW_TYPES
            || Born.of(type.origin(), now) != Born.THIS_TRANSACTION);
  }
}
