package dev.migralint.analysis;

import dev.migralint.builtin.BuiltInFunctions;
import dev.migralint.builtin.BuiltInTypes;
import dev.migralint.schema.Catalog;
import dev.migralint.source.Span;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Call;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.expression.OperationExpressions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Functions that are called and are not there. */
final class Functions {
  /** PostgreSQL's own trigger functions, which no expression can call. */
  private static final Set<String> OF_TRIGGERS =
      Set.of(
          "suppress_redundant_updates_trigger",
          "unique_key_recheck",
          "tsvector_update_trigger",
          "tsvector_update_trigger_column");

  private final Known known;

  Functions(Known known) {
    this.known = known;
  }

  Optional<Rejection> of(Operation operation) {
    Stream<Call> calls =
        OperationExpressions.of(operation).stream()
            .flatMap(expression -> expression.all(Call.class))
            .filter(call -> call.form() == Call.Form.PLAIN);
    Optional<Rejection> dropped =
        operation instanceof DropObject drop
                && drop.object() == ObjectKind.FUNCTION
                && !drop.ifExists()
            ? drop.name().flatMap(name -> missing(name, drop.span()))
            : Optional.empty();
    if (dropped.isPresent()) {
      return dropped;
    }
    Optional<Rejection> called =
        calls
            .filter(call -> !isCast(call) && !mayBeColumn(call))
            .flatMap(call -> missing(call.function(), call.span()).stream())
            .findFirst();
    return called.or(
        () ->
            operation instanceof CreateObject create && create.object() == ObjectKind.TRIGGER
                ? create.calls().stream()
                    .flatMap(function -> missing(function, create.span()).stream())
                    .findFirst()
                : Optional.empty());
  }

  private boolean isLacking(ObjectName function) {
    return !BuiltInFunctions.has(function.name().text())
        && !OF_TRIGGERS.contains(function.name().text())
        && !Extensions.mayMakeFunction(function.name().text())
        && !known.catalog().mayHaveFunction(function.name())
        && (Extensions.areFunctionsKnown(known.catalog().extensions())
            || known
                .catalog()
                .functionNames()
                .anyMatch(made -> Known.isNear(made.text(), function.name().text())))
        && !known.catalog().types().isMade(function);
  }

  /** Whether defaults and triggers call functions that no migration makes. */
  static boolean areLacking(Statement statement, Catalog catalog) {
    Functions functions = new Functions(new Known(catalog, statement));
    return statement.operations().stream()
        .anyMatch(
            operation ->
                switch (operation) {
                  case AddColumn add ->
                      add.defaultValue().stream()
                          .flatMap(value -> value.all(Call.class))
                          .filter(call -> call.form() == Call.Form.PLAIN && !functions.isCast(call))
                          .anyMatch(call -> functions.isLacking(call.function()));
                  case CreateObject create when create.object() == ObjectKind.TRIGGER ->
                      create.calls().stream().anyMatch(functions::isLacking);
                  case Operation other -> false;
                });
  }

  /**
   * {@code f(x)} is the column or attribute {@code x.f} where there is one. What is no column's
   * name may be that of a query or a function in FROM, which may have any columns.
   */
  private boolean mayBeColumn(Call call) {
    Name function = call.function().name();
    return call.arguments().size() == 1
        && (Known.SYSTEM_COLUMNS.contains(function.text())
            || isColumn(function)
            || known.catalog().dependencies().hasAttribute(function)
            || (call.arguments().getFirst() instanceof Expression.Column row
                && row.qualifiers().isEmpty()
                && !isColumn(row.name())));
  }

  private boolean isColumn(Name name) {
    return known.catalog().relations().stream()
        .anyMatch(
            relation ->
                relation.column(name).isPresent()
                    || relation.outputs().filter(columns -> columns.contains(name)).isPresent());
  }

  /** A type's name with one argument is a cast. */
  private boolean isCast(Call call) {
    return call.arguments().size() == 1
        && (BuiltInTypes.has(call.function().name().text())
            || BuiltInTypes.has(TypeName.of(call.function().name().text()).name())
            || known.catalog().types().isMade(call.function()));
  }

  private Optional<Rejection> missing(ObjectName function, Span span) {
    if (SchemaNames.isMissing(known, function)) {
      return Optional.of(SchemaNames.missing(span, function));
    }
    return Stream.of(function)
        .filter(this::isLacking)
        .filter(one -> !known.catalog().lacks(Catalog.Lacking.FUNCTIONS))
        .filter(known::isMissing)
        .map(
            one ->
                new Rejection(
                    span,
                    "42883",
                    "function " + one.sql() + " does not exist",
                    "Create it in an earlier migration, or correct its name"))
        .findFirst();
  }
}
