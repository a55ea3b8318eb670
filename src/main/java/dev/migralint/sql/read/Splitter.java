package dev.migralint.sql.read;

import dev.migralint.source.Span;
import dev.migralint.sql.Script;
import dev.migralint.sql.Statement;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Lexer;
import dev.migralint.sql.token.PsqlCommands;
import dev.migralint.sql.token.TemplateTokens;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a file at semicolons as PostgreSQL's grammar does, and where psql, Drizzle and templates cut
 * it, and has each statement read.
 */
final class Splitter {
  /**
   * The comments at which runners cut a file. https://orm.drizzle.team/docs/migrations,
   * https://pressly.github.io/goose/documentation/annotations/,
   * https://github.com/amacneil/dbmate#command-line-options
   */
  private static final Pattern CUT =
      Pattern.compile(
          "--> statement-breakpoint|--\\s*\\+(goose|migrate)\\s+(up|down|statement(begin|end))\\b"
              + "|--\\s*migrate:(up|down)\\b",
          Pattern.CASE_INSENSITIVE);

  private final String text;
  private final Lexer lexer;
  private final int depth;
  private final TemplateTokens source;
  private final List<Statement> statements = new ArrayList<>();
  private final List<Token> tokens = new ArrayList<>();
  private int parens;
  private AtomicBlock atomicBlock;

  /**
   * A splitter of the range of a text.
   *
   * @param depth how many bodies hold that range
   */
  Splitter(String text, Span range, int depth) {
    this.text = text;
    this.lexer = new Lexer(text, range.start(), range.end());
    this.source = new TemplateTokens(text, lexer);
    this.depth = depth;
    this.atomicBlock = new AtomicBlock(text);
  }

  Script split() {
    for (Token token = source.next(); token.kind() != Kind.END; token = source.next()) {
      if (token.isComment()) {
        if (cuts(token)) {
          finish();
        }
      } else if (token.kind() == Kind.TEMPLATE_TAG) {
        finish();
        statements.add(StatementReader.unclosed(text, token));
      } else {
        take(token);
      }
    }
    finish();
    return new Script(List.copyOf(statements), List.copyOf(source.comments()));
  }

  private boolean cuts(Token comment) {
    return comment.kind() == Kind.LINE_COMMENT
        && CUT.matcher(text).region(comment.start(), comment.end()).lookingAt();
  }

  private void take(Token token) {
    if (token.kind() == Kind.STRAY && text.startsWith("\\;", token.start())) {
      finish();
      lexer.next();
    } else if (token.kind() == Kind.STRAY && is(token, "\\")) {
      psqlCommand(lexer.psqlCommand(token));
    } else if (token.kind() == Kind.SEMICOLON && !insideStatement()) {
      boolean copiesData = copiesFromInput();
      finish();
      if (copiesData) {
        lexer.skipCopyData();
      }
    } else {
      tokens.add(token);
      follow(token);
      if (tokens.size() == 1 && token.kind() == Kind.PLACEHOLDER) {
        // Statements begin with key words: it stands for whole ones.
        finish();
      }
    }
  }

  /** One that stands inside of a statement and does not send it is like a comment. */
  private void psqlCommand(Token command) {
    String written = text.substring(command.start(), command.end());
    if (!tokens.isEmpty() && !PsqlCommands.sends(written)) {
      source.comments().add(command.span());
      return;
    }
    finish();
    tokens.add(command);
    finish();
    if (PsqlCommands.copiesFromInput(written)) {
      lexer.skipCopyData();
    }
  }

  /** A semicolon stands inside a statement only in a rule's actions and in BEGIN ATOMIC. */
  private boolean insideStatement() {
    return atomicBlock.isOpen() || (parens > 0 && isCreate("RULE"));
  }

  private void follow(Token token) {
    switch (token.kind()) {
      case OPEN_PAREN -> parens++;
      case CLOSE_PAREN -> parens--;
      case WORD -> atomicBlock.follow(tokens);
      default -> {}
    }
  }

  private boolean isCreate(String object) {
    if (tokens.size() < 2 || !is(tokens.get(0), "CREATE")) {
      return false;
    }
    boolean replace = tokens.size() > 3 && is(tokens.get(1), "OR");
    return is(tokens.get(replace ? 3 : 1), object);
  }

  private boolean copiesFromInput() {
    if (tokens.size() < 4 || !is(tokens.get(0), "COPY")) {
      return false;
    }
    for (int i = 1; i + 1 < tokens.size(); i++) {
      if (is(tokens.get(i), "FROM") && is(tokens.get(i + 1), "STDIN")) {
        return true;
      }
    }
    return false;
  }

  private boolean is(Token token, String word) {
    return Keywords.isWritten(text, token, word);
  }

  private void finish() {
    if (!tokens.isEmpty()) {
      statements.add(StatementReader.read(text, tokens, depth));
      tokens.clear();
    }
    lexer.startStatement();
    parens = 0;
    atomicBlock = new AtomicBlock(text);
  }
}
