package dev.migralint.sql.read;

import dev.migralint.sql.MaintenanceCommand;
import dev.migralint.sql.Name;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.Deallocate;
import dev.migralint.sql.OtherOperation.Execute;
import dev.migralint.sql.OtherOperation.Maintenance;
import dev.migralint.sql.OtherOperation.Prepare;
import dev.migralint.sql.Statement;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Refusal.Cause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The statements that a text has prepared so far, for the EXECUTE that runs them.
 * https://www.postgresql.org/docs/current/sql-prepare.html
 */
final class PreparedStatements {
  private final Map<Name, List<Statement>> byName = new HashMap<>();

  /** Takes in the next statement; EXECUTE gets what it runs, or is not understood. */
  Statement follow(Statement statement) {
    switch (statement.operations().getFirst()) {
      case Prepare prepare -> byName.putIfAbsent(prepare.prepared(), statement.body());
      case Deallocate deallocate ->
          deallocate.prepared().ifPresentOrElse(byName::remove, byName::clear);
      case Execute execute -> {
        List<Statement> body = byName.get(execute.prepared());
        return body == null ? unknown(statement, execute) : statement.running(body);
      }
      case Maintenance work when work.command() == MaintenanceCommand.DISCARD_ALL -> byName.clear();
      case Operation other -> {}
    }
    return statement;
  }

  private static Statement unknown(Statement statement, Execute execute) {
    String reason = "no PREPARE of " + execute.prepared().sql() + " stands before it";
    return StatementReader.notUnderstood(statement.span(), new Refusal(Cause.DYNAMIC, reason));
  }
}
