package dev.migralint.layout.runner;

import static dev.migralint.layout.Conduct.Reaction.refused;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.NaturalOrder;
import dev.migralint.layout.Oddity;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.project.Project;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Rust's refinery: {@code V1__name.sql} in the order of the numbers, in a folder and all below it;
 * {@code U1__name.sql} is an up migration too, in any order. {@code .rs} steps are opaque.
 * https://github.com/rust-db/refinery/blob/main/refinery_core/src/util.rs
 *
 * <p>Its checksum is a hash of number, name and the whole text, byte order mark and line endings
 * included; a rename in place makes an applied migration divergent, too.
 * https://github.com/rust-db/refinery/blob/main/refinery_core/src/runner.rs
 *
 * <p>Each file is sent as one query in a transaction ({@code set_grouped(true)}: one around all
 * pending files). There is no way out of it.
 * https://github.com/rust-db/refinery/blob/main/refinery_core/src/traits/sync.rs
 */
public final class Refinery extends NamedFiles {
  private static final int DEEPEST = 40;
  private static final FileNames NAMES =
      new FileNames(
          Pattern.compile("(?<version>[UV](?<number>\\d+))__\\w+\\.(?:rs|sql)"),
          Optional.of(FileNames.SIGNED_64_BIT),
          Comparator.comparing((Migration m) -> number(m.version()), NaturalOrder::numbers)
              .thenComparing(Migration::path),
          Transaction.FILE.asOneQuery(),
          "refinery skips names other than V<number>__<name>.sql with letters, digits and"
              + " underscores in the name, and stops at a number with a dot.",
          "Rename it to V<number>__<name>.sql.");
  private static final Conduct CONDUCT =
      Conduct.unchecked("refinery")
          .withEdited(
              refused(
                  "refinery refuses to migrate: the checksum has changed, unless"
                      + " set_abort_divergent(false) is called"))
          .withRemoved(
              refused(
                  "refinery refuses to migrate: an applied migration is missing or has another"
                      + " name, unless set_abort_missing(false) or set_abort_divergent(false) is"
                      + " called"))
          .withLate(
              refused(
                  "refinery refuses to migrate, unless the name begins with U or"
                      + " set_abort_missing(false) is called, which skips it for good"))
          .withDuplicate(refused("refinery fails to record the second one"));

  /** The layout of refinery. */
  public Refinery() {
    super("refinery", NAMES, CONDUCT);
  }

  @Override
  public boolean fits(Listing folder) {
    return folder.files().stream().anyMatch(file -> NAMES.form().matcher(file).matches())
        && (Project.has(folder, "refinery.toml")
            || Project.usesCrate(folder, "refinery(?:[_-]\\w+)?"));
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    List<Migration> migrations = new ArrayList<>();
    List<Oddity> oddities = new ArrayList<>();
    collect(folder, 0, migrations, oddities);
    migrations.sort(NAMES.order());
    return new Steps(migrations, List.of(), oddities);
  }

  private static void collect(
      Listing folder, int depth, List<Migration> migrations, List<Oddity> oddities) {
    Steps here = NAMES.read(folder);
    migrations.addAll(here.migrations());
    oddities.addAll(here.oddities());
    if (depth < DEEPEST) {
      folder
          .folders()
          .forEach(below -> collect(folder.below(below), depth + 1, migrations, oddities));
    }
  }

  @Override
  public boolean ownsBelow() {
    return true;
  }

  @Override
  public String identity(Migration migration) {
    String file = migration.path().substring(migration.path().lastIndexOf('/') + 1);
    return file.substring(1, file.lastIndexOf('.'));
  }

  /** V and U share their numbers: the history's key is the number alone. */
  @Override
  public boolean isSameVersion(String one, String other) {
    return NaturalOrder.numbers(number(one), number(other)) == 0;
  }

  private static String number(String version) {
    return version.substring(1);
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return "Run the statement by hand: refinery runs every migration in a transaction and has no"
        + " way out of it (Target::Fake records a migration that was run by hand).";
  }

  @Override
  public String examplePath(int number) {
    return "V%d__step.sql".formatted(number);
  }
}
