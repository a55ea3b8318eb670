package dev.migralint.analysis;

import dev.migralint.builtin.BuiltInFunctions;
import dev.migralint.schema.ColumnReads;
import dev.migralint.schema.ColumnReads.Unresolved;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ColumnOperation.SetDefault;
import dev.migralint.sql.ColumnOperation.SetExpression;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.DataOperation.Assignment;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Merge;
import dev.migralint.sql.DataOperation.Query;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.expression.Names;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns that queries and expressions name and that are not there. */
final class Expressions {
  private final Known known;
  private final Set<Name> parameters;

  Expressions(Known known) {
    this(known, Set.of());
  }

  /**
   * Expressions in a body.
   *
   * @param parameters names that may mean something else than a column
   */
  Expressions(Known known, Set<Name> parameters) {
    this.known = known;
    this.parameters = parameters;
  }

  Optional<Rejection> of(Operation operation) {
    return sequence(operation).or(() -> names(operation));
  }

  /** The sequence that nextval and its kin name in a default, which is looked up at once. */
  private Optional<Rejection> sequence(Operation operation) {
    Optional<Expression> value =
        switch (operation) {
          case AddColumn add -> add.defaultValue();
          case SetDefault set -> Optional.of(set.defaultValue());
          case Operation other -> Optional.empty();
        };
    return value.stream()
        .flatMap(expression -> Names.sequences(expression).stream())
        .flatMap(name -> Errors.missing(known, operation.span(), name).stream())
        .findFirst();
  }

  private Optional<Rejection> names(Operation operation) {
    return switch (operation) {
      case Query query -> query.query().flatMap(this::query);
      case Insert insert -> insert.query().flatMap(this::query).or(() -> conflict(insert));
      case AddColumn add when add.generated().isComputed() -> computed(add);
      case AddColumn add -> add.defaultValue().flatMap(value -> plainDefault(value));
      case SetDefault set -> plainDefault(set.defaultValue());
      case Update update -> query(update.rows());
      case Delete delete -> query(delete.rows());
      // The row of an INSERT has names of one table alone, so that none is ambiguous.
      case Merge merge -> first(ColumnReads.of(merge.rows(), known.catalog()));
      case CreateView create -> query(create.query());
      case CreateTable create -> create.query().flatMap(this::query);
      case AddCheck check ->
          subquery(check).or(() -> ofTable(check.table(), List.of(check.expression())));
      case SetExpression set -> ofTable(set.table(), List.of(set.expression()));
      case AlterColumnType alter -> ofTable(alter.table(), alter.using().stream().toList());
      case CreateObject create when create.object() == ObjectKind.POLICY ->
          create.reads().stream()
              .flatMap(read -> Errors.missing(known, create.span(), read).stream())
              .findFirst()
              .or(() -> create.on().flatMap(table -> ofTable(table, create.conditions())));
      case CreateObject create when create.object() == ObjectKind.TRIGGER ->
          create.on().flatMap(known::relation).flatMap(table -> trigger(create, table));
      case Operation other -> Optional.empty();
    };
  }

  private Optional<Rejection> query(QueryTree query) {
    ColumnReads reads = ColumnReads.of(query, known.catalog());
    return first(reads).or(() -> ambiguous(reads));
  }

  private Optional<Rejection> ambiguous(ColumnReads reads) {
    return reads.ambiguous().stream()
        .filter(one -> one.among().stream().allMatch(this::isKnown))
        .filter(one -> Known.isPlain(one.column().name()))
        .findFirst()
        .map(
            one ->
                new Rejection(
                    one.column().span(),
                    "42702",
                    "column "
                        + one.column().name().sql()
                        + " may be that of "
                        + String.join(
                            " or ", one.among().stream().map(known::shown).sorted().toList()),
                    "Write the table or its alias before the column"));
  }

  private Optional<Rejection> conflict(Insert insert) {
    Optional<Relation> table = known.relation(insert.table());
    List<Expression> values = insert.onConflict().stream().map(Assignment::value).toList();
    return table.flatMap(
        on -> first(ColumnReads.ofConflict(values, on, insert.alias(), known.catalog())));
  }

  /** A generated column is computed from plain columns of its table. */
  private Optional<Rejection> computed(AddColumn add) {
    return add.written() != Written.ADD_COLUMN
        ? Optional.empty()
        : ofTable(add.table(), add.defaultValue().stream().toList())
            .or(
                () ->
                    known
                        .relation(add.table())
                        .flatMap(
                            table ->
                                add.defaultValue().stream()
                                    .flatMap(value -> value.all(Expression.Column.class))
                                    .flatMap(named -> table.column(named.name()).stream())
                                    .filter(column -> column.generated().isComputed())
                                    .findFirst()
                                    .map(
                                        column ->
                                            new Rejection(
                                                add.span(),
                                                "42P17",
                                                "generated column "
                                                    + add.column().sql()
                                                    + " is computed from "
                                                    + column.name().sql()
                                                    + ", which is generated itself",
                                                "Repeat the expression of "
                                                    + column.name().sql()))));
  }

  /** A default cannot use the row. */
  private static Optional<Rejection> plainDefault(Expression value) {
    return value
        .all(Expression.Column.class)
        .filter(column -> Known.isPlain(column.name()))
        .findFirst()
        .map(
            column ->
                new Rejection(
                    column.span(),
                    "0A000",
                    "a default cannot use a column such as " + column.name().sql(),
                    "Write a constant or a function, or make it a generated column"));
  }

  private static Optional<Rejection> subquery(AddCheck check) {
    return check
        .expression()
        .all(Expression.Subquery.class)
        .findFirst()
        .map(
            query ->
                new Rejection(
                    query.span(),
                    "0A000",
                    "a CHECK cannot hold a query",
                    "Use a foreign key or a trigger"));
  }

  private Optional<Rejection> trigger(CreateObject create, Relation table) {
    return first(ColumnReads.of(create.conditions(), table, known.catalog()));
  }

  private Optional<Rejection> ofTable(ObjectName name, List<Expression> expressions) {
    return known
        .relation(name)
        .flatMap(
            table ->
                expressions.stream()
                    .map(one -> ColumnReads.of(one, table, known.catalog()))
                    .flatMap(reads -> first(reads).stream())
                    .findFirst());
  }

  private Optional<Rejection> first(ColumnReads reads) {
    return reads.unresolved().stream()
        .filter(this::isCertain)
        .findFirst()
        .map(one -> one.item() ? item(one) : column(one));
  }

  private boolean isCertain(Unresolved one) {
    Name name = one.column().name();
    return Stream.concat(Stream.of(name), one.column().qualifiers().stream())
            .allMatch(Known::isPlain)
        && !Known.SYSTEM_COLUMNS.contains(name.text())
        && !known.adds(name)
        && !parameters.contains(name)
        && one.column().qualifiers().stream().noneMatch(parameters::contains)
        && one.among().stream().allMatch(this::isKnown)
        && (one.item() || one.column().qualifiers().isEmpty() || !isFunction(name));
  }

  private boolean isKnown(Relation relation) {
    return known.isCertain(relation) && !Known.inherits(relation);
  }

  /** {@code t.f} is the call {@code f(t)} where there is such a function. */
  private boolean isFunction(Name name) {
    return BuiltInFunctions.has(name.text())
        || Extensions.mayMakeFunction(name.text())
        || known.catalog().mayHaveFunction(name);
  }

  private static Rejection item(Unresolved one) {
    String qualifier = one.column().qualifiers().getLast().sql();
    return new Rejection(
        one.column().span(),
        "42P01",
        "nothing that the query reads is named " + qualifier,
        "Correct the name before the dot, or add " + qualifier + " to FROM");
  }

  private Rejection column(Unresolved one) {
    Name name = one.column().name();
    String where =
        one.among().size() == 1 ? " of " + known.shown(one.among().iterator().next()) : "";
    String columns =
        one.among().stream()
            .map(relation -> Known.columns(relation, name))
            .filter(all -> !all.isEmpty())
            .collect(Collectors.joining("; "));
    return new Rejection(
        one.column().span(),
        "42703",
        "column " + name.sql() + where + " does not exist",
        one.among().size() != 1 || columns.isEmpty()
            ? "Correct its name, or add the column in an earlier migration"
            : "Use a column that it has (" + columns + ")");
  }
}
