package dev.migralint.layout.runner;

import dev.migralint.layout.Between;
import dev.migralint.source.Client;

/** What holds for a folder whose runner is unknown. */
final class UnknownRunner {
  /** Nothing tells whether the files share a session. */
  static final Between BETWEEN = Between.NEW_SESSION;

  /** Nothing tells; it may be psql. */
  static final Client CLIENT = Client.PSQL;

  static final String LEAVE_TRANSACTION =
      "Run the statement outside a transaction, and in a file of its own if the runner sends a"
          + " file as one query (the runner of this folder is unknown).";

  private UnknownRunner() {}
}
