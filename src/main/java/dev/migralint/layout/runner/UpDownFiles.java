package dev.migralint.layout.runner;

import dev.migralint.layout.Between;
import dev.migralint.layout.Conduct;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Version;
import dev.migralint.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files with the names of {@link GolangMigrate} in a project that does not use it. Runners of one's
 * own take the same names, and so do morph and popx: which file is a migration, in which order and
 * direction, is certain, but not how it is executed.
 * https://github.com/concourse/concourse/blob/master/atc/db/migration/migration.go,
 * https://github.com/mattermost/morph/blob/master/commands/new.go,
 * https://github.com/ory/kratos/blob/master/oryx/popx/match.go
 */
final class UpDownFiles extends NamedFiles {
  private static final FileNames NAMES =
      GolangMigrate.NAMES.byUnknownRunner(
          "Its name differs from those of the migrations beside it, <number>_<name>.up.sql and"
              + " .down.sql, so it is not read. Whether the migration tool, which is unknown, runs"
              + " it is unknown.");
  private static final String NOTE =
      "The migration tool is unknown. If golang-migrate runs this folder, list the folder in the"
          + " settings with layout: golang-migrate.";

  UpDownFiles() {
    super(GolangMigrate.NAME, NAMES, Conduct.unknown());
  }

  @Override
  public boolean isKnown() {
    return false;
  }

  @Override
  public boolean fits(Listing folder) {
    return NAMES.areIn(folder);
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    Steps steps = super.read(folder, version);
    List<String> notes = new ArrayList<>(steps.notes());
    notes.add(NOTE);
    return new Steps(steps.migrations(), notes, steps.oddities());
  }

  @Override
  public String leaveTransaction(Optional<Version> version, SourceFile file) {
    return UnknownRunner.leaveTransaction(file).orElseGet(() -> leaveTransaction(version));
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return UnknownRunner.LEAVE_TRANSACTION
        + " If golang-migrate runs it, set layout: golang-migrate for it in .migralint.yml.";
  }

  @Override
  public Between between() {
    return UnknownRunner.BETWEEN;
  }

  @Override
  public String examplePath(int number) {
    return "%04d_step.up.sql".formatted(number);
  }
}
