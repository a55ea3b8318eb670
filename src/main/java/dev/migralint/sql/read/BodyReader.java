package dev.migralint.sql.read;

import dev.migralint.source.Span;
import dev.migralint.sql.Guard;
import dev.migralint.sql.Name;
import dev.migralint.sql.Script;
import dev.migralint.sql.Statement;
import dev.migralint.sql.Step;
import dev.migralint.sql.read.query.ChangeReader;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Lexer;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.TemplateTokens;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
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
  private final TemplateTokens source;
  private final StepStack steps = new StepStack();
  private final List<Statement> queries = new ArrayList<>();
  private final BodyGuards guards = new BodyGuards();
  private final BodyStatementReader reader;
  private final Blocks blocks = new Blocks();
  private boolean declaring;

  /** Whether something could not be read that may have opened or closed a block. */
  private boolean hasMistake;

  /** The token with which the PL/pgSQL statement starts that is read; -1 where it is the SQL. */
  private int first = -1;

  private BodyReader(String text, Span body, int depth) {
    this.text = text;
    this.lexer = new Lexer(text, body.start(), body.end());
    this.source = new TemplateTokens(text, lexer);
    this.reader = new BodyStatementReader(text, depth, new BodyVariables(body), guards);
  }

  /**
   * The statements in the range of a body, the quotes around it left out.
   *
   * @param depth how many bodies hold them, this one included
   */
  static Result read(String text, Span body, int depth) {
    BodyReader reader = new BodyReader(text, body, depth);
    reader.readAll();
    return new Result(
        new Script(List.copyOf(reader.statements), List.copyOf(reader.source.comments())),
        reader.steps.all(),
        List.copyOf(reader.queries));
  }

  /** The statements of a body, when they run, and the queries in its expressions. */
  record Result(Script script, List<Step> steps, List<Statement> queries) {}

  private void readAll() {
    List<Token> tokens = new ArrayList<>();
    AtomicBlock block = new AtomicBlock(text);
    Token last = null;
    for (Token token = source.next(); token.kind() != Kind.END; token = source.next()) {
      if (token.kind() == Kind.SEMICOLON && !block.isOpen()) {
        lexer.startStatement();
        finish(tokens);
        addUnread();
        tokens = new ArrayList<>();
        block = new AtomicBlock(text);
      } else if (token.kind() == Kind.TEMPLATE_TAG) {
        add(List.of(StatementReader.unclosed(text, token)), List.of(token), 0);
        hasMistake = true;
      } else if (!token.isComment()) {
        tokens.add(token);
        block.follow(tokens);
        last = token;
      }
    }
    finish(tokens);
    addUnread();
    if (last != null) {
      finishBody(last);
    }
  }

  /** The branches of a template that are not read; they may open or close a block. */
  private void addUnread() {
    for (Span branch : source.takeUnread(Integer.MAX_VALUE)) {
      steps.add(new Step.Run(statements.size()));
      statements.add(new Statement(branch, List.of(StatementReader.unread(branch))));
    }
  }

  /**
   * What is open at the end is reported once, and not where another mistake may have hidden its
   * end.
   */
  private void finishBody(Token last) {
    try {
      blocks.end();
    } catch (Refusal refusal) {
      if (!hasMistake) {
        first = -1;
        add(List.of(refused(refusal, last.span())), List.of(last), 0);
      }
    }
  }

  private static Statement refused(Refusal refusal, Span span) {
    return StatementReader.notUnderstood(span, refusal);
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
        List<Token> own = tokens.subList(statement, tokens.size());
        List<Statement> read = reader.read(own, steps.isSure());
        queries.addAll(reader.queries(read.isEmpty() ? tokens : tokens.subList(0, statement)));
        add(read, tokens, statement);
        guards.follow(read, reader.into(), steps.isSure());
        Leaves.of(new Cursor(text, own)).ifPresent(steps::add);
      } else {
        queries.addAll(reader.queries(tokens));
      }
    } catch (Refusal refusal) {
      int from = Math.min(statement, tokens.size() - 1);
      Span span = new Span(tokens.get(from).start(), tokens.getLast().end());
      add(List.of(refused(refusal, span)), tokens, from);
    }
  }

  private void add(List<Statement> read, List<Token> tokens, int from) {
    int start = tokens.get(first < 0 ? from : first).start();
    Span place = new Span(start, tokens.getLast().end());
    for (Statement statement : read) {
      hasMistake |= statement.isRefused();
      steps.add(new Step.Run(statements.size()));
      statements.add(statement.in(place));
    }
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
        blocks.open(Blocks.Kind.BLOCK);
        steps.block();
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
        steps.nextBranch(Guard.Known.TRUE);
      } else if (c.acceptAny("ELSIF", "ELSEIF")) {
        steps.nextBranch(guard(c, tokens));
      } else if (c.accept("WHEN")) {
        when(c, tokens);
      } else if (c.is("CASE")) {
        skipThrough(c, "THEN");
        blocks.open(Blocks.Kind.CASE);
        steps.branch(Guard.Known.UNKNOWN);
      } else if (c.acceptAny("WHILE", "FOREACH")) {
        skipThrough(c, "LOOP");
        openLoop();
      } else if (c.accept("FOR")) {
        loop(c, tokens);
        openLoop();
      } else if (c.accept("END")) {
        end(c);
      } else if (c.accept("LOOP")) {
        openLoop();
      } else if (c.accept("EXCEPTION")) {
        steps.exception();
      } else {
        hasMistake |= c.is(Kind.PLACEHOLDER);
        return;
      }
    }
  }

  private void end(Cursor c) {
    Blocks.Kind kind =
        c.is("IF")
            ? Blocks.Kind.IF
            : c.is("CASE") ? Blocks.Kind.CASE : c.is("LOOP") ? Blocks.Kind.LOOP : Blocks.Kind.BLOCK;
    skipRest(c);
    try {
      steps.close();
      blocks.close(kind);
    } catch (Refusal refusal) {
      if (!hasMistake) {
        throw refusal;
      }
    }
  }

  /** {@code name text := 'value'} */
  private void declaration(Cursor c, List<Token> tokens) {
    Name variable = c.isName() ? c.name() : Name.unquoted("");
    while (!c.atEnd()) {
      boolean sign = c.is(Kind.COLON) || c.isOperator("=") || c.is("DEFAULT");
      refuseBlock(c, sign);
      c.next();
      if (sign) {
        refuseBlocks(new Cursor(text, tokens));
        reader.set(variable, tokens.subList(c.mark(), tokens.size()), true);
        guards.set(variable, text, tokens.subList(c.mark(), tokens.size()), true);
        skipRest(c);
      }
    }
  }

  private void refuseBlocks(Cursor c) {
    while (!c.atEnd()) {
      refuseBlock(c, true);
      c.next();
    }
  }

  /** A block that begins before its last declaration is closed; in a default it may be a name. */
  private void refuseBlock(Cursor c, boolean isDefault) {
    if (c.is("BEGIN") && (!isDefault || c.token(1).kind() == Kind.WORD)) {
      declaring = false;
      throw c.refuse("a semicolon");
    }
  }

  private void condition(Cursor c, List<Token> tokens) {
    c.expect("IF");
    Guard guard = guard(c, tokens);
    blocks.open(Blocks.Kind.IF);
    steps.branch(guard);
  }

  /** The condition up to THEN. */
  private Guard guard(Cursor c, List<Token> tokens) {
    int from = c.mark();
    skipThrough(c, "THEN");
    return guards.condition(text, tokens.subList(from, c.mark() - 1));
  }

  /** Behind WHEN: a branch of CASE, or the errors that a handler catches. */
  private void when(Cursor c, List<Token> tokens) {
    int from = c.mark();
    skipThrough(c, "THEN");
    if (steps.isHandling()) {
      steps.handler(
          tokens.subList(from, c.mark() - 1).stream()
              .filter(token -> token.kind() == Kind.WORD)
              .map(token -> Keywords.fold(token.written(text)))
              .filter(word -> !word.equals("or"))
              .toList());
    } else {
      steps.nextBranch(Guard.Known.UNKNOWN);
    }
  }

  private void openLoop() {
    blocks.open(Blocks.Kind.LOOP);
    steps.loop();
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
