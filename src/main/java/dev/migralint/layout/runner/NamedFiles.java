package dev.migralint.layout.runner;

import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Version;
import java.util.Optional;

/**
 * A runner that takes the files of one folder, and none below it, for migrations by their names.
 */
interface NamedFiles extends Layout {
  /** The names of its migrations. */
  FileNames names();

  @Override
  default Steps read(Listing folder, Optional<Version> version) {
    return names().read(folder);
  }

  @Override
  default boolean isSameVersion(String one, String other) {
    return names().isSameVersion(one, other);
  }

  @Override
  default boolean ownsBelow() {
    return false;
  }

  @Override
  default String examplePath(int number) {
    return "2026010100%04d_step.sql".formatted(number);
  }
}
