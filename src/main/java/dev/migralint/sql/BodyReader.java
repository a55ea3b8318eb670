package dev.migralint.sql;

import dev.migralint.source.Span;
import dev.migralint.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the SQL inside a PL/pgSQL body: every statement of it as if it ran, whatever IF, LOOP or
 * handler it stands in. https://www.postgresql.org/docs/current/plpgsql-structure.html
 */
final class BodyReader {
  private final String text;
  private final Lexer lexer;
  private final List<Statement> statements = new ArrayList<>();
  private final List<Span> comments = new ArrayList<>();
  private final GuardStack guards = new GuardStack();
  private final BodyVariables variables;
  private final BodyStatementReader reader;
  private boolean declaring;

  /** The token with which the PL/pgSQL statement starts that is read; -1 where it is the SQL. */
  private int first = -1;

  private BodyReader(String text, Span body, int depth) {
    this.text = text;
    this.lexer = new Lexer(text, body.start(), body.end());
    this.variables = new BodyVariables(text, body);
    this.reader = new BodyStatementReader(text, depth, variables);
  }

  /**
   * The statements in the range of a body, the quotes around it left out.
   *
   * @param depth how many bodies hold them, this one included
   */
  static Script read(String text, Span body, int depth) {
    BodyReader reader = new BodyReader(text, body, depth);
    reader.readAll();
    return new Script(List.copyOf(reader.statements), List.copyOf(reader.comments));
  }

  private void readAll() {
    List<Token> tokens = new ArrayList<>();
    AtomicBlock block = new AtomicBlock(text);
    for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
      if (token.kind() == Kind.SEMICOLON && !block.isOpen()) {
        lexer.startStatement();
        finish(tokens);
        tokens = new ArrayList<>();
        block = new AtomicBlock(text);
      } else if (token.isComment()) {
        comments.add(token.span());
      } else {
        tokens.add(token);
        block.follow(tokens);
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
    first = -1;
    try {
      skipControl(c, tokens);
      statement = c.mark();
      if (!c.atEnd()) {
        add(
            reader.read(tokens.subList(statement, tokens.size()), guards.isEmpty()),
            tokens,
            statement);
      }
    } catch (Refusal refusal) {
      int from = Math.min(statement, tokens.size() - 1);
      Span span = new Span(tokens.get(from).start(), tokens.getLast().end());
      add(List.of(new Statement(span, List.of(refusal.notUnderstood(span)))), tokens, from);
    }
  }

  private void add(List<Statement> read, List<Token> tokens, int from) {
    int start = tokens.get(first < 0 ? from : first).start();
    Span place = new Span(start, tokens.getLast().end());
    read.forEach(statement -> statements.add(statement.in(place, guards.open())));
  }

  /** Passes over the words that say when a statement runs, up to the statement itself. */
  private void skipControl(Cursor c, List<Token> tokens) {
    while (!c.atEnd()) {
      if (c.isAny("IF", "FOR", "FOREACH", "WHILE", "LOOP") && first < 0) {
        first = c.mark();
      } else if (c.isAny("BEGIN", "ELSE", "ELSIF", "ELSEIF", "WHEN", "CASE", "END")) {
        first = -1;
      }
      if (c.accept("BEGIN")) {
        declaring = false;
      } else if (c.accept("DECLARE")) {
        declaring = true;
      } else if (declaring) {
        declaration(c, tokens);
      } else if (c.isOperator("#")) {
        c.next();
        c.anyWord();
        c.anyWord();
      } else if (c.isOperator("<<")) {
        c.next();
        c.anyWord();
        c.next();
      } else if (c.is("IF")) {
        condition(c, tokens);
      } else if (c.is("ELSE")) {
        c.next();
        guards.otherwise();
      } else if (c.acceptAny("ELSIF", "ELSEIF")) {
        guards.undecided();
        skipThrough(c, "THEN");
      } else if (c.is("END") && c.is(1, "IF")) {
        guards.close();
        skipRest(c);
      } else if (c.accept("WHEN") || c.is("CASE")) {
        skipThrough(c, "THEN");
      } else if (c.acceptAny("WHILE", "FOREACH")) {
        skipThrough(c, "LOOP");
      } else if (c.accept("FOR")) {
        loop(c, tokens);
      } else if (c.is("END")) {
        skipRest(c);
      } else if (!c.acceptAny("LOOP", "EXCEPTION")) {
        return;
      }
    }
  }

  /** {@code name text := 'value'} */
  private void declaration(Cursor c, List<Token> tokens) {
    Name variable = c.isName() ? c.name() : Name.unquoted("");
    while (!c.atEnd()) {
      boolean sign = c.is(Kind.COLON) || c.isOperator("=") || c.is("DEFAULT");
      c.next();
      if (sign) {
        variables.set(variable, tokens.subList(c.mark(), tokens.size()), true);
        skipRest(c);
      }
    }
  }

  private void condition(Cursor c, List<Token> tokens) {
    c.expect("IF");
    int from = c.mark();
    skipThrough(c, "THEN");
    guards.open(Guard.of(text, tokens.subList(from, c.mark() - 1)));
  }

  /** A loop over the rows of a query reads them. */
  private void loop(Cursor c, List<Token> tokens) {
    while (!c.is("IN")) {
      c.passOver();
    }
    c.next();
    int from = c.mark();
    skipThrough(c, "LOOP");
    List<Token> source = tokens.subList(from, c.mark() - 1);
    Cursor query = new Cursor(text, source.isEmpty() ? tokens : source);
    if (query.is("EXECUTE")) {
      add(reader.executedQuery(source.subList(1, source.size())), tokens, from);
    } else if (isQuery(query)) {
      add(List.of(reader.sql(source)), tokens, from);
    }
  }

  /** The other loops are over numbers, {@code 1 .. 10}, and over cursors. */
  private static boolean isQuery(Cursor c) {
    int ahead = 0;
    while (c.token(ahead).kind() == Kind.OPEN_PAREN) {
      ahead++;
    }
    return ChangeReader.starts(c)
        || c.is("EXPLAIN")
        || c.is(ahead, "SELECT")
        || c.is(ahead, "WITH")
        || c.is(ahead, "TABLE")
        || (c.is(ahead, "VALUES") && c.token(ahead + 1).kind() == Kind.OPEN_PAREN);
  }

  /** To behind the word that closes a condition; a CASE inside of it has words of its own. */
  private static void skipThrough(Cursor c, String word) {
    int cases = 0;
    boolean caseStatement = c.accept("CASE");
    while (!(cases == 0 && c.is(word))) {
      if (c.is("CASE") && !caseStatement) {
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
}
