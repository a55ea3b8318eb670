package dev.migralint.sql;

import dev.migralint.source.Span;
import dev.migralint.sql.OtherOperation.Cause;
import dev.migralint.sql.OtherOperation.NotUnderstood;
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
  private final int depth;
  private final List<Statement> statements = new ArrayList<>();
  private final GuardStack guards = new GuardStack();
  private final BodyVariables variables;
  private boolean declaring;

  private BodyReader(String text, Span body, int depth) {
    this.text = text;
    this.lexer = new Lexer(text, body.start(), body.end());
    this.depth = depth;
    this.variables = new BodyVariables(text, body);
  }

  /**
   * The statements in the range of a body, the quotes around it left out.
   *
   * @param depth how many bodies hold them, this one included
   */
  static List<Statement> read(String text, Span body, int depth) {
    BodyReader reader = new BodyReader(text, body, depth);
    reader.readAll();
    return List.copyOf(reader.statements);
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
      } else if (!token.isComment()) {
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
    try {
      skipControl(c, tokens);
      statement = c.mark();
      if (!c.atEnd()) {
        statement(c, tokens.subList(statement, tokens.size()));
      }
    } catch (Refusal refusal) {
      int from = Math.min(statement, tokens.size() - 1);
      Span span = new Span(tokens.get(from).start(), tokens.getLast().end());
      add(new Statement(span, List.of(refusal.notUnderstood(span))));
    }
  }

  private void add(Statement statement) {
    statements.add(statement.guardedBy(guards.open()));
  }

  private void statement(Cursor c, List<Token> tokens) {
    if (c.is("EXECUTE")) {
      executed(tokens.subList(1, tokens.size()));
    } else if (c.is("PERFORM")) {
      Cursor query = new Cursor(text, tokens);
      add(new Statement(span(tokens), DataReader.performed(query)));
    } else if (c.is("RETURN") && c.is(1, "QUERY")) {
      returned(tokens.subList(2, tokens.size()));
    } else if (assigns(c)) {
      assigned(c, tokens);
    } else if (!isProcedural(c)) {
      add(sql(tokens));
    }
  }

  private static Span span(List<Token> tokens) {
    return new Span(tokens.getFirst().start(), tokens.getLast().end());
  }

  private void returned(List<Token> query) {
    if (query.isEmpty()) {
      throw new Refusal("expected a query, found the end");
    }
    if (new Cursor(text, query).is("EXECUTE")) {
      executedQuery(query.subList(1, query.size()));
    } else {
      add(sql(query));
    }
  }

  /** A statement of SQL; the variables that INTO fills are PL/pgSQL's. */
  private Statement sql(List<Token> tokens) {
    Statement read = StatementReader.read(text, withoutInto(tokens), depth);
    return new Statement(span(tokens), read.operations(), read.body());
  }

  /**
   * https://www.postgresql.org/docs/current/plpgsql-statements.html#PLPGSQL-STATEMENTS-SQL-ONEROW
   */
  private List<Token> withoutInto(List<Token> tokens) {
    Cursor c = new Cursor(text, tokens);
    if (c.isAny("IMPORT", "CREATE", "ALTER", "DROP")) {
      return tokens;
    }
    while (!c.atEnd()) {
      if (c.acceptAny("INSERT", "MERGE")) {
        c.accept("INTO");
      } else if (c.is("INTO")) {
        int into = c.mark();
        c.next();
        c.accept("STRICT");
        do {
          variables.forget(c.anyObjectName().name());
          while (c.is(Kind.OPEN_BRACKET)) {
            c.passOver();
          }
        } while (c.accept(Kind.COMMA));
        List<Token> rest = new ArrayList<>(tokens.subList(0, into));
        rest.addAll(tokens.subList(c.mark(), tokens.size()));
        if (rest.isEmpty()) {
          throw new Refusal("expected a query, found \"INTO\"");
        }
        return rest;
      } else {
        c.next();
      }
    }
    return tokens;
  }

  /** EXECUTE runs what its text says, as far as that is constant. */
  private void executed(List<Token> tokens) {
    for (ExecutedText.Result made : ExecutedText.of(text, upToClauses(tokens), variables)) {
      executed(made);
    }
  }

  private void executed(ExecutedText.Result made) {
    Excerpt excerpt = made.excerpt();
    List<Statement> read =
        new Splitter(excerpt.text(), excerpt.range(), depth + 1).split().statements();
    List<Statement> known = made.variable() ? read.stream().map(BodyReader::madeUp).toList() : read;
    new Relocation(excerpt).statements(known).forEach(this::add);
  }

  /** What can't be read of a statement that is made up in part is unknown, and no mistake. */
  private static Statement madeUp(Statement statement) {
    if (statement.operations().getFirst() instanceof NotUnderstood unknown) {
      return new Statement(
          statement.span(),
          List.of(
              new NotUnderstood(
                  unknown.span(), Cause.DYNAMIC, "EXECUTE makes up a part of it as it runs")));
    }
    return statement;
  }

  /** A query that is made up as it runs reads rows, whatever it says. */
  private void executedQuery(List<Token> tokens) {
    int before = statements.size();
    boolean known = true;
    try {
      executed(tokens);
      known =
          statements.subList(before, statements.size()).stream().allMatch(Statement::understood);
    } catch (Refusal dynamic) {
      known = false;
    }
    if (!known) {
      statements.subList(before, statements.size()).clear();
      add(new Statement(span(tokens), List.of(DataReader.unknownQuery(span(tokens)))));
    }
  }

  private List<Token> upToClauses(List<Token> tokens) {
    Cursor c = new Cursor(text, tokens.isEmpty() ? List.of(emptyToken()) : tokens);
    while (!c.atEnd() && !c.isAny("INTO", "USING")) {
      c.passOver();
    }
    return tokens.subList(0, Math.min(c.mark(), tokens.size()));
  }

  private static Token emptyToken() {
    return new Token(Kind.END, 0, 0);
  }

  /** Passes over the words that say when a statement runs, up to the statement itself. */
  private void skipControl(Cursor c, List<Token> tokens) {
    while (!c.atEnd()) {
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
      executedQuery(source.subList(1, source.size()));
    } else if (isQuery(query)) {
      add(sql(source));
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

  /** Whether a statement is PL/pgSQL's own and changes nothing but its variables. */
  private static boolean isProcedural(Cursor c) {
    return c.isAny(
        "RAISE",
        "NULL",
        "RETURN",
        "EXIT",
        "CONTINUE",
        "GET",
        "ASSERT",
        "OPEN",
        "FETCH",
        "MOVE",
        "CLOSE");
  }

  private void assigned(Cursor c, List<Token> tokens) {
    if (c.is(Kind.PARAMETER)) {
      return;
    }
    Name variable = c.anyWord();
    if (c.is(Kind.COLON) || c.is(Kind.OPERATOR)) {
      variables.set(variable, tokens.subList(2, tokens.size()), guards.isEmpty());
    }
  }

  /** {@code a.b[1] := x}, also with a plain equals sign. */
  private static boolean assigns(Cursor c) {
    int mark = c.mark();
    c.next();
    while (c.is(Kind.DOT) || c.is(Kind.OPEN_BRACKET)) {
      if (c.accept(Kind.DOT)) {
        c.anyWord();
      } else {
        c.passOver();
      }
    }
    boolean sign = c.isOperator("=") || (c.is(Kind.COLON) && c.written(c.token()).equals(":="));
    c.back(mark);
    return sign;
  }
}
