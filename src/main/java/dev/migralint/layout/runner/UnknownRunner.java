package dev.migralint.layout.runner;

import dev.migralint.layout.Between;
import dev.migralint.source.Client;
import dev.migralint.source.SourceFile;
import java.util.Optional;
import java.util.regex.Pattern;

/** What holds for a folder whose runner is unknown. */
final class UnknownRunner {
  /** Nothing tells whether the files share a session. */
  static final Between BETWEEN = Between.NEW_SESSION;

  /** Nothing tells; it may be psql. */
  static final Client CLIENT = Client.PSQL;

  static final String LEAVE_TRANSACTION =
      "Run the statement outside a transaction, and in a file of its own if the runner sends a"
          + " file as one query (the runner of this folder is unknown).";

  private static final String LEAVE_TRANSACTION_OF_PSQL =
      "Run the statement outside a transaction: not between BEGIN and COMMIT, and by psql without"
          + " --single-transaction.";

  /** What only psql knows. https://www.postgresql.org/docs/current/app-psql.html */
  private static final Pattern PSQL_COMMAND =
      Pattern.compile(
          "(?m)^\\s{0,99}\\\\(?:set|gset|if|elif|endif|echo|timing|pset|connect|c|i|ir)\\b");

  private UnknownRunner() {}

  /** How a statement of the file is run outside a transaction, if psql alone can run the file. */
  static Optional<String> leaveTransaction(SourceFile file) {
    return Optional.of(LEAVE_TRANSACTION_OF_PSQL)
        .filter(says -> PSQL_COMMAND.matcher(file.text()).find());
  }
}
