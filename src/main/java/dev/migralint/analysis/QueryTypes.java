package dev.migralint.analysis;

import dev.migralint.schema.Relation;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.AllColumns;
import dev.migralint.sql.Expression.Subquery;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.Operation;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.expression.ColumnLabel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types of what the names in a query mean, where what it reads is certain. */
final class QueryTypes {
  private static final Name UNLABELLED = Name.quoted("?column?");

  private final Known known;
  private final Check check;
  private Optional<Rejection> found = Optional.empty();

  /** A column that a table or a query gives. */
  record Output(Name name, Optional<TypeName> type) {}

  /** What an expression is refused for, where names have these types. */
  interface Check {
    Optional<Rejection> of(Expression expression, ValueTypes types);

    /** What a set operation is refused for, which combines columns of the types. */
    default Optional<Rejection> of(QueryTree query, TypeName one, TypeName other) {
      return Optional.empty();
    }
  }

  private QueryTypes(Known known, Check check) {
    this.known = known;
    this.check = check;
  }

  /** The query that the operation runs, or that finds the rows that it changes. */
  static Optional<QueryTree> query(Operation operation) {
    return switch (operation) {
      case DataOperation.Query one -> one.query();
      case DataOperation.Insert insert -> insert.query();
      case DataOperation.Update update -> Optional.of(update.rows());
      case DataOperation.Delete delete -> Optional.of(delete.rows());
      case DataOperation.Merge merge -> Optional.of(merge.rows());
      case CreateView create -> Optional.of(create.query());
      case CreateTable create -> create.query();
      case Operation other -> Optional.empty();
    };
  }

  /** The first refusal of an expression in the query, in the order in which PostgreSQL looks. */
  static Optional<Rejection> first(QueryTree query, Known known, Check check) {
    QueryTypes types = new QueryTypes(known, check);
    types.query(query, null, Map.of());
    return types.found;
  }

  /** The columns that a query gives; empty where not all of them are known. */
  static Optional<List<Output>> outputs(QueryTree query, Known known) {
    return new QueryTypes(known, (expression, types) -> Optional.empty())
        .query(query, null, Map.of());
  }

  /** A FROM item; its columns are empty where not all are known. */
  private record Source(Optional<Name> alias, Optional<List<Output>> columns) {
    Optional<Output> column(Name name) {
      return columns.stream()
          .flatMap(List::stream)
          .filter(column -> column.name().equals(name))
          .findFirst();
    }
  }

  /** What names mean in one SELECT, and in those around it. */
  private static final class Scope {
    private final @Nullable Scope outer;
    private final Map<Name, Optional<List<Output>>> tables;
    private final List<Source> sources = new ArrayList<>();
    private final Set<Name> merged = new HashSet<>();
    private boolean allMerged;

    Scope(@Nullable Scope outer, Map<Name, Optional<List<Output>>> tables) {
      this.outer = outer;
      this.tables = tables;
    }

    Optional<TypeName> type(Expression.Column column) {
      for (Scope scope = this; scope != null; scope = scope.outer) {
        List<Source> having =
            column.qualifiers().isEmpty()
                ? scope.sources.stream()
                    .filter(source -> source.column(column.name()).isPresent())
                    .toList()
                : scope.sources.stream()
                    .filter(
                        source ->
                            source
                                .alias()
                                .filter(column.qualifiers().getLast()::equals)
                                .isPresent())
                    .toList();
        boolean unsure =
            having.size() > 1
                || scope.allMerged
                || scope.merged.contains(column.name())
                || scope.sources.stream().anyMatch(source -> source.alias().isEmpty());
        if (!having.isEmpty()) {
          return unsure
              ? Optional.empty()
              : having.getFirst().column(column.name()).flatMap(Output::type);
        }
        if (unsure || scope.sources.stream().anyMatch(source -> source.columns().isEmpty())) {
          return Optional.empty();
        }
      }
      return Optional.empty();
    }
  }

  private Optional<List<Output>> query(
      QueryTree query, @Nullable Scope outer, Map<Name, Optional<List<Output>>> around) {
    Map<Name, Optional<List<Output>>> tables = new HashMap<>(around);
    query.with().forEach(table -> tables.put(table.name(), Optional.empty()));
    for (QueryTree.CommonTable table : query.with()) {
      tables.put(table.name(), Optional.empty());
      Optional<List<Output>> given =
          table.query().flatMap(inner -> query(inner, outer, Map.copyOf(tables)));
      tables.put(table.name(), table.columns().isEmpty() ? given : Optional.empty());
    }
    List<Optional<List<Output>>> parts = new ArrayList<>();
    for (QueryTree.Part part : query.parts()) {
      parts.add(part(part, outer, tables));
    }
    return parts.size() == 1 ? parts.getFirst() : combined(query, parts);
  }

  /** The columns of a set operation are named by its first part. */
  private Optional<List<Output>> combined(QueryTree query, List<Optional<List<Output>>> parts) {
    // The order of a table's columns is not certain, because LIKE may stand between them.
    if (parts.stream().anyMatch(Optional::isEmpty)
        || query.parts().stream().anyMatch(QueryTypes::hasStar)) {
      return Optional.empty();
    }
    List<Output> outputs = new ArrayList<>(parts.getFirst().orElseThrow());
    for (Optional<List<Output>> part : parts.subList(1, parts.size())) {
      List<Output> other = part.orElseThrow();
      if (other.size() != outputs.size()) {
        return Optional.empty();
      }
      for (int i = 0; i < outputs.size(); i++) {
        Output one = outputs.get(i);
        Optional<TypeName> type = other.get(i).type();
        if (one.type().isPresent() && type.isPresent()) {
          note(check.of(query, one.type().get(), type.get()));
        }
        if (!one.type().equals(type)) {
          outputs.set(i, new Output(one.name(), Optional.empty()));
        }
      }
    }
    return Optional.of(outputs);
  }

  private static boolean hasStar(QueryTree.Part part) {
    return !(part instanceof QueryTree.Select select)
        || select.targets().stream().anyMatch(target -> target.value() instanceof AllColumns);
  }

  private Optional<List<Output>> part(
      QueryTree.Part part, @Nullable Scope outer, Map<Name, Optional<List<Output>>> tables) {
    return switch (part) {
      case QueryTree.Select select -> {
        Scope scope = new Scope(outer, tables);
        from(select.from(), scope);
        Optional<List<Output>> outputs = targets(select.targets(), scope);
        select.where().ifPresent(where -> expression(where, scope));
        select.others().forEach(other -> expression(other, scope));
        yield outputs;
      }
      case QueryTree.Values values -> {
        Scope scope = new Scope(outer, tables);
        values.rows().forEach(row -> row.forEach(value -> expression(value, scope)));
        yield Optional.empty();
      }
      case QueryTree.Table table -> columns(table.relation(), tables);
      case QueryTree.Nested nested -> query(nested.query(), outer, tables);
    };
  }

  private Optional<List<Output>> targets(List<QueryTree.Target> targets, Scope scope) {
    ValueTypes types = new ValueTypes(known, scope::type);
    List<Output> outputs = new ArrayList<>();
    boolean all = true;
    for (QueryTree.Target target : targets) {
      if (target.value() instanceof AllColumns columns) {
        all &= !scope.allMerged && scope.merged.isEmpty();
        for (Source source : scope.sources) {
          boolean meant =
              columns.qualifiers().isEmpty()
                  || source.alias().filter(columns.qualifiers().getLast()::equals).isPresent();
          if (meant) {
            all &= source.columns().isPresent();
            source.columns().ifPresent(outputs::addAll);
          }
        }
      } else {
        expression(target.value(), scope);
        all &= !(target.value() instanceof Expression.Field field) || field.name().isPresent();
        Name name = target.label().or(() -> ColumnLabel.of(target.value())).orElse(UNLABELLED);
        outputs.add(new Output(name, types.of(target.value())));
      }
    }
    return all ? Optional.of(outputs) : Optional.empty();
  }

  private void from(QueryTree.From from, Scope scope) {
    for (QueryTree.Source source : from.sources()) {
      switch (source) {
        case QueryTree.Relation relation ->
            scope.sources.add(
                new Source(
                    Optional.of(relation.alias().orElse(relation.name().name())),
                    relation.columns().isEmpty()
                        ? columns(relation.name(), scope.tables)
                        : Optional.empty()));
        case QueryTree.Derived derived -> {
          // LATERAL may name what stands before it.
          Optional<List<Output>> given = query(derived.query(), hidden(scope), scope.tables);
          add(derived, derived.columns().isEmpty() ? given : Optional.empty(), scope);
        }
        case QueryTree.Functions functions -> {
          functions.calls().forEach(call -> expression(call, hidden(scope)));
          add(functions, Optional.empty(), scope);
        }
        case QueryTree.Joined joined when joined.alias().isEmpty() -> from(joined.from(), scope);
        case QueryTree.Joined joined -> {
          from(joined.from(), new Scope(scope.outer, scope.tables));
          add(joined, Optional.empty(), scope);
        }
      }
    }
    scope.merged.addAll(from.shared());
    scope.allMerged |= from.natural();
    from.conditions().forEach(condition -> expression(condition, scope));
  }

  private static void add(QueryTree.Source source, Optional<List<Output>> columns, Scope scope) {
    scope.sources.add(new Source(source.alias(), columns));
  }

  /** A scope in which only qualified names may mean something, and nothing is certain. */
  private static Scope hidden(Scope scope) {
    Scope hidden = new Scope(null, scope.tables);
    hidden.sources.add(new Source(Optional.empty(), Optional.empty()));
    return hidden;
  }

  private Optional<List<Output>> columns(
      ObjectName name, Map<Name, Optional<List<Output>>> tables) {
    if (name.schema().isEmpty() && tables.containsKey(name.name())) {
      return tables.get(name.name());
    }
    return known
        .relation(name)
        .filter(relation -> relation.kind() == Relation.Kind.TABLE)
        .filter(relation -> relation.complete() && !Known.inherits(relation))
        .map(
            relation ->
                relation.columns().stream()
                    .map(column -> new Output(column.name(), column.type()))
                    .toList());
  }

  private void expression(Expression expression, Scope scope) {
    note(check.of(expression, new ValueTypes(known, scope::type)));
    Deque<Expression> open = new ArrayDeque<>(List.of(expression));
    while (!open.isEmpty()) {
      Expression next = open.pop();
      if (next instanceof Subquery subquery) {
        query(subquery.query(), scope, scope.tables);
      } else {
        next.children().forEach(open::push);
      }
    }
  }

  private void note(Optional<Rejection> rejection) {
    found = found.or(() -> rejection);
  }
}
