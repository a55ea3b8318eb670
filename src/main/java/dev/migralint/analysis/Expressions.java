package dev.migralint.analysis;

import dev.migralint.builtin.BuiltInFunctions;
import dev.migralint.schema.ColumnReads;
import dev.migralint.schema.ColumnReads.Unresolved;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ColumnOperation.SetExpression;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Query;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.Operation;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.TableOperation.CreateTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns that queries and expressions name and that are not there. */
final class Expressions {
  private final Known known;

  Expressions(Known known) {
    this.known = known;
  }

  Optional<Rejection> of(Operation operation) {
    return switch (operation) {
      case Query query -> query.query().flatMap(this::query);
      case Insert insert -> insert.query().flatMap(this::query);
      case Update update -> query(update.rows());
      case Delete delete -> query(delete.rows());
      case CreateView create -> query(create.query());
      case CreateTable create -> create.query().flatMap(this::query);
      case AddCheck check -> ofTable(check.table(), List.of(check.expression()));
      case SetExpression set -> ofTable(set.table(), List.of(set.expression()));
      case AlterColumnType alter -> ofTable(alter.table(), alter.using().stream().toList());
      case CreateObject create when create.object() == ObjectKind.POLICY ->
          create.on().flatMap(table -> ofTable(table, create.conditions()));
      case CreateObject create when create.object() == ObjectKind.TRIGGER ->
          create.on().flatMap(known::relation).flatMap(table -> trigger(create, table));
      case Operation other -> Optional.empty();
    };
  }

  private Optional<Rejection> query(QueryTree query) {
    return first(ColumnReads.of(query, known.catalog()));
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
        && one.among().stream().allMatch(this::isKnown)
        && (one.item() || one.column().qualifiers().isEmpty() || !isFunction(name));
  }

  private boolean isKnown(Relation relation) {
    return known.isCertain(relation) && !Known.inherits(relation);
  }

  /** {@code t.f} is the call {@code f(t)} where there is such a function. */
  private boolean isFunction(Name name) {
    return BuiltInFunctions.has(name.text())
        || known.catalog().isDisturbed()
        || !known.catalog().extensions().isEmpty()
        || known.catalog().volatility(ObjectName.of(name)).isPresent();
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
