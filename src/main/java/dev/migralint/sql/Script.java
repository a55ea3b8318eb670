package dev.migralint.sql;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Lexer;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A migration's text as statements and comments, in order. Reading is pure: the same text gives the
 * same script, and a statement that can't be read does not disturb the next.
 */
public record Script(List<Statement> statements, List<Span> comments) {

  /** The statements, the first with the text that they make, if there are comments in it. */
  public List<Statement> within(Span owner) {
    if (comments.isEmpty() || statements.isEmpty()) {
      return statements;
    }
    List<Span> places = statements.stream().map(Statement::place).distinct().toList();
    List<Statement> all = new ArrayList<>(statements);
    all.set(0, all.getFirst().with(new CommentedText(owner, comments, places)));
    return List.copyOf(all);
  }

  /**
   * The words of a statement as they compare: without comments, white space or key-word case, and
   * with LF for CRLF in strings, since Git changes one into the other.
   */
  public static List<String> tokens(SourceFile file, Span span) {
    List<String> words = new ArrayList<>();
    forEachToken(file, span, token -> words.add(word(file.text(), token)));
    return words;
  }

  /** The same words as one text, with single blanks between them; an INSERT may have millions. */
  public static String words(SourceFile file, Span span) {
    StringBuilder words = new StringBuilder(span.length());
    forEachToken(
        file,
        span,
        token -> {
          words.append(words.isEmpty() ? "" : " ");
          boolean plain =
              token.kind() != Kind.WORD
                  && file.text().indexOf('\r', token.start(), token.end()) < 0;
          if (!plain) {
            words.append(word(file.text(), token));
          } else {
            words.append(file.text(), token.start(), token.end());
          }
        });
    return words.toString();
  }

  private static void forEachToken(SourceFile file, Span span, Consumer<Token> take) {
    Lexer lexer = new Lexer(file.text(), span.start(), span.end());
    for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
      if (!token.isComment()) {
        take.accept(token);
      }
    }
  }

  private static String word(String text, Token token) {
    String word = token.written(text);
    return token.kind() == Kind.WORD ? Keywords.fold(word) : word.replace("\r\n", "\n");
  }
}
