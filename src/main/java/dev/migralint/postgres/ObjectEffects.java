package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.ACCESS_SHARE;
import static dev.migralint.postgres.LockMode.ROW_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.migralint.schema.Attached;
import dev.migralint.schema.NoOps;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.ObjectOperation.AlterObject;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.ObjectOperation.RenameObject;
import dev.migralint.sql.Read;
import java.util.List;
import java.util.Optional;

/** The effects of what happens to views, sequences, triggers, policies and the like. */
final class ObjectEffects {
  private final StatementContext before;

  ObjectEffects(StatementContext before) {
    this.before = before;
  }

  Builder of(ObjectOperation operation) {
    return switch (operation) {
      case CreateObject create -> create(create);
      case CreateView create -> view(create);
      case CreateRoutine create ->
          create.language().equals(Optional.of("plpgsql"))
              ? new Builder()
              : new DataEffects(before).defining(before.statement().body());
      case AlterObject alter -> alter(alter);
      case RenameObject rename -> rename(rename);
      case DropObject drop -> drop(drop);
    };
  }

  private Builder create(CreateObject create) {
    return switch (create.object()) {
      case TRIGGER ->
          onRows(create.on(), create.forEachRow(), SHARE_ROW_EXCLUSIVE).add(naming(create.reads()));
      case POLICY -> named(create.on(), ACCESS_EXCLUSIVE).add(naming(create.reads()));
      case RULE -> {
        Builder effect = named(create.on(), ACCESS_EXCLUSIVE).add(naming(create.reads()));
        create.writes().forEach(changed -> effect.add(before.locking(changed, ROW_EXCLUSIVE)));
        yield effect;
      }
      case STATISTICS -> named(create.on(), SHARE_UPDATE_EXCLUSIVE);
      case SEQUENCE -> named(create.on(), ACCESS_SHARE);
      default -> named(create.on(), ACCESS_EXCLUSIVE);
    };
  }

  /** A materialized view reads its rows at once, unless it is left empty. */
  private Builder view(CreateView create) {
    DataEffects data = new DataEffects(before);
    if (create.object() == ObjectKind.MATERIALIZED_VIEW) {
      boolean read = !create.empty() && !NoOps.isNoOp(before.catalog(), create);
      return read
          ? data.reading(create.reads().stream().map(Read::whole).toList())
          : data.naming(create.reads());
    }
    Builder effect = data.naming(create.reads());
    return create.replace() && before.relation(create.name()).isPresent()
        ? effect.lock(create.name(), ACCESS_EXCLUSIVE)
        : effect;
  }

  /** A definition looks only at what it names. */
  private Builder naming(List<ObjectName> names) {
    return new DataEffects(before).naming(names);
  }

  private Builder alter(AlterObject alter) {
    if (alter.object() == ObjectKind.SEQUENCE) {
      return alterSequence(alter);
    }
    boolean weak = alter.options().contains("depends");
    return named(
            itself(alter.object(), alter.name(), alter.on()),
            weak ? ACCESS_SHARE : ACCESS_EXCLUSIVE)
        .add(naming(alter.reads()));
  }

  /** Any option but the owner gives the sequence a new file, so that it can be rolled back. */
  private Builder alterSequence(AlterObject alter) {
    Builder effect =
        named(alter.name(), SHARE_ROW_EXCLUSIVE).add(naming(alter.on().stream().toList()));
    boolean rewrites = alter.options().stream().anyMatch(option -> !option.equals("owned"));
    alter.name().filter(name -> rewrites).ifPresent(effect::rewriteSequence);
    return effect;
  }

  private Builder rename(RenameObject rename) {
    return rename.object() == ObjectKind.TRIGGER
        ? onRows(
            rename.on(),
            before.version() >= 15 && isForEachRow(rename.on(), rename.name()),
            ACCESS_EXCLUSIVE)
        : named(itself(rename.object(), Optional.of(rename.name()), rename.on()), ACCESS_EXCLUSIVE);
  }

  private Builder drop(DropObject drop) {
    return switch (drop.object()) {
      case VIEW, MATERIALIZED_VIEW, SEQUENCE -> {
        Optional<Relation> relation = drop.name().flatMap(before::relation);
        yield relation.isPresent()
            ? new Drops(before).table(relation.get().name(), drop.cascade())
            : new Builder();
      }
      case SCHEMA ->
          drop.name()
              .filter(n -> drop.cascade())
              .map(n -> new Drops(before).schema(n.name()))
              .orElseGet(Builder::new);
      case TYPE, DOMAIN, EXTENSION ->
          drop.name()
              .filter(n -> drop.cascade())
              .map(new Drops(before)::type)
              .orElseGet(Builder::new);
      case FUNCTION, PROCEDURE, ROUTINE ->
          drop.name()
              .filter(n -> drop.cascade())
              .map(new Drops(before)::function)
              .orElseGet(Builder::new);
      case TRIGGER ->
          NoOps.isNoOp(before.catalog(), drop)
              ? new Builder()
              : onRows(
                  drop.on(),
                  drop.name().filter(n -> isForEachRow(drop.on(), n)).isPresent(),
                  ACCESS_EXCLUSIVE);
      default ->
          NoOps.isNoOp(before.catalog(), drop) ? new Builder() : named(drop.on(), ACCESS_EXCLUSIVE);
    };
  }

  private boolean isForEachRow(Optional<ObjectName> table, ObjectName trigger) {
    return table
        .flatMap(before::relation)
        .flatMap(t -> t.attached(new Attached.Key(ObjectKind.TRIGGER, trigger.name())))
        .filter(Attached::forEachRow)
        .isPresent();
  }

  /** Every partition has what a partitioned table has for each row. */
  private Builder onRows(Optional<ObjectName> table, boolean forEachRow, LockMode mode) {
    Builder effect = named(table, mode);
    if (forEachRow) {
      table
          .flatMap(before::relation)
          .ifPresent(t -> t.partitions().forEach(p -> effect.lock(before.name(p), mode)));
    }
    return effect;
  }

  /** The table of a trigger or policy; else the relation that is changed itself. */
  private static Optional<ObjectName> itself(
      ObjectKind object, Optional<ObjectName> name, Optional<ObjectName> on) {
    boolean relation =
        switch (object) {
          case VIEW, MATERIALIZED_VIEW, SEQUENCE -> true;
          default -> false;
        };
    return relation ? name : on;
  }

  private Builder named(Optional<ObjectName> table, LockMode mode) {
    return table.map(t -> before.locking(t, mode)).orElseGet(Builder::new);
  }
}
