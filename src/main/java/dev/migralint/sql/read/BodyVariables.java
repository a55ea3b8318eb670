package dev.migralint.sql.read;

import dev.migralint.source.Span;
import dev.migralint.sql.Name;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The expressions that a body's variables were last set to, as far as they hold constant text:
 * often a statement is put together in a variable before EXECUTE runs it.
 */
final class BodyVariables {
  /** How many times its own length a body may grow by what its variables and texts stand for. */
  private static final int MAX_GROWTH = 4;

  /** A variable that may hold more values than these is unknown. */
  private static final int MAX_VALUES = 8;

  private final Map<Name, List<List<Token>>> values = new HashMap<>();
  private final String text;
  private long budget;

  BodyVariables(String text, Span body) {
    this.text = text;
    this.budget = (long) MAX_GROWTH * body.length();
  }

  /**
   * A variable is set.
   *
   * @param certain whether it is set in any case, so that what it held before does not matter
   */
  void set(Name variable, List<Token> expression, boolean certain) {
    List<List<Token>> held = new ArrayList<>();
    if (!certain) {
      held.addAll(values.getOrDefault(variable, List.of()));
    }
    List<Token> value = withoutItself(variable, expression);
    if (value.stream().anyMatch(BodyVariables::isConstant)) {
      held.add(value);
    }
    values.put(variable, held.size() > MAX_VALUES ? List.of() : List.copyOf(held));
  }

  /** {@code a := a || 'x'} adds to what the variable holds, where that is known. */
  private List<Token> withoutItself(Name variable, List<Token> expression) {
    List<Token> value = new ArrayList<>();
    for (Token token : expression) {
      if (token.kind() == Kind.WORD && Name.unquoted(token.written(text)).equals(variable)) {
        List<List<Token>> before = valuesOf(variable);
        if (before.size() != 1) {
          return List.of();
        }
        value.addAll(before.getFirst());
      } else {
        value.add(token);
      }
    }
    return value;
  }

  /** A variable gets what only the run can tell. */
  void forget(Name variable) {
    values.remove(variable);
  }

  /** What a variable may hold; empty where that is unknown or too long to follow. */
  List<List<Token>> valuesOf(Name variable) {
    if (budget < 0) {
      return List.of();
    }
    List<List<Token>> held = values.getOrDefault(variable, List.of());
    int length =
        held.stream().flatMap(List::stream).mapToInt(token -> token.end() - token.start()).sum();
    return spend(length) ? held : List.of();
  }

  /** Whether so many more characters may still be read. */
  boolean spend(int characters) {
    budget -= characters;
    return budget >= 0;
  }

  static boolean isConstant(Token token) {
    return token.kind() == Kind.STRING || token.kind() == Kind.DOLLAR_STRING;
  }
}
