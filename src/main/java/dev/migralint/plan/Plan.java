package dev.migralint.plan;

import dev.migralint.postgres.Effect;
import dev.migralint.postgres.LockMode;
import dev.migralint.postgres.Target;
import dev.migralint.source.Problem;
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
   * One statement; lines count from 1.
   *
   * @param sql the statement as written
   * @param understood whether all of it was read
   * @param refusal why PostgreSQL refuses it, where that is certain; it has no effect then
   * @param notRun whether it never runs, because a statement before it in the file is refused
   * @param effect what it does, with the bodies that it runs, to relations that existed before the
   *     migration
   * @param lockTimeout after how long it stops waiting for a lock, as the file set it
   * @param statementTimeout after how long it is cancelled, as the file set it
   */
  public record Statement(
      int startLine,
      int endLine,
      String sql,
      boolean understood,
      Optional<Refusal> refusal,
      boolean notRun,
      Effect effect,
      Optional<String> lockTimeout,
      Optional<String> statementTimeout) {}

  /**
   * Why PostgreSQL refuses a statement.
   *
   * @param sqlstate its error code
   * @param message what is wrong, as a sentence without a period
   */
  public record Refusal(String sqlstate, String message) {}

  /**
   * The strongest lock on a table.
   *
   * @param line the line of the statement that takes it
   * @param statements how many later statements of the transaction run while it is held
   */
  public record Held(Target table, LockMode mode, int line, int statements) {}
}
