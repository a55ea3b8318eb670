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
import dev.migralint.layout.runner.Annotations.Mark;
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
 * <p>Each direction of a file runs in one transaction unless its mark says {@code notransaction};
 * then query after query is sent, each cut at a line that ends in a semicolon or between {@code
 * StatementBegin} and {@code StatementEnd}.
 * https://github.com/rubenv/sql-migrate/blob/master/sqlparse/sqlparse.go
 */
public final class SqlMigrate implements Layout {
  private static final Pattern ALONE =
      Pattern.compile("-- \\+migrate \\s*(?:Up|Down)\\s(?:.*\\s)?notransaction(?:\\s.*)?");
  private static final Annotations MARKS =
      Annotations.of(
          new Mark(Meaning.UP, "-- \\+migrate \\s*Up(?:\\s.*)?"),
          new Mark(Meaning.DOWN, "-- \\+migrate \\s*Down(?:\\s.*)?"),
          new Mark(Meaning.BLOCK, "-- \\+migrate \\s*StatementBegin(?:\\s.*)?"),
          new Mark(Meaning.BLOCK_END, "-- \\+migrate \\s*StatementEnd(?:\\s.*)?"));

  @Override
  public String name() {
    return "sql-migrate";
  }

  @Override
  public boolean fits(Listing folder) {
    return MARKS.areIn(folder);
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    return new Steps(
        folder.files().stream()
            .filter(file -> file.endsWith(".sql"))
            .sorted(
                Comparator.comparing((String file) -> number(file).isEmpty())
                    .thenComparing(SqlMigrate::number, NaturalOrder::numbers)
                    .thenComparing(Comparator.naturalOrder()))
            .map(
                file ->
                    new Migration(
                        folder.path(file),
                        file.substring(0, file.length() - ".sql".length()),
                        Direction.UP,
                        Transaction.FILE,
                        false))
            .toList(),
        List.of());
  }

  private static String number(String file) {
    int end = 0;
    while (end < file.length() && NaturalOrder.isDigit(file.charAt(end))) {
      end++;
    }
    return file.substring(0, end);
  }

  @Override
  public List<Section> sections(Migration migration, SourceFile file) {
    List<Part> parts = MARKS.parts(file);
    return parts.stream()
        .flatMap(
            part ->
                isAlone(part.direction(), parts)
                    ? Queries.of(file, part).stream()
                    : Stream.of(
                        new Section(part.span(), part.direction(), migration.transaction())))
        .toList();
  }

  /** One mark with the option is enough for all parts of its direction. */
  private static boolean isAlone(Direction direction, List<Part> parts) {
    return parts.stream().anyMatch(p -> p.direction() == direction && p.hasLine(ALONE));
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
    return "Put the statement in a migration of its own that begins with"
        + " -- +migrate Up notransaction (and not between StatementBegin and StatementEnd with"
        + " other statements).";
  }

  @Override
  public String examplePath(int number) {
    return "2026010100%04d-step.sql".formatted(number);
  }

  @Override
  public Conduct conduct() {
    return new Conduct(
        Conduct.Reaction.ignored("sql-migrate does not look at what has run"),
        Conduct.Reaction.refused(
            "sql-migrate refuses to migrate: unknown migration in database, unless it is told to"
                + " ignore that"),
        Conduct.Reaction.accepted("sql-migrate runs it before the newer ones that are pending"),
        Conduct.Reaction.accepted("sql-migrate takes the whole file name for the version"),
        Conduct.Reaction.accepted("sql-migrate's versions may leave out numbers"));
  }
}
