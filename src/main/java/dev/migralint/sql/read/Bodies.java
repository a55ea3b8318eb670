package dev.migralint.sql.read;

import dev.migralint.source.Span;
import dev.migralint.sql.Body;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.NotUnderstood;
import dev.migralint.sql.Script;
import dev.migralint.sql.Statement;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Refusal.Cause;
import dev.migralint.sql.token.Strings;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;

/** Finds the body of a DO block, a function or a procedure, and has it read. */
final class Bodies {
  /** How many bodies may hold one another; each is read once more with what holds it. */
  private static final int MAX_DEPTH = 4;

  private final String text;
  private final List<Token> tokens;
  private final int depth;

  private Bodies(String text, List<Token> tokens, int depth) {
    this.text = text;
    this.tokens = tokens;
    this.depth = depth;
  }

  /** What a DO block runs; a body in a language that is not read is refused. */
  static Body ofBlock(String text, List<Token> tokens, String language, int depth) {
    if (!language.equals("plpgsql")) {
      throw new Refusal(Cause.LANGUAGE, "a block in " + language + " is not read");
    }
    Bodies bodies = new Bodies(text, tokens, depth);
    for (int i = 1; i < tokens.size(); i++) {
      if (isConstant(tokens.get(i)) && !bodies.is(i - 1, "LANGUAGE")) {
        return bodies.read(tokens.get(i), language);
      }
    }
    return Body.NONE;
  }

  /** What a function runs when it is called; nothing where it is in a language of its own. */
  static Body ofFunction(String text, List<Token> tokens, int depth) {
    return new Bodies(text, tokens, depth).function();
  }

  private Body function() {
    String language = "sql";
    int body = -1;
    int nesting = 0;
    boolean hasParameters = false;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      switch (tokens.get(i).kind()) {
        case OPEN_PAREN -> nesting++;
        case CLOSE_PAREN -> {
          nesting--;
          hasParameters = true;
        }
        default -> {}
      }
      if (nesting > 0) {
        continue;
      }
      if (is(i, "LANGUAGE")) {
        language = language(tokens.get(i + 1));
      } else if (is(i, "AS") && isConstant(tokens.get(i + 1))) {
        body = i + 1;
      } else if (is(i, "BEGIN") && is(i + 1, "ATOMIC")) {
        return atomic(i + 2);
      } else if (hasParameters && is(i, "RETURN")) {
        return sql(new Span(tokens.get(i).start(), tokens.getLast().end()));
      }
    }
    return body >= 0 && (language.equals("plpgsql") || language.equals("sql"))
        ? read(tokens.get(body), language)
        : Body.NONE;
  }

  private String language(Token token) {
    String written = text.substring(token.start(), token.end());
    return Keywords.fold(isConstant(token) ? Strings.value(written) : written).replace("\"", "");
  }

  /** The statements up to the END that closes BEGIN ATOMIC. */
  private Body atomic(int first) {
    int end = tokens.size() - 1;
    while (end > first && !is(end, "END")) {
      end--;
    }
    if (end <= first) {
      return Body.NONE;
    }
    Span range = new Span(tokens.get(first).start(), tokens.get(end).start());
    return sql(range);
  }

  /** Statements that PostgreSQL reads with the one that holds them, and refuses with it. */
  private Body sql(Span range) {
    refuseDeeper();
    List<Statement> statements = new Splitter(text, range, depth + 1).split().statements();
    for (Statement statement : statements) {
      for (Operation operation : statement.operations()) {
        if (operation instanceof NotUnderstood notUnderstood) {
          throw new Refusal(notUnderstood.cause(), notUnderstood.reason());
        }
      }
    }
    return Body.inOrder(statements);
  }

  private Body read(Token constant, String language) {
    refuseDeeper();
    Excerpt excerpt = Excerpt.of(text, constant);
    Relocation relocation = new Relocation(excerpt);
    Span owner = new Span(tokens.getFirst().start(), tokens.getLast().end());
    if (language.equals("sql")) {
      Script script = new Splitter(excerpt.text(), excerpt.range(), depth + 1).split();
      return Body.inOrder(relocation.read(script).within(owner));
    }
    BodyReader.Result read =
        relocation.read(BodyReader.read(excerpt.text(), excerpt.range(), depth + 1));
    return new Body(read.script().within(owner), read.steps(), read.queries());
  }

  private void refuseDeeper() {
    if (depth >= MAX_DEPTH) {
      throw new Refusal(Cause.DEPTH, "bodies are nested too deeply");
    }
  }

  private boolean is(int i, String word) {
    Token token = tokens.get(i);
    return token.kind() == Kind.WORD && Keywords.isWritten(text, token, word);
  }

  private static boolean isConstant(Token token) {
    return token.kind() == Kind.DOLLAR_STRING || token.kind() == Kind.STRING;
  }
}
