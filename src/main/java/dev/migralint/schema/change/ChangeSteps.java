package dev.migralint.schema.change;

import dev.migralint.schema.Catalog;
import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ColumnOperation.RenameColumn;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Merge;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.Read;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TableOperation.AttachPartition;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.TableOperation.RenameTable;
import dev.migralint.sql.TableOperation.SetInheritance;
import dev.migralint.sql.TableOperation.SetTableSchema;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.TypeOperation;
import dev.migralint.sql.expression.Names;
import dev.migralint.sql.expression.OperationExpressions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operations of one change in their order, found by what they do to the names and the values of
 * tables and columns.
 */
final class ChangeSteps {
  /** Beyond this, an operation that reads many columns of many tables may read any of them. */
  private static final int MANY = 1000;

  /** Stands for all columns of a table; no column has a name without letters. */
  private static final Name EVERY = Name.quoted("");

  private final List<Step> steps = new ArrayList<>();
  private final Map<Place, Integer> places = new HashMap<>();
  private final Map<Trace, NavigableSet<Integer>> traces = new HashMap<>();
  private final Map<Shape, NavigableSet<Integer>> shapes = new HashMap<>();
  private final NavigableSet<Integer> opaque = new TreeSet<>();
  private final NavigableSet<Integer> calling = new TreeSet<>();
  private int statements;

  /**
   * An operation of the change.
   *
   * @param statement counts the statements, so that neighbors differ by one
   * @param isNew whether the base branch does not have the statement
   */
  record Step(String path, int statement, boolean isNew, Operation operation) {}

  private record Place(String path, Class<?> kind, Object span) {}

  /** What an operation does to a table, or to a column of it. */
  enum Deed {
    /** Adds, creates or renames something that has the name from then on. */
    NAMES,
    /** Creates a temporary table, which hides another one of the name from its session only. */
    NAMES_TEMPORARILY,
    DROPS,
    /** Gives values to a column, or rows to a table. */
    FILLS,
    /** Uses the values to fill another column or table. */
    COPIES,
    /** Makes the table a partition or child, with its rows. */
    ATTACHES,
    /** Takes a lock that blocks writes. */
    LOCKS,
    /** Makes the column one of a foreign key. */
    REFERENCES,
    /** Drops a constraint of the table. */
    UNCONSTRAINS,
    /** Removes all rows. */
    EMPTIES,
    /** Fills the table from other tables. */
    REFILLS
  }

  /** A new table by its columns, each with its type. */
  private record Shape(String path, Set<Map.Entry<Name, TypeName>> columns) {}

  private record Trace(Deed deed, ObjectName table, Optional<Name> column) {}

  /** Takes in the statements of one file. */
  void add(String path, List<Statement> all, List<Boolean> isNew) {
    for (int i = 0; i < all.size(); i++) {
      add(path, all.get(i), isNew.get(i));
    }
    // The last statement of a file is no neighbor of the next file's first one.
    statements++;
  }

  private void add(String path, Statement statement, boolean isNew) {
    statements++;
    if (isNew && statement.operations().getFirst() instanceof CreateTable) {
      Shape shape = new Shape(path, columns(statement.operations()));
      shapes.computeIfAbsent(shape, s -> new TreeSet<>()).add(steps.size());
    }
    for (Operation operation : statement.operations()) {
      int at = steps.size();
      steps.add(new Step(path, statements, isNew, operation));
      places.putIfAbsent(new Place(path, operation.getClass(), operation.span()), at);
      trace(at, operation);
    }
    statement.body().forEach(inner -> add(path, inner, isNew));
  }

  private static Set<Map.Entry<Name, TypeName>> columns(List<Operation> operations) {
    return operations.stream()
        .filter(AddColumn.class::isInstance)
        .map(AddColumn.class::cast)
        .map(add -> Map.entry(add.column(), add.type()))
        .collect(Collectors.toSet());
  }

  /** The tables of these columns that the change creates in the file. */
  NavigableSet<Integer> created(String path, Set<Map.Entry<Name, TypeName>> columns) {
    return shapes.getOrDefault(new Shape(path, columns), new TreeSet<>());
  }

  private void trace(int at, Operation operation) {
    switch (operation) {
      case AddColumn add -> {
        put(at, Deed.NAMES, add.table(), add.column());
        put(at, Deed.LOCKS, add.table());
      }
      case RenameColumn rename -> {
        put(at, Deed.NAMES, rename.table(), rename.newName());
        put(at, Deed.LOCKS, rename.table());
      }
      case DropColumn drop -> {
        put(at, Deed.DROPS, drop.table(), drop.column());
        put(at, Deed.LOCKS, drop.table());
      }
      case ColumnOperation column -> put(at, Deed.LOCKS, column.table());
      case ConstraintOperation.AddForeignKey key -> {
        put(at, Deed.LOCKS, key.table());
        key.columns().forEach(column -> put(at, Deed.REFERENCES, key.table(), column));
      }
      case ConstraintOperation constraint -> {
        put(at, Deed.LOCKS, constraint.table());
        if (constraint instanceof ConstraintOperation.DropConstraint) {
          put(at, Deed.UNCONSTRAINS, constraint.table());
        }
      }
      case TableOperation table -> trace(at, table);
      case CreateView create -> {
        put(at, Deed.NAMES, create.name());
        if (create.object() == ObjectKind.MATERIALIZED_VIEW) {
          create.reads().forEach(read -> put(at, Deed.COPIES, read));
        }
      }
      case DataOperation data -> trace(at, data);
      case OtherOperation.NotUnderstood unread -> opaque.add(at);
      case OtherOperation other -> {}
      case IndexOperation index -> {}
      case TypeOperation type -> {}
      case ObjectOperation object -> {}
      case SessionOperation session -> {}
    }
  }

  private void trace(int at, TableOperation operation) {
    switch (operation) {
      case CreateTable create -> {
        boolean temporary = create.persistence() == Persistence.TEMPORARY;
        put(at, temporary ? Deed.NAMES_TEMPORARILY : Deed.NAMES, create.table());
        copies(at, create.reads(), create);
        create.partitionOf().ifPresent(parent -> put(at, Deed.ATTACHES, create.table()));
      }
      case RenameTable rename -> {
        ObjectName name = new ObjectName(rename.table().schema(), rename.newName());
        put(at, Deed.NAMES, name);
        put(at, Deed.LOCKS, rename.table());
        put(at, Deed.LOCKS, name);
      }
      case SetTableSchema set -> {
        ObjectName name = new ObjectName(Optional.of(set.newSchema()), set.table().name());
        put(at, Deed.NAMES, name);
        put(at, Deed.LOCKS, set.table());
        put(at, Deed.LOCKS, name);
      }
      case AttachPartition attach -> put(at, Deed.ATTACHES, attach.partition());
      case SetInheritance set when set.joins() -> put(at, Deed.ATTACHES, set.table());
      case TableOperation.DropTable drop -> {
        put(at, Deed.DROPS, drop.table());
        put(at, Deed.LOCKS, drop.table());
      }
      case TableOperation.Truncate truncate -> {
        put(at, Deed.EMPTIES, truncate.table());
        put(at, Deed.LOCKS, truncate.table());
      }
      case TableOperation.LockTable lock -> put(at, Deed.LOCKS, lock.table());
      case TableOperation other -> {}
    }
  }

  private void trace(int at, DataOperation operation) {
    switch (operation) {
      case Insert insert -> {
        put(at, Deed.FILLS, insert.table());
        if (insert.source() == DataOperation.Source.QUERY && !insert.reads().isEmpty()) {
          put(at, Deed.REFILLS, insert.table());
        }
        insert.columns().forEach(column -> put(at, Deed.FILLS, insert.table(), column));
        copies(at, insert.reads(), insert);
      }
      case Update update -> {
        update.columns().forEach(column -> put(at, Deed.FILLS, update.table(), column));
        List<Read> reads = new ArrayList<>(update.reads());
        reads.add(Read.whole(update.table()));
        copies(at, reads, update);
      }
      case Merge merge -> {
        put(at, Deed.FILLS, merge.table());
        merge.reads().forEach(read -> put(at, Deed.COPIES, read.relation()));
      }
      case DataOperation.Delete delete when delete.where().isEmpty() ->
          put(at, Deed.EMPTIES, delete.table());
      case DataOperation.Copy copy when copy.from() ->
          copy.table().ifPresent(table -> put(at, Deed.FILLS, table));
      case DataOperation.Call call -> opaque.add(at);
      case DataOperation.Query query when !query.calls().isEmpty() -> calling.add(at);
      case DataOperation other -> {}
    }
  }

  /** The values that an operation uses for what it writes: the tables, and the columns by name. */
  private void copies(int at, List<Read> reads, Operation operation) {
    if (reads.isEmpty()) {
      return;
    }
    List<Expression> expressions = OperationExpressions.of(operation);
    List<Name> columns =
        expressions.stream().flatMap(e -> Names.columns(e).stream()).distinct().toList();
    boolean all =
        (long) columns.size() * reads.size() > MANY
            || expressions.stream().anyMatch(ChangeSteps::isAll);
    for (Read read : reads) {
      put(at, Deed.COPIES, read.relation());
      if (all) {
        put(at, Deed.COPIES, read.relation(), EVERY);
      } else {
        columns.forEach(column -> put(at, Deed.COPIES, read.relation(), column));
      }
    }
  }

  private static boolean isAll(Expression expression) {
    return expression.all(Expression.AllColumns.class).findAny().isPresent();
  }

  private void put(int at, Deed deed, ObjectName table) {
    put(at, new Trace(deed, table, Optional.empty()));
  }

  private void put(int at, Deed deed, ObjectName table, Name column) {
    put(at, new Trace(deed, table, Optional.of(column)));
  }

  private void put(int at, Trace trace) {
    traces.computeIfAbsent(trace, t -> new TreeSet<>()).add(at);
  }

  /** Where the operation stands; empty where it is none of the change. */
  Optional<Integer> at(String path, Operation operation) {
    return Optional.ofNullable(places.get(new Place(path, operation.getClass(), operation.span())));
  }

  Step step(int at) {
    return steps.get(at);
  }

  int size() {
    return steps.size();
  }

  /** Whether something in the change does not say what it does. */
  boolean isOpaque() {
    return !opaque.isEmpty();
  }

  /** Whether a query between the two calls functions, which may do anything. */
  boolean calls(int from, int to) {
    return !calling.subSet(from, to).isEmpty();
  }

  /** The first operation behind the place that does this to a table. */
  Optional<Integer> after(int at, Deed deed, ObjectName table, Catalog catalog) {
    return traces(deed, table, Optional.empty(), catalog)
        .flatMap(found -> Optional.ofNullable(found.higher(at)).stream())
        .min(Integer::compare);
  }

  /** The first operation behind the place that does this to a column. */
  Optional<Integer> after(int at, Deed deed, ObjectName table, Name column, Catalog catalog) {
    return traces(deed, table, Optional.of(column), catalog)
        .flatMap(found -> Optional.ofNullable(found.higher(at)).stream())
        .min(Integer::compare);
  }

  /** The last operation before the place that does this to a table. */
  Optional<Integer> before(int at, Deed deed, ObjectName table, Catalog catalog) {
    return traces(deed, table, Optional.empty(), catalog)
        .flatMap(found -> Optional.ofNullable(found.lower(at)).stream())
        .max(Integer::compare);
  }

  /** The last operation before the place that does this to a column. */
  Optional<Integer> before(int at, Deed deed, ObjectName table, Name column, Catalog catalog) {
    return traces(deed, table, Optional.of(column), catalog)
        .flatMap(found -> Optional.ofNullable(found.lower(at)).stream())
        .max(Integer::compare);
  }

  /** A name with and without the schema in which it is looked up first is the same table. */
  private Stream<NavigableSet<Integer>> traces(
      Deed deed, ObjectName table, Optional<Name> column, Catalog catalog) {
    ObjectName full = catalog.qualified(table);
    return Stream.of(full, catalog.shortest(full))
        .distinct()
        .flatMap(name -> traces(deed, name, column));
  }

  private Stream<NavigableSet<Integer>> traces(Deed deed, ObjectName table, Optional<Name> column) {
    Stream<Trace> keys =
        deed == Deed.COPIES && column.isPresent()
            ? Stream.of(new Trace(deed, table, column), new Trace(deed, table, Optional.of(EVERY)))
            : Stream.of(new Trace(deed, table, column));
    return keys.flatMap(key -> Optional.ofNullable(traces.get(key)).stream());
  }
}
