package dev.migralint.sql.read.query;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL calls a value that an expression gives: the column's or function's name where it
 * is only that, or the type's where it is cast.
 * https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/parser/parse_target.c
 * (FigureColname)
 */
public final class KeyLabel {
  /** A longer key is not looked into, so that hostile ones cost nothing. */
  private static final int LIMIT = 1000;

  private KeyLabel() {}

  /** Empty where PostgreSQL has no name for it. */
  public static Optional<Name> of(Expression expression) {
    List<Token> tokens = Expressions.tokens(expression);
    return tokens.size() > LIMIT ? Optional.empty() : of(expression.text(), tokens);
  }

  private static Optional<Name> of(String text, List<Token> wrapped) {
    List<Token> tokens = unwrapped(wrapped);
    int cast = lastCast(tokens);
    if (cast > 0) {
      return of(text, tokens.subList(0, cast))
          .or(() -> type(text, tokens.subList(cast + 1, tokens.size())));
    }
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    if (Keywords.isWritten(text, tokens.getFirst(), "CASE")) {
      return Optional.of(Name.unquoted("case"));
    }
    if (Keywords.isWritten(text, tokens.getFirst(), "CAST") && isCall(tokens, 1)) {
      return cast(text, tokens.subList(2, tokens.size() - 1));
    }
    if (Keywords.isWritten(text, tokens.getFirst(), "TRIM") && isCall(tokens, 1)) {
      return Optional.of(trim(text, tokens.get(2)));
    }
    int end = 0;
    while (end < tokens.size() && isNamePart(tokens.get(end), end)) {
      end++;
    }
    boolean all = end == tokens.size() && !isConstant(text, tokens);
    return all || (end > 0 && isCall(tokens, end))
        ? name(text, tokens.get(end - 1))
        : Optional.empty();
  }

  /** Whether parentheses open there that close at the end. */
  private static boolean isCall(List<Token> tokens, int open) {
    return open < tokens.size()
        && tokens.get(open).kind() == Kind.OPEN_PAREN
        && closes(tokens, open) == tokens.size() - 1;
  }

  /** What stands inside of CAST( … ). */
  private static Optional<Name> cast(String text, List<Token> tokens) {
    int as = tokens.size() - 1;
    while (as > 0 && !Keywords.isWritten(text, tokens.get(as), "AS")) {
      as--;
    }
    List<Token> type = tokens.subList(Math.min(as + 1, tokens.size()), tokens.size());
    return of(text, tokens.subList(0, Math.max(as, 0))).or(() -> type(text, type));
  }

  /** The function that TRIM is, by the first word in its parentheses. */
  private static Name trim(String text, Token first) {
    boolean left = Keywords.isWritten(text, first, "LEADING");
    boolean right = Keywords.isWritten(text, first, "TRAILING");
    return Name.unquoted(left ? "ltrim" : right ? "rtrim" : "btrim");
  }

  private static boolean isConstant(String text, List<Token> tokens) {
    return tokens.size() == 1
        && (Keywords.isWritten(text, tokens.getFirst(), "NULL")
            || Keywords.isWritten(text, tokens.getFirst(), "TRUE")
            || Keywords.isWritten(text, tokens.getFirst(), "FALSE"));
  }

  /** A name or the next part of one, at every other place a dot. */
  private static boolean isNamePart(Token token, int at) {
    return switch (token.kind()) {
      case WORD, QUOTED_NAME -> at % 2 == 0;
      case DOT -> at % 2 == 1;
      default -> false;
    };
  }

  private static Optional<Name> name(String text, Token token) {
    String written = text.substring(token.start(), token.end());
    return switch (token.kind()) {
      case WORD -> Optional.of(Name.unquoted(written));
      case QUOTED_NAME ->
          Optional.of(
              Name.quoted(written.substring(1, written.length() - 1).replace("\"\"", "\"")));
      default -> Optional.empty();
    };
  }

  private static Optional<Name> type(String text, List<Token> tokens) {
    Cursor c = new Cursor(text, tokens);
    try {
      TypeName type = TypeReader.type(c);
      return c.atEnd() ? Optional.of(Name.quoted(type.name())) : Optional.empty();
    } catch (Refusal otherwise) {
      return Optional.empty();
    }
  }

  /** Where the cast of all of it stands, or -1. */
  private static int lastCast(List<Token> tokens) {
    int depth = 0;
    int cast = -1;
    for (int i = 0; i < tokens.size(); i++) {
      switch (tokens.get(i).kind()) {
        case OPEN_PAREN, OPEN_BRACKET -> depth++;
        case CLOSE_PAREN, CLOSE_BRACKET -> depth--;
        case TYPECAST -> cast = depth == 0 ? i : cast;
        case OPERATOR -> {
          if (depth == 0) {
            return -1;
          }
        }
        default -> {}
      }
    }
    return cast;
  }

  /** Without the parentheses around all of it. */
  private static List<Token> unwrapped(List<Token> tokens) {
    List<Token> inner = tokens;
    while (inner.size() > 2
        && inner.getFirst().kind() == Kind.OPEN_PAREN
        && closes(inner, 0) == inner.size() - 1) {
      inner = inner.subList(1, inner.size() - 1);
    }
    return inner;
  }

  /** Where the parenthesis closes that opens there. */
  private static int closes(List<Token> tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      if (tokens.get(i).kind() == Kind.OPEN_PAREN) {
        depth++;
      } else if (tokens.get(i).kind() == Kind.CLOSE_PAREN && --depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
