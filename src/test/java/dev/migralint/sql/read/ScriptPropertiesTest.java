package dev.migralint.sql.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.OtherOperation.NotUnderstood;
import dev.migralint.sql.Statement;
import dev.migralint.sql.token.Refusal.Cause;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What holds of any text, be it SQL or not. The seeds are fixed: a run finds what any run finds.
 */
class ScriptPropertiesTest {
  private static final String SEED = "20";

  @Property(tries = 2000, seed = SEED)
  void anyCharactersAreRead(@ForAll String text) {
    Ranges.check(text);
  }

  @Property(tries = 10_000, seed = SEED)
  void anyPiecesAreRead(@ForAll("soups") String text) {
    Ranges.check(text);
  }

  @Property(tries = 5000, seed = SEED)
  void aStatementAloneMeansTheSame(@ForAll("soups") String text) {
    for (Statement statement : read(text)) {
      if (statement.operations().getFirst() instanceof NotUnderstood unknown
          && (unknown.cause() == Cause.DATA || unknown.cause() == Cause.TEMPLATE)) {
        continue; // What follows a COPY ends its data; a tag's opening stands before it.
      }
      Span span = statement.span();
      assertEquals(List.of(statement), read(" ".repeat(span.start()) + span.of(text)));
    }
  }

  @Property(tries = 5000, seed = SEED)
  void aStatementDoesNotDisturbTheNext(
      @ForAll("closedSoups") String text, @ForAll("cases") String next) {
    String before = text + "\n;\n";
    List<Statement> expected = read(" ".repeat(before.length()) + next);
    List<Statement> all = read(before + next);
    assertEquals(expected, all.subList(all.size() - expected.size(), all.size()));
  }

  @Property(tries = 5000, seed = SEED)
  void whiteSpaceCommentsAndCaseOfWordsDoNotMatter(
      @ForAll("linesOfSql") String text, @ForAll Random random) {
    assertEquals(Meaning.of(text), Meaning.of(Rewritten.by(text, random)));
  }

  private static List<Statement> read(String text) {
    return ScriptReader.read(new SourceFile("", text)).statements();
  }

  @Provide
  Arbitrary<String> soups() throws IOException {
    return Arbitraries.oneOf(Soup.any(), Soup.damaged(cases()));
  }

  @Provide
  Arbitrary<String> closedSoups() {
    return Soup.closed();
  }

  /** A psql command ends with its line, the data of a COPY with a backslash. */
  @Provide
  Arbitrary<String> linesOfSql() throws IOException {
    return Arbitraries.oneOf(soups(), cases()).filter(text -> text.indexOf('\\') < 0);
  }

  @Provide
  Arbitrary<String> cases() throws IOException {
    return Arbitraries.of(Cases.all().stream().map(Cases.Case::sql).toList());
  }
}
