package dev.migralint.layout.runner;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Dependency;
import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.NaturalOrder;
import dev.migralint.layout.Oddity;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.project.Project;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * sqlx: {@code <number>_<name>.sql}, or {@code .up.sql} and {@code .down.sql}, in the order of the
 * numbers. golang-migrate has the same names, so that a folder is sqlx's only in a crate that
 * depends on it, or where files begin as {@code sqlx migrate add} writes them.
 * https://github.com/launchbadge/sqlx/blob/main/sqlx-core/src/migrate/source.rs
 *
 * <p>Each file is sent as one query in a transaction, unless its very first characters are {@code
 * -- no-transaction} (since 0.8).
 * https://github.com/launchbadge/sqlx/blob/main/sqlx-postgres/src/migrate.rs
 */
public final class Sqlx implements Layout {
  private static final Pattern FILE =
      Pattern.compile("([0-9]+)_(?:.*\\.(up|down)\\.sql|.*\\.sql)", Pattern.DOTALL);
  private static final String LARGEST = "9223372036854775807";
  private static final String ALONE = "-- no-transaction";
  private static final Version ALONE_COUNTS = Version.of(0, 8);
  private static final Pattern NEW =
      Pattern.compile("(?m)^-- Add (?:up |down )?migration script here[ \\t]*$|\\A" + ALONE);

  @Override
  public String name() {
    return "sqlx";
  }

  @Override
  public boolean fits(Listing folder) {
    return folder.sqlFiles().stream().anyMatch(file -> FILE.matcher(file).matches())
        && ((PlainFolder.isNamed(folder.name()) && Project.usesCrate(folder, "sqlx(?:-\\w+)?"))
            || Annotations.sample(folder).stream().anyMatch(f -> NEW.matcher(f.text()).find()));
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    return NamedFiles.read(
        folder, NamedFiles.BY_NUMBER, file -> parse(folder, file), file -> odd(folder, file));
  }

  private static Optional<Migration> parse(Listing folder, String file) {
    Matcher matcher = FILE.matcher(file);
    if (!matcher.matches() || NaturalOrder.numbers(matcher.group(1), LARGEST) > 0) {
      return Optional.empty();
    }
    boolean down = "down".equals(matcher.group(2));
    return Optional.of(
        new Migration(
            folder.path(file),
            matcher.group(1),
            down ? Direction.DOWN : Direction.UP,
            Transaction.FILE.asOneQuery(),
            false));
  }

  private static Oddity odd(Listing folder, String file) {
    return NamedFiles.ignored(
        folder,
        file,
        file.contains("_") && file.endsWith(".sql")
            ? "sqlx stops at the folder: what stands before the first underscore is no number."
            : "sqlx passes over names other than <number>_<name>.sql.",
        "Rename it to <number>_<name>.sql.");
  }

  @Override
  public List<Section> sections(Migration migration, SourceFile file) {
    Span whole = new Span(0, file.text().length());
    Transaction mode = file.text().startsWith(ALONE) ? Transaction.QUERY : migration.transaction();
    return List.of(new Section(whole, migration.direction(), mode));
  }

  @Override
  public boolean isSameVersion(String one, String other) {
    return NaturalOrder.numbers(one, other) == 0;
  }

  @Override
  public boolean ownsBelow() {
    return false;
  }

  @Override
  public List<Dependency> packages() {
    return List.of(
        new Dependency(Dependency.Ecosystem.CARGO, "sqlx"),
        new Dependency(Dependency.Ecosystem.CARGO, "sqlx-core"));
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return version.filter(known -> !known.isAtLeast(ALONE_COUNTS)).isPresent()
        ? "Move to sqlx 0.8, where a migration that begins with -- no-transaction leaves the"
            + " transaction; sqlx before it has no way for that."
        : "Put the statement alone in a migration of its own whose very first line is"
            + " -- no-transaction (sqlx 0.8 or newer; it sends each file as one query, and"
            + " PostgreSQL runs a query of several statements as one transaction).";
  }

  @Override
  public String examplePath(int number) {
    return "2026010100%04d_step.sql".formatted(number);
  }

  @Override
  public Conduct conduct() {
    return new Conduct(
        Conduct.Reaction.refused(
            "sqlx refuses to migrate: the migration was previously applied but has been modified"),
        Conduct.Reaction.refused(
            "sqlx refuses to migrate: the migration was previously applied but is missing, unless"
                + " it is told to ignore that"),
        Conduct.Reaction.accepted("sqlx runs it all the same"),
        Conduct.Reaction.refused(
            "sqlx refuses the second one: its checksum or its version does not fit"),
        Conduct.Reaction.accepted("sqlx's versions may leave out numbers"));
  }
}
