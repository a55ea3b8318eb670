package dev.migralint.postgres;

import dev.migralint.postgres.Effect.Builder;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Ternary;
import java.util.Optional;

/** Tables that are written anew. */
final class Rewrites {
  private final StatementContext before;

  Rewrites(StatementContext before) {
    this.before = before;
  }

  /** The rows of the table and of what inherits from it are written anew, with every index. */
  Builder all(Builder effect, ObjectName table, Ternary certain) {
    if (certain != Ternary.NO) {
      before.storage(table).forEach(stored -> one(effect, stored, certain));
    }
    return effect;
  }

  private void one(Builder effect, ObjectName stored, Ternary certain) {
    effect.rewrite(stored, certain);
    Optional<Relation> table = before.relation(stored);
    if (table.isPresent()) {
      before
          .keptIndexes(table.get())
          .map(index -> before.name(table.get(), index.name()))
          .forEach(index -> effect.build(Optional.of(index), stored, certain));
    }
  }
}
