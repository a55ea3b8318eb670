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
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * goose: {@code <number>_<name>.sql} with {@code -- +goose Up} and {@code Down}, in the order of
 * the numbers, be they a sequence or times; {@code .go} steps are opaque.
 * https://github.com/pressly/goose/blob/main/migrate.go and
 * https://pressly.github.io/goose/documentation/annotations/
 *
 * <p>Each file runs in one transaction. {@code -- +goose NO TRANSACTION} anywhere in it holds for
 * both directions: then goose sends query after query, each cut at a line that ends in a semicolon
 * or between {@code StatementBegin} and {@code StatementEnd}.
 * https://github.com/pressly/goose/blob/main/internal/sqlparser/parser.go
 */
public final class Goose implements Layout {
  private static final Pattern FILE =
      Pattern.compile("([0-9]+)_.*\\.sql|([0-9]+)_.*(?<!_test)\\.go", Pattern.DOTALL);
  private static final String LARGEST = "9223372036854775807";
  private static final Pattern NO_TRANSACTION = line("NO TRANSACTION");
  private static final Annotations MARKS =
      Annotations.of(
          new Mark(Meaning.UP, line("Up")),
          new Mark(Meaning.DOWN, line("Down")),
          new Mark(Meaning.BLOCK, line("StatementBegin")),
          new Mark(Meaning.BLOCK_END, line("StatementEnd")),
          new Mark(Meaning.OPTION, NO_TRANSACTION));

  private static Pattern line(String annotation) {
    return Pattern.compile("--[\\s-]*+\\+goose[\\s-]*+(?i:" + annotation + ")[\\s-]*+");
  }

  @Override
  public String name() {
    return "goose";
  }

  @Override
  public boolean fits(Listing folder) {
    return MARKS.areIn(folder);
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
                "goose runs only <number>_<name>.sql: its command stops at another name, and its"
                    + " library passes over it.",
                "Put a number from 1 on and _ in front of the name."));
  }

  private static Optional<Migration> parse(Listing folder, String file) {
    Matcher matcher = FILE.matcher(file);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean sql = matcher.group(1) != null;
    String number = matcher.group(sql ? 1 : 2);
    boolean counts =
        NaturalOrder.numbers(number, "0") > 0 && NaturalOrder.numbers(number, LARGEST) <= 0;
    Transaction mode = sql ? Transaction.FILE : Transaction.UNKNOWN;
    return counts
        ? Optional.of(new Migration(folder.path(file), number, Direction.UP, mode, !sql))
        : Optional.empty();
  }

  @Override
  public List<Section> sections(Migration migration, SourceFile file) {
    List<Part> parts = MARKS.parts(file);
    boolean none =
        MARKS.in(file).stream().anyMatch(m -> NO_TRANSACTION.matcher(m.text()).matches());
    return none
        ? parts.stream().flatMap(part -> Queries.of(file, part).stream()).toList()
        : MARKS.sections(file, part -> migration.transaction());
  }

  @Override
  public SourceFile sql(SourceFile file) {
    return MARKS.sql(file);
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
  public String leaveTransaction(Optional<Version> version) {
    return "Put the statement in a migration of its own with the line -- +goose NO TRANSACTION at"
        + " its top (and not between StatementBegin and StatementEnd with other statements).";
  }

  @Override
  public String examplePath(int number) {
    return "%05d_step.sql".formatted(number);
  }

  @Override
  public Conduct conduct() {
    return new Conduct(
        Conduct.Reaction.ignored("goose does not look at what has run"),
        Conduct.Reaction.ignored("goose does not look at what has run"),
        Conduct.Reaction.refused(
            "goose refuses to go up while an older migration is missing in the database, unless"
                + " -allow-missing is given"),
        Conduct.Reaction.refused("goose refuses the folder: duplicate migration version"),
        Conduct.Reaction.accepted("goose's versions may leave out numbers"));
  }
}
