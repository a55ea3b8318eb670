package dev.migralint.sql.read.query;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Lexer;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Strings;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

  static final Set<String> SEQUENCE_FUNCTIONS = Set.of("nextval", "currval", "setval");

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
      } else if (token.kind() == Kind.WORD && !Keywords.isReserved(Keywords.fold(written))) {
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
    return token.kind() == Kind.WORD
        ? Keywords.fold(text.substring(token.start(), token.end()))
        : "";
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
      String word = Keywords.fold(text.substring(token.start(), token.end())).replace("\"", "");
      boolean typeOfCast = i > 0 && tokens.get(i - 1).kind() == Kind.TYPECAST;
      boolean called = i + 1 < tokens.size() && tokens.get(i + 1).kind() == Kind.OPEN_PAREN;
      boolean qualified = i > 1 && tokens.get(i - 1).kind() == Kind.DOT;
      if (called && !typeOfCast && !isSyntax(word)) {
        Token before = qualified ? tokens.get(i - 2) : token;
        String schema =
            qualified ? Keywords.fold(text.substring(before.start(), before.end())) : "";
        functions.add(qualified ? schema.replace("\"", "") + "." + word : word);
      } else if (token.kind() == Kind.WORD && CALLED_BARE.contains(word)) {
        functions.add(word);
      }
    }
    return functions;
  }

  /** The functions that the expression calls, as names. */
  public static List<ObjectName> called(Expression expression) {
    return functions(expression).stream()
        .map(
            written -> {
              int dot = written.indexOf('.');
              Name name = Name.quoted(written.substring(dot + 1));
              return dot < 0
                  ? ObjectName.of(name)
                  : new ObjectName(Optional.of(Name.quoted(written.substring(0, dot))), name);
            })
        .toList();
  }

  /** The sequences that the expression names in a call of nextval, currval or setval. */
  public static List<ObjectName> sequences(Expression expression) {
    List<ObjectName> sequences = new ArrayList<>();
    List<Token> tokens = tokens(expression);
    String text = expression.text();
    for (int i = 0; i + 2 < tokens.size(); i++) {
      if (SEQUENCE_FUNCTIONS.contains(word(text, tokens.get(i)))
          && tokens.get(i + 1).kind() == Kind.OPEN_PAREN
          && tokens.get(i + 2).kind() == Kind.STRING) {
        named(Strings.value(tokens.get(i + 2).written(text))).ifPresent(sequences::add);
      }
    }
    return sequences;
  }

  /** The object that a string names, as its cast to regclass does. */
  static Optional<ObjectName> named(String written) {
    Lexer lexer = new Lexer(written, 0, written.length());
    List<Token> tokens = new ArrayList<>();
    for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
      tokens.add(token);
    }
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    Cursor c = new Cursor(written, tokens);
    try {
      ObjectName name = c.anyName();
      return c.atEnd() ? Optional.of(name) : Optional.empty();
    } catch (Refusal otherwise) {
      return Optional.empty();
    }
  }

  /**
   * The conditions that the expression joins by AND, each with its words folded, single blanks
   * between its parts, and without casts; none where an OR stands beside them.
   */
  public static List<String> conjuncts(Expression expression) {
    List<String> conjuncts = new ArrayList<>();
    Deque<List<Token>> open = new ArrayDeque<>(List.of(tokens(expression)));
    while (!open.isEmpty()) {
      List<Token> tokens = unwrapped(open.removeFirst());
      List<List<Token>> parts = split(expression.text(), tokens);
      if (parts.size() > 1) {
        open.addAll(parts);
      } else if (!isDisjunction(expression.text(), tokens)) {
        conjuncts.add(plain(expression.text(), tokens));
      }
    }
    return List.copyOf(conjuncts);
  }

  /** The expression as {@link #conjuncts} writes it. */
  public static String plain(Expression expression) {
    return plain(expression.text(), unwrapped(tokens(expression)));
  }

  private static List<List<Token>> split(String text, List<Token> tokens) {
    List<List<Token>> parts = new ArrayList<>();
    if (isDisjunction(text, tokens)) {
      return parts;
    }
    int depth = 0;
    int start = 0;
    boolean between = false;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.kind() == Kind.OPEN_PAREN ? 1 : token.kind() == Kind.CLOSE_PAREN ? -1 : 0;
      if (depth == 0 && isWord(text, token, "BETWEEN")) {
        between = true;
      } else if (depth == 0 && isWord(text, token, "AND")) {
        if (!between) {
          parts.add(tokens.subList(start, i));
          start = i + 1;
        }
        between = false;
      }
    }
    parts.add(tokens.subList(start, tokens.size()));
    return parts;
  }

  private static String plain(String text, List<Token> tokens) {
    StringBuilder plain = new StringBuilder();
    boolean typeOfCast = false;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean next = i + 1 < tokens.size() && tokens.get(i + 1).kind() == Kind.STRING;
      boolean typed = token.kind() == Kind.WORD && next && !isWord(text, token, "IN");
      if (token.kind() == Kind.TYPECAST) {
        typeOfCast = true;
      } else if (!typeOfCast && !typed) {
        String written = token.written(text);
        plain.append(plain.isEmpty() ? "" : " ");
        plain.append(token.kind() == Kind.WORD ? Keywords.fold(written) : written);
      } else {
        typeOfCast = false;
      }
    }
    return plain.toString();
  }

  /** Without the parentheses around all of it. */
  private static List<Token> unwrapped(List<Token> tokens) {
    List<Token> inner = tokens;
    while (inner.size() > 2
        && inner.getFirst().kind() == Kind.OPEN_PAREN
        && closes(inner) == inner.size() - 1) {
      inner = inner.subList(1, inner.size() - 1);
    }
    return inner;
  }

  /** Where the first parenthesis closes. */
  private static int closes(List<Token> tokens) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Kind kind = tokens.get(i).kind();
      depth += kind == Kind.OPEN_PAREN ? 1 : kind == Kind.CLOSE_PAREN ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
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

  /**
   * Whether a CHECK is true or null of every row in which columns hold these values, empty for a
   * null; false where that can't be told.
   */
  public static boolean neverFalse(Expression check, Map<Name, Optional<Expression>> values) {
    return ParsedExpression.neverFalse(check.text(), values);
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

  /** Whether the expression is nothing but that column. */
  public static boolean isName(Expression expression, Name column) {
    List<Token> tokens = tokens(expression);
    return tokens.size() == 1 && names(expression).equals(List.of(column));
  }

  /** Whether it names no column and calls nothing: a literal, perhaps with a cast. */
  public static boolean isConstant(Expression expression) {
    return names(expression).isEmpty() && functions(expression).isEmpty();
  }

  /** Whether a value is cast in it. */
  public static boolean holdsCast(Expression expression) {
    List<Token> tokens = tokens(expression);
    return tokens.stream().anyMatch(token -> token.kind() == Kind.TYPECAST)
        || holdsWord(expression.text(), tokens, "CAST");
  }

  /** Whether it divides, which a zero makes fail. */
  public static boolean divides(Expression expression) {
    return tokens(expression).stream()
        .filter(token -> token.kind() == Kind.OPERATOR)
        .map(token -> token.written(expression.text()))
        .anyMatch(operator -> operator.equals("/") || operator.equals("%"));
  }

  /** Whether it turns a time into that of a zone. */
  public static boolean isAtTimeZone(Expression expression) {
    List<Token> tokens = tokens(expression);
    return tokens.size() == 5
        && isWord(expression.text(), tokens.get(1), "AT")
        && isWord(expression.text(), tokens.get(3), "ZONE");
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

  static List<Token> tokens(Expression expression) {
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
