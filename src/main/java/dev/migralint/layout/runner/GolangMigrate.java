package dev.migralint.layout.runner;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.NaturalOrder;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * golang-migrate: {@code <version>_<title>.up.sql} and {@code .down.sql}, the version a 64-bit
 * number that orders them. A {@code .go} step beside them (as Concourse has) is opaque.
 * https://github.com/golang-migrate/migrate/blob/master/MIGRATIONS.md and source/parse.go
 *
 * <p>A file is sent as one multi-statement query, unless the connection sets {@code
 * x-multi-statement}, which sends statement by statement outside a transaction.
 * https://github.com/golang-migrate/migrate/blob/master/database/postgres/README.md
 */
public final class GolangMigrate implements Layout {
  private static final Pattern FILE =
      Pattern.compile("([0-9]+)_(.*)\\.(up|down)\\.([^.]+)", Pattern.DOTALL);
  private static final Pattern GO = Pattern.compile("([0-9]+)_(.*)(?<!_test)\\.go", Pattern.DOTALL);
  private static final String LARGEST = "18446744073709551615";

  @Override
  public String name() {
    return "golang-migrate";
  }

  @Override
  public boolean fits(Listing folder) {
    return folder.sqlFiles().stream().anyMatch(file -> parse(folder, file).isPresent());
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    return NamedFiles.read(
        folder,
        NamedFiles.BY_NUMBER,
        file -> parse(folder, file),
        file ->
            NamedFiles.ignored(
                folder,
                file,
                "golang-migrate passes over names other than <number>_<name>.up.sql and .down.sql.",
                "Rename it to <number>_<name>.up.sql."));
  }

  private static Optional<Migration> parse(Listing folder, String file) {
    Matcher matcher = FILE.matcher(file);
    boolean twoWay = matcher.matches();
    if (!twoWay) {
      if (!file.endsWith(".go")) {
        return Optional.empty();
      }
      matcher = GO.matcher(file);
    }
    if (!matcher.matches() || NaturalOrder.numbers(matcher.group(1), LARGEST) > 0) {
      return Optional.empty();
    }
    boolean down = twoWay && matcher.group(3).equals("down");
    boolean sql = twoWay && matcher.group(4).equals("sql");
    return Optional.of(
        new Migration(
            folder.path(file),
            matcher.group(1),
            down ? Direction.DOWN : Direction.UP,
            sql ? Transaction.QUERY : Transaction.UNKNOWN,
            !sql));
  }

  @Override
  public boolean ownsBelow() {
    return false;
  }

  @Override
  public boolean isSameVersion(String one, String other) {
    return NaturalOrder.numbers(one, other) == 0;
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return "Put the statement alone in a migration file of its own: golang-migrate sends each file"
        + " as one query, and PostgreSQL runs a query of several statements as one transaction"
        + " (the connection option x-multi-statement=true sends them one by one).";
  }

  @Override
  public String examplePath(int number) {
    return "%04d_step.up.sql".formatted(number);
  }

  @Override
  public Conduct conduct() {
    return new Conduct(
        Conduct.Reaction.ignored("golang-migrate does not look at what has run"),
        Conduct.Reaction.ignored("golang-migrate stops only where it ran last"),
        Conduct.Reaction.ignored(
            "golang-migrate never runs what is older than the last one that ran"),
        Conduct.Reaction.refused("golang-migrate refuses the folder: duplicate migration file"),
        Conduct.Reaction.accepted("golang-migrate's versions may leave out numbers"));
  }
}
