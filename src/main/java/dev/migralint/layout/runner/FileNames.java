package dev.migralint.layout.runner;

import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.NaturalOrder;
import dev.migralint.layout.Oddity;
import dev.migralint.layout.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file names that a runner takes for migrations, and what it does with them. A file whose name
 * ends as that of a program does is a migration in another language, and opaque; any other is SQL.
 *
 * @param form matches whole names. Its group {@code version} is the version; {@code number}, if the
 *     form has it, the number in the version; {@code down} matches only in the names of down
 *     migrations
 * @param most the highest version that the runner knows, if versions are numbers
 * @param order the order in which the runner applies them
 * @param transaction how the runner executes a SQL file, if the file does not say otherwise
 * @param ignored what the runner does with a SQL file of another name, a sentence
 * @param nextStep what to do about such a file
 */
record FileNames(
    Pattern form,
    Optional<String> most,
    Comparator<Migration> order,
    Transaction transaction,
    String ignored,
    String nextStep) {
  /** The largest version of runners that keep it in 64 bits without a sign. */
  static final String UNSIGNED_64_BIT = "18446744073709551615";

  /** The largest version of runners that keep it in 64 bits with a sign. */
  static final String SIGNED_64_BIT = "9223372036854775807";

  /** The largest version of runners that keep it in 32 bits with a sign. */
  static final String SIGNED_32_BIT = "2147483647";

  private static final Pattern PROGRAM =
      Pattern.compile(".*\\.(?:go|rs|[cm]?[jt]s)", Pattern.DOTALL);

  /** By the version as a number, up before down. */
  static final Comparator<Migration> BY_NUMBER =
      Comparator.comparing(Migration::version, NaturalOrder::numbers)
          .thenComparing(Migration::direction)
          .thenComparing(Migration::path);

  /** Names with a version that is a number up to this one. */
  static FileNames numbered(
      String form, String most, Transaction transaction, String ignored, String nextStep) {
    return new FileNames(
        pattern(form), Optional.of(most), BY_NUMBER, transaction, ignored, nextStep);
  }

  /** Names with a version that is text. */
  static FileNames ordered(
      Comparator<Migration> order,
      String form,
      Transaction transaction,
      String ignored,
      String nextStep) {
    return new FileNames(pattern(form), Optional.empty(), order, transaction, ignored, nextStep);
  }

  private static Pattern pattern(String form) {
    return Pattern.compile(form, Pattern.DOTALL);
  }

  /** The same names, which a runner that is unknown takes. */
  FileNames byUnknownRunner(String ignored) {
    return new FileNames(form, most, order, Transaction.UNKNOWN, ignored, nextStep);
  }

  /** The migrations of one folder, in the runner's order, and the SQL files that it ignores. */
  Layout.Steps read(Listing folder) {
    return readAs(folder, "");
  }

  /** The same, with names that go on after this start: for folders with a version of their own. */
  Layout.Steps readAs(Listing folder, String start) {
    List<Migration> migrations = new ArrayList<>();
    List<Oddity> oddities = new ArrayList<>();
    for (String file : folder.files()) {
      Optional<Migration> migration = migration(folder.path(file), start + file);
      migration.ifPresent(migrations::add);
      if (migration.isEmpty() && Listing.isSql(file)) {
        oddities.add(ignored(folder, file, ignored, nextStep));
      }
    }
    migrations.sort(order);
    return new Layout.Steps(migrations, List.of(), oddities);
  }

  /** The migration at this path, if the name is one of a migration. */
  Optional<Migration> migration(String path, String name) {
    Matcher matcher = form.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String version = matcher.group("version");
    String number = group(matcher, "number").orElse(version);
    boolean tooHigh = most.filter(m -> NaturalOrder.numbers(number, m) > 0).isPresent();
    boolean isDown = group(matcher, "down").isPresent();
    boolean isSql = !PROGRAM.matcher(name).matches();
    return tooHigh
        ? Optional.empty()
        : Optional.of(
            new Migration(
                path,
                version,
                isDown ? Direction.DOWN : Direction.UP,
                isSql ? transaction : Transaction.UNKNOWN,
                !isSql));
  }

  /** Whether the versions are equal as the numbers or the text that they are. */
  boolean isSameVersion(String one, String other) {
    return most.isPresent() ? NaturalOrder.numbers(one, other) == 0 : one.equals(other);
  }

  private Optional<String> group(Matcher matcher, String name) {
    return form.namedGroups().containsKey(name)
        ? Optional.ofNullable(matcher.group(name))
        : Optional.empty();
  }

  /** Whether the folder holds a SQL migration. */
  boolean areIn(Listing folder) {
    return folder.sqlFiles().stream()
        .anyMatch(file -> migration(folder.path(file), file).isPresent());
  }

  /** A SQL file that the runner ignores because of its name. */
  static Oddity ignored(Listing folder, String file, String words, String nextStep) {
    return new Oddity(Oddity.Kind.IGNORED, folder.path(file), words, nextStep);
  }
}
