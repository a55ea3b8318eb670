package dev.migralint.sql;

import dev.migralint.source.Span;
import dev.migralint.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the SQL inside a PL/pgSQL body: every statement of it as if it ran, whatever IF, LOOP or
 * handler it stands in. The ranges are those of the file.
 * https://www.postgresql.org/docs/current/plpgsql-structure.html
 */
final class BodyReader {
  private final String text;
  private final Lexer lexer;
  private final List<Statement> statements = new ArrayList<>();
  private boolean declaring;

  private BodyReader(String text, Span body) {
    this.text = text;
    this.lexer = new Lexer(text, body.start(), body.end());
  }

  /** The statements in the range of a body, the quotes around it left out. */
  static List<Statement> read(String text, Span body) {
    BodyReader reader = new BodyReader(text, body);
    reader.readAll();
    return List.copyOf(reader.statements);
  }

  private void readAll() {
    List<Token> tokens = new ArrayList<>();
    for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
      if (token.kind() == Kind.SEMICOLON) {
        finish(tokens);
        tokens = new ArrayList<>();
      } else if (!token.isComment()) {
        tokens.add(token);
      }
    }
    finish(tokens);
  }

  private void finish(List<Token> tokens) {
    if (tokens.isEmpty()) {
      return;
    }
    Cursor c = new Cursor(text, tokens);
    int statement = 0;
    try {
      skipControl(c);
      statement = c.mark();
      if (c.accept("EXECUTE")) {
        executed(c);
      } else if (!c.atEnd() && !isProcedural(c)) {
        statements.add(StatementReader.read(text, tokens.subList(c.mark(), tokens.size())));
      }
    } catch (Refusal refusal) {
      int from = Math.min(statement, tokens.size() - 1);
      Span span = new Span(tokens.get(from).start(), tokens.getLast().end());
      statements.add(
          new Statement(span, List.of(new OtherOperation.NotUnderstood(span, refusal.reason()))));
    }
  }

  /** EXECUTE of a constant runs what stands in it; anything else is made up as it runs. */
  private void executed(Cursor c) {
    boolean constant = c.isString() && (c.token(1).kind() == Kind.END || c.is(1, "USING"));
    if (!constant) {
      throw new Refusal("EXECUTE makes up its statement as it runs");
    }
    statements.addAll(read(text, Strings.content(text, c.token())));
  }

  /** Passes over the words that say when a statement runs, up to the statement itself. */
  private void skipControl(Cursor c) {
    while (!c.atEnd()) {
      if (c.accept("BEGIN")) {
        declaring = false;
      } else if (c.accept("DECLARE")) {
        declaring = true;
      } else if (declaring) {
        skipRest(c);
      } else if (c.isOperator("<<")) {
        c.next();
        c.anyWord();
        c.next();
      } else if (c.acceptAny("IF", "ELSIF", "ELSEIF", "WHEN")) {
        skipThrough(c, "THEN");
      } else if (c.acceptAny("WHILE", "FOR", "FOREACH")) {
        skipThrough(c, "LOOP");
      } else if (c.is("CASE")) {
        skipThrough(c, "THEN");
      } else if (c.is("END")) {
        skipRest(c);
      } else if (!c.acceptAny("ELSE", "LOOP", "EXCEPTION")) {
        return;
      }
    }
  }

  /** To behind the word that closes a condition; a CASE inside of it has words of its own. */
  private static void skipThrough(Cursor c, String word) {
    int cases = 0;
    while (!(cases == 0 && c.is(word))) {
      if (c.is("CASE") && !word.equals("THEN")) {
        cases++;
      } else if (c.is("END") && cases > 0) {
        cases--;
      }
      c.passOver();
    }
    c.expect(word);
  }

  private static void skipRest(Cursor c) {
    while (!c.atEnd()) {
      c.next();
    }
  }

  /** Whether a statement is PL/pgSQL's own and changes nothing but its variables. */
  private static boolean isProcedural(Cursor c) {
    if (c.isAny(
        "RAISE",
        "NULL",
        "RETURN",
        "EXIT",
        "CONTINUE",
        "GET",
        "PERFORM",
        "ASSERT",
        "OPEN",
        "FETCH",
        "MOVE",
        "CLOSE")) {
      return true;
    }
    for (int i = 1; c.token(i).kind() != Kind.END; i++) {
      Token token = c.token(i);
      String written = c.written(token);
      if (written.equals(":=") || (written.equals("=") && i == 1)) {
        return true;
      }
      if (token.kind() != Kind.DOT
          && token.kind() != Kind.WORD
          && token.kind() != Kind.OPEN_BRACKET) {
        return false;
      }
    }
    return false;
  }
}
