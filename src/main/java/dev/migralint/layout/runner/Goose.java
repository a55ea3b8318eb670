package dev.migralint.layout.runner;

import static dev.migralint.layout.Conduct.Reaction.refused;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Migration;
import dev.migralint.layout.QueryEnds;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.runner.Annotations.Annotation;
import dev.migralint.layout.runner.Annotations.Meaning;
import dev.migralint.layout.runner.Annotations.Part;
import dev.migralint.source.SourceFile;
import java.util.List;
import java.util.Optional;
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
public final class Goose extends AnnotatedFiles {
  private static final FileNames NAMES =
      FileNames.numbered(
          "(?<version>0*[1-9][0-9]*)_.*(?:\\.sql|(?<!_test)\\.go)",
          FileNames.SIGNED_64_BIT,
          Transaction.FILE,
          "goose runs only <number>_<name>.sql: its command stops at any other name, and its"
              + " library skips it.",
          "Begin the name with a number from 1 on and an underscore.");
  private static final Pattern NO_TRANSACTION = line("NO TRANSACTION");
  private static final Annotations ANNOTATIONS =
      Annotations.of(
          new Annotation(Meaning.UP, line("Up")),
          new Annotation(Meaning.DOWN, line("Down")),
          new Annotation(Meaning.BLOCK, line("StatementBegin")),
          new Annotation(Meaning.BLOCK_END, line("StatementEnd")),
          new Annotation(Meaning.OPTION, NO_TRANSACTION));
  private static final Conduct CONDUCT =
      Conduct.unchecked("goose")
          .withLate(
              refused(
                  "goose refuses to migrate while an older migration is not applied, unless"
                      + " -allow-missing is given"))
          .withDuplicate(refused("goose refuses the folder: duplicate migration version"));

  private static Pattern line(String annotation) {
    return Pattern.compile("--[\\s-]*+\\+goose[\\s-]*+(?i:" + annotation + ")[\\s-]*+");
  }

  /** The layout of goose. */
  public Goose() {
    super("goose", NAMES, ANNOTATIONS, CONDUCT);
  }

  @Override
  public List<Section> sections(Migration migration, SourceFile file) {
    List<Part> parts = ANNOTATIONS.parts(file);
    boolean alone =
        ANNOTATIONS.in(file).stream().anyMatch(a -> NO_TRANSACTION.matcher(a.text()).matches());
    return alone
        ? parts.stream().flatMap(part -> Queries.of(file, part).stream()).toList()
        : super.sections(migration, file);
  }

  @Override
  public QueryEnds queryEnds(SourceFile file) {
    return new QueryEnds(
        Queries.ends(file, ANNOTATIONS.in(file)),
        "Put it between the lines -- +goose StatementBegin and -- +goose StatementEnd.");
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
}
