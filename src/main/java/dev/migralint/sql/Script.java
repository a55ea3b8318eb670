package dev.migralint.sql;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Lexer;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;

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
    Lexer lexer = new Lexer(file.text(), span.start(), span.end());
    List<String> words = new ArrayList<>();
    for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
      if (!token.isComment()) {
        String word = file.text().substring(token.start(), token.end());
        words.add(token.kind() == Kind.WORD ? Keywords.fold(word) : word.replace("\r\n", "\n"));
      }
    }
    return words;
  }
}
