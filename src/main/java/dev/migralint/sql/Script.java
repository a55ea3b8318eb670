package dev.migralint.sql;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * A migration's text as statements and comments, in order. Reading is pure: the same text gives the
 * same script, and a statement that can't be read does not disturb the next.
 */
public record Script(List<Statement> statements, List<Span> comments) {

  /** Reads a whole file. */
  public static Script read(SourceFile file) {
    return new Splitter(file.text()).split();
  }

  /** The words of a statement as they compare: without comments, white space or key-word case. */
  public static List<String> tokens(SourceFile file, Span span) {
    Lexer lexer = new Lexer(file.text(), span.start(), span.end());
    List<String> words = new ArrayList<>();
    for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
      if (!token.isComment()) {
        String word = file.text().substring(token.start(), token.end());
        words.add(token.kind() == Kind.WORD ? Name.fold(word) : word);
      }
    }
    return words;
  }

  /** Cuts at semicolons as PostgreSQL's grammar does, then has each statement read. */
  private static final class Splitter {
    /** Where Drizzle's runner cuts a file. https://orm.drizzle.team/docs/migrations */
    private static final String DRIZZLE_CUT = "--> statement-breakpoint";

    private final String text;
    private final Lexer lexer;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Span> comments = new ArrayList<>();
    private List<Token> tokens = new ArrayList<>();
    private int parens;
    private int atomicBlocks;

    Splitter(String text) {
      this.text = text;
      this.lexer = new Lexer(text, 0, text.length());
    }

    Script split() {
      for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
        if (token.isComment()) {
          comments.add(token.span());
          if (text.startsWith(DRIZZLE_CUT, token.start())) {
            finish();
          }
        } else if (tokens.isEmpty() && is(token, "\\")) {
          tokens.add(lexer.psqlCommand(token));
          finish();
        } else if (token.kind() == Kind.SEMICOLON && !insideStatement()) {
          boolean copiesData = copiesFromInput();
          finish();
          if (copiesData) {
            lexer.skipCopyData();
          }
        } else {
          tokens.add(token);
          follow(token);
        }
      }
      finish();
      return new Script(List.copyOf(statements), List.copyOf(comments));
    }

    /** A semicolon stands inside a statement only in a rule's actions and in BEGIN ATOMIC. */
    private boolean insideStatement() {
      return atomicBlocks > 0 || (parens > 0 && isCreate("RULE"));
    }

    private void follow(Token token) {
      switch (token.kind()) {
        case OPEN_PAREN -> parens++;
        case CLOSE_PAREN -> parens--;
        case WORD -> followBlock(token);
        default -> {}
      }
    }

    /** Inside BEGIN ATOMIC … END only CASE has an END of its own. */
    private void followBlock(Token token) {
      if (atomicBlocks > 0) {
        if (is(token, "CASE")) {
          atomicBlocks++;
        } else if (is(token, "END")) {
          atomicBlocks--;
        }
      } else if (is(token, "ATOMIC")
          && tokens.size() > 3
          && is(tokens.get(tokens.size() - 2), "BEGIN")
          && (isCreate("FUNCTION") || isCreate("PROCEDURE"))) {
        atomicBlocks = 1;
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
      return token.end() - token.start() == word.length()
          && text.regionMatches(true, token.start(), word, 0, word.length());
    }

    private void finish() {
      if (!tokens.isEmpty()) {
        statements.add(StatementReader.read(text, tokens));
        tokens = new ArrayList<>();
      }
      parens = 0;
      atomicBlocks = 0;
    }
  }
}
