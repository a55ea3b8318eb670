package dev.migralint.layout.runner;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.NaturalOrder;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.project.Project;
import dev.migralint.layout.runner.Annotations.Mark;
import dev.migralint.layout.runner.Annotations.Meaning;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * node-pg-migrate with SQL files: {@code <number>_<name>.sql} with {@code -- Up Migration} and
 * {@code -- Down Migration}, in the order of the numbers (17 digits are a time, any other number
 * counts as milliseconds), then of the names; the name without its extension is the version. Steps
 * in JavaScript or TypeScript are opaque.
 * https://github.com/salsita/node-pg-migrate/blob/main/src/sqlMigration.ts and
 * src/utils/fileNameUtils.ts
 *
 * <p>Its command runs all pending files in one transaction ({@code --single-transaction}, the
 * default; else one for each file), each up part as one query. A SQL file can't leave it.
 * https://github.com/salsita/node-pg-migrate/blob/main/docs/src/cli.md
 */
public final class NodePgMigrate implements Layout {
  private static final Pattern FILE =
      Pattern.compile("([0-9]+)[^/]*?\\.(?:(sql)|[cm]?[jt]s)", Pattern.DOTALL);
  private static final Pattern NO_STEP = Pattern.compile(".*(?:\\.(?:test|spec)|\\.d)\\.[a-z]+");
  private static final Pattern DEPENDENCY = Pattern.compile("\"node-pg-migrate\"");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS");
  private static final Annotations MARKS =
      Annotations.of(mark(Meaning.UP, "up"), mark(Meaning.DOWN, "down"));

  private static Mark mark(Meaning meaning, String direction) {
    return new Mark(meaning, "\\s*+--[\\s-]*+(?i:" + direction + "\\s++migration).*");
  }

  @Override
  public String name() {
    return "node-pg-migrate";
  }

  @Override
  public boolean fits(Listing folder) {
    return MARKS.areIn(folder) && Project.says(folder, "package.json", DEPENDENCY);
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    return NamedFiles.read(
        folder,
        Comparator.comparing((Migration m) -> time(m.version()), NaturalOrder::numbers)
            .thenComparing(Migration::version, NaturalOrder.NAMES),
        file -> parse(folder, file),
        file ->
            NamedFiles.ignored(
                folder,
                file,
                "node-pg-migrate stops at a name that does not begin with a number.",
                "Put a time in front of the name, or move the file to another folder."));
  }

  private static Optional<Migration> parse(Listing folder, String file) {
    Matcher matcher = FILE.matcher(file);
    if (!matcher.matches() || NO_STEP.matcher(file).matches()) {
      return Optional.empty();
    }
    boolean sql = matcher.group(2) != null;
    return Optional.of(
        new Migration(
            folder.path(file),
            file.substring(0, file.lastIndexOf('.')),
            Direction.UP,
            sql ? Transaction.BATCH.asOneQuery() : Transaction.UNKNOWN,
            !sql));
  }

  /** The number that orders a version, in milliseconds. */
  private static String time(String version) {
    int end = 0;
    while (end < version.length() && NaturalOrder.isDigit(version.charAt(end))) {
      end++;
    }
    String number = version.substring(0, end);
    try {
      return end == 17
          ? String.valueOf(
              LocalDateTime.parse(number, TIME).toInstant(ZoneOffset.UTC).toEpochMilli())
          : number;
    } catch (DateTimeParseException noTime) {
      return number;
    }
  }

  @Override
  public List<Section> sections(Migration migration, SourceFile file) {
    boolean marked = MARKS.in(file).stream().anyMatch(found -> found.meaning() == Meaning.UP);
    Span whole = new Span(0, file.text().length());
    return marked
        ? MARKS.sections(file, part -> migration.transaction())
        : List.of(new Section(whole, Direction.UP, migration.transaction()));
  }

  @Override
  public SourceFile sql(SourceFile file) {
    return MARKS.sql(file);
  }

  @Override
  public boolean ownsBelow() {
    return false;
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return "Write the step as a JavaScript or TypeScript migration with pgm.noTransaction() and"
        + " pgm.sql(...): node-pg-migrate runs SQL files in its transaction without a way out.";
  }

  @Override
  public String examplePath(int number) {
    return "%d_step.sql".formatted(1767225600000L + number);
  }

  @Override
  public Conduct conduct() {
    return new Conduct(
        Conduct.Reaction.ignored("node-pg-migrate does not look at what has run"),
        Conduct.Reaction.refused(
            "node-pg-migrate refuses to migrate, unless --no-check-order is given"),
        Conduct.Reaction.refused(
            "node-pg-migrate refuses to migrate, unless --no-check-order is given"),
        Conduct.Reaction.accepted("node-pg-migrate takes the whole name for the version"),
        Conduct.Reaction.accepted("node-pg-migrate's versions are times"));
  }
}
