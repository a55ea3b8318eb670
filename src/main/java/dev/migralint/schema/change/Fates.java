package dev.migralint.schema.change;

import dev.migralint.schema.Catalog;
import dev.migralint.schema.Relation;
import dev.migralint.schema.change.Deeds.Deed;
import dev.migralint.schema.change.Fate.Filled;
import dev.migralint.schema.change.Fate.Kind;
import dev.migralint.schema.change.Fate.Successor;
import dev.migralint.schema.change.Fate.Values;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ColumnOperation.RenameColumn;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.DropTable;
import dev.migralint.sql.TableOperation.RenameTable;
import dev.migralint.sql.TableOperation.SetTableSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Follows a name and the values behind it through one change: add, copy, drop and rename are one
 * replacement, whichever comes first.
 */
final class Fates {
  /** After so many operations that keep the values in their place no copy is looked for. */
  private static final int MOST = 50;

  private final ChangeSteps steps;
  private final Catalog catalog;

  Fates(ChangeSteps steps, Catalog catalog) {
    this.steps = steps;
    this.catalog = catalog;
  }

  Fate of(int at, Operation operation) {
    return switch (operation) {
      case DropColumn drop -> column(at, drop.table(), drop.column(), Optional.empty());
      case RenameColumn rename ->
          column(at, rename.table(), rename.column(), Optional.of(rename.newName()));
      case DropTable drop -> table(at, drop.table(), Optional.empty());
      case RenameTable rename ->
          table(
              at,
              rename.table(),
              Optional.of(new ObjectName(rename.table().schema(), rename.newName())));
      default -> Fate.NONE;
    };
  }

  private Fate column(int at, ObjectName table, Name column, Optional<Name> newName) {
    Optional<Integer> named =
        steps
            .deeds()
            .before(at, Deed.NAMES, table, column, catalog)
            .filter(i -> steps.step(i).operation() instanceof RenameColumn);
    Name used = named.map(i -> ((RenameColumn) operation(i)).column()).orElse(column);
    Optional<Integer> taken = taken(named.orElse(at), at, table, used, newName);
    Optional<Integer> copied =
        first(
            copyAfter(-1, table, column).filter(i -> i < at),
            newName.flatMap(name -> copyAfter(at, table, name)));
    Optional<Successor> successor = taken.map(i -> columnSuccessor(i, table));
    return new Fate(
        named.isPresent(),
        successor,
        columnValues(at, table, used, newName, taken, copied),
        catalog.relation(table).flatMap(known -> known.copied(column)),
        copied.map(i -> filled(i, table, onlyJoins(i, table, column))),
        copied.filter(i -> isLocked(i, at, table)).isPresent());
  }

  /** Whether the operation at the place takes values of the column only to find other rows. */
  private boolean onlyJoins(int at, ObjectName table, Name column) {
    return steps
        .deeds()
        .after(at - 1, Deed.JOINS, table, column, catalog)
        .filter(i -> i == at)
        .isPresent();
  }

  /** The column that is added or renamed to the name; ALTER TABLE drops before it adds. */
  private Optional<Integer> taken(
      int from, int at, ObjectName table, Name used, Optional<Name> newName) {
    Optional<Integer> beside =
        steps
            .deeds()
            .before(at, Deed.NAMES, table, used, catalog)
            .filter(i -> steps.step(i).statement() == steps.step(at).statement())
            .filter(i -> operation(i) instanceof AddColumn);
    return first(beside, steps.deeds().after(from, Deed.NAMES, table, used, catalog))
        .filter(
            i ->
                !(operation(i) instanceof RenameColumn back
                    && newName.equals(Optional.of(back.column()))));
  }

  private Successor columnSuccessor(int taken, ObjectName table) {
    if (operation(taken) instanceof RenameColumn rename) {
      boolean isNew =
          steps.deeds().before(taken, Deed.NAMES, table, rename.column(), catalog).isPresent();
      return new Successor(Kind.COLUMN, ObjectName.of(rename.column()), isNew);
    }
    AddColumn add = (AddColumn) operation(taken);
    return new Successor(Kind.COLUMN, ObjectName.of(add.column()), true);
  }

  private Values columnValues(
      int at,
      ObjectName table,
      Name used,
      Optional<Name> newName,
      Optional<Integer> taken,
      Optional<Integer> copied) {
    if (copied.isPresent()) {
      boolean reachesName = taken.map(i -> isFilled(i, table, used)).orElse(true);
      return reachesName ? Values.COPIED : Values.MOVED;
    }
    boolean unknown =
        isOpaque(at, newName.isPresent())
            || taken
                .filter(i -> !columnSuccessor(i, table).isNew() || joins(i, table, used))
                .isPresent();
    if (unknown) {
      return Values.UNKNOWN;
    }
    if (newName.filter(name -> !isDropped(table, name)).isPresent()) {
      return Values.STAY;
    }
    return isComputed(table, used) && taken.map(this::addsComputed).orElse(true)
        ? Values.COMPUTED
        : Values.LOST;
  }

  /** What is dropped can only be saved before, what is renamed also afterwards. */
  private boolean isOpaque(int at, boolean renamed) {
    return renamed ? steps.isOpaque() : steps.isOpaqueBefore(at);
  }

  private boolean isComputed(ObjectName table, Name column) {
    return catalog
        .relation(table)
        .flatMap(known -> known.column(column))
        .filter(known -> known.generated().isComputed())
        .isPresent();
  }

  private boolean addsComputed(int at) {
    return operation(at) instanceof AddColumn add && add.generated().isComputed();
  }

  private boolean isDropped(ObjectName table, Name column) {
    return steps.deeds().after(-1, Deed.DROPS, table, column, catalog).isPresent();
  }

  /** Whether the column that takes the name gets values, before or after it does. */
  private boolean isFilled(int taken, ObjectName table, Name used) {
    return filling(taken, table, used).findAny().isPresent();
  }

  /** Whether these values may come from other tables. */
  private boolean joins(int taken, ObjectName table, Name used) {
    return filling(taken, table, used)
        .anyMatch(i -> operation(i) instanceof Update update && !update.reads().isEmpty());
  }

  private Stream<Integer> filling(int taken, ObjectName table, Name used) {
    Stream<Name> names =
        operation(taken) instanceof RenameColumn rename
            ? Stream.of(rename.column(), used)
            : Stream.of(used);
    return names.flatMap(
        name -> steps.deeds().after(-1, Deed.FILLS, table, name, catalog).stream());
  }

  /** The first use of a column's values for another column. */
  private Optional<Integer> copyAfter(int from, ObjectName table, Name column) {
    Optional<Integer> next = steps.deeds().after(from, Deed.COPIES, table, column, catalog);
    for (int i = 0; i < MOST && next.filter(n -> fillsOnly(n, table, column)).isPresent(); i++) {
      next = steps.deeds().after(next.get(), Deed.COPIES, table, column, catalog);
    }
    return next.filter(n -> !fillsOnly(n, table, column));
  }

  /** A column of that name in another table is another one. */
  private boolean fillsOnly(int at, ObjectName table, Name column) {
    return Copying.fillsOnly(operation(at), column)
        && Copying.filled(operation(at)).filter(filled -> isSame(filled, table)).isPresent();
  }

  private Filled filled(int at, ObjectName table, boolean byJoin) {
    Operation operation = operation(at);
    ObjectName filled = Copying.filled(operation).orElse(table);
    List<Name> columns =
        operation instanceof Update update && isSame(filled, table) ? update.columns() : List.of();
    return new Filled(filled, columns, byJoin);
  }

  private Fate table(int at, ObjectName table, Optional<ObjectName> newName) {
    Optional<Integer> named =
        steps
            .deeds()
            .before(at, Deed.NAMES, table, catalog)
            .filter(i -> renamedFrom(operation(i)).isPresent());
    ObjectName used = named.flatMap(i -> renamedFrom(operation(i))).orElse(table);
    Optional<Integer> taken =
        steps
            .deeds()
            .after(named.orElse(at), Deed.NAMES, used, catalog)
            .filter(i -> newName.isEmpty() || !renamedFrom(operation(i)).equals(newName));
    Optional<Integer> copied =
        newName
            .flatMap(name -> taken.flatMap(i -> copyTo(i, at, name)))
            .or(
                () ->
                    first(
                        copyAfter(-1, table).filter(i -> i < at),
                        newName.flatMap(name -> copyAfter(at, name))));
    boolean attached =
        steps.deeds().after(at, Deed.ATTACHES, newName.orElse(table), catalog).isPresent();
    return new Fate(
        named.isPresent(),
        taken.map(this::tableSuccessor),
        tableValues(at, newName, taken, copied, attached),
        catalog.relation(table).flatMap(Relation::copiedElsewhere),
        copied.map(i -> filled(i, table, false)),
        copied.filter(i -> isLocked(i, at, table)).isPresent());
  }

  /** The first copy of the rows to another table. */
  private Optional<Integer> copyAfter(int from, ObjectName table) {
    return copyAfter(from, table, filled -> !isSame(filled, table));
  }

  /** The first copy of the rows of a renamed table to what takes its name. */
  private Optional<Integer> copyTo(int taken, int from, ObjectName renamed) {
    return copyAfter(from, renamed, filled -> !isSame(filled, renamed) && hasRowsOf(taken, filled));
  }

  private Optional<Integer> copyAfter(int from, ObjectName table, Predicate<ObjectName> fits) {
    Optional<Integer> next = steps.deeds().after(from, Deed.COPIES, table, catalog);
    for (int i = 0; i < MOST && next.filter(n -> !fills(n, fits)).isPresent(); i++) {
      next = steps.deeds().after(next.get(), Deed.COPIES, table, catalog);
    }
    return next.filter(n -> fills(n, fits));
  }

  private boolean fills(int at, Predicate<ObjectName> fits) {
    return Copying.filled(operation(at)).filter(fits).isPresent();
  }

  /** Whether the file of the operation locks the table before it copies its rows. */
  private boolean isLocked(int copied, int at, ObjectName table) {
    String path = steps.step(at).path();
    return steps.step(copied).path().equals(path)
        && (at < copied
            || steps
                .deeds()
                .before(copied, Deed.LOCKS, table, catalog)
                .filter(i -> steps.step(i).path().equals(path))
                .isPresent());
  }

  private static Optional<ObjectName> renamedFrom(Operation operation) {
    return switch (operation) {
      case RenameTable rename -> Optional.of(rename.table());
      case SetTableSchema set -> Optional.of(set.table());
      default -> Optional.empty();
    };
  }

  private Successor tableSuccessor(int taken) {
    Operation operation = operation(taken);
    Optional<ObjectName> from = renamedFrom(operation);
    if (from.isPresent()) {
      boolean isNew = steps.deeds().before(taken, Deed.NAMES, from.get(), catalog).isPresent();
      return new Successor(Kind.TABLE, from.get(), isNew);
    }
    if (operation instanceof CreateView view) {
      boolean isNew =
          view.reads().stream()
              .allMatch(read -> steps.deeds().before(taken, Deed.NAMES, read, catalog).isPresent());
      return new Successor(Kind.VIEW, view.name(), isNew);
    }
    return new Successor(Kind.TABLE, ((CreateTable) operation).table(), true);
  }

  private Values tableValues(
      int at,
      Optional<ObjectName> newName,
      Optional<Integer> taken,
      Optional<Integer> copied,
      boolean attached) {
    if (copied.isPresent()) {
      ObjectName filled = Copying.filled(operation(copied.get())).orElseThrow();
      return taken.map(i -> hasRowsOf(i, filled)).orElse(true) ? Values.COPIED : Values.MOVED;
    }
    if (newName.isPresent() && (attached || taken.filter(i -> shows(i, newName)).isPresent())) {
      return Values.SHOWN;
    }
    if (taken.filter(i -> !tableSuccessor(i).isNew()).isPresent()
        || isOpaque(at, newName.isPresent())) {
      return Values.UNKNOWN;
    }
    return newName
            .filter(name -> steps.deeds().after(-1, Deed.DROPS, name, catalog).isEmpty())
            .isPresent()
        ? Values.STAY
        : Values.LOST;
  }

  /** Whether the table, or a view of it, takes the name. */
  private boolean hasRowsOf(int taken, ObjectName filled) {
    return isSame(tableSuccessor(taken).before(), filled) || shows(taken, Optional.of(filled));
  }

  /** Whether the operation makes a view of the table. */
  private boolean shows(int taken, Optional<ObjectName> table) {
    return operation(taken) instanceof CreateView view
        && view.reads().stream().anyMatch(read -> isSame(read, table.orElseThrow()));
  }

  private Operation operation(int at) {
    return steps.step(at).operation();
  }

  private boolean isSame(ObjectName one, ObjectName other) {
    return catalog.qualified(one).equals(catalog.qualified(other));
  }

  private static Optional<Integer> first(Optional<Integer> one, Optional<Integer> other) {
    return Stream.of(one, other).flatMap(Optional::stream).min(Integer::compare);
  }
}
