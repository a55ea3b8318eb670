package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_SHARE;
import static dev.migralint.postgres.LockMode.ROW_EXCLUSIVE;

import dev.migralint.postgres.Effect.Builder;
import dev.migralint.schema.Relation;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.ObjectName;
import java.util.List;

/** The effects of what reads or writes rows. */
final class DataEffects {
  private final Before before;

  DataEffects(Before before) {
    this.before = before;
  }

  Builder of(DataOperation operation) {
    return switch (operation) {
      case DataOperation.Insert insert -> writing(insert.table(), insert.reads());
      case DataOperation.Update update -> writing(update.table(), update.reads());
      case DataOperation.Merge merge -> writing(merge.table(), merge.reads());
      case DataOperation.Delete delete ->
          writing(delete.table(), delete.reads())
              .lose((delete.where().isPresent() ? "rows of " : "all rows of ") + delete.table());
      case DataOperation.Copy copy -> copy(copy);
      case DataOperation.Query query -> reading(query.reads());
      case DataOperation.DoBlock block -> new Builder();
      case DataOperation.Call call -> new Builder();
    };
  }

  private Builder copy(DataOperation.Copy copy) {
    if (copy.table().isEmpty()) {
      return reading(copy.reads());
    }
    return copy.from()
        ? writing(copy.table().get(), copy.reads())
        : before.locking(copy.table().get(), ACCESS_SHARE);
  }

  private Builder writing(ObjectName table, List<ObjectName> reads) {
    return before.locking(table, ROW_EXCLUSIVE).add(reading(reads).effect());
  }

  /** A query of a view reads what the view reads, and one of a table its heirs. */
  Builder reading(List<ObjectName> names) {
    Builder effect = new Builder();
    for (ObjectName name : names) {
      if (before.relation(name).isEmpty()) {
        effect.lock(name, ACCESS_SHARE);
      } else {
        for (Relation read : before.relation(name).get().readWith()) {
          effect.lock(before.name(read), ACCESS_SHARE);
        }
      }
    }
    return effect;
  }

  /** A definition looks only at what it names. */
  Builder naming(List<ObjectName> names) {
    Builder effect = new Builder();
    names.forEach(name -> effect.add(before.locking(name, ACCESS_SHARE).effect()));
    return effect;
  }
}
