package dev.migralint.sql;

import dev.migralint.source.Span;
import dev.migralint.sql.OtherOperation.Cause;
import dev.migralint.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts together what EXECUTE runs as far as it is constant: strings, their concatenation and {@code
 * format}. What is made up as it runs stands as a placeholder with the text of its expression.
 * https://www.postgresql.org/docs/current/plpgsql-statements.html#PLPGSQL-STATEMENTS-EXECUTING-DYN
 */
final class ExecutedText {
  /** https://www.postgresql.org/docs/current/functions-string.html#FUNCTIONS-STRING-FORMAT */
  private static final Pattern SPECIFIER =
      Pattern.compile("%(?:%|(?:(\\d{1,3})\\$)?-?(?:\\d{1,4}|\\*(?:\\d{1,3}\\$)?)?([sIL]))");

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
        placeholder(part, new Span(part.getFirst().start(), part.getLast().end()));
      }
    }
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
    Matcher specifier = SPECIFIER.matcher(pattern.text());
    int from = 0;
    int argument = 0;
    while (specifier.find()) {
      copy(pattern, from, specifier.start());
      from = specifier.end();
      if (specifier.group(2) == null) {
        copy(pattern, from - 1, from);
        continue;
      }
      argument = specifier.group(1) == null ? argument + 1 : Integer.parseInt(specifier.group(1));
      Span at = pattern.inFile(new Span(specifier.start(), from));
      if (argument < 1 || argument >= arguments.size()) {
        throw new Refusal("format() has too few arguments");
      }
      filledIn(arguments.get(argument), specifier.group(2), at);
    }
    copy(pattern, from, pattern.text().length());
    constant = true;
  }

  private void copy(Excerpt pattern, int from, int to) {
    for (int i = from; i < to; i++) {
      out.append(pattern.text().charAt(i), pattern.inFile(new Span(i, i + 1)));
    }
  }

  private void filledIn(List<Token> argument, String type, Span at) {
    if (argument.size() != 1 || !BodyVariables.isConstant(argument.getFirst())) {
      placeholder(argument, at);
      return;
    }
    String value = Strings.value(argument.getFirst().written(text));
    if (!variables.spend(value.length())) {
      throw new Refusal(Cause.DYNAMIC, "what EXECUTE runs is too long to be put together");
    }
    switch (type) {
      case "I" -> out.append(Name.quoted(value).sql(), at);
      case "L" -> out.append("'" + value.replace("'", "''") + "'", at);
      default -> out.append(value, at);
    }
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
