package dev.migralint.layout.runner;

import static dev.migralint.layout.Conduct.Reaction.accepted;
import static dev.migralint.layout.Conduct.Reaction.refused;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Direction;
import dev.migralint.layout.Migration;
import dev.migralint.layout.NaturalOrder;
import dev.migralint.layout.QueryEnds;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.runner.Annotations.Annotation;
import dev.migralint.layout.runner.Annotations.Meaning;
import dev.migralint.layout.runner.Annotations.Part;
import dev.migralint.source.SourceFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * sql-migrate: every {@code .sql} file of a folder, with {@code -- +migrate Up} and {@code Down}.
 * Names that begin with a number come first, by that number, then the others; the whole file name
 * is the version. https://github.com/rubenv/sql-migrate/blob/master/migrate.go (Less)
 *
 * <p>Each direction of a file runs in one transaction unless its annotation says {@code
 * notransaction}; then query after query is sent, each cut at a line that ends in a semicolon or
 * between {@code StatementBegin} and {@code StatementEnd}.
 * https://github.com/rubenv/sql-migrate/blob/master/sqlparse/sqlparse.go
 */
public final class SqlMigrate extends AnnotatedFiles {
  private static final FileNames NAMES =
      FileNames.ordered(
          Comparator.comparing((Migration migration) -> number(migration).isEmpty())
              .thenComparing(SqlMigrate::number, NaturalOrder::numbers)
              .thenComparing(Migration::path),
          "(?<version>.*)\\.sql",
          Transaction.FILE,
          "sql-migrate skips files whose names do not end in .sql.",
          "End the name in .sql in lower case.");
  private static final Pattern ALONE =
      Pattern.compile("-- \\+migrate \\s*(?:Up|Down)\\s(?:.*\\s)?notransaction(?:\\s.*)?");
  private static final Annotations ANNOTATIONS =
      Annotations.of(
          annotation(Meaning.UP, "Up"),
          annotation(Meaning.DOWN, "Down"),
          annotation(Meaning.BLOCK, "StatementBegin"),
          annotation(Meaning.BLOCK_END, "StatementEnd"));
  private static final Conduct CONDUCT =
      Conduct.unchecked("sql-migrate")
          .withRemoved(
              refused(
                  "sql-migrate refuses to migrate: unknown migration in database, unless it is told"
                      + " to ignore that"))
          .withLate(accepted("sql-migrate applies it before the newer pending ones"));

  private static Annotation annotation(Meaning meaning, String word) {
    return new Annotation(meaning, "-- \\+migrate \\s*" + word + "(?:\\s.*)?");
  }

  /** The layout of sql-migrate. */
  public SqlMigrate() {
    super("sql-migrate", NAMES, ANNOTATIONS, CONDUCT);
  }

  private static String number(Migration migration) {
    String name = migration.version();
    return name.substring(0, NaturalOrder.endOfDigits(name, 0));
  }

  @Override
  public List<Section> sections(Migration migration, SourceFile file) {
    List<Part> parts = ANNOTATIONS.parts(file);
    return parts.stream()
        .flatMap(
            part ->
                isAlone(part.direction(), parts)
                    ? Queries.of(file, part).stream()
                    : Stream.of(
                        new Section(part.span(), part.direction(), migration.transaction())))
        .toList();
  }

  /** One annotation with the option is enough for all parts of its direction. */
  private static boolean isAlone(Direction direction, List<Part> parts) {
    return parts.stream().anyMatch(p -> p.direction() == direction && p.hasLine(ALONE));
  }

  @Override
  public QueryEnds queryEnds(SourceFile file) {
    return new QueryEnds(
        Queries.ends(file, ANNOTATIONS.in(file)),
        "Put it between the lines -- +migrate StatementBegin and -- +migrate StatementEnd.");
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return "Put the statement in a migration of its own that begins with"
        + " -- +migrate Up notransaction (and not between StatementBegin and StatementEnd with"
        + " other statements).";
  }

  @Override
  public String examplePath(int number) {
    return "2026010100%04d-step.sql".formatted(number);
  }
}
