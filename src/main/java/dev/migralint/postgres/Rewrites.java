package dev.migralint.postgres;

import dev.migralint.postgres.Work.Reason;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Ternary;
import java.util.Optional;

/** Tables that are rewritten. */
final class Rewrites {
  private final StatementContext before;

  Rewrites(StatementContext before) {
    this.before = before;
  }

  /** The rows of the table and of what inherits from it are rewritten, with every index. */
  Builder all(Builder effect, ObjectName table, Ternary certain) {
    return all(effect, table, certain, Reason.ROWS);
  }

  Builder all(Builder effect, ObjectName table, Ternary certain, Reason reason) {
    if (certain != Ternary.NO) {
      before.storage(table).forEach(stored -> one(effect, stored, certain, reason));
    }
    return effect;
  }

  private void one(Builder effect, ObjectName stored, Ternary certain, Reason reason) {
    effect.rewrite(stored, certain, reason);
    Optional<Relation> table = before.relation(stored);
    if (table.isPresent()) {
      before
          .keptIndexes(table.get())
          .map(index -> before.name(table.get(), index.name()))
          .filter(index -> !effect.builds(index))
          .forEach(index -> effect.rebuild(index, stored, certain, reason));
    }
  }
}
