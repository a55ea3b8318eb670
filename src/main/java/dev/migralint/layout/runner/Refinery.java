package dev.migralint.layout.runner;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rust's refinery: {@code V1__name.sql} in the order of the numbers, in a folder and all below it;
 * {@code U1__name.sql} goes forward too, whenever it comes. {@code .rs} steps are opaque.
 * https://github.com/rust-db/refinery/blob/main/refinery_core/src/util.rs
 *
 * <p>Each file is sent as one query in a transaction ({@code set_grouped(true)}: one around all
 * pending files). There is no way out of it.
 * https://github.com/rust-db/refinery/blob/main/refinery_core/src/traits/sync.rs
 */
public final class Refinery implements Layout {
  private static final int DEEPEST = 6;
  private static final Pattern FILE = Pattern.compile("[UV](\\d+)__(\\w+)\\.(rs|sql)");
  private static final String LARGEST = "9223372036854775807";

  @Override
  public String name() {
    return "refinery";
  }

  @Override
  public boolean fits(Listing folder) {
    return folder.files().stream().anyMatch(file -> FILE.matcher(file).matches())
        && (Project.has(folder, "refinery.toml")
            || Project.usesCrate(folder, "refinery(?:[_-]\\w+)?"));
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    List<Migration> migrations = new ArrayList<>();
    List<Oddity> oddities = new ArrayList<>();
    collect(folder, 0, migrations, oddities);
    migrations.sort(
        Comparator.comparing((Migration m) -> m.version().substring(1), NaturalOrder::numbers)
            .thenComparing(Migration::path));
    return new Steps(migrations, List.of(), oddities);
  }

  private static void collect(
      Listing folder, int depth, List<Migration> migrations, List<Oddity> oddities) {
    Steps here =
        NamedFiles.read(
            folder,
            Comparator.comparing(Migration::path),
            file -> parse(folder, file),
            file ->
                NamedFiles.ignored(
                    folder,
                    file,
                    "refinery passes over names other than V<number>__<name>.sql with letters,"
                        + " digits and underscores in the name, and stops at a number with a dot.",
                    "Rename it to V<number>__<name>.sql."));
    migrations.addAll(here.migrations());
    oddities.addAll(here.oddities());
    if (depth < DEEPEST) {
      folder
          .folders()
          .forEach(below -> collect(folder.below(below), depth + 1, migrations, oddities));
    }
  }

  private static Optional<Migration> parse(Listing folder, String file) {
    Matcher matcher = FILE.matcher(file);
    if (!matcher.matches() || NaturalOrder.numbers(matcher.group(1), LARGEST) > 0) {
      return Optional.empty();
    }
    boolean sql = matcher.group(3).equals("sql");
    return Optional.of(
        new Migration(
            folder.path(file),
            file.charAt(0) + matcher.group(1),
            Direction.UP,
            sql ? Transaction.FILE.asOneQuery() : Transaction.UNKNOWN,
            !sql));
  }

  /** V and U share their numbers: the history's key is the number alone. */
  @Override
  public boolean isSameVersion(String one, String other) {
    return NaturalOrder.numbers(one.replaceFirst("[UV]", ""), other.replaceFirst("[UV]", "")) == 0;
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

  @Override
  public Conduct conduct() {
    return new Conduct(
        Conduct.Reaction.refused(
            "refinery refuses to migrate: the checksum is another, unless"
                + " set_abort_divergent(false) is called"),
        Conduct.Reaction.refused(
            "refinery refuses to migrate: a migration that has run is missing, unless"
                + " set_abort_missing(false) is called"),
        Conduct.Reaction.refused(
            "refinery refuses to migrate, unless the name begins with U or"
                + " set_abort_missing(false) is called, which leaves it out for ever"),
        Conduct.Reaction.refused("refinery fails to record the second one"),
        Conduct.Reaction.accepted("refinery's versions may leave out numbers"));
  }
}
