package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_SHARE;
import static dev.migralint.postgres.LockMode.ROW_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.ROW_SHARE;

import dev.migralint.postgres.Work.Reason;
import dev.migralint.schema.Column;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Constraint.Reference;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ConstraintOperation.ReferentialAction;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.DataOperation.Delete;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Merge;
import dev.migralint.sql.DataOperation.Source;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Read;
import dev.migralint.sql.Statement;
import dev.migralint.sql.Ternary;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The effects of what reads or writes rows, the checks of foreign keys included. What triggers do
 * is not known.
 */
final class DataEffects {
  private final StatementContext before;

  DataEffects(StatementContext before) {
    this.before = before;
  }

  Builder of(DataOperation operation) {
    Builder effect = change(operation);
    for (ObjectName sequence : before.statement().aside().sequences()) {
      before.relation(sequence).ifPresent(s -> effect.lock(before.name(s), ROW_EXCLUSIVE));
    }
    return effect;
  }

  private Builder change(DataOperation operation) {
    return switch (operation) {
      case Insert insert -> insert(insert);
      case Update update -> update(update);
      case Merge merge -> writing(merge.table(), merge.reads());
      case Delete delete -> delete(delete);
      case DataOperation.Copy copy -> copy(copy);
      case DataOperation.Query query -> reading(query.reads());
      case DataOperation.DoBlock block -> new Builder();
      case DataOperation.Call call -> new Builder();
    };
  }

  private Builder insert(Insert insert) {
    Builder effect = writing(insert.table(), insert.reads());
    for (Relation table : written(insert.table())) {
      lockParents(effect, table);
      table.constraints(Constraint.Kind.FOREIGN_KEY).stream()
          .filter(key -> key.columns().stream().anyMatch(c -> isFilled(insert, table, c)))
          .forEach(key -> lockReferenced(effect, key));
      byDefault(insert, table).forEach(s -> effect.lock(before.name(s), ROW_EXCLUSIVE));
    }
    return effect;
  }

  /** Whether the new rows may hold a value in the column. */
  private static boolean isFilled(Insert insert, Relation table, Name column) {
    return (insert.columns().isEmpty() && insert.source() != Source.DEFAULT_VALUES)
        || insert.columns().contains(column)
        || table.column(column).map(Column::hasDefault).orElse(Ternary.UNKNOWN) != Ternary.NO;
  }

  /** The sequences of the columns that are not given a value, as far as that is known. */
  private static Stream<Relation> byDefault(Insert insert, Relation table) {
    if (insert.columns().isEmpty() && insert.source() != Source.DEFAULT_VALUES) {
      return Stream.of();
    }
    return table.columnsWithSequences().stream()
        .filter(column -> !insert.columns().contains(column))
        .flatMap(column -> table.sequencesOfDefault(column).stream());
  }

  private Builder update(Update update) {
    Builder effect = writing(update.table(), update.reads());
    for (Relation table : written(update.table())) {
      if (!before.isOnly(update.table())) {
        lockHeirs(effect, table);
      }
      if (update.where().isEmpty() && !update.joins()) {
        scan(effect, before.isOnly(update.table()) ? update.table() : table.name());
      }
      update.columns().stream()
          .flatMap(column -> table.constraints(column).stream())
          .forEach(key -> lockReferenced(effect, key));
      lockReferencing(effect, table, Optional.of(update.columns()));
    }
    return effect;
  }

  private Builder delete(Delete delete) {
    Builder effect = writing(delete.table(), delete.reads());
    boolean all = delete.where().isEmpty() && !delete.joins();
    for (Relation table : written(delete.table())) {
      if (!before.isOnly(delete.table())) {
        lockHeirs(effect, table);
      }
      if (all) {
        scan(effect, before.isOnly(delete.table()) ? delete.table() : table.name());
      }
      lockReferencing(effect, table, Optional.empty());
    }
    return effect.lose(all ? Loss.Kind.ALL_ROWS : Loss.Kind.SOME_ROWS, delete.table());
  }

  /** The tables that a change of the relation changes: itself, or what a view shows. */
  private List<Relation> written(ObjectName name) {
    return before.relation(name).stream()
        .flatMap(r -> r.kind() == Relation.Kind.VIEW ? r.readWith().stream() : Stream.of(r))
        .filter(r -> r.kind() != Relation.Kind.VIEW)
        .toList();
  }

  /** The bounds of a partition, which its rows must keep, are read from its parent. */
  private void lockParents(Builder effect, Relation table) {
    for (Optional<Relation> parent = table.partitionOf();
        parent.isPresent();
        parent = parent.get().partitionOf()) {
      effect.lock(before.name(parent.get()), ACCESS_SHARE);
    }
  }

  private void lockHeirs(Builder effect, Relation table) {
    table.descendants().forEach(child -> effect.lock(before.name(child), ROW_EXCLUSIVE));
  }

  /** A new or changed foreign key locks the row that it points at, a deferred one at the end. */
  private void lockReferenced(Builder effect, Constraint constraint) {
    constraint
        .reference()
        .filter(reference -> !reference.deferred())
        .map(Reference::table)
        .ifPresent(referenced -> effect.lock(before.name(referenced), ROW_SHARE));
  }

  /**
   * What points at the rows that go or change is looked for, and goes or changes with them.
   *
   * @param changed the columns that change; without, the rows go
   */
  private void lockReferencing(Builder effect, Relation start, Optional<List<Name>> changed) {
    Set<Relation> seen = new HashSet<>();
    Deque<Relation> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Relation table = open.removeFirst();
      for (Relation referencing : seen.add(table) ? table.referencing() : List.<Relation>of()) {
        for (Constraint constraint : referencing.constraints()) {
          Optional<Reference> reference = constraint.reference().filter(r -> r.table() == table);
          if (reference.isPresent()
              && (table != start || concerns(reference.get(), table, changed))) {
            ReferentialAction action =
                changed.isPresent() ? reference.get().onUpdate() : reference.get().onDelete();
            boolean later = reference.get().deferred() && action == ReferentialAction.NO_ACTION;
            if (!later) {
              effect.lock(before.name(referencing), mode(action));
            }
            if (action == ReferentialAction.CASCADE) {
              open.add(referencing);
            }
          }
        }
      }
    }
  }

  private static boolean concerns(
      Reference reference, Relation table, Optional<List<Name>> changed) {
    if (changed.isEmpty()) {
      return true;
    }
    List<Name> key =
        reference.columns().isEmpty()
            ? table.primaryKey().map(Constraint::columns).orElse(List.of())
            : reference.columns();
    return changed.get().stream().anyMatch(key::contains);
  }

  private static LockMode mode(ReferentialAction action) {
    return switch (action) {
      case NO_ACTION, RESTRICT -> ROW_SHARE;
      case CASCADE, SET_NULL, SET_DEFAULT -> ROW_EXCLUSIVE;
    };
  }

  private Builder copy(DataOperation.Copy copy) {
    if (copy.table().isEmpty()) {
      return reading(copy.reads());
    }
    ObjectName table = copy.table().get();
    if (!copy.from()) {
      return before.locking(table, ACCESS_SHARE).scan(table, Ternary.YES, Reason.QUERY);
    }
    Builder effect = writing(table, copy.reads());
    written(table).stream()
        .flatMap(t -> t.constraints(Constraint.Kind.FOREIGN_KEY).stream())
        .forEach(key -> lockReferenced(effect, key));
    return effect;
  }

  /** A change of a view is one of the table that it shows. */
  private Builder writing(ObjectName table, List<Read> reads) {
    Builder effect = before.locking(table, ROW_EXCLUSIVE);
    before
        .relation(table)
        .filter(view -> view.kind() == Relation.Kind.VIEW)
        .ifPresent(
            view ->
                view.readWith().forEach(shown -> effect.lock(before.name(shown), ROW_EXCLUSIVE)));
    return effect.add(reading(reads));
  }

  /** A query of a view reads what the view reads, and one of a table its children. */
  Builder reading(List<Read> reads) {
    Builder effect = new Builder();
    for (Read read : reads) {
      LockMode mode = read.locksRows() ? ROW_SHARE : ACCESS_SHARE;
      Optional<Relation> relation = before.relation(read.relation());
      if (relation.isEmpty()) {
        effect.lock(read.relation(), mode);
        effect.scan(read.relation(), Ternary.of(read.whole()), Reason.QUERY);
        continue;
      }
      if (before.isOnly(read.relation())) {
        effect.lock(before.name(relation.get()), mode);
      } else {
        relation.get().readWith().forEach(each -> effect.lock(before.name(each), mode));
      }
      if (read.whole() && relation.get().kind() != Relation.Kind.SEQUENCE) {
        scan(effect, read.relation());
      }
    }
    return effect;
  }

  private void scan(Builder effect, ObjectName relation) {
    before.storage(relation).forEach(stored -> effect.scan(stored, Ternary.YES, Reason.QUERY));
  }

  /** A definition looks only at what it names. */
  Builder naming(List<ObjectName> names) {
    Builder effect = new Builder();
    names.stream()
        .filter(name -> !isMadeHere(name))
        .forEach(name -> effect.add(before.locking(name, ACCESS_SHARE)));
    return effect;
  }

  /** Whether CREATE SCHEMA makes the relation that another part of it names. */
  private boolean isMadeHere(ObjectName name) {
    return before.others().createdTables().contains(name);
  }

  /** A function whose body is SQL is tried when it is made: its tables are locked and not read. */
  Builder defining(List<Statement> body) {
    Builder effect = new Builder();
    for (Statement statement : body) {
      for (Operation operation : statement.operations()) {
        if (operation instanceof DataOperation data) {
          effect.add(naming(data).onlyLocks());
        }
      }
    }
    return effect;
  }

  /** A statement that is read and not run finds its tables, and no rows of others. */
  private Builder naming(DataOperation operation) {
    return switch (operation) {
      case Insert insert -> writing(insert.table(), insert.reads());
      case Update update -> writing(update.table(), update.reads());
      case Delete delete -> writing(delete.table(), delete.reads());
      case DataOperation other -> of(other);
    };
  }
}
