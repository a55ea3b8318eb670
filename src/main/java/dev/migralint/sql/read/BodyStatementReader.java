package dev.migralint.sql.read;

import dev.migralint.source.Span;
import dev.migralint.sql.Body;
import dev.migralint.sql.Name;
import dev.migralint.sql.OtherOperation.NotUnderstood;
import dev.migralint.sql.Script;
import dev.migralint.sql.Statement;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.DataReader;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Refusal.Cause;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one statement of a PL/pgSQL body: SQL, PL/pgSQL's own, or an EXECUTE with the statements
 * that it runs. https://www.postgresql.org/docs/current/plpgsql-statements.html
 */
final class BodyStatementReader {
  private final String text;
  private final int depth;
  private final BodyVariables variables;
  private final BodyGuards guards;
  private List<Name> into = List.of();

  BodyStatementReader(String text, int depth, BodyVariables variables, BodyGuards guards) {
    this.guards = guards;
    this.text = text;
    this.depth = depth;
    this.variables = variables;
  }

  /**
   * The statements of SQL that run; none for one that only sets variables.
   *
   * @param certain whether it runs in any case
   */
  List<Statement> read(List<Token> tokens, boolean certain) {
    into = List.of();
    Cursor c = new Cursor(text, tokens);
    if (c.is("EXECUTE")) {
      return executed(span(tokens), tokens.subList(1, tokens.size()));
    }
    if (c.is("PERFORM")) {
      return List.of(
          StatementReader.statement(span(tokens), DataReader.performed(c), Body.NONE, c));
    }
    if (c.is("RETURN") && c.is(1, "QUERY")) {
      return returned(tokens.subList(2, tokens.size()));
    }
    if (assigns(c)) {
      assigned(c, tokens, certain);
      return List.of();
    }
    if (c.accept("NULL")) {
      c.expectEnd();
      return List.of();
    }
    return isProcedural(c) ? List.of() : List.of(sql(tokens));
  }

  /** The variables that the statement which was read last has filled with what it found. */
  List<Name> into() {
    return into;
  }

  private static Span span(List<Token> tokens) {
    return new Span(tokens.getFirst().start(), tokens.getLast().end());
  }

  private List<Statement> returned(List<Token> query) {
    if (query.isEmpty()) {
      throw new Refusal("expected a query, found the end");
    }
    if (new Cursor(text, query).is("EXECUTE")) {
      return executedQuery(query.subList(1, query.size()));
    }
    return List.of(sql(query));
  }

  /** A statement of SQL; the variables that INTO fills are PL/pgSQL's. */
  Statement sql(List<Token> tokens) {
    Statement read = StatementReader.read(text, withoutInto(tokens), depth);
    return read.at(span(tokens));
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
        int start = c.mark();
        c.next();
        c.accept("STRICT");
        into = new ArrayList<>();
        do {
          Name variable = c.anyObjectName().name();
          variables.forget(variable);
          into.add(variable);
          while (c.is(Kind.OPEN_BRACKET)) {
            c.passOver();
          }
        } while (c.accept(Kind.COMMA));
        List<Token> rest = new ArrayList<>(tokens.subList(0, start));
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
  List<Statement> executed(Span execute, List<Token> tokens) {
    return ExecutedText.ofExecute(text, upToClauses(tokens), variables).stream()
        .flatMap(made -> executed(execute, made).stream())
        .toList();
  }

  private List<Statement> executed(Span execute, ExecutedText made) {
    Excerpt excerpt = made.excerpt();
    Script read = new Splitter(excerpt.text(), excerpt.range(), depth + 1).split();
    List<Statement> known =
        made.isVariable()
            ? read.statements().stream().map(BodyStatementReader::madeUp).toList()
            : read.statements();
    return new Relocation(excerpt).read(new Script(known, read.comments())).within(execute);
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
    List<Statement> inside = statement.body();
    return inside.isEmpty()
        ? statement
        : statement.holding(inside.stream().map(BodyStatementReader::madeUp).toList());
  }

  /** The queries in parentheses that PL/pgSQL's own expressions hold, as far as they are read. */
  List<Statement> queries(List<Token> tokens) {
    if (tokens.isEmpty()) {
      return List.of();
    }
    List<Statement> queries = new ArrayList<>();
    Cursor c = new Cursor(text, tokens);
    while (!c.atEnd()) {
      if (!c.is(Kind.OPEN_PAREN) || !(c.is(1, "SELECT") || c.is(1, "WITH"))) {
        c.next();
        continue;
      }
      int from = c.mark() + 1;
      try {
        c.passOver();
      } catch (Refusal unclosed) {
        return queries;
      }
      Statement query = StatementReader.read(text, tokens.subList(from, c.mark() - 1), depth);
      if (query.understood()) {
        queries.add(query);
      }
    }
    return queries;
  }

  /** A query that is made up as it runs reads rows, whatever it says. */
  List<Statement> executedQuery(List<Token> tokens) {
    try {
      List<Statement> read = executed(span(tokens), tokens);
      if (read.stream().allMatch(Statement::understood)) {
        return read;
      }
    } catch (Refusal dynamic) {
      // Whatever it says, it is a query.
    }
    return List.of(new Statement(span(tokens), List.of(DataReader.unknownQuery(span(tokens)))));
  }

  private List<Token> upToClauses(List<Token> tokens) {
    if (tokens.isEmpty()) {
      throw new Refusal("expected an expression, found the end");
    }
    Cursor c = new Cursor(text, tokens);
    while (!c.atEnd() && !c.isAny("INTO", "USING")) {
      c.passOver();
    }
    return tokens.subList(0, c.mark());
  }

  /** Whether a statement is PL/pgSQL's own and changes nothing but its variables. */
  private static boolean isProcedural(Cursor c) {
    return c.isAny(
        "RAISE", "RETURN", "EXIT", "CONTINUE", "GET", "ASSERT", "OPEN", "FETCH", "MOVE", "CLOSE");
  }

  private void assigned(Cursor c, List<Token> tokens, boolean certain) {
    if (c.is(Kind.PARAMETER)) {
      return;
    }
    Name variable = c.anyWord();
    if (c.is(Kind.COLON) || c.is(Kind.OPERATOR)) {
      set(variable, tokens.subList(2, tokens.size()), certain);
      guards.set(variable, text, tokens.subList(2, tokens.size()), certain);
    }
  }

  /** A variable is set to what these tokens make; most expressions have nothing to do with text. */
  void set(Name variable, List<Token> expression, boolean certain) {
    variables.set(variable, isText(expression) ? texts(expression) : List.of(), certain);
  }

  private boolean isText(List<Token> expression) {
    return expression.stream()
        .anyMatch(
            token ->
                switch (token.kind()) {
                  case STRING, DOLLAR_STRING -> true;
                  case WORD -> variables.knows(Name.unquoted(token.written(text)));
                  default -> false;
                });
  }

  /** What PL/pgSQL's expressions may be more than SQL's, and what always fails, is unknown. */
  private List<ExecutedText> texts(List<Token> expression) {
    try {
      return ExecutedText.of(text, expression, variables);
    } catch (Refusal unknown) {
      return List.of();
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
