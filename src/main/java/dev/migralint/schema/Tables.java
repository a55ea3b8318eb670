package dev.migralint.schema;

import dev.migralint.schema.Relation.Kind;
import dev.migralint.sql.ConstraintOperation.ReferentialAction;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.DataOperation.Copy;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Merge;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.Like;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.expression.KnownValues;
import dev.migralint.sql.expression.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets a catalog take in what happens to tables as a whole. */
final class Tables {
  private final Catalog catalog;
  private final Relations relations;
  private final Copies copies;

  Tables(Catalog catalog, Relations relations, Copies copies) {
    this.catalog = catalog;
    this.relations = relations;
    this.copies = copies;
  }

  void apply(TableOperation operation, Origin origin) {
    switch (operation) {
      case CreateTable create -> create(create, origin);
      case TableOperation.DropTable drop -> relations.drop(drop.table(), drop.cascade());
      case TableOperation.RenameTable rename -> rename(rename, origin);
      case TableOperation.SetTableSchema set -> {
        Relation table = relations.known(set.table());
        relations.move(table, SearchPath.in(set.newSchema(), table.name));
      }
      case TableOperation.Truncate truncate -> truncate(truncate, origin);
      case TableOperation.AttachPartition attach -> {
        Relation parent = relations.known(attach.table());
        Relation partition = relations.known(attach.partition());
        relations.attach(partition, parent, attach.isDefault(), attach.bound());
        join(partition, origin);
        copies.completePartition(partition, parent, origin);
        partition.partitions().forEach(below -> copies.completePartition(below, partition, origin));
      }
      case TableOperation.DetachPartition detach ->
          relations.detach(relations.known(detach.partition()), relations.known(detach.table()));
      case TableOperation.SetPersistence set ->
          relations.setPersistence(relations.known(set.table()), set.persistence());
      case TableOperation.SetInheritance set -> {
        Relation child = relations.known(set.table());
        Relation parent = relations.known(set.parent());
        if (set.joins()) {
          relations.addParent(child, parent);
          join(child, origin);
        } else {
          relations.removeParent(child, parent);
        }
      }
      case TableOperation.LockTable lock -> {}
      case TableOperation.RefreshMaterializedView refresh -> {
        if (refresh.withData()) {
          fillRows(relations.known(refresh.table()));
        }
      }
      case TableOperation.PublishTable publish -> {}
      case TableOperation.SetAccessMethod set ->
          relations.setAccessMethod(relations.known(set.table()), set.method().orElse(null));
      case TableOperation.SetTablespace set ->
          relations.setTablespace(relations.known(set.table()), set.tablespace());
      // The triggers of foreign keys are among all.
      case TableOperation.SetTriggerState set when set.trigger().equalsIgnoreCase("all") ->
          catalog
              .relation(set.table())
              .ifPresent(
                  table ->
                      catalog.journal.set(
                          table.unchecked, !set.enabled(), before -> table.unchecked = before));
      case TableOperation.SetTriggerState set -> {}
      case TableOperation.SetRowSecurity set -> {}
      case TableOperation.SetTableOption set -> {}
    }
  }

  private void create(CreateTable create, Origin origin) {
    Kind kind = create.foreign() ? Kind.FOREIGN_TABLE : Kind.TABLE;
    Relation table = relations.create(kind, create.table(), create.persistence(), origin);
    if (create.droppedOnCommit()) {
      catalog.untilCommit.add(table);
    }
    table.partitioned = Ternary.of(create.partitioned());
    if (!create.asQuery() && !create.foreign()) {
      table.madeEmpty = origin;
    }
    boolean complete = !create.asQuery() || copies.query(table, create.query(), origin);
    for (ObjectName parent : create.inherits()) {
      complete &= copies.inherit(table, relations.mentioned(parent), origin);
    }
    if (create.partitionOf().isPresent()) {
      Relation parent = relations.known(create.partitionOf().get());
      complete &= copies.partition(table, parent, create, origin);
    }
    for (Like like : create.likes()) {
      complete &= copies.like(table, like, origin);
    }
    if (create.ofType().isPresent()) {
      complete &= copies.ofType(table, create.ofType().get(), origin);
    }
    table.partitionKey = create.partitionKey();
    table.tablespace = create.tablespace().orElse(null);
    table.accessMethod = create.accessMethod().orElse(null);
    catalog.setComplete(table, complete);
  }

  /** A table is created of which no more is known than its name. */
  void createUnread(ObjectName name, Origin origin) {
    if (catalog.relation(name).isEmpty()) {
      Relation table =
          relations.create(Kind.TABLE, name, TableOperation.Persistence.PERMANENT, origin);
      table.partitioned = Ternary.UNKNOWN;
      relations.incomplete(table);
    }
  }

  /** ALTER TABLE renames indexes too. */
  private void rename(TableOperation.RenameTable rename, Origin origin) {
    relations.rename(relations.known(rename.table()), rename.newName(), origin);
  }

  private void truncate(TableOperation.Truncate truncate, Origin origin) {
    Relation table = relations.known(truncate.table());
    catalog.setEmptied(table, origin);
    table.descendants().forEach(child -> catalog.setEmptied(child, origin));
    written(truncate.table(), origin);
  }

  void deleteRows(ObjectName name, Origin origin) {
    catalog
        .relation(name)
        .filter(Tables::isAlone)
        .ifPresent(table -> setRowsDeleted(table, origin));
  }

  private void setRowsDeleted(Relation table, @Nullable Origin deleted) {
    catalog.journal.<@Nullable Origin>set(
        table.rowsDeleted, deleted, before -> table.rowsDeleted = before);
  }

  private void join(Relation child, Origin origin) {
    if (child.madeEmpty == null) {
      catalog.journal.<@Nullable Origin>set(child.joined, origin, before -> child.joined = before);
    }
  }

  /** Takes in what a data change does to the rows of its table. */
  void write(DataOperation operation, Origin origin) {
    pend(operation, origin);
    switch (operation) {
      case Insert insert -> written(insert.table(), origin).ifPresent(t -> insert(t, insert));
      case Update update ->
          written(update.table(), origin).ifPresent(t -> update(t, update, origin));
      case Delete delete -> written(delete.table(), origin);
      case Merge merge -> written(merge.table(), origin).ifPresent(this::fill);
      case Copy copy when copy.from() ->
          copy.table().flatMap(table -> written(table, origin)).ifPresent(this::fill);
      default -> {}
    }
  }

  /** A deferred foreign key checks new rows, and old ones that it may reference, at the end. */
  private void pend(DataOperation operation, Origin origin) {
    Optional<ObjectName> name =
        switch (operation) {
          case Insert insert -> Optional.of(insert.table());
          case Update update -> Optional.of(update.table());
          case Delete delete -> Optional.of(delete.table());
          case DataOperation other -> Optional.empty();
        };
    name.flatMap(catalog::relation)
        .filter(table -> !table.unchecked && isPending(table, operation))
        .ifPresent(
            table ->
                catalog.journal.<@Nullable Origin>set(
                    table.pending, origin, before -> table.pending = before));
  }

  private static boolean isPending(Relation table, DataOperation operation) {
    boolean own =
        deferred(table)
            .anyMatch(
                key ->
                    operation instanceof Insert
                        || (operation instanceof Update update
                            && changes(update, key.columns(), true)));
    return own
        || table.referencing().stream()
            .flatMap(Tables::deferred)
            .flatMap(key -> key.reference().stream())
            .filter(reference -> reference.table() == table)
            .anyMatch(
                reference ->
                    (operation instanceof Delete
                            && reference.onDelete() == ReferentialAction.NO_ACTION)
                        || (operation instanceof Update update
                            && reference.onUpdate() == ReferentialAction.NO_ACTION
                            && changes(update, reference.columns(), false)));
  }

  /**
   * Whether the UPDATE may give one of the columns another value, where NULL counts only if it is
   * looked for: a foreign key checks no row with a null key.
   */
  private static boolean changes(Update update, List<Name> columns, boolean checksNoNull) {
    return update.assignments().stream()
        .anyMatch(
            assigned ->
                assigned.columns().stream().anyMatch(columns::contains)
                    && !(checksNoNull && isNull(assigned.value()))
                    && !mayStay(assigned));
  }

  private static boolean isNull(Expression value) {
    return value instanceof Expression.Constant constant
        && constant.kind() == Expression.Constant.Kind.NULL;
  }

  /** {@code a = a} and {@code a = COALESCE(a, …)} change no row that has a value. */
  private static boolean mayStay(DataOperation.Assignment assigned) {
    Expression value =
        assigned.value() instanceof Expression.Call call
                && call.function().name().text().equals("coalesce")
            ? call.arguments().getFirst()
            : assigned.value();
    return value instanceof Expression.Column column && assigned.columns().contains(column.name());
  }

  private static Stream<Constraint> deferred(Relation table) {
    return table.constraints(Constraint.Kind.FOREIGN_KEY).stream()
        .filter(key -> key.reference().filter(Constraint.Reference::deferred).isPresent());
  }

  /** What an UPDATE that may have happened gives to rows is not known. */
  void mayWrite(DataOperation operation) {
    if (operation instanceof Update update) {
      catalog.relation(update.table()).ifPresent(table -> write(table, update.columns()));
    }
  }

  private Optional<Relation> written(ObjectName name, Origin origin) {
    Optional<Relation> table = catalog.relation(name);
    table.ifPresent(
        t -> catalog.journal.<@Nullable Origin>set(t.written, origin, o -> t.written = o));
    return table;
  }

  /** An INSERT gives values to its columns, or to all where it lists none. */
  private void insert(Relation table, Insert insert) {
    fillRows(table);
    if (insert.columns().isEmpty()) {
      writeAll(table);
    } else {
      write(table, insert.columns());
      insert.onConflict().forEach(assignment -> write(table, assignment.columns()));
    }
  }

  /** Where every row had a value before, an UPDATE of some rows that writes a value keeps that. */
  private void update(Relation table, Update update, Origin origin) {
    boolean all = update.where().isEmpty() && !update.joins();
    KnownValues values = new KnownValues(column -> known(table, column.name()));
    List<Column> given =
        update.assignments().stream()
            .filter(assignment -> assignment.columns().size() == 1 && isAlone(table))
            .filter(assignment -> isPresent(values.of(assignment.value())))
            .flatMap(assignment -> table.column(assignment.columns().getFirst()).stream())
            .filter(column -> all || hasValue(column) || isOfNulls(update, column.name()))
            .toList();
    write(table, update.columns());
    given.forEach(column -> relations.putColumn(table, column.given(origin)));
  }

  /** Whether the UPDATE is of the rows that hold NULL in the column: {@code WHERE a IS NULL}. */
  private static boolean isOfNulls(Update update, Name column) {
    return !update.joins()
        && update.where().orElse(null) instanceof Expression.Test test
        && test.isForNull()
        && !test.negated()
        && test.operand() instanceof Expression.Column tested
        && tested.name().equals(column);
  }

  private static boolean hasValue(Column column) {
    return column.given().isPresent()
        || column
            .added()
            .flatMap(add -> add.defaultValue())
            .filter(value -> isPresent(KnownValues.OF_ANY_ROW.of(value)))
            .isPresent();
  }

  private static Value known(Relation table, Name column) {
    return table.column(column).filter(c -> c.notNull() == Ternary.YES).isPresent()
        ? Value.PRESENT
        : Value.UNKNOWN;
  }

  private static boolean isPresent(Value value) {
    return value instanceof Value.Is || value instanceof Value.Present;
  }

  /** Whether a statement does to its rows what it says: triggers, rules and children may differ. */
  private static boolean isAlone(Relation table) {
    return table.attached().isEmpty() && table.descendants().isEmpty();
  }

  /** Columns may hold any values from then on; a trigger may give some to others too. */
  private void write(Relation table, List<Name> columns) {
    if (table.attached().isEmpty()) {
      columns.stream().flatMap(name -> table.column(name).stream()).forEach(c -> write(table, c));
    } else {
      writeAll(table);
    }
  }

  private void writeAll(Relation table) {
    List.copyOf(table.columns()).forEach(column -> write(table, column));
  }

  private void write(Relation table, Column column) {
    if (column.added().isPresent() || column.given().isPresent()) {
      relations.putColumn(table, column.written());
    }
  }

  /** Rows are put into the table, with values in any column. */
  void fill(Relation table) {
    fillRows(table);
    writeAll(table);
  }

  private void fillRows(Relation table) {
    catalog.setEmptied(table, null);
    setRowsDeleted(table, null);
    catalog.journal.<@Nullable Origin>set(
        table.madeEmpty, null, before -> table.madeEmpty = before);
  }
}
