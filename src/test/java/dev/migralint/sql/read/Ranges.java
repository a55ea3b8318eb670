package dev.migralint.sql.read;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.Script;
import dev.migralint.sql.Statement;
import dev.migralint.sql.token.Lexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How statements, comments and operations lie in a text, whatever it holds. */
final class Ranges {
  private Ranges() {}

  /** Reads the text and checks that nothing overlaps, and that nothing is left out. */
  static Script check(String sql) {
    Script script = ScriptReader.read(new SourceFile("", sql));
    List<Span> statements = script.statements().stream().map(Statement::span).toList();
    inOrder(statements);
    inOrder(script.comments());
    for (Statement statement : script.statements()) {
      assertTrue(!statement.operations().isEmpty(), "a statement means nothing");
      liesIn(statement.span(), statement);
    }
    leavesNothingOut(sql, script, statements);
    return script;
  }

  /** Every range of an operation, of its parts and of a body lies in the statement. */
  private static void liesIn(Span whole, Object part) {
    switch (part) {
      case Span span -> {
        assertTrue(whole.contains(span), () -> span + " is outside of " + whole);
        assertTrue(!span.isEmpty(), () -> "nothing stands at " + span);
      }
      case Optional<?> optional -> optional.ifPresent(inner -> liesIn(whole, inner));
      case List<?> list -> list.forEach(inner -> liesIn(whole, inner));
      case Record tuple -> Meaning.components(tuple).forEach(inner -> liesIn(whole, inner));
      default -> {}
    }
  }

  private static void inOrder(List<Span> spans) {
    for (int i = 1; i < spans.size(); i++) {
      Span before = spans.get(i - 1);
      Span after = spans.get(i);
      assertTrue(before.end() <= after.start(), () -> before + " then " + after);
    }
  }

  /** Between statements there are only comments, white space, semicolons and data of a COPY. */
  private static void leavesNothingOut(String sql, Script script, List<Span> statements) {
    List<Span> covered = new ArrayList<>(statements);
    covered.addAll(script.comments());
    covered.sort(null);
    int at = 0;
    boolean afterCopy = false;
    for (Span span : covered) {
      if (span.end() <= at) {
        continue;
      }
      if (span.start() > at && !afterCopy) {
        onlyBlank(sql.substring(at, span.start()));
      }
      at = span.end();
      // The data begins in the next line, whatever else stands in this one.
      afterCopy |=
          span.of(sql).stripLeading().replace("\\", "").regionMatches(true, 0, "copy", 0, 4);
    }
    if (!afterCopy) {
      onlyBlank(sql.substring(at));
    }
  }

  private static void onlyBlank(String between) {
    for (int i = 0; i < between.length(); i++) {
      char c = between.charAt(i);
      boolean sends = between.startsWith("\\;", i);
      assertTrue(sends || c == ';' || Lexer.isSpace(c), () -> "left out: " + between);
    }
  }
}
