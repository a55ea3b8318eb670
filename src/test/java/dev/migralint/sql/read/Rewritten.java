package dev.migralint.sql.read;

import dev.migralint.sql.token.Lexer;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** The same SQL, written in another way. */
final class Rewritten {
  /** Tokens that stay what they are when something stands between them. */
  private static final Set<Kind> LOOSE =
      EnumSet.of(
          Kind.WORD,
          Kind.QUOTED_NAME,
          Kind.STRING,
          Kind.DOLLAR_STRING,
          Kind.NUMBER,
          Kind.COMMA,
          Kind.SEMICOLON,
          Kind.OPEN_PAREN,
          Kind.CLOSE_PAREN,
          Kind.OPEN_BRACKET,
          Kind.CLOSE_BRACKET);

  /** The first of them without the end of a line. */
  private static final List<String> BETWEEN =
      List.of(" ", "\t ", " /* DROP TABLE t; */ ", " /* ' */", "\n", "\r\n", " -- $$ (\n");

  private static final int WITHOUT_LINE_END = 4;

  private Rewritten() {}

  /** With more white space, comments and another case of unquoted words here and there. */
  static String by(String text, Random random) {
    StringBuilder out = new StringBuilder();
    Lexer lexer = new Lexer(text, 0, text.length());
    Token before = new Token(Kind.SEMICOLON, 0, 0);
    for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
      boolean gap = before.end() < token.start();
      out.append(text, before.end(), token.start());
      boolean loose = LOOSE.contains(before.kind()) && LOOSE.contains(token.kind());
      if ((gap || loose) && random.nextInt(3) == 0) {
        out.append(between(before, random));
      }
      String written = text.substring(token.start(), token.end());
      boolean word = token.kind() == Kind.WORD && written.matches("\\w+");
      out.append(word ? inAnotherCase(written, random) : written);
      before = token;
    }
    return out.append(text, before.end(), text.length()).toString();
  }

  /** A line that ends behind a string makes the next string a part of it. */
  private static String between(Token before, Random random) {
    boolean string = before.kind() == Kind.STRING;
    return BETWEEN.get(random.nextInt(string ? WITHOUT_LINE_END : BETWEEN.size()));
  }

  private static String inAnotherCase(String word, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> word.toUpperCase(Locale.ROOT);
      case 1 -> word.toLowerCase(Locale.ROOT);
      default -> word;
    };
  }
}
