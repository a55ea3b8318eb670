package dev.migralint.layout;

import java.util.List;
import java.util.Optional;

/**
 * Where the settings say that migrations are.
 *
 * @param folder its path in the tree ("" is the root)
 * @param layout the runner's name, or nothing to have it recognized
 * @param version the runner's release, or nothing to read it from the repository's lock files
 * @param transaction how the runner executes a file, or nothing if its conventions hold
 * @param order the files that run, from the folder on, in their order; empty if the runner's
 *     conventions hold
 * @param dialect the database that the folder is for, or nothing for PostgreSQL unless the runner's
 *     own files tell another
 */
public record Placement(
    String folder,
    Optional<String> layout,
    Optional<Version> version,
    Optional<Transaction> transaction,
    List<String> order,
    Optional<Dialect> dialect) {
  /** A folder of which only the path, and perhaps the runner, is known. */
  public Placement(String folder, Optional<String> layout) {
    this(folder, layout, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }
}
