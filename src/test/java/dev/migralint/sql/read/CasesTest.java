package dev.migralint.sql.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.migralint.rule.OperationKind;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.Statement;
import dev.migralint.sql.token.Lexer;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What statements mean, and what must hold of every one of them. */
class CasesTest {
  static List<Cases.Case> cases() throws IOException {
    return Cases.all();
  }

  /** The statements that can be written otherwise without meaning something else. */
  static List<Cases.Case> free() throws IOException {
    return cases().stream()
        .filter(c -> !c.sql().contains("\\") && !c.file().startsWith("not-understood"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void meansItsOperations(Cases.Case given) {
    assertFalse(given.operations().isEmpty());
    assertEquals(given.operations(), Printed.operations(given.sql()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isUnderstoodUnlessItsFileSaysOtherwise(Cases.Case given) {
    boolean expected = !given.file().startsWith("not-understood");
    for (Statement statement : ScriptReader.read(new SourceFile("", given.sql())).statements()) {
      assertEquals(expected, statement.understood(), given.sql());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyRangeLiesInItsStatement(Cases.Case given) {
    Ranges.check(given.sql());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aStatementAloneMeansTheSame(Cases.Case given) {
    SourceFile file = new SourceFile("", given.sql());
    List<String> alone =
        ScriptReader.read(file).statements().stream()
            .flatMap(s -> Printed.operations(file.text(s.span())).stream())
            .toList();
    assertEquals(given.operations(), alone);
  }

  @ParameterizedTest
  @MethodSource("free")
  void caseOfKeyWordsAndCommentsDoNotMatter(Cases.Case given) {
    assertEquals(meaning(given.sql()), meaning(rewritten(given.sql(), String::toUpperCase, " ")));
    assertEquals(
        meaning(given.sql()),
        meaning(rewritten(given.sql(), String::toLowerCase, " /* DROP TABLE t; */ ")));
  }

  private static List<String> meaning(String sql) {
    return ScriptReader.read(new SourceFile("", sql)).statements().stream()
        .flatMap(s -> s.operations().stream())
        .map(o -> OperationKind.nameOf((Record) o) + Printed.components(o))
        .map(line -> line.replaceAll("/\\*.*?\\*/|\\s+", "").toLowerCase(Locale.ROOT))
        .toList();
  }

  private interface Words {
    String change(String word, Locale locale);
  }

  private static String rewritten(String sql, Words words, String between) {
    StringBuilder out = new StringBuilder();
    Lexer lexer = new Lexer(sql, 0, sql.length());
    for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
      Span span = token.span();
      if (!token.isComment()) {
        String word = span.of(sql);
        boolean unquoted = token.kind() == Kind.WORD && word.chars().allMatch(c -> c < 0x80);
        out.append(unquoted ? words.change(word, Locale.ROOT) : word);
        out.append(between);
      }
    }
    return out.toString();
  }
}
