package dev.migralint.layout;

import dev.migralint.source.Tree;
import java.util.List;
import java.util.Optional;

/** Reads a tool's release from lock files and build files. */
final class LockFiles {
  private LockFiles() {}

  /**
   * The release of the first of the packages that is found in the folder or, failing that, in one
   * above it.
   */
  static Optional<Version> version(Tree tree, String folder, List<Dependency> packages) {
    return Optional.empty();
  }
}
