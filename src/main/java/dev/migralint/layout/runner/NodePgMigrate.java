package dev.migralint.layout.runner;

import static dev.migralint.layout.Conduct.Reaction.refused;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.NaturalOrder;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.project.Project;
import dev.migralint.layout.runner.Annotations.Annotation;
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
public final class NodePgMigrate extends AnnotatedFiles {
  private static final FileNames NAMES =
      FileNames.ordered(
          Comparator.comparing((Migration m) -> time(m.version()), NaturalOrder::numbers)
              .thenComparing(Migration::version, NaturalOrder.NAMES),
          "(?!.*(?:\\.(?:test|spec)|\\.d)\\.[a-z]+\\z)"
              + "(?<version>[0-9]+[^/]*?)\\.(?:sql|[cm]?[jt]s)",
          Transaction.BATCH.asOneQuery(),
          "node-pg-migrate stops at a name that does not begin with a number.",
          "Begin the name with a time, or move the file to another folder.");
  private static final Pattern DOWN_ALONE = Pattern.compile("-- Down Migration\\s*");
  private static final Pattern DEPENDENCY = Pattern.compile("\"node-pg-migrate\"");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS");
  private static final Annotations ANNOTATIONS =
      Annotations.of(annotation(Meaning.UP, "up"), annotation(Meaning.DOWN, "down"));
  private static final Conduct CONDUCT =
      Conduct.unchecked("node-pg-migrate")
          .withRemoved(
              refused("node-pg-migrate refuses to migrate, unless --no-check-order is given"))
          .withLate(
              refused("node-pg-migrate refuses to migrate, unless --no-check-order is given"));

  private static Annotation annotation(Meaning meaning, String direction) {
    return new Annotation(meaning, "\\s*+--[\\s-]*+(?i:" + direction + "\\s++migration).*");
  }

  /** The layout of node-pg-migrate. */
  public NodePgMigrate() {
    super("node-pg-migrate", NAMES, ANNOTATIONS, CONDUCT);
  }

  @Override
  public boolean fits(Listing folder) {
    return ANNOTATIONS.areIn(folder) && Project.says(folder, "package.json", DEPENDENCY);
  }

  /** Other words after the annotation make it a remark that people write anywhere. */
  @Override
  public List<Span> annotations(SourceFile file) {
    return super.annotations(file).stream()
        .filter(line -> DOWN_ALONE.matcher(file.text(line)).matches())
        .toList();
  }

  /** The number that orders a version, in milliseconds. */
  private static String time(String version) {
    String number = version.substring(0, NaturalOrder.endOfDigits(version, 0));
    try {
      return number.length() == 17
          ? String.valueOf(
              LocalDateTime.parse(number, TIME).toInstant(ZoneOffset.UTC).toEpochMilli())
          : number;
    } catch (DateTimeParseException noTime) {
      return number;
    }
  }

  /** Without an annotation for up, the whole file is up, whatever stands under one for down. */
  @Override
  public List<Section> sections(Migration migration, SourceFile file) {
    return ANNOTATIONS.in(file).stream().anyMatch(found -> found.meaning() == Meaning.UP)
        ? super.sections(migration, file)
        : Section.whole(migration, file, migration.transaction());
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
}
