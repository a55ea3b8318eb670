package dev.migralint.sql;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.ArrayList;
import java.util.List;

/** How statements, comments and operations lie in a text, whatever it holds. */
final class Ranges {
  private Ranges() {}

  /** Reads the text and checks that nothing overlaps, and that nothing is left out. */
  static Script check(String sql) {
    Script script = Script.read(new SourceFile("", sql));
    List<Span> statements = script.statements().stream().map(Statement::span).toList();
    inOrder(statements);
    inOrder(script.comments());
    script.statements().forEach(Ranges::check);
    leavesNothingOut(sql, script, statements);
    return script;
  }

  private static void check(Statement statement) {
    assertTrue(!statement.operations().isEmpty(), "a statement means nothing");
    for (Operation operation : statement.operations()) {
      assertTrue(statement.span().contains(operation.span()), () -> "outside: " + operation);
      assertTrue(!operation.span().isEmpty(), () -> "empty: " + operation);
    }
    inOrder(statement.body().stream().map(Statement::span).toList());
    for (Statement inner : statement.body()) {
      assertTrue(statement.span().contains(inner.span()), () -> "outside: " + inner);
      check(inner);
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
      if (span.start() > at && !afterCopy) {
        onlyBlank(sql.substring(at, span.start()));
      }
      at = Math.max(at, span.end());
      afterCopy = span.of(sql).regionMatches(true, 0, "copy", 0, 4);
    }
    if (!afterCopy) {
      onlyBlank(sql.substring(at));
    }
  }

  private static void onlyBlank(String between) {
    for (int i = 0; i < between.length(); i++) {
      char c = between.charAt(i);
      assertTrue(c == ';' || Lexer.isSpace(c), () -> "left out: " + between);
    }
  }
}
