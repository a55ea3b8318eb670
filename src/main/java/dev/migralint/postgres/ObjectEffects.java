package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.ACCESS_SHARE;
import static dev.migralint.postgres.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.migralint.postgres.Effect.Builder;
import dev.migralint.schema.Relation;
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
  private final Before before;

  ObjectEffects(Before before) {
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
      case AlterObject alter ->
          alter.object().equals("sequence")
              ? named(alter.name(), SHARE_ROW_EXCLUSIVE)
              : named(itself(alter.object(), alter.name(), alter.on()), ACCESS_EXCLUSIVE);
      case RenameObject rename ->
          named(itself(rename.object(), Optional.of(rename.name()), rename.on()), ACCESS_EXCLUSIVE);
      case DropObject drop -> drop(drop);
    };
  }

  private Builder create(CreateObject create) {
    return switch (create.object()) {
      case "trigger" -> named(create.on(), SHARE_ROW_EXCLUSIVE);
      case "statistics" -> named(create.on(), SHARE_UPDATE_EXCLUSIVE);
      case "sequence" -> named(create.on(), ACCESS_SHARE);
      default -> named(create.on(), ACCESS_EXCLUSIVE);
    };
  }

  /** A materialized view reads its rows at once. */
  private Builder view(CreateView create) {
    DataEffects data = new DataEffects(before);
    if (create.object().equals("materialized view")) {
      return data.reading(create.reads().stream().map(Read::whole).toList());
    }
    Builder effect = data.naming(create.reads());
    return create.replace() && before.relation(create.name()).isPresent()
        ? effect.lock(create.name(), ACCESS_EXCLUSIVE)
        : effect;
  }

  private Builder drop(DropObject drop) {
    return switch (drop.object()) {
      case "view", "materialized view", "sequence", "foreign table" -> {
        Optional<Relation> relation = drop.name().flatMap(before::relation);
        yield relation.isPresent()
            ? new Drops(before).table(relation.get().name(), drop.cascade())
            : new Builder();
      }
      case "schema" -> schema(drop);
      default -> named(drop.on(), ACCESS_EXCLUSIVE);
    };
  }

  private Builder schema(DropObject drop) {
    Builder effect = new Builder();
    for (Relation relation : List.copyOf(before.catalog().relations())) {
      if (relation.name().schema().equals(drop.name().map(ObjectName::name))) {
        effect.add(new Drops(before).table(relation.name(), true).effect());
      }
    }
    return effect;
  }

  /** The table of a trigger or policy; else the relation that is changed itself. */
  private static Optional<ObjectName> itself(
      String object, Optional<ObjectName> name, Optional<ObjectName> on) {
    boolean relation =
        switch (object) {
          case "view", "materialized view", "sequence", "foreign table" -> true;
          default -> false;
        };
    return relation ? name : on;
  }

  private Builder named(Optional<ObjectName> table, LockMode mode) {
    return table.map(t -> before.locking(t, mode)).orElseGet(Builder::new);
  }
}
