package dev.migralint.sql.read;

import dev.migralint.source.Span;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Call;
import dev.migralint.sql.Expression.Constant;
import dev.migralint.sql.Name;
import dev.migralint.sql.token.Numbers;
import dev.migralint.sql.token.Placeholders;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Refusal.Cause;
import java.util.List;
import java.util.Optional;

/**
 * Puts together one text of EXECUTE: strings, their concatenation, and what {@code format} and
 * {@code concat} make of them.
 * https://www.postgresql.org/docs/current/plpgsql-statements.html#PLPGSQL-STATEMENTS-EXECUTING-DYN
 */
final class ExecutedTextBuilder {
  /** An expression that is longer is cut in its placeholder. */
  private static final int MAX_PLACEHOLDER = 80;

  private final String text;
  private final BodyVariables variables;
  private final Excerpt.Builder out = new Excerpt.Builder();
  private boolean constant;
  private boolean variable;

  ExecutedTextBuilder(String text, BodyVariables variables) {
    this.text = text;
    this.variables = variables;
  }

  /** The text that an expression makes. */
  ExecutedText of(Expression expression) {
    add(expression);
    return new ExecutedText(out.build(), variable, constant);
  }

  private void add(Expression expression) {
    switch (expression) {
      case Constant value when isText(value) -> {
        constant = true;
        if ("uU".indexOf(text.charAt(value.span().start())) < 0) {
          out.constant(text, value.span());
        } else {
          out.append(value.value(), value.span());
        }
      }
      case Constant number when isInteger(number) -> out.append(number.value(), number.span());
      case Expression.Operator chain when chain.isConcatenation() ->
          chain.operands().forEach(this::add);
      case Expression.Cast cast
          when cast.type().modifiers().isEmpty()
              && (cast.type().is("text") || cast.type().is("varchar")) ->
          add(cast.operand());
      case Call call when isPlain(call, "concat") -> call.arguments().forEach(this::add);
      case Call call when isCalled(call, "format") -> format(call);
      case Expression.Column column when column.qualifiers().isEmpty() -> variable(column);
      default -> placeholder(expression, expression.span());
    }
  }

  private void variable(Expression.Column column) {
    List<ExecutedText> values = variables.valuesOf(column.name());
    if (values.size() == 1) {
      ExecutedText value = values.getFirst();
      constant |= value.isConstant();
      variable |= value.isVariable();
      out.excerpt(value.excerpt());
    } else {
      placeholder(column, column.span());
    }
  }

  private static boolean isCalled(Call call, String function) {
    return call.form() == Call.Form.PLAIN
        && call.function().name().text().equals(function)
        && call.function().schema().isEmpty()
        && !call.arguments().isEmpty();
  }

  /** Without VARIADIC, which hands over an array. */
  private static boolean isPlain(Call call, String function) {
    return isCalled(call, function) && call.written().isEmpty();
  }

  private static boolean isText(Constant constant) {
    return constant.kind() == Constant.Kind.STRING
        || constant.kind() == Constant.Kind.PREFIXED_STRING;
  }

  private static boolean isInteger(Constant constant) {
    return constant.kind() == Constant.Kind.NUMBER && constant.value().matches("\\d+");
  }

  private void format(Call call) {
    ExecutedText pattern = new ExecutedTextBuilder(text, variables).of(call.arguments().getFirst());
    if (!pattern.isConstant()) {
      placeholder(call, call.span());
      return;
    }
    variable |= pattern.isVariable();
    String written = pattern.excerpt().text();
    int from = 0;
    int argument = 1;
    for (int at = written.indexOf('%'); at >= 0; at = written.indexOf('%', from)) {
      out.copy(pattern.excerpt(), from, at);
      if (written.startsWith("%%", at)) {
        out.copy(pattern.excerpt(), at, at + 1);
        from = at + 2;
        continue;
      }
      if (pattern.isVariable() && written.startsWith(Placeholders.RUNTIME, at)) {
        from = written.indexOf('}', at) + 1;
        out.copy(pattern.excerpt(), at, from);
        continue;
      }
      FormatSpecifier specifier = FormatSpecifier.read(written, at);
      from = specifier.end();
      int width = specifier.width();
      if (specifier.widthFrom() >= 0) {
        argument = specifier.widthFrom() > 0 ? specifier.widthFrom() : argument;
        width = width(argument(call, argument++));
      }
      argument = specifier.position() > 0 ? specifier.position() : argument;
      int characters = specifier.left() ? -Math.abs(width) : width;
      Span place = pattern.excerpt().inFile(new Span(at, from));
      filledIn(argument(call, argument++), specifier.type(), characters, place);
    }
    out.copy(pattern.excerpt(), from, written.length());
    constant = true;
  }

  /** The arguments behind VARIADIC stand in one array. */
  private static Expression argument(Call format, int position) {
    List<Expression> arguments = format.arguments();
    if (!format.written().isEmpty()) {
      return arguments.get(Math.min(position, arguments.size() - 1));
    }
    if (position >= arguments.size()) {
      throw new Refusal("format() has too few arguments");
    }
    return arguments.get(position);
  }

  /** How wide a value is to be; what is not known here is only space. */
  private static int width(Expression argument) {
    return switch (argument) {
      case Constant number when isInteger(number) -> Math.max(0, Numbers.integer(number.value()));
      case Expression.Operator minus
          when minus.symbol().equals("-")
              && minus.operands().size() == 1
              && minus.operands().getFirst() instanceof Constant number
              && isInteger(number) ->
          -Math.max(0, Numbers.integer(number.value()));
      default -> 0;
    };
  }

  private void filledIn(Expression argument, char type, int width, Span at) {
    boolean isNull = argument instanceof Constant constant && constant.kind() == Constant.Kind.NULL;
    Optional<String> value = isNull ? Optional.of("") : value(argument);
    if (value.isEmpty()) {
      placeholder(argument, at);
      return;
    }
    String made =
        switch (type) {
          case 'I' -> {
            if (isNull) {
              throw new Refusal("format() makes no name of NULL");
            }
            yield Name.quoted(value.get()).sql();
          }
          case 'L' -> isNull ? "NULL" : literal(value.get());
          default -> value.get();
        };
    int length = made.codePointCount(0, made.length());
    int space = Math.max(0, Math.abs(width) - length);
    if (!variables.spend(made.length()) || !variables.spend(space)) {
      throw new Refusal(Cause.DYNAMIC, "what EXECUTE runs is too long to be put together");
    }
    out.append((width > 0 ? " ".repeat(space) : "") + made, at);
    out.append(width < 0 ? " ".repeat(space) : "", at);
  }

  /** What an argument of format() stands for, where that is constant. */
  private Optional<String> value(Expression argument) {
    ExecutedText made = new ExecutedTextBuilder(text, variables).of(argument);
    return made.isVariable() ? Optional.empty() : Optional.of(made.excerpt().text());
  }

  private static String literal(String value) {
    String quoted = "'" + value.replace("'", "''") + "'";
    return value.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
  }

  /** Its quotes are not those of the text around it, which often stands in quotes itself. */
  private void placeholder(Expression expression, Span at) {
    variable = true;
    String shown =
        expression
            .sql()
            .replaceAll("\\s+", " ")
            .replace('}', ')')
            .replace('\'', '’')
            .replace('"', '”');
    String cut =
        shown.length() > MAX_PLACEHOLDER ? shown.substring(0, MAX_PLACEHOLDER) + "…" : shown;
    out.append(Placeholders.RUNTIME + cut + "}", at);
  }
}
