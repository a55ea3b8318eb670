package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.ROW_SHARE;
import static dev.migralint.postgres.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.migralint.postgres.Effect.Builder;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Known;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.ConstraintOperation.AddExclude;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.ConstraintOperation.AddNotNull;
import dev.migralint.sql.ConstraintOperation.AddPrimaryKey;
import dev.migralint.sql.ConstraintOperation.AddUnique;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.ConstraintOperation.ValidateConstraint;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation.Written;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The effects of what happens to constraints. */
final class ConstraintEffects {
  private final Before before;
  private final Nulls nulls;

  ConstraintEffects(Before before) {
    this.before = before;
    this.nulls = new Nulls(before);
  }

  Builder of(ConstraintOperation operation) {
    ObjectName table = operation.table();
    return switch (operation) {
      case AddForeignKey add -> foreignKey(add);
      case AddCheck add -> check(add);
      case AddNotNull add -> notNull(add);
      case AddUnique add -> unique(add);
      case AddPrimaryKey add -> primaryKey(add);
      case AddExclude add ->
          key(add, add.written(), Optional.empty())
              .failIf("two rows of " + table + " exclude each other");
      case ValidateConstraint validate -> validate(validate);
      case DropConstraint drop -> drop(drop);
      case ConstraintOperation.RenameConstraint rename -> before.locking(table, ACCESS_EXCLUSIVE);
      case ConstraintOperation.AlterConstraint alter -> before.locking(table, ACCESS_EXCLUSIVE);
    };
  }

  private Builder check(AddCheck add) {
    if (add.written() == Written.CREATE_TABLE) {
      return new Builder();
    }
    Builder effect = before.lockingTree(add.table(), ACCESS_EXCLUSIVE);
    if (add.notValid() || !add.enforced()) {
      return effect;
    }
    return before
        .scanTree(effect, add.table(), Known.YES)
        .failIf("a row of " + add.table() + " breaks it");
  }

  private Builder notNull(AddNotNull add) {
    if (add.written() == Written.CREATE_TABLE) {
      return new Builder();
    }
    Builder effect = before.lockingTree(add.table(), ACCESS_EXCLUSIVE);
    return add.notValid() ? effect : nulls.checking(effect, add.table(), add.column());
  }

  private Builder unique(AddUnique add) {
    Builder effect = key(add, add.written(), add.usingIndex());
    return add.written() == Written.CREATE_TABLE || add.usingIndex().isPresent()
        ? effect
        : effect.failIf("two rows of " + add.table() + " have the same " + words(add.columns()));
  }

  private Builder primaryKey(AddPrimaryKey add) {
    Builder effect = key(add, add.written(), add.usingIndex());
    if (add.written() == Written.CREATE_TABLE) {
      return effect;
    }
    if (add.usingIndex().isEmpty()) {
      effect.failIf("two rows of " + add.table() + " have the same " + words(add.columns()));
    }
    return nulls.checkingKey(effect, add);
  }

  private Builder key(ConstraintOperation add, Written written, Optional<Name> usingIndex) {
    if (written == Written.CREATE_TABLE) {
      return new Builder();
    }
    Builder effect = before.lockingTree(add.table(), ACCESS_EXCLUSIVE);
    if (usingIndex.isEmpty()) {
      Name name = before.catalog().constraintName(add);
      Optional<Relation> table = before.relation(add.table());
      if (table.filter(t -> !Before.hasStorage(t)).isEmpty()) {
        effect.build(table.map(t -> before.name(t, name)), add.table(), Known.YES);
      }
      if (before.mayHavePartitions(add.table())) {
        effect.build(Optional.empty(), add.table(), Known.UNKNOWN);
      }
      table.ifPresent(
          t ->
              t.partitions().stream()
                  .filter(Before::hasStorage)
                  .forEach(p -> effect.build(Optional.empty(), before.name(p), Known.YES)));
    }
    return effect;
  }

  private static String words(List<Name> columns) {
    return columns.stream().map(Name::sql).collect(Collectors.joining(", "));
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
              checked && nulls.hasDefault(add.columns()));
      case ALONE ->
          scanBoth(
              lockReferenced(before.lockingTree(add.table(), SHARE_ROW_EXCLUSIVE), add),
              add,
              checked);
    };
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
        : effect.add(before.lockingTree(add.referencedTable(), SHARE_ROW_EXCLUSIVE).effect());
  }

  private Builder scanBoth(Builder effect, AddForeignKey add, boolean checked) {
    if (checked) {
      before.scanTree(effect, add.table(), Known.YES);
      before.scanTree(effect, add.referencedTable(), Known.YES);
      effect.failIf("a row of " + add.table() + " points at no row of " + add.referencedTable());
    }
    return effect;
  }

  private Builder validate(ValidateConstraint validate) {
    Builder effect = before.lockingTree(validate.table(), SHARE_UPDATE_EXCLUSIVE);
    Optional<Constraint> constraint = constraint(validate.table(), validate.constraint());
    if (constraint.filter(Constraint::validated).isPresent()) {
      return effect;
    }
    before.scanTree(effect, validate.table(), Known.YES);
    constraint
        .flatMap(Constraint::referenced)
        .ifPresent(
            referenced -> {
              effect.add(before.locking(referenced.name(), ROW_SHARE).effect());
              before.scanTree(effect, referenced.name(), Known.YES);
            });
    return effect.failIf("a row of " + validate.table() + " breaks it");
  }

  private Builder drop(DropConstraint drop) {
    Builder effect = before.lockingTree(drop.table(), ACCESS_EXCLUSIVE);
    constraint(drop.table(), drop.constraint())
        .flatMap(Constraint::referenced)
        .ifPresent(
            table -> effect.add(before.lockingTree(table.name(), ACCESS_EXCLUSIVE).effect()));
    if (drop.cascade()) {
      before
          .relation(drop.table())
          .ifPresent(
              t ->
                  t.constraint(drop.constraint())
                      .ifPresent(key -> effect.add(new Drops(before).keysOver(t, key).effect())));
    }
    return effect;
  }

  private Optional<Constraint> constraint(ObjectName table, Name constraint) {
    return before.relation(table).flatMap(t -> t.constraint(constraint));
  }
}
