package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_EXCLUSIVE;

import dev.migralint.postgres.Effect.Builder;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Relation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.util.Optional;

/** The effects of what goes, and of what goes with it. */
final class Drops {
  private final Before before;

  Drops(Before before) {
    this.before = before;
  }

  /** What a table's column, and with CASCADE what depends on it, locks when it goes. */
  void column(Builder effect, Relation table, Name column, boolean cascade) {
    table.sequences(column).forEach(s -> effect.lock(before.name(s), ACCESS_EXCLUSIVE));
    for (Constraint constraint : table.constraints()) {
      if (constraint.columns().contains(column)) {
        constraint.referenced().ifPresent(other -> exclusive(effect, other));
      }
    }
    if (cascade) {
      for (Relation referring : table.referencing()) {
        if (referring.constraints().stream().anyMatch(c -> c.pointsAt(table, column))) {
          exclusive(effect, referring);
        }
      }
      table.readers().stream()
          .flatMap(view -> view.goneWith(true).stream())
          .forEach(view -> effect.lock(before.name(view), ACCESS_EXCLUSIVE));
    }
  }

  /** Foreign keys to the columns of a key go with it. */
  void key(Builder effect, Relation table, Constraint key) {
    for (Relation referring : table.referencing()) {
      if (referring.constraints().stream().anyMatch(c -> c.dependsOn(table, key))) {
        exclusive(effect, referring);
      }
    }
  }

  private void exclusive(Builder effect, Relation table) {
    effect.add(before.lockingPartitions(table.name(), ACCESS_EXCLUSIVE).effect());
  }

  /** Dropping the referencing side of a foreign key locks the referenced table as strongly. */
  Builder table(ObjectName name, boolean cascade) {
    Optional<Relation> known = before.relation(name);
    if (known.isEmpty()) {
      return new Builder().lock(name, ACCESS_EXCLUSIVE).lose("all rows of " + name);
    }
    Builder effect = new Builder();
    for (Relation relation : known.get().goneWith(cascade)) {
      effect.lock(before.name(relation), ACCESS_EXCLUSIVE);
      relation
          .partitionOf()
          .ifPresent(parent -> effect.lock(before.name(parent), ACCESS_EXCLUSIVE));
      relation.referenced().forEach(r -> effect.lock(before.name(r), ACCESS_EXCLUSIVE));
      relation.referencing().forEach(r -> effect.lock(before.name(r), ACCESS_EXCLUSIVE));
      if (Before.hasStorage(relation) && relation.kind() == Relation.Kind.TABLE) {
        effect.lose("all rows of " + before.name(relation));
      }
    }
    return effect;
  }
}
