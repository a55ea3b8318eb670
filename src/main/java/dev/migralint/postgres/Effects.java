package dev.migralint.postgres;

import dev.migralint.postgres.Effect.Builder;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.NoOps;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The effects of a statement's operations, all judged against the catalog before the statement.
 * Lock modes are PostgreSQL's own, seen on servers of every supported version.
 * https://www.postgresql.org/docs/current/explicit-locking.html
 */
public final class Effects {
  private final StatementContext before;

  private Effects(StatementContext before) {
    this.before = before;
  }

  /** One effect for each operation of the statement, in their order. */
  public static List<Effect> of(Statement statement, Catalog catalog, Session session) {
    Effects effects = new Effects(new StatementContext(statement, catalog, session));
    List<Effect> all = new ArrayList<>(statement.operations().size());
    statement.operations().forEach(operation -> all.add(effects.of(operation)));
    return all;
  }

  /** A partition whose statements wait for a lock on a table above it. */
  public record HeldUp(Relation partition, boolean reads, boolean writes) {}

  /**
   * Who else waits for a lock: a session that uses a partition for the first time reads its bounds
   * from the tables above it, before 14 to write to it, and on every version to plan anything on
   * one that is partitioned itself.
   */
  public static List<HeldUp> heldUp(Effect.Lock lock, Catalog catalog, int serverVersion) {
    Optional<Relation> table =
        lock.mode().blocksReads() ? catalog.relation(lock.table()) : Optional.empty();
    List<HeldUp> heldUp = new ArrayList<>();
    for (Relation partition : table.map(Relation::partitions).orElse(List.of())) {
      boolean isPartitioned = partition.partitioned() == Ternary.YES;
      if (isPartitioned || serverVersion < 14) {
        heldUp.add(new HeldUp(partition, isPartitioned, true));
      }
    }
    return heldUp;
  }

  /**
   * ALTER TABLE takes its locks before it finds that there is nothing to do, but none on a table
   * that is not there. Who names a table without IF EXISTS knows better than the history.
   */
  private Effect of(Operation operation) {
    Builder effect = builder(operation).sparing(before::isEmptied);
    boolean nothing = NoOps.isNoOp(before.catalog(), operation);
    if (nothing || before.statement().aside().ifExists()) {
      effect.without(name -> before.catalog().hasRelation(name) == Ternary.NO);
    }
    return (nothing ? effect.onlyLocks() : effect).effect();
  }

  private Builder builder(Operation operation) {
    return switch (operation) {
      case TableOperation table -> new TableEffects(before).of(table);
      case ColumnOperation column -> new ColumnEffects(before).of(column);
      case ConstraintOperation constraint -> new ConstraintEffects(before).of(constraint);
      case IndexOperation index -> new IndexEffects(before).of(index);
      case TypeOperation type -> new TypeEffects(before).of(type);
      case ObjectOperation object -> new ObjectEffects(before).of(object);
      case SessionOperation session -> new Builder();
      case DataOperation data -> new DataEffects(before).of(data);
      case OtherOperation other -> new MaintenanceEffects(before).of(other);
    };
  }
}
