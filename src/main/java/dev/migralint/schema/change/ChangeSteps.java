package dev.migralint.schema.change;

import dev.migralint.schema.change.Deeds.Deed;
import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ColumnOperation.Option;
import dev.migralint.sql.ColumnOperation.RenameColumn;
import dev.migralint.sql.ColumnOperation.SetColumnOption;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Merge;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
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
import dev.migralint.sql.expression.KnownValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The operations of one change in their order, each with what it does. */
final class ChangeSteps {
  private final List<Step> steps = new ArrayList<>();
  private final Map<Place, Integer> places = new HashMap<>();
  private final Deeds deeds = new Deeds();
  private final Map<Shape, NavigableSet<Integer>> shapes = new HashMap<>();
  private final NavigableSet<Integer> opaque = new TreeSet<>();
  private final NavigableSet<Integer> calling = new TreeSet<>();
  private final NavigableSet<Integer> restarting = new TreeSet<>();
  private final NavigableSet<Integer> ending = new TreeSet<>();
  private final NavigableSet<Integer> granting = new TreeSet<>();
  private int statements;

  /** The table that the statement at hand creates. */
  private Optional<ObjectName> created = Optional.empty();

  /**
   * An operation of the change.
   *
   * @param statement counts the statements, so that neighbors differ by one
   * @param isNew whether the base branch does not have the statement
   * @param inBody whether it stands in a body, which may run it many times or not at all
   */
  record Step(String path, int statement, boolean isNew, boolean inBody, Operation operation) {}

  private record Place(String path, Class<?> kind, Object span) {}

  /** A new table by its columns, each with its type. */
  private record Shape(String path, Set<Map.Entry<Name, TypeName>> columns) {}

  /** Takes in the statements of one file. */
  void add(String path, List<Statement> all, List<Boolean> isNew) {
    for (int i = 0; i < all.size(); i++) {
      add(path, all.get(i), isNew.get(i), false);
    }
    // The last statement of a file is no neighbor of the next file's first one.
    statements++;
  }

  /** Takes in a file of which nothing is known. */
  void addUnread() {
    opaque.add(steps.size());
  }

  private void add(String path, Statement statement, boolean isNew, boolean inBody) {
    statements++;
    if (isNew && statement.operations().getFirst() instanceof CreateTable) {
      Shape shape = new Shape(path, columns(statement.operations()));
      shapes.computeIfAbsent(shape, s -> new TreeSet<>()).add(steps.size());
    }
    created =
        statement.operations().getFirst() instanceof CreateTable create
            ? Optional.of(create.table())
            : Optional.empty();
    for (Operation operation : statement.operations()) {
      int at = steps.size();
      steps.add(new Step(path, statements, isNew, inBody, operation));
      places.putIfAbsent(new Place(path, operation.getClass(), operation.span()), at);
      trace(at, operation);
    }
    statement.body().forEach(inner -> add(path, inner, isNew, true));
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
        deeds.put(at, Deed.NAMES, add.table(), add.column());
        if (requires(add)) {
          deeds.put(at, Deed.REQUIRES, add.table());
        }
        locks(at, add.table());
      }
      case AlterColumnType alter -> {
        locks(at, alter.table());
        if (alter.using().isPresent()) {
          deeds.put(at, Deed.FILLS, alter.table(), alter.column());
        }
      }
      case RenameColumn rename -> {
        deeds.put(at, Deed.NAMES, rename.table(), rename.newName());
        deeds.put(at, Deed.FREES, rename.table(), rename.column());
        locks(at, rename.table());
      }
      case DropColumn drop -> {
        deeds.put(at, Deed.DROPS, drop.table(), drop.column());
        deeds.put(at, Deed.NARROWS, drop.table());
        deeds.put(at, Deed.FREES, drop.table(), drop.column());
        locks(at, drop.table());
      }
      case ColumnOperation column -> {
        locks(at, column.table());
        if (column instanceof SetColumnOption set && set.option() == Option.IDENTITY_SEQUENCE) {
          restarting.add(at);
        }
        if (column instanceof ColumnOperation.SetNotNull) {
          deeds.put(at, Deed.REQUIRES_AGAIN, column.table(), column.column());
        }
        if (excuses(column)) {
          deeds.put(at, Deed.EXCUSES, column.table(), column.column());
        }
      }
      case ConstraintOperation.AddForeignKey key -> {
        locks(at, key.table());
        deeds.put(at, Deed.POINTS_AT, key.referencedTable());
        key.columns().forEach(column -> deeds.put(at, Deed.REFERENCES, key.table(), column));
      }
      case ConstraintOperation.ValidateConstraint validate -> {}
      case ConstraintOperation constraint -> {
        locks(at, constraint.table());
        if (constraint instanceof ConstraintOperation.DropConstraint) {
          deeds.put(at, Deed.UNCONSTRAINS, constraint.table());
        }
        if (isKey(constraint)) {
          deeds.put(at, Deed.MAKES_KEY, constraint.table());
        }
      }
      case TableOperation table -> trace(at, table);
      case DataOperation data -> trace(at, data);
      case OtherOperation.NotUnderstood unread -> opaque.add(at);
      case OtherOperation.Privileges privileges when privileges.grants() -> {
        privileges.relations().forEach(on -> deeds.put(at, Deed.GRANTS, on));
        if (privileges.relations().isEmpty()) {
          granting.add(at);
        }
      }
      case OtherOperation.Comment comment ->
          comment
              .relation()
              .filter(on -> !comment.part())
              .ifPresent(on -> deeds.put(at, Deed.COMMENTS, on));
      case OtherOperation other -> {}
      case IndexOperation.DropIndex drop ->
          deeds.put(at, Deed.DROPS_INDEX, ObjectName.of(drop.index().name()));
      case IndexOperation.CreateIndex create -> {
        create.index().ifPresent(name -> deeds.put(at, Deed.MAKES_INDEX, ObjectName.of(name)));
        if (create.unique()) {
          deeds.put(at, Deed.MAKES_KEY, create.table());
        }
      }
      case IndexOperation index -> {}
      case TypeOperation type -> {}
      case ObjectOperation.AlterObject alter when alter.options().contains("restart") ->
          restarting.add(at);
      case ObjectOperation object -> ObjectDeeds.trace(deeds, at, object);
      case SessionOperation session -> {
        if (ends(session)) {
          ending.add(at);
        }
      }
    }
  }

  private static boolean isKey(ConstraintOperation constraint) {
    return constraint instanceof ConstraintOperation.AddUnique
        || constraint instanceof ConstraintOperation.AddPrimaryKey
        || constraint instanceof ConstraintOperation.AddExclude;
  }

  private static boolean ends(SessionOperation operation) {
    return operation instanceof SessionOperation.Commit
        || operation instanceof SessionOperation.Rollback
        || operation instanceof SessionOperation.PrepareTransaction;
  }

  private static boolean requires(AddColumn add) {
    return add.notNull()
        && add.generated() == ColumnOperation.Generated.NO
        && add.defaultValue().map(KnownValues::isNull).orElse(true);
  }

  private static boolean excuses(ColumnOperation operation) {
    return operation instanceof ColumnOperation.SetDefault
        || operation instanceof ColumnOperation.AddIdentity
        || operation instanceof ColumnOperation.DropNotNull;
  }

  private void trace(int at, TableOperation operation) {
    switch (operation) {
      case CreateTable create -> {
        boolean temporary = create.persistence() == Persistence.TEMPORARY;
        deeds.put(at, temporary ? Deed.NAMES_TEMPORARILY : Deed.NAMES, create.table());
        Copying.trace(deeds, at, create.reads(), create);
        create.partitionOf().ifPresent(parent -> deeds.put(at, Deed.ATTACHES, create.table()));
      }
      case RenameTable rename -> {
        ObjectName name = new ObjectName(rename.table().schema(), rename.newName());
        deeds.put(at, Deed.NAMES, name);
        locks(at, rename.table());
        locks(at, name);
      }
      case SetTableSchema set -> {
        ObjectName name = new ObjectName(Optional.of(set.newSchema()), set.table().name());
        deeds.put(at, Deed.NAMES, name);
        locks(at, set.table());
        locks(at, name);
      }
      case AttachPartition attach -> deeds.put(at, Deed.ATTACHES, attach.partition());
      case SetInheritance set when set.joins() -> deeds.put(at, Deed.ATTACHES, set.table());
      case TableOperation.DropTable drop -> {
        deeds.put(at, Deed.DROPS, drop.table());
        locks(at, drop.table());
      }
      case TableOperation.Truncate truncate -> {
        deeds.put(at, Deed.EMPTIES, truncate.table());
        locks(at, truncate.table());
      }
      case TableOperation.LockTable lock -> locks(at, lock.table());
      case TableOperation.SetTriggerState set when set.enabled() ->
          deeds.put(at, Deed.ENABLES, set.table(), Name.quoted(set.trigger()));
      case TableOperation.SetRowSecurity set
          when set.rowSecurity() == TableOperation.RowSecurity.ENABLE ->
          deeds.put(at, Deed.SECURES, set.table());
      case TableOperation other -> {}
    }
  }

  private void trace(int at, DataOperation operation) {
    switch (operation) {
      case Insert insert -> {
        deeds.put(at, Deed.FILLS, insert.table());
        if (insert.source() == DataOperation.Source.QUERY && !insert.reads().isEmpty()) {
          deeds.put(at, Deed.REFILLS, insert.table());
        }
        insert.columns().forEach(column -> deeds.put(at, Deed.FILLS, insert.table(), column));
        Copying.trace(deeds, at, insert.reads(), insert);
      }
      case Update update -> {
        deeds.put(at, Deed.UPDATES, update.table());
        update.columns().forEach(column -> deeds.put(at, Deed.FILLS, update.table(), column));
        List<Read> reads = new ArrayList<>(update.reads());
        reads.add(Read.whole(update.table()));
        Copying.trace(deeds, at, reads, update);
      }
      case Merge merge -> {
        deeds.put(at, Deed.FILLS, merge.table());
        merge.reads().forEach(read -> deeds.put(at, Deed.COPIES, read.relation()));
      }
      case DataOperation.Delete delete when delete.where().isEmpty() ->
          deeds.put(at, Deed.EMPTIES, delete.table());
      case DataOperation.Copy copy when copy.from() ->
          copy.table().ifPresent(table -> deeds.put(at, Deed.FILLS, table));
      case DataOperation.Call call -> opaque.add(at);
      case DataOperation.Query query when !query.calls().isEmpty() -> {
        calling.add(at);
        if (query.calls().stream().anyMatch(call -> call.name().text().equals("setval"))) {
          restarting.add(at);
        }
      }
      case DataOperation other -> {}
    }
  }

  /** What CREATE TABLE makes, it locks only if it is not there. */
  private void locks(int at, ObjectName table) {
    if (!created.equals(Optional.of(table))) {
      deeds.put(at, Deed.LOCKS, table);
    }
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

  /** Whether something before the place does not say what it does. */
  boolean isOpaqueBefore(int at) {
    return !opaque.headSet(at).isEmpty();
  }

  /** Whether something behind the place does not say what it does. */
  boolean isOpaqueAfter(int at) {
    return opaque.higher(at) != null;
  }

  /** Whether a sequence is set behind the place. */
  boolean restartsAfter(int at) {
    return restarting.higher(at) != null;
  }

  /** The commands behind the place that end a transaction. */
  NavigableSet<Integer> endingAfter(int at) {
    return ending.tailSet(at, false);
  }

  /** The commands before the place that end a transaction. */
  NavigableSet<Integer> endingBefore(int at) {
    return ending.headSet(at, false);
  }

  /** Whether something behind the place grants privileges on what it does not name. */
  boolean grantsAfter(int at) {
    return granting.higher(at) != null;
  }

  /** Whether a query between the two calls functions, which may do anything. */
  boolean calls(int from, int to) {
    return !calling.subSet(from, to).isEmpty();
  }

  /** What the operations do to tables and columns. */
  Deeds deeds() {
    return deeds;
  }
}
