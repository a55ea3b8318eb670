package dev.migralint.schema;

/**
 * Where something was made.
 *
 * @param path the migration's path
 * @param line the 1-based line in it
 * @param moment under which change and transaction
 */
public record Origin(String path, int line, Moment moment) {

  /**
   * A change and a transaction in it. Change 0 is all that ran before the change under review.
   *
   * @param change which change, counted from 1
   * @param transaction which transaction, counted over the whole run
   */
  public record Moment(int change, int transaction) {}

  /** The place as people read it: {@code path:line}. */
  public String place() {
    return path + ":" + line;
  }
}
