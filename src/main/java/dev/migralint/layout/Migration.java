package dev.migralint.layout;

/**
 * One file that a runner executes.
 *
 * @param path where it is in the tree
 * @param version what orders it, as the runner sees it ("20240101120000", "7", "V7.1"); "" if there
 *     is none
 * @param direction up, or down for the same version
 * @param transaction how the runner executes it
 * @param opaque whether it is written in another language (a {@code .ts} or {@code .go} file),
 *     which is counted but cannot be read as SQL
 */
public record Migration(
    String path, String version, Direction direction, Transaction transaction, boolean opaque) {
  /** The same migration in the transaction that the settings give. */
  public Migration surrounded(Transaction told) {
    return opaque ? this : new Migration(path, version, direction, told, false);
  }
}
