package dev.migralint.sql.read;

import dev.migralint.sql.Body;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.DataOperation.Assignment;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Query;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Column;
import dev.migralint.sql.Name;
import dev.migralint.sql.NamedColumn;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.token.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns that the statements in a routine's body certainly name: with their table before them,
 * or in a query of this table alone. A name of a variable that hides a column is an error when it
 * runs, unless #variable_conflict says otherwise:
 * https://www.postgresql.org/docs/current/plpgsql-implementation.html#PLPGSQL-VAR-SUBST
 */
final class BodyColumns {
  private final Set<NamedColumn> named = new LinkedHashSet<>();
  private final Set<ObjectName> made = new HashSet<>();

  private BodyColumns() {}

  static List<NamedColumn> in(String text, List<Token> tokens, Body body) {
    if (!BodyRelations.isString(text, tokens)
        || tokens.stream().anyMatch(token -> token.written(text).contains("#variable_conflict"))) {
      return List.of();
    }
    BodyColumns columns = new BodyColumns();
    columns.statements(body.statements());
    columns.statements(body.queries());
    return columns.named.stream()
        .filter(one -> !columns.made.contains(one.table()))
        .flatMap(
            one ->
                BodyRelations.found(text, tokens, one.table())
                    .map(table -> new NamedColumn(table, one.column())))
        .distinct()
        .toList();
  }

  private void statements(List<Statement> statements) {
    for (Statement statement : statements) {
      if (statement.isMadeUp()) {
        continue;
      }
      for (Operation operation : statement.operations()) {
        if (operation instanceof CreateTable create) {
          made.add(create.table());
        } else if (operation instanceof DataOperation data) {
          data(data);
        }
      }
      statements(statement.body());
    }
  }

  private void data(DataOperation operation) {
    switch (operation) {
      case Insert insert -> {
        insert.columns().forEach(column -> name(insert.table(), column));
        insert.query().ifPresent(query -> query(query, Set.of()));
        assigned(insert.table(), insert.onConflict());
      }
      case Update update -> {
        assigned(update.table(), update.assignments());
        Optional<ObjectName> alone = alone(update.table(), update.joins());
        update.assignments().forEach(set -> expression(set.value(), Map.of(), alone, Set.of()));
        update.where().ifPresent(where -> expression(where, Map.of(), alone, Set.of()));
      }
      case Delete delete -> {
        Optional<ObjectName> alone = alone(delete.table(), delete.joins());
        delete.where().ifPresent(where -> expression(where, Map.of(), alone, Set.of()));
      }
      case Query query -> query.query().ifPresent(tree -> query(tree, Set.of()));
      case DataOperation.Merge merge -> {}
      case DataOperation.Copy copy -> {}
      case DataOperation.DoBlock block -> {}
      case DataOperation.Call call -> {}
    }
  }

  private static Optional<ObjectName> alone(ObjectName table, boolean joins) {
    return joins ? Optional.empty() : Optional.of(table);
  }

  private void assigned(ObjectName table, List<Assignment> assignments) {
    assignments.forEach(set -> set.columns().forEach(column -> name(table, column)));
  }

  private void name(ObjectName table, Name column) {
    named.add(new NamedColumn(table, column));
  }

  /**
   * A query.
   *
   * @param around the names of the queries of WITH around it
   */
  private void query(QueryTree query, Set<Name> around) {
    Set<Name> tables = new HashSet<>(around);
    query.with().forEach(table -> tables.add(table.name()));
    query.with().forEach(table -> table.query().ifPresent(inner -> query(inner, tables)));
    for (QueryTree.Part part : query.parts()) {
      switch (part) {
        case QueryTree.Select select -> select(select, tables);
        case QueryTree.Values values ->
            values
                .rows()
                .forEach(
                    row ->
                        row.forEach(
                            value -> expression(value, Map.of(), Optional.empty(), tables)));
        case QueryTree.Table table -> {}
        case QueryTree.Nested nested -> query(nested.query(), tables);
      }
    }
  }

  private void select(QueryTree.Select select, Set<Name> tables) {
    Map<Name, ObjectName> items = new HashMap<>();
    List<Expression> expressions = new ArrayList<>();
    from(select.from(), items, expressions, tables);
    boolean isAlone = select.from().sources().size() == 1 && items.size() == 1;
    Optional<ObjectName> alone =
        isAlone && select.from().sources().getFirst() instanceof QueryTree.Relation
            ? items.values().stream().findFirst()
            : Optional.empty();
    select.targets().forEach(target -> expressions.add(target.value()));
    select.where().ifPresent(expressions::add);
    expressions.forEach(expression -> expression(expression, items, alone, tables));
    select.others().forEach(other -> expression(other, items, Optional.empty(), tables));
  }

  /** The relations of a FROM by the names that its query gives them, and its conditions. */
  private void from(
      QueryTree.From from,
      Map<Name, ObjectName> items,
      List<Expression> expressions,
      Set<Name> tables) {
    expressions.addAll(from.conditions());
    for (QueryTree.Source source : from.sources()) {
      switch (source) {
        case QueryTree.Relation relation -> {
          boolean isCommon =
              relation.name().schema().isEmpty() && tables.contains(relation.name().name());
          if (!isCommon && relation.columns().isEmpty()) {
            items.put(relation.alias().orElse(relation.name().name()), relation.name());
          }
        }
        case QueryTree.Derived derived -> query(derived.query(), tables);
        case QueryTree.Functions functions -> expressions.addAll(functions.calls());
        case QueryTree.Joined joined when joined.alias().isEmpty() ->
            from(joined.from(), items, expressions, tables);
        case QueryTree.Joined joined ->
            from(joined.from(), new HashMap<>(), new ArrayList<>(), tables);
      }
    }
  }

  /**
   * An expression, without recursion but for its queries.
   *
   * @param items the relations that it can name columns of
   * @param alone the only one whose columns it can name without qualifier
   */
  private void expression(
      Expression whole, Map<Name, ObjectName> items, Optional<ObjectName> alone, Set<Name> tables) {
    Deque<Expression> open = new ArrayDeque<>(List.of(whole));
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case Column column when column.qualifiers().isEmpty() ->
            alone.ifPresent(table -> name(table, column.name()));
        case Column column -> {
          ObjectName table = items.get(column.qualifiers().getLast());
          if (table != null) {
            name(table, column.name());
          }
        }
        case Expression.Subquery subquery -> query(subquery.query(), tables);
        case Expression other -> other.children().forEach(open::push);
      }
    }
  }
}
