package dev.migralint.schema;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.AllColumns;
import dev.migralint.sql.Expression.Column;
import dev.migralint.sql.Expression.Subquery;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.QueryTree.Source;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.expression.ColumnLabel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of which relations a query depends on, as PostgreSQL records it: its names resolved
 * as PostgreSQL resolves them, against the catalog as it is now. A name that may be a column of
 * several relations, because not all of their columns are known, counts for each of them.
 */
public final class ColumnReads {
  /** PostgreSQL's limit for the outputs of a query; stars over views could ask for any number. */
  private static final int MAX_OUTPUTS = 1664;

  private static final Name UNLABELLED = Name.quoted("?column?");

  private final Catalog catalog;
  private final Map<Relation, Set<Name>> columns = new LinkedHashMap<>();
  private final List<Unresolved> unresolved = new ArrayList<>();
  private final List<Unresolved> ambiguous = new ArrayList<>();
  private Optional<List<Name>> outputs = Optional.empty();

  private boolean guessed;

  /** The query that is read. */
  private @Nullable QueryTree place;

  /**
   * A name that is no column of what is in its reach.
   *
   * @param among the relations in its reach, once each; nothing else there can have it either
   * @param item whether even what qualifies it is not there
   */
  public record Unresolved(Column column, Set<Relation> among, boolean item) {}

  private ColumnReads(Catalog catalog) {
    this.catalog = catalog;
  }

  /** What a query reads. */
  public static ColumnReads of(QueryTree query, Catalog catalog) {
    ColumnReads reads = new ColumnReads(catalog);
    reads.outputs = reads.query(query, null, Map.of());
    return reads;
  }

  /** What the expressions of a policy or a trigger of a table read. */
  public static ColumnReads of(List<Expression> expressions, Relation table, Catalog catalog) {
    ColumnReads reads = new ColumnReads(catalog);
    QueryScope scope = new QueryScope(null, Map.of());
    for (Name name : List.of(table.name().name(), Name.unquoted("old"), Name.unquoted("new"))) {
      scope
          .items()
          .add(new QueryScope.Item(Optional.of(name), Optional.of(table), Optional.empty(), false));
    }
    expressions.forEach(expression -> reads.expression(expression, scope));
    return reads;
  }

  /** What the expressions of a relation itself read, such as its checks. */
  public static ColumnReads of(Expression expression, Relation table, Catalog catalog) {
    ColumnReads reads = new ColumnReads(catalog);
    QueryScope scope = new QueryScope(null, Map.of());
    scope
        .items()
        .add(
            new QueryScope.Item(
                Optional.of(table.name().name()), Optional.of(table), Optional.empty(), false));
    reads.expression(expression, scope);
    return reads;
  }

  /** Names without qualifier that mean columns of several relations. */
  public List<Unresolved> ambiguous() {
    return ambiguous;
  }

  /** What ON CONFLICT DO UPDATE of a table assigns, which has that name there. */
  public static ColumnReads ofConflict(
      List<Expression> expressions, Relation table, Name alias, Catalog catalog) {
    ColumnReads reads = new ColumnReads(catalog);
    QueryScope scope = new QueryScope(null, Map.of());
    for (Name name : List.of(alias, Name.unquoted("excluded"))) {
      scope
          .items()
          .add(new QueryScope.Item(Optional.of(name), Optional.of(table), Optional.empty(), false));
    }
    expressions.forEach(expression -> reads.expression(expression, scope));
    return reads;
  }

  /** The names that mean no column, as far as that is certain from what the catalog holds. */
  public List<Unresolved> unresolved() {
    return unresolved;
  }

  /** Whether more columns may be told than PostgreSQL records. */
  public boolean isGuessed() {
    return guessed;
  }

  /** The columns that are read, by relation. */
  public Map<Relation, Set<Name>> columns() {
    return columns;
  }

  /** The names of the columns that the query gives, where all of them are known. */
  public Optional<List<Name>> outputs() {
    return outputs;
  }

  /** The same where the first columns have these names. */
  public Optional<List<Name>> outputs(List<Name> first) {
    return outputs.map(
        given -> {
          List<Name> all = new ArrayList<>(first);
          all.addAll(given.subList(Math.min(first.size(), given.size()), given.size()));
          return List.copyOf(all);
        });
  }

  private Optional<List<Name>> query(
      QueryTree query, @Nullable QueryScope outer, Map<Name, Optional<List<Name>>> around) {
    place = query;
    Map<Name, Optional<List<Name>>> tables = new HashMap<>(around);
    // RECURSIVE lets each of them name all of them.
    query.with().forEach(table -> tables.put(table.name(), Optional.empty()));
    for (QueryTree.CommonTable table : query.with()) {
      tables.put(table.name(), Optional.empty());
      Optional<List<Name>> given =
          table.query().flatMap(inner -> query(inner, outer, Map.copyOf(tables)));
      tables.put(table.name(), renamed(given, table.columns()));
    }
    Optional<List<Name>> first = Optional.empty();
    QueryScope last = new QueryScope(outer, tables);
    for (int i = 0; i < query.parts().size(); i++) {
      last = new QueryScope(outer, tables);
      Optional<List<Name>> given = part(query.parts().get(i), last);
      first = i == 0 ? given : first;
    }
    for (Expression other : query.others()) {
      // ORDER BY means a column of the output before one of FROM.
      if (!isOutput(other, first) && (first.isPresent() || query.parts().size() == 1)) {
        expression(other, last);
      }
    }
    return first;
  }

  private static boolean isOutput(Expression expression, Optional<List<Name>> outputs) {
    return expression instanceof Column column
        && column.qualifiers().isEmpty()
        && outputs.filter(names -> names.contains(column.name())).isPresent();
  }

  /** The names of columns, of which the first are given other names. */
  private static Optional<List<Name>> renamed(Optional<List<Name>> given, List<Name> names) {
    if (names.isEmpty() || given.isEmpty()) {
      return given;
    }
    List<Name> all = new ArrayList<>(names);
    all.addAll(given.get().subList(Math.min(names.size(), given.get().size()), given.get().size()));
    return Optional.of(all);
  }

  private Optional<List<Name>> part(QueryTree.Part part, QueryScope scope) {
    return switch (part) {
      case QueryTree.Select select -> {
        from(select.from(), scope);
        Optional<List<Name>> given = targets(select.targets(), scope);
        select.where().ifPresent(where -> expression(where, scope));
        select.others().stream()
            .filter(other -> !isLabel(other, select.targets()))
            .forEach(other -> grouping(other, given, scope));
        yield given;
      }
      case QueryTree.Values values -> {
        values.rows().forEach(row -> row.forEach(value -> expression(value, scope)));
        yield values.rows().isEmpty()
            ? Optional.empty()
            : Optional.of(numbered(values.rows().getFirst().size()));
      }
      case QueryTree.Table table -> {
        relation(table.relation(), Optional.empty(), List.of(), scope);
        yield all(scope.items().getFirst());
      }
      case QueryTree.Nested nested -> query(nested.query(), scope.outer(), scope.tables());
    };
  }

  /** DISTINCT ON means what has been given a name before a column of FROM. */
  private static boolean isLabel(Expression other, List<QueryTree.Target> targets) {
    return other instanceof Column column
        && column.qualifiers().isEmpty()
        && targets.stream().anyMatch(t -> t.label().filter(column.name()::equals).isPresent());
  }

  /** GROUP BY means a column of FROM before one of the output. */
  private void grouping(Expression other, Optional<List<Name>> given, QueryScope scope) {
    int before = unresolved.size();
    expression(other, scope);
    if (isOutput(other, given)) {
      unresolved.subList(before, unresolved.size()).clear();
    }
  }

  private static List<Name> numbered(int columns) {
    List<Name> names = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      names.add(Name.unquoted("column" + i));
    }
    return names;
  }

  private Optional<List<Name>> targets(List<QueryTree.Target> targets, QueryScope scope) {
    List<Name> names = new ArrayList<>();
    boolean known = true;
    for (QueryTree.Target target : targets) {
      if (target.value() instanceof AllColumns all) {
        int before = names.size();
        for (QueryScope.Item item : scope.items(all)) {
          Optional<List<Name>> given = all(item);
          known &= given.isPresent() && names.size() + given.get().size() <= MAX_OUTPUTS;
          if (known) {
            names.addAll(given.get());
          }
        }
        if (all.qualifiers().isEmpty()) {
          scope.mergeIn(names.subList(before, names.size()));
        }
      } else {
        expression(target.value(), scope);
        known &= !(target.value() instanceof Expression.Field field) || field.name().isPresent();
        names.add(target.label().or(() -> ColumnLabel.of(target.value())).orElse(UNLABELLED));
      }
    }
    return known ? Optional.of(names) : Optional.empty();
  }

  /** All columns of an item are read; their names, where they are known. */
  private Optional<List<Name>> all(QueryScope.Item item) {
    item.relation().ifPresent(relation -> read(relation, QueryScope.names(relation)));
    return item.outputs();
  }

  private void read(QueryScope.Item item, Name name) {
    item.relation()
        .ifPresent(relation -> item.own(name).ifPresent(n -> read(relation, List.of(n))));
  }

  private void read(Relation relation, List<Name> names) {
    columns.computeIfAbsent(relation, r -> new LinkedHashSet<>()).addAll(names);
  }

  private void from(QueryTree.From from, QueryScope scope) {
    int start = scope.items().size();
    for (Source source : from.sources()) {
      switch (source) {
        case QueryTree.Relation relation ->
            relation(relation.name(), relation.alias(), relation.columns(), scope);
        case QueryTree.Derived derived -> {
          Optional<List<Name>> given = query(derived.query(), scope, scope.tables());
          add(derived, renamed(given, derived.columns()), scope);
        }
        case QueryTree.Functions functions -> {
          functions.calls().forEach(call -> expression(call, scope));
          add(functions, Optional.empty(), scope);
        }
        case QueryTree.Joined joined when joined.alias().isEmpty() -> from(joined.from(), scope);
        case QueryTree.Joined joined -> {
          QueryScope inside = new QueryScope(scope.outer(), scope.tables());
          from(joined.from(), inside);
          inside.items().forEach(this::all);
          guessed = true;
          add(joined, Optional.empty(), scope);
        }
      }
    }
    for (Name shared : from.shared()) {
      shared(shared, scope.items().subList(start, scope.items().size()));
      column(shared, scope, true);
      scope.merge(shared);
    }
    if (from.natural()) {
      scope.mergeAll();
      scope.compared().forEach(shared -> column(shared, scope, true));
    }
    from.conditions().forEach(condition -> expression(condition, scope));
  }

  /** Both sides of a join have the column that USING names. */
  private void shared(Name name, List<QueryScope.Item> items) {
    List<QueryScope.Item> lacking =
        items.stream().filter(item -> item.has(name) == Ternary.NO).toList();
    if (place != null && items.size() - lacking.size() < 2) {
      Set<Relation> among = new LinkedHashSet<>();
      lacking.forEach(item -> among.addAll(relation(item)));
      unresolved.add(new Unresolved(new Column(place.span(), List.of(), name), among, false));
    }
  }

  private static void add(Source source, Optional<List<Name>> outputs, QueryScope scope) {
    scope.items().add(new QueryScope.Item(source.alias(), Optional.empty(), outputs, false));
  }

  private void relation(
      ObjectName name, Optional<Name> alias, List<Name> renamed, QueryScope scope) {
    Name seen = alias.orElse(name.name());
    if (name.schema().isEmpty() && scope.tables().containsKey(name.name())) {
      Optional<List<Name>> given = renamed(scope.tables().get(name.name()), renamed);
      scope.items().add(new QueryScope.Item(Optional.of(seen), Optional.empty(), given, false));
      return;
    }
    Optional<Relation> relation = catalog.relation(name);
    Optional<List<Name>> outputs =
        relation.filter(one -> one.outputs.isPresent() || one.complete()).map(QueryScope::names);
    if (!renamed.isEmpty() && outputs.isEmpty()) {
      relation.ifPresent(one -> read(one, QueryScope.names(one)));
    }
    scope
        .items()
        .add(
            new QueryScope.Item(
                Optional.of(seen), relation, renamed(outputs, renamed), !renamed.isEmpty()));
  }

  /** Reads an expression without recursion, but for queries, which are nested only so deep. */
  private void expression(Expression whole, QueryScope scope) {
    Deque<Expression> open = new ArrayDeque<>(List.of(whole));
    while (!open.isEmpty()) {
      Expression next = open.pop();
      switch (next) {
        case Column column -> column(column, scope);
        case Expression.Row row -> {
          row.values().forEach(open::push);
          row.values().stream()
              .filter(AllColumns.class::isInstance)
              .forEach(all -> scope.items((AllColumns) all).forEach(this::all));
        }
        case Expression.Field field when field(field, scope) -> {}
        case Subquery subquery -> query(subquery.query(), scope, scope.tables());
        default -> next.children().forEach(open::push);
      }
    }
  }

  /** Whether it is the column of a row that a FROM item gives: {@code (t).a}, {@code (t).*}. */
  private boolean field(Expression.Field field, QueryScope scope) {
    if (!(field.operand() instanceof Column row) || !row.qualifiers().isEmpty()) {
      return false;
    }
    boolean isItem = scope.isItem(row.name());
    if (isItem) {
      List<Name> qualifiers = List.of(row.name());
      field
          .name()
          .ifPresentOrElse(
              name -> column(new Column(field.span(), qualifiers, name), scope),
              () -> scope.items(new AllColumns(field.span(), qualifiers)).forEach(this::all));
    }
    return isItem;
  }

  private void column(Column column, QueryScope scope) {
    if (column.qualifiers().isEmpty()) {
      unqualified(column, scope);
    } else {
      qualified(column, scope);
    }
  }

  private void unqualified(Column column, QueryScope scope) {
    boolean may = false;
    for (QueryScope one = scope; one != null; one = one.outer()) {
      switch (column(column.name(), one, false)) {
        case YES -> {
          findOthers(column, one);
          return;
        }
        case UNKNOWN -> may = true;
        case NO -> {}
      }
    }
    if (!may) {
      unresolved.add(new Unresolved(column, among(scope), false));
    }
  }

  /** A name that USING or NATURAL does not make one of two columns is that of one relation. */
  private void findOthers(Column column, QueryScope scope) {
    if (scope.merges(column.name())) {
      return;
    }
    List<QueryScope.Item> having =
        scope.items().stream().filter(item -> item.has(column.name()) == Ternary.YES).toList();
    Set<Relation> relations = new LinkedHashSet<>();
    having.forEach(item -> relations.addAll(relation(item)));
    if (having.size() > 1 && relations.size() == having.size()) {
      ambiguous.add(new Unresolved(column, relations, false));
    }
  }

  private void qualified(Column column, QueryScope scope) {
    Name qualifier = column.qualifiers().getLast();
    boolean may = false;
    for (QueryScope one = scope; one != null; one = one.outer()) {
      for (QueryScope.Item item : one.items()) {
        if (item.isNamed(qualifier)) {
          read(item, column.name());
          // A schema before the name may tell two tables apart.
          if (column.qualifiers().size() == 1 && item.has(column.name()) == Ternary.NO) {
            unresolved.add(new Unresolved(column, relation(item), false));
          }
          return;
        }
        may |= item.alias().isEmpty();
      }
    }
    if (!may && column.qualifiers().size() == 1) {
      unresolved.add(new Unresolved(column, among(scope), true));
    }
  }

  private static Set<Relation> relation(QueryScope.Item item) {
    return item.relation().map(Set::of).orElse(Set.of());
  }

  private static Set<Relation> among(QueryScope scope) {
    Set<Relation> all = new LinkedHashSet<>();
    for (QueryScope one = scope; one != null; one = one.outer()) {
      one.items().forEach(item -> all.addAll(relation(item)));
    }
    return all;
  }

  /**
   * Finds a name without qualifier among the items of one FROM.
   *
   * @param everywhere whether it is read of each item that has it
   * @return whether it is theirs
   */
  private Ternary column(Name name, QueryScope scope, boolean everywhere) {
    List<QueryScope.Item> may = new ArrayList<>();
    boolean found = false;
    for (QueryScope.Item item : scope.items()) {
      Ternary has = item.has(name);
      if (has == Ternary.YES) {
        read(item, name);
        found = true;
        if (!everywhere) {
          return Ternary.YES;
        }
      } else if (has == Ternary.UNKNOWN) {
        may.add(item);
      }
    }
    if (scope.isItem(name)) {
      // A whole row depends on the relation, and on none of its columns.
      return Ternary.YES;
    }
    for (QueryScope.Item item : may) {
      read(item, name);
      guessed = true;
    }
    return found ? Ternary.YES : may.isEmpty() ? Ternary.NO : Ternary.UNKNOWN;
  }
}
