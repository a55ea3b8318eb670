package dev.migralint.sql;

import dev.migralint.sql.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be told about an expression: the names in it, the functions it calls, what it proves.
 */
public final class Expressions {
  /** The functions that SQL calls without parentheses. */
  public static final Set<String> CALLED_BARE =
      Set.of(
          "current_date",
          "current_time",
          "current_timestamp",
          "localtime",
          "localtimestamp",
          "current_user",
          "session_user",
          "system_user",
          "user",
          "current_role",
          "current_catalog",
          "current_schema");

  private static final Set<String> TYPE_GOES_ON =
      Set.of("precision", "varying", "with", "without", "time", "zone");

  private Expressions() {}

  /** Every name in the expression that may be a column, once each. */
  public static List<Name> names(Expression expression) {
    Set<Name> names = new LinkedHashSet<>();
    List<Token> tokens = tokens(expression);
    String text = expression.text();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      Kind next = i + 1 < tokens.size() ? tokens.get(i + 1).kind() : Kind.END;
      boolean typeOfCast = isInTypeOfCast(text, tokens, i);
      if (typeOfCast || next == Kind.OPEN_PAREN || next == Kind.DOT) {
        continue;
      }
      String written = text.substring(token.start(), token.end());
      if (token.kind() == Kind.QUOTED_NAME) {
        names.add(Name.quoted(written.substring(1, written.length() - 1).replace("\"\"", "\"")));
      } else if (token.kind() == Kind.WORD && !Keywords.isReserved(Name.fold(written))) {
        names.add(Name.unquoted(written));
      }
    }
    return List.copyOf(names);
  }

  /** The second word of a type may be a column elsewhere: {@code double precision}. */
  private static boolean isInTypeOfCast(String text, List<Token> tokens, int at) {
    int first = at;
    while (first > 0 && TYPE_GOES_ON.contains(word(text, tokens.get(first)))) {
      first--;
    }
    return first > 0 && tokens.get(first - 1).kind() == Kind.TYPECAST;
  }

  private static String word(String text, Token token) {
    return token.kind() == Kind.WORD ? Name.fold(text.substring(token.start(), token.end())) : "";
  }

  /**
   * The functions that the expression calls, by lower-case name with a schema where one was
   * written; {@code current_timestamp} and its kin included.
   */
  public static List<String> functions(Expression expression) {
    List<String> functions = new ArrayList<>();
    List<Token> tokens = tokens(expression);
    String text = expression.text();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() != Kind.WORD && token.kind() != Kind.QUOTED_NAME) {
        continue;
      }
      String word = Name.fold(text.substring(token.start(), token.end())).replace("\"", "");
      boolean typeOfCast = i > 0 && tokens.get(i - 1).kind() == Kind.TYPECAST;
      boolean called = i + 1 < tokens.size() && tokens.get(i + 1).kind() == Kind.OPEN_PAREN;
      boolean qualified = i > 1 && tokens.get(i - 1).kind() == Kind.DOT;
      if (called && !typeOfCast && !isSyntax(word)) {
        Token before = qualified ? tokens.get(i - 2) : token;
        String schema = qualified ? Name.fold(text.substring(before.start(), before.end())) : "";
        functions.add(qualified ? schema.replace("\"", "") + "." + word : word);
      } else if (token.kind() == Kind.WORD && CALLED_BARE.contains(word)) {
        functions.add(word);
      }
    }
    return functions;
  }

  /** Words before a parenthesis that call nothing, and type names with a length. */
  private static boolean isSyntax(String word) {
    return switch (word) {
      case "and",
          "or",
          "not",
          "in",
          "any",
          "all",
          "some",
          "case",
          "when",
          "then",
          "else",
          "array",
          "row",
          "exists",
          "as",
          "is",
          "like",
          "ilike",
          "between",
          "varchar",
          "char",
          "numeric",
          "decimal",
          "timestamp",
          "timestamptz",
          "time",
          "timetz",
          "interval",
          "bit",
          "varbit",
          "varying",
          "character",
          "coalesce",
          "nullif",
          "greatest",
          "least",
          "cast",
          "values" ->
          true;
      default -> false;
    };
  }

  /**
   * Whether a condition leaves out no row, such as {@code true} or {@code 1 = 1}; empty where that
   * can't be told.
   */
  public static Optional<Boolean> alwaysTrue(Expression condition) {
    List<Token> tokens = tokens(condition);
    boolean comparesWithItself = false;
    for (int i = 2; i < tokens.size(); i++) {
      comparesWithItself |=
          tokens.get(i - 1).kind() == Kind.OPERATOR
              && written(condition, tokens.get(i - 2)).equals(written(condition, tokens.get(i)));
    }
    boolean mayBe =
        comparesWithItself
            || names(condition).isEmpty()
            || holdsWord(condition.text(), tokens, "OR");
    return mayBe ? ParsedExpression.alwaysTrue(condition.text()) : Optional.of(false);
  }

  private static String written(Expression expression, Token token) {
    return expression.text().substring(token.start(), token.end());
  }

  /**
   * Whether the expression is the column itself, or its cast to the type, as ALTER COLUMN TYPE
   * casts on its own.
   */
  public static boolean isCast(Expression expression, Name column, TypeName type) {
    List<Token> tokens = tokens(expression);
    while (tokens.size() > 2
        && tokens.getFirst().kind() == Kind.OPEN_PAREN
        && tokens.getLast().kind() == Kind.CLOSE_PAREN
        && !tokens.subList(1, tokens.size() - 1).stream()
            .anyMatch(t -> t.kind() == Kind.OPEN_PAREN || t.kind() == Kind.CLOSE_PAREN)) {
      tokens = tokens.subList(1, tokens.size() - 1);
    }
    Cursor c = new Cursor(expression.text(), tokens);
    try {
      boolean call = c.accept("CAST");
      boolean parenthesised = c.accept(Kind.OPEN_PAREN);
      boolean same = c.name().equals(column);
      if (parenthesised && !call) {
        c.expect(Kind.CLOSE_PAREN);
      }
      if (call) {
        c.expect("AS");
        same &= TypeReader.type(c).equals(type);
        c.expect(Kind.CLOSE_PAREN);
      } else if (c.accept(Kind.TYPECAST)) {
        same &= TypeReader.type(c).equals(type);
      }
      return same && c.atEnd();
    } catch (Refusal otherwise) {
      return false;
    }
  }

  /** Whether the expression is a null, perhaps cast. */
  public static boolean isNull(Expression expression) {
    Cursor c = new Cursor(expression.text(), tokens(expression));
    try {
      int open = 0;
      while (c.accept(Kind.OPEN_PAREN)) {
        open++;
      }
      boolean isNull = c.accept("NULL");
      while (isNull && !c.atEnd()) {
        if (c.accept(Kind.TYPECAST)) {
          TypeReader.type(c);
        } else if (open > 0 && c.accept(Kind.CLOSE_PAREN)) {
          open--;
        } else {
          return false;
        }
      }
      return isNull;
    } catch (Refusal otherwise) {
      return false;
    }
  }

  /**
   * The columns that hold no null in any row for which the expression, as a CHECK, is accepted by
   * PostgreSQL as proof: those of an {@code IS NOT NULL} that stands alone or under AND.
   * https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DESC-SET-DROP-NOT-NULL
   */
  public static List<Name> provenPresent(Expression expression) {
    String text = expression.text();
    List<Token> tokens = tokens(expression);
    if (!holdsWord(text, tokens, "NULL")
        || !holdsWord(text, tokens, "NOT")
        || isDisjunction(text, tokens)) {
      return List.of();
    }
    return plainlyPresent(expression, tokens)
        .map(List::of)
        .orElseGet(() -> ParsedExpression.provenPresent(text));
  }

  /** The column of a plain {@code column IS NOT NULL}, the usual case, which needs no parser. */
  private static Optional<Name> plainlyPresent(Expression expression, List<Token> tokens) {
    String text = expression.text();
    boolean plain =
        tokens.size() == 4
            && isWord(text, tokens.get(1), "IS")
            && isWord(text, tokens.get(2), "NOT")
            && isWord(text, tokens.get(3), "NULL");
    return plain ? names(expression).stream().findFirst() : Optional.empty();
  }

  private static boolean holdsWord(String text, List<Token> tokens, String word) {
    return tokens.stream().anyMatch(token -> isWord(text, token, word));
  }

  /** Whether an OR stands outside of all parentheses; such an expression proves nothing. */
  private static boolean isDisjunction(String text, List<Token> tokens) {
    int depth = 0;
    for (Token token : tokens) {
      switch (token.kind()) {
        case OPEN_PAREN -> depth++;
        case CLOSE_PAREN -> depth--;
        default -> {
          if (depth == 0 && isWord(text, token, "OR")) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isWord(String text, Token token, String word) {
    return token.kind() == Kind.WORD && Keywords.isWritten(text, token, word);
  }

  private static List<Token> tokens(Expression expression) {
    Lexer lexer = new Lexer(expression.text(), 0, expression.text().length());
    List<Token> tokens = new ArrayList<>();
    for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
      if (!token.isComment()) {
        tokens.add(token);
      }
    }
    return tokens;
  }
}
