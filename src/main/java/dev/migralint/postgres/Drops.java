package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_EXCLUSIVE;

import dev.migralint.postgres.Effect.Builder;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ObjectName;
import java.util.Optional;

/** The effects of what goes, and of what goes with it. */
final class Drops {
  private final Before before;

  Drops(Before before) {
    this.before = before;
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
