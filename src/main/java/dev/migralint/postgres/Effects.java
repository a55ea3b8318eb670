package dev.migralint.postgres;

import dev.migralint.schema.Catalog;
import dev.migralint.schema.NoOps;
import dev.migralint.schema.Subjects;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The effects of a statement's operations, all judged against the catalog before the statement.
 * Lock modes are PostgreSQL's own, seen on servers of every supported version.
 * https://www.postgresql.org/docs/current/explicit-locking.html
 */
public final class Effects {
  /** So many constraints or indexes are looked at in the time of one change. */
  private static final int PARTS_AT_ONCE = 8;

  private final StatementContext before;
  private final String path;

  private Effects(StatementContext before, String path) {
    this.before = before;
    this.path = path;
  }

  /**
   * One effect for each operation of the statement, in their order.
   *
   * @param path the migration that runs it
   * @param change the change that it belongs to; 0 for one that was applied before
   */
  public static List<Effect> of(
      Statement statement, Catalog catalog, Session session, String path, int change) {
    Effects effects = new Effects(new StatementContext(statement, catalog, session, change), path);
    List<Effect> all = new ArrayList<>(statement.operations().size());
    statement.operations().forEach(operation -> all.add(effects.of(operation)));
    return all.size() < 2 ? all : withStrongestLocks(all);
  }

  /** ALTER TABLE locks its table once, for all of its actions. */
  private static List<Effect> withStrongestLocks(List<Effect> all) {
    Map<Target, Lock> strongest = new HashMap<>();
    all.stream()
        .flatMap(effect -> effect.locks().stream())
        .forEach(lock -> strongest.merge(lock.on(), lock, Lock::and));
    return all.stream().map(effect -> effect.withLocks(strongest)).toList();
  }

  /**
   * ALTER TABLE takes its locks before it finds that there is nothing to do, but none on a table
   * that is not there. Who names a table without IF EXISTS knows better than the history.
   */
  private Effect of(Operation operation) {
    spend(operation);
    Builder effect = builder(operation).sparing(before::isEmptied);
    boolean nothing = NoOps.isNoOp(before.catalog(), operation);
    if (nothing || before.statement().aside().ifExists()) {
      effect.without(name -> before.catalog().hasRelation(name) == Ternary.NO);
    }
    return (nothing ? effect.onlyLocks() : effect).effect(new Targets(before, operation, path));
  }

  /** Most operations look at all constraints and indexes of their table. */
  private void spend(Operation operation) {
    Subjects.table(operation, before.catalog())
        .flatMap(before::relation)
        .map(table -> table.constraints().size() + table.indexes().size())
        .ifPresent(parts -> before.catalog().spend(parts / PARTS_AT_ONCE));
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
