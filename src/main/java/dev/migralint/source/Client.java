package dev.migralint.source;

/** What sends a file to the server, which decides what may stand in it besides SQL. */
public enum Client {
  /** psql, or nothing tells: its commands, and the data of COPY. */
  PSQL,
  /** A program that sends the data of COPY as psql does, and knows no command of psql. */
  SENDS_COPY_DATA,
  /** A program that sends SQL and nothing else. */
  SENDS_SQL
}
