package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.ACCESS_SHARE;
import static dev.migralint.postgres.LockMode.ROW_SHARE;
import static dev.migralint.postgres.LockMode.SHARE;
import static dev.migralint.postgres.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.migralint.postgres.Work.Reason;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Constraint.Kind;
import dev.migralint.schema.KeyColumns;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.ConstraintOperation.AddExclude;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.ConstraintOperation.AddNotNull;
import dev.migralint.sql.ConstraintOperation.AddPrimaryKey;
import dev.migralint.sql.ConstraintOperation.AddUnique;
import dev.migralint.sql.ConstraintOperation.AlterConstraint;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.ConstraintOperation.ValidateConstraint;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.Ternary;
import java.util.List;
import java.util.Optional;

/** The effects of what happens to constraints. */
final class ConstraintEffects {
  private final StatementContext before;
  private final Nulls nulls;

  ConstraintEffects(StatementContext before) {
    this.before = before;
    this.nulls = new Nulls(before);
  }

  Builder of(ConstraintOperation operation) {
    ObjectName table = operation.table();
    if (before.isAbsent(table)) {
      return new Builder();
    }
    return switch (operation) {
      case AddForeignKey add -> foreignKey(add);
      case AddCheck add -> check(add);
      case AddNotNull add -> notNull(add);
      case AddUnique add -> unique(add);
      case AddPrimaryKey add -> primaryKey(add);
      case AddExclude add -> exclude(add);
      case ValidateConstraint validate -> validate(validate);
      case DropConstraint drop -> drop(drop);
      case ConstraintOperation.RenameConstraint rename -> before.locking(table, ACCESS_EXCLUSIVE);
      case AlterConstraint alter -> alter(alter);
    };
  }

  private Builder check(AddCheck add) {
    if (add.written() == Written.CREATE_TABLE) {
      return new Builder();
    }
    boolean alone = add.noInherit() && before.version() < 18;
    Builder effect = before.locking(add.table(), alone, ACCESS_EXCLUSIVE);
    if (add.notValid() || !add.enforced()) {
      return effect;
    }
    if (add.noInherit()) {
      effect.scan(add.table(), Ternary.YES, Reason.CONSTRAINT);
    } else {
      before.scanTree(effect, add.table(), Ternary.YES, Reason.CONSTRAINT);
    }
    return new NewColumns(before).alwaysPass(add) || new Keys(before).isHeld(add)
        ? effect
        : effect.failIf(Failure.Kind.CONSTRAINT, add.table());
  }

  private Builder notNull(AddNotNull add) {
    if (add.written() == Written.CREATE_TABLE) {
      return new Builder();
    }
    Builder effect = before.lockingTree(add.table(), ACCESS_EXCLUSIVE);
    return add.notValid() ? effect : nulls.checking(effect, add.table(), false, add.column());
  }

  private Builder unique(AddUnique add) {
    Builder effect = key(add, add.written(), add.only(), add.usingIndex());
    boolean passes =
        add.written() == Written.CREATE_TABLE
            || new Keys(before).areUnique(add.table(), add.columns(), !add.nullsNotDistinct())
            || add.usingIndex().isPresent()
            || (add.only() && before.isPartitioned(add.table()))
            || new NewColumns(before)
                .areDistinct(add.table(), add.columns(), !add.nullsNotDistinct());
    return passes ? effect : sameKey(effect, add.table(), add.columns());
  }

  private Builder primaryKey(AddPrimaryKey add) {
    Builder effect = key(add, add.written(), add.only(), add.usingIndex());
    if (add.written() == Written.CREATE_TABLE) {
      return effect;
    }
    boolean passes =
        add.usingIndex().isPresent()
            || new Keys(before).areUnique(add.table(), add.columns(), true)
            || new NewColumns(before).areDistinct(add.table(), add.columns(), true);
    if (!passes) {
      sameKey(effect, add.table(), add.columns());
    }
    return nulls.checkingKey(effect, add);
  }

  private Builder key(
      ConstraintOperation add, Written written, boolean only, Optional<Name> usingIndex) {
    if (written == Written.CREATE_TABLE) {
      return new Builder();
    }
    Builder effect = before.locking(add.table(), ACCESS_EXCLUSIVE);
    if (!only) {
      effect.add(keyOfChildren(add));
    }
    if (usingIndex.isEmpty()) {
      Name name = freed(before.catalog().constraintName(add));
      Optional<Relation> table = before.relation(add.table());
      if (table.filter(t -> !StatementContext.hasStorage(t)).isEmpty()) {
        effect.build(table.map(t -> before.name(t, name)), add.table(), Ternary.YES);
      }
      if (!only && before.mayHavePartitions(add.table())) {
        effect.build(Optional.empty(), add.table(), Ternary.UNKNOWN);
      }
      if (!only) {
        table.ifPresent(t -> partitionsKeys(effect, add, t));
      }
    }
    return effect;
  }

  /** The name without its number if the statement drops the constraint that has it. */
  private Name freed(Name name) {
    return before.others().droppedConstraints().stream()
        .filter(dropped -> name.text().startsWith(dropped.text()))
        .filter(dropped -> name.text().substring(dropped.text().length()).matches("[0-9]{1,9}"))
        .findFirst()
        .orElse(name);
  }

  /** A primary key's columns become NOT NULL in the children too; 18 locks them for any key. */
  private Builder keyOfChildren(ConstraintOperation add) {
    if (before.isPartitioned(add.table())) {
      return before.lockingTree(add.table(), before.version() < 18 ? SHARE : ACCESS_EXCLUSIVE);
    }
    boolean children = add instanceof AddPrimaryKey || before.version() >= 18;
    return before.locking(add.table(), !children, ACCESS_EXCLUSIVE);
  }

  private void partitionsKeys(Builder effect, ConstraintOperation add, Relation table) {
    Kind kind =
        switch (add) {
          case AddPrimaryKey primary -> Kind.PRIMARY_KEY;
          case AddExclude exclude -> Kind.EXCLUDE;
          default -> Kind.UNIQUE;
        };
    List<Name> columns = KeyColumns.of(add, Optional.of(table));
    List<Name> labels = KeyColumns.labels(add, Optional.of(table));
    for (Relation partition : table.partitions()) {
      Name name = before.catalog().partitionsKeyName(partition, kind, labels);
      if (StatementContext.hasStorage(partition) && !partition.hasKey(kind, columns)) {
        effect.build(
            Optional.of(before.name(partition, name)), before.name(partition), Ternary.YES);
      }
    }
  }

  private Builder exclude(AddExclude add) {
    Builder effect = key(add, add.written(), false, Optional.empty());
    return add.written() == Written.CREATE_TABLE
        ? effect
        : effect.failIf(Failure.Kind.EXCLUDED, add.table());
  }

  private Builder sameKey(Builder effect, ObjectName table, List<Name> columns) {
    return effect.failIf(Failure.Kind.SAME_KEY, table, columns);
  }

  /** With a new column, only a default gives the existing rows something to check. */
  private Builder foreignKey(AddForeignKey add) {
    boolean checked = !add.notValid() && add.enforced();
    return switch (add.written()) {
      case CREATE_TABLE -> lockReferenced(new Builder(), add);
      case ADD_COLUMN ->
          scanBoth(
              lockReferenced(before.lockingTree(add.table(), ACCESS_EXCLUSIVE), add),
              add,
              checked && !new NewColumns(before).areNull(add.columns()));
      case ALONE -> scanBoth(lockReferenced(referring(add.table()), add), add, checked);
    };
  }

  /** From 18 on the children are locked too, although they get no key. */
  private Builder referring(ObjectName table) {
    return before.version() < 18
        ? before.lockingPartitions(table, SHARE_ROW_EXCLUSIVE)
        : before.lockingTree(table, SHARE_ROW_EXCLUSIVE);
  }

  /** A table that references itself is locked once. */
  private Builder lockReferenced(Builder effect, AddForeignKey add) {
    boolean itself =
        before
            .catalog()
            .qualified(add.table())
            .equals(before.catalog().qualified(add.referencedTable()));
    return itself
        ? effect
        : effect.add(before.lockingPartitions(add.referencedTable(), SHARE_ROW_EXCLUSIVE));
  }

  private Builder scanBoth(Builder effect, AddForeignKey add, boolean checked) {
    if (checked) {
      before.scanPartitions(effect, add.table(), Ternary.YES, Reason.FOREIGN_KEY);
      if (!new NewColumns(before).areNull(add.table(), add.columns())
          && !before.isEmptied(add.table())) {
        before.scanPartitions(effect, add.referencedTable(), Ternary.YES, Reason.FOREIGN_KEY);
        if (!new Keys(before).isHeld(add)) {
          effect.failIfUnreferenced(add.table(), add.columns(), add.referencedTable());
        }
      }
    }
    return effect;
  }

  private Builder validate(ValidateConstraint validate) {
    Optional<Constraint> constraint = constraint(validate.table(), validate.constraint());
    Builder effect = before.locking(validate.table(), SHARE_UPDATE_EXCLUSIVE);
    before
        .tree(validate.table())
        .skip(1)
        .filter(
            child -> constraint.isEmpty() || child.constraint(validate.constraint()).isPresent())
        .forEach(child -> effect.lock(before.name(child), SHARE_UPDATE_EXCLUSIVE));
    if (constraint.filter(Constraint::validated).isPresent()) {
      return effect;
    }
    Reason reason = reason(validate, constraint);
    boolean passes =
        constraint
            .filter(key -> key.kind() == Constraint.Kind.FOREIGN_KEY)
            .filter(key -> new NewColumns(before).areNull(validate.table(), key.columns()))
            .isPresent();
    before
        .tree(validate.table())
        .filter(
            child -> constraint.isEmpty() || child.constraint(validate.constraint()).isPresent())
        .filter(StatementContext::hasStorage)
        .forEach(child -> effect.scan(before.name(child), Ternary.YES, reason));
    before.scanTree(
        effect, validate.table(), Ternary.of(before.relation(validate.table()).isEmpty()), reason);
    addedHere(validate)
        .or(() -> constraint.flatMap(Constraint::referenced).map(Relation::name))
        .ifPresent(
            referenced -> {
              effect.add(before.lockingPartitions(referenced, ACCESS_SHARE));
              effect.add(before.locking(referenced, ROW_SHARE));
              if (!passes) {
                before.scanPartitions(effect, referenced, Ternary.YES, Reason.FOREIGN_KEY);
              }
            });
    return passes ? effect : effect.failIf(Failure.Kind.CONSTRAINT, validate.table());
  }

  private Reason reason(ValidateConstraint validate, Optional<Constraint> constraint) {
    if (addedHere(validate).isPresent()) {
      return Reason.FOREIGN_KEY;
    }
    return switch (constraint.map(Constraint::kind).orElse(Constraint.Kind.CHECK)) {
      case FOREIGN_KEY -> Reason.FOREIGN_KEY;
      case NOT_NULL -> Reason.NULLS;
      case CHECK, PRIMARY_KEY, UNIQUE, EXCLUDE -> Reason.CONSTRAINT;
    };
  }

  /** What a foreign key points at that the same statement adds. */
  private Optional<ObjectName> addedHere(ValidateConstraint validate) {
    return before.others().foreignKeys().stream()
        .filter(add -> before.catalog().constraintName(add).equals(validate.constraint()))
        .map(AddForeignKey::referencedTable)
        .findFirst();
  }

  private Builder drop(DropConstraint drop) {
    Builder effect = before.lockingTree(drop.table(), ACCESS_EXCLUSIVE);
    if (drop.cascade()) {
      constraint(drop.table(), drop.constraint())
          .ifPresent(
              key ->
                  before
                      .relation(drop.table())
                      .ifPresent(t -> new Drops(before).key(effect, t, key)));
    }
    constraint(drop.table(), drop.constraint())
        .flatMap(Constraint::referenced)
        .ifPresent(table -> effect.add(before.lockingPartitions(table.name(), ACCESS_EXCLUSIVE)));
    return effect;
  }

  /**
   * Enforcing a foreign key creates its triggers on both tables, and the opposite drops them:
   * https://www.postgresql.org/docs/18/sql-altertable.html#SQL-ALTERTABLE-DESC-ALTER-CONSTRAINT
   */
  private Builder alter(AlterConstraint alter) {
    Optional<Constraint> check =
        constraint(alter.table(), alter.constraint())
            .filter(c -> c.kind() == Constraint.Kind.CHECK)
            .filter(c -> alter.enforcing() && !c.validated());
    if (check.isPresent()) {
      // PostgreSQL 19, from its documentation: the rows are checked as for a new constraint.
      Builder effect = before.lockingTree(alter.table(), ACCESS_EXCLUSIVE);
      before.scanPartitions(effect, alter.table(), Ternary.UNKNOWN, Reason.CONSTRAINT);
      return effect.failIf(Failure.Kind.CONSTRAINT, alter.table());
    }
    Optional<Constraint> key =
        constraint(alter.table(), alter.constraint()).filter(c -> c.referenced().isPresent());
    if (key.isEmpty() || (alter.enforced() && !(alter.enforcing() && !key.get().validated()))) {
      return before.locking(alter.table(), ACCESS_EXCLUSIVE);
    }
    Builder effect = before.lockingTree(alter.table(), ACCESS_EXCLUSIVE);
    ObjectName referenced = key.get().referenced().get().name();
    if (!alter.enforced()) {
      return effect.add(before.lockingPartitions(referenced, ACCESS_EXCLUSIVE));
    }
    effect.add(before.lockingPartitions(referenced, SHARE_ROW_EXCLUSIVE));
    before.scanPartitions(effect, alter.table(), Ternary.UNKNOWN, Reason.FOREIGN_KEY);
    before.scanPartitions(effect, referenced, Ternary.UNKNOWN, Reason.FOREIGN_KEY);
    return effect.failIf(Failure.Kind.CONSTRAINT, alter.table());
  }

  private Optional<Constraint> constraint(ObjectName table, Name constraint) {
    return before.relation(table).flatMap(t -> t.constraint(constraint));
  }
}
