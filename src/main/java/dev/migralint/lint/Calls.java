package dev.migralint.lint;

import dev.migralint.schema.Catalog;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Call;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.ObjectOperation.Event;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Read;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.RefreshMaterializedView;
import dev.migralint.sql.expression.OperationExpressions;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The functions that run when an operation runs: those that it calls, that the views call which it
 * reads, that fill the columns, and the triggers of its table.
 */
final class Calls {
  /** How many views are looked into for one operation. */
  private static final int MOST_VIEWS = 1000;

  /** How many functions of triggers, and of defaults, are found for one operation. */
  private static final int MOST_IMPLICIT = 200;

  private final Catalog catalog;
  private boolean isCut;
  private final Set<Called> found = new LinkedHashSet<>();

  /**
   * A call.
   *
   * @param arguments how many it has; below 0 where that is not told
   * @param implicit whether the statement does not name it
   */
  record Called(ObjectName name, int arguments, boolean implicit) {}

  private Calls(Catalog catalog) {
    this.catalog = catalog;
  }

  static Calls of(Operation operation, Catalog catalog) {
    Calls calls = new Calls(catalog);
    calls.find(operation);
    return calls;
  }

  Set<Called> found() {
    return Collections.unmodifiableSet(found);
  }

  /** Whether there are more than were found. */
  boolean isCut() {
    return isCut;
  }

  private void find(Operation operation) {
    switch (operation) {
      case DataOperation.Query query -> {
        named(operation, query.calls());
        read(query.reads());
      }
      case DataOperation.Insert insert -> {
        named(operation, insert.calls());
        read(insert.reads());
        filled(insert.table());
        fired(insert.table(), Event.INSERT);
        if (!insert.onConflict().isEmpty()) {
          fired(insert.table(), Event.UPDATE);
        }
      }
      case DataOperation.Update update -> {
        named(operation, update.calls());
        read(update.reads());
        fired(update.table(), Event.UPDATE);
      }
      case DataOperation.Delete delete -> {
        named(operation, delete.calls());
        read(delete.reads());
        fired(delete.table(), Event.DELETE);
      }
      case DataOperation.Merge merge -> {
        named(operation, merge.calls());
        read(merge.reads());
        filled(merge.table());
        List.of(Event.INSERT, Event.UPDATE, Event.DELETE).forEach(e -> fired(merge.table(), e));
      }
      case DataOperation.Copy copy when copy.from() && copy.table().isPresent() -> {
        filled(copy.table().get());
        fired(copy.table().get(), Event.INSERT);
      }
      case DataOperation.Call call -> found.add(new Called(call.procedure(), -1, false));
      case TableOperation.Truncate truncate -> fired(truncate.table(), Event.TRUNCATE);
      case CreateTable create -> {
        named(operation, List.of());
        read(create.reads());
      }
      case RefreshMaterializedView refresh -> views(refresh.table());
      case CreateView view when view.object() == ObjectKind.MATERIALIZED_VIEW && !view.empty() -> {
        named(operation, view.calls());
        view.reads().forEach(this::views);
      }
      case AddColumn add when add.written() == Operation.Written.ADD_COLUMN ->
          named(operation, List.of());
      case AlterColumnType alter -> named(operation, List.of());
      case AddCheck add when add.written() == Operation.Written.ALONE && !add.notValid() ->
          named(operation, List.of());
      case CreateIndex create -> named(operation, List.of());
      default -> {}
    }
  }

  /** The calls in the operation's expressions, then those of which only the names are known. */
  private void named(Operation operation, List<ObjectName> others) {
    Set<ObjectName> counted = new LinkedHashSet<>();
    for (Expression expression : OperationExpressions.of(operation)) {
      expression
          .all(Call.class)
          .forEach(
              call -> {
                boolean plain = call.form() == Call.Form.PLAIN && call.written().isEmpty();
                found.add(new Called(call.function(), plain ? call.arguments().size() : -1, false));
                counted.add(call.function());
              });
    }
    others.stream()
        .filter(name -> !counted.contains(name))
        .forEach(name -> found.add(new Called(name, -1, false)));
  }

  private void read(List<Read> reads) {
    reads.forEach(read -> views(read.relation()));
  }

  /** What the views call that are read with the relation. */
  private void views(ObjectName name) {
    catalog
        .relation(name)
        .filter(relation -> relation.kind() != Relation.Kind.TABLE)
        .ifPresent(
            relation ->
                relation.readWith().stream()
                    .limit(MOST_VIEWS)
                    .flatMap(view -> view.calls().stream())
                    .forEach(function -> found.add(new Called(function, -1, true))));
  }

  /** The functions that give columns the values which a row does not bring. */
  private void filled(ObjectName table) {
    catalog.relation(table).ifPresent(relation -> implicit(relation.defaultCalls()));
  }

  private void implicit(Set<ObjectName> functions) {
    functions.stream()
        .limit(MOST_IMPLICIT)
        .forEach(function -> found.add(new Called(function, -1, true)));
    isCut |= functions.size() > MOST_IMPLICIT;
  }

  private void fired(ObjectName table, Event event) {
    catalog.relation(table).ifPresent(relation -> implicit(relation.fired(event)));
  }
}
