package dev.migralint.plan;

import dev.migralint.postgres.LockMode;
import dev.migralint.source.Problem;
import dev.migralint.sql.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL will do when migrations run, statement by statement.
 *
 * @param description what was looked at ("staged changes against HEAD")
 * @param files how many migrations were read, also those without a statement to plan
 * @param notes what the reader should know
 * @param errors files that could not be read: each makes the exit code 3
 */
public record Plan(
    String description,
    int files,
    List<Migration> migrations,
    List<String> notes,
    List<Problem> errors) {

  /**
   * One migration.
   *
   * @param path from the root of the repository or folder
   * @param transaction file, none, own, batch or unknown: whose transaction surrounds it
   * @param held for each table that existed before, the strongest lock and how long it is kept
   */
  public record Migration(
      String path, String transaction, List<Statement> statements, List<Held> held) {}

  /**
   * One statement; lines count from 1. Only relations that existed before the migration are named,
   * each with its schema.
   *
   * @param sql the statement as written
   * @param understood whether all of it was read
   * @param locks what it takes itself, the strongest lock on each relation
   * @param waits whose statements wait for these locks and for those on indexes, in a session that
   *     has not used the table before
   * @param rewrites the relations whose storage is written anew
   * @param scans the tables that are read in full and not written anew
   * @param indexBuilds the indexes that are built
   * @param refusesTransaction whether PostgreSQL refuses it in a transaction block
   * @param failsIf the rows that make it fail, in words
   * @param losesData what is gone afterwards, in words
   * @param unknowns what it may do besides, in words
   * @param lockTimeout after how long it gives up waiting for a lock, as the file set it
   * @param statementTimeout after how long it is cancelled, as the file set it
   */
  public record Statement(
      int startLine,
      int endLine,
      String sql,
      boolean understood,
      List<Lock> locks,
      List<Wait> waits,
      List<ObjectName> rewrites,
      List<ObjectName> scans,
      List<ObjectName> indexBuilds,
      boolean refusesTransaction,
      List<String> failsIf,
      List<String> losesData,
      List<String> unknowns,
      Optional<String> lockTimeout,
      Optional<String> statementTimeout) {}

  public record Lock(ObjectName table, LockMode mode) {}

  /** Whose statements on a relation wait. */
  public record Wait(ObjectName table, boolean reads, boolean writes) {}

  /**
   * The strongest lock on a table.
   *
   * @param line the line of the statement that takes it
   * @param statements how many later statements of the transaction run while it is held
   */
  public record Held(ObjectName table, LockMode mode, int line, int statements) {}
}
