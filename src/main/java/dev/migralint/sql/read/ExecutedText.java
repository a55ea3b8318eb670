package dev.migralint.sql.read;

import dev.migralint.source.Span;
import dev.migralint.sql.Name;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Numbers;
import dev.migralint.sql.token.Placeholders;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Refusal.Cause;
import dev.migralint.sql.token.Strings;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts together what EXECUTE runs as far as it is constant: strings, their concatenation and {@code
 * format}. What is made up as it runs stands as a placeholder with the text of its expression.
 * https://www.postgresql.org/docs/current/plpgsql-statements.html#PLPGSQL-STATEMENTS-EXECUTING-DYN
 */
final class ExecutedText {
  private static final int MAX_PLACEHOLDER = 60;

  /** The last name in a placeholder may be long. */
  private static final int LONGEST_SHOWN = 200;

  /** How many variables may be made of one another. */
  private static final int MAX_DEPTH = 4;

  private final String text;
  private final BodyVariables variables;
  private final Excerpt.Builder out = new Excerpt.Builder();
  private boolean constant;
  private boolean variable;
  private int depth;

  private ExecutedText(String text, BodyVariables variables) {
    this.text = text;
    this.variables = variables;
  }

  /** What an expression's tokens make, and whether any part of it is made up as it runs. */
  record Result(Excerpt excerpt, boolean variable) {}

  /**
   * The texts that these tokens of an expression make, one for each value that a variable may have;
   * refused where none of it is constant.
   */
  static List<Result> of(String text, List<Token> expression, BodyVariables variables) {
    List<List<Token>> values = new ExecutedText(text, variables).values(expression);
    return values.isEmpty()
        ? List.of(one(text, expression, variables))
        : values.stream().map(value -> one(text, value, variables)).toList();
  }

  private static Result one(String text, List<Token> expression, BodyVariables variables) {
    ExecutedText reader = new ExecutedText(text, variables);
    reader.concatenation(expression);
    if (!reader.constant) {
      throw new Refusal(Cause.DYNAMIC, "EXECUTE makes up its statement as it runs");
    }
    return new Result(reader.out.build(), reader.variable);
  }

  private void concatenation(List<Token> expression) {
    for (List<Token> part : split(withoutParentheses(expression), "||")) {
      part(part);
    }
  }

  private void part(List<Token> tokens) {
    List<Token> part = withoutCast(tokens);
    if (part.isEmpty()) {
      throw new Refusal("expected an expression");
    }
    if (part.size() == 1 && BodyVariables.isConstant(part.getFirst())) {
      constant = true;
      out.constant(text, part.getFirst());
    } else if (isFormat(part)) {
      format(split(part.subList(2, part.size() - 1), ","));
    } else {
      List<List<Token>> values = values(part);
      if (values.size() == 1) {
        depth++;
        concatenation(values.getFirst());
        depth--;
      } else {
        placeholder(part, span(part));
      }
    }
  }

  /** What a variable stands for may be written in front of what is added to it, or behind. */
  private static Span span(List<Token> part) {
    int start = part.stream().mapToInt(Token::start).min().orElseThrow();
    return new Span(start, part.stream().mapToInt(Token::end).max().orElseThrow());
  }

  /** What a part may stand for that is nothing but a variable. */
  private List<List<Token>> values(List<Token> part) {
    boolean variable = part.size() == 1 && part.getFirst().kind() == Kind.WORD;
    return variable && depth < MAX_DEPTH
        ? variables.valuesOf(Name.unquoted(part.getFirst().written(text)))
        : List.of();
  }

  private void format(List<List<Token>> arguments) {
    Excerpt.Builder builder = new Excerpt.Builder();
    builder.constant(text, arguments.getFirst().getFirst());
    Excerpt pattern = builder.build();
    String written = pattern.text();
    int from = 0;
    int argument = 1;
    for (int at = written.indexOf('%'); at >= 0; at = written.indexOf('%', from)) {
      copy(pattern, from, at);
      if (written.startsWith("%%", at)) {
        copy(pattern, at, at + 1);
        from = at + 2;
        continue;
      }
      FormatSpecifier specifier = FormatSpecifier.read(written, at);
      from = specifier.end();
      int width = specifier.width();
      if (specifier.widthFrom() >= 0) {
        argument = specifier.widthFrom() > 0 ? specifier.widthFrom() : argument;
        width = width(argument(arguments, argument++));
      }
      argument = specifier.position() > 0 ? specifier.position() : argument;
      int characters = specifier.left() ? -Math.abs(width) : width;
      Span place = pattern.inFile(new Span(at, from));
      filledIn(argument(arguments, argument++), specifier.type(), characters, place);
    }
    copy(pattern, from, written.length());
    constant = true;
  }

  /** The arguments behind VARIADIC stand in one array. */
  private List<Token> argument(List<List<Token>> arguments, int position) {
    List<Token> last = arguments.getLast();
    if (!last.isEmpty() && Keywords.isWritten(text, last.getFirst(), "VARIADIC")) {
      return arguments.get(Math.min(position, arguments.size() - 1));
    }
    if (position >= arguments.size()) {
      throw new Refusal("format() has too few arguments");
    }
    return arguments.get(position);
  }

  /** How wide a value is to be; what is not known here is only space. */
  private int width(List<Token> argument) {
    boolean negative = argument.size() == 2 && argument.getFirst().written(text).equals("-");
    Token last = argument.isEmpty() ? null : argument.getLast();
    if (last == null || last.kind() != Kind.NUMBER || argument.size() != (negative ? 2 : 1)) {
      return 0;
    }
    int width = Numbers.integer(last.written(text));
    return negative ? -Math.max(0, width) : Math.max(0, width);
  }

  private void copy(Excerpt pattern, int from, int to) {
    for (int i = from; i < to; i++) {
      out.append(pattern.text().charAt(i), pattern.inFile(new Span(i, i + 1)));
    }
  }

  private void filledIn(List<Token> argument, char type, int width, Span at) {
    boolean isNull = argument.size() == 1 && Keywords.isWritten(text, argument.getFirst(), "NULL");
    if (!isNull && (argument.size() != 1 || !isValue(argument.getFirst()))) {
      placeholder(argument, at);
      return;
    }
    String value = isNull ? "" : value(argument.getFirst());
    String made =
        switch (type) {
          case 'I' -> {
            if (isNull) {
              throw new Refusal("format() makes no name of NULL");
            }
            yield Name.quoted(value).sql();
          }
          case 'L' -> isNull ? "NULL" : literal(value);
          default -> value;
        };
    int length = made.codePointCount(0, made.length());
    int space = Math.max(0, Math.abs(width) - length);
    if (!variables.spend(made.length()) || !variables.spend(space)) {
      throw new Refusal(Cause.DYNAMIC, "what EXECUTE runs is too long to be put together");
    }
    out.append((width > 0 ? " ".repeat(space) : "") + made, at);
    out.append(width < 0 ? " ".repeat(space) : "", at);
  }

  private boolean isValue(Token token) {
    return BodyVariables.isConstant(token)
        || (token.kind() == Kind.NUMBER && token.written(text).matches("\\d+"));
  }

  private String value(Token token) {
    String written = token.written(text);
    return token.kind() == Kind.NUMBER ? written : Strings.value(written);
  }

  private static String literal(String value) {
    String quoted = "'" + value.replace("'", "''") + "'";
    return value.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
  }

  private void placeholder(List<Token> expression, Span at) {
    variable = true;
    StringBuilder shown = new StringBuilder();
    int end = -1;
    for (Token token : expression) {
      if (shown.length() > MAX_PLACEHOLDER) {
        shown.append('…');
        break;
      }
      shown
          .append(end == token.start() || end < 0 ? "" : " ")
          .append(text, token.start(), Math.min(token.end(), token.start() + LONGEST_SHOWN));
      end = token.end();
    }
    String cut =
        shown.length() > LONGEST_SHOWN ? shown.substring(0, LONGEST_SHOWN) + "…" : "" + shown;
    out.append(Placeholders.RUNTIME + cut.replace('}', ')') + "}", at);
  }

  private boolean isFormat(List<Token> part) {
    return part.size() >= 4
        && part.getFirst().written(text).equalsIgnoreCase("format")
        && part.get(1).kind() == Kind.OPEN_PAREN
        && BodyVariables.isConstant(part.get(2))
        && (part.get(3).kind() == Kind.COMMA || part.get(3).kind() == Kind.CLOSE_PAREN)
        && closes(part) == part.size() - 1;
  }

  /** Where the first parenthesis after the start is closed, or -1. */
  private static int closes(List<Token> tokens) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).kind() == Kind.OPEN_PAREN) {
        depth++;
      } else if (tokens.get(i).kind() == Kind.CLOSE_PAREN && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** In one pass, however many there are: those that stay open up to the last closing ones. */
  private static List<Token> withoutParentheses(List<Token> expression) {
    int size = expression.size();
    int opens = 0;
    while (opens < size && expression.get(opens).kind() == Kind.OPEN_PAREN) {
      opens++;
    }
    int closes = 0;
    while (closes < size - opens && expression.get(size - 1 - closes).kind() == Kind.CLOSE_PAREN) {
      closes++;
    }
    int depth = opens;
    int lowest = opens;
    for (Token token : expression.subList(opens, size - closes)) {
      switch (token.kind()) {
        case OPEN_PAREN -> depth++;
        case CLOSE_PAREN -> depth--;
        default -> {}
      }
      lowest = Math.min(lowest, depth);
    }
    int outer = depth == closes && opens + closes < size ? Math.max(0, lowest) : 0;
    return expression.subList(outer, size - outer);
  }

  private static List<Token> withoutCast(List<Token> part) {
    boolean cast = part.size() == 3 && part.get(1).kind() == Kind.TYPECAST;
    return cast && BodyVariables.isConstant(part.getFirst()) ? part.subList(0, 1) : part;
  }

  /** The parts between separators at the tokens' own level. */
  private List<List<Token>> split(List<Token> tokens, String separator) {
    List<List<Token>> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      switch (token.kind()) {
        case OPEN_PAREN, OPEN_BRACKET -> depth++;
        case CLOSE_PAREN, CLOSE_BRACKET -> depth--;
        case OPERATOR, COMMA -> {
          if (depth == 0 && token.written(text).equals(separator)) {
            parts.add(tokens.subList(from, i));
            from = i + 1;
          }
        }
        default -> {}
      }
    }
    parts.add(tokens.subList(from, tokens.size()));
    return parts;
  }
}
