package dev.migralint.layout.runner;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Version;
import java.util.Optional;

/**
 * A runner that takes the files of one folder, and none below it, for migrations by their names.
 */
abstract class NamedFiles implements Layout {
  private final String name;
  private final FileNames names;
  private final Conduct conduct;

  /** The runner of this name, with the names of its migrations and what it does with histories. */
  NamedFiles(String name, FileNames names, Conduct conduct) {
    this.name = name;
    this.names = names;
    this.conduct = conduct;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Conduct conduct() {
    return conduct;
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    return names.read(folder);
  }

  @Override
  public boolean isSameVersion(String one, String other) {
    return names.isSameVersion(one, other);
  }

  @Override
  public boolean ownsBelow() {
    return false;
  }

  @Override
  public String examplePath(int number) {
    return "2026010100%04d_step.sql".formatted(number);
  }
}
