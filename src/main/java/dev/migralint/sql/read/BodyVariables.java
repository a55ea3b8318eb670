package dev.migralint.sql.read;

import dev.migralint.source.Span;
import dev.migralint.sql.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts that a body's variables hold, as far as they are constant: often a statement is put
 * together in a variable before EXECUTE runs it.
 */
final class BodyVariables {
  /** How many times its own length a body may grow by what its variables and texts stand for. */
  private static final int MAX_GROWTH = 4;

  /** A variable that may hold more values than these is unknown. */
  private static final int MAX_VALUES = 8;

  private final Map<Name, List<ExecutedText>> values = new HashMap<>();
  private long budget;

  BodyVariables(Span body) {
    this.budget = (long) MAX_GROWTH * body.length();
  }

  /**
   * A variable is set to one of these texts.
   *
   * @param certain whether it is set in any case, so that what it held before does not matter
   */
  void set(Name variable, List<ExecutedText> texts, boolean certain) {
    List<ExecutedText> held = new ArrayList<>();
    if (!certain) {
      held.addAll(values.getOrDefault(variable, List.of()));
    }
    texts.stream().filter(ExecutedText::isConstant).forEach(held::add);
    values.put(variable, held.size() > MAX_VALUES ? List.of() : List.copyOf(held));
  }

  /** A variable gets what only the run can tell. */
  void forget(Name variable) {
    values.remove(variable);
  }

  /** Whether anything is known of what a variable holds. */
  boolean knows(Name variable) {
    return !values.getOrDefault(variable, List.of()).isEmpty();
  }

  /** What a variable may hold; empty where that is unknown or too long to follow. */
  List<ExecutedText> valuesOf(Name variable) {
    List<ExecutedText> held = values.getOrDefault(variable, List.of());
    int length = held.stream().mapToInt(text -> text.excerpt().text().length()).sum();
    return spend(length) ? held : List.of();
  }

  /** Whether so many more characters may still be read. */
  boolean spend(int characters) {
    budget -= characters;
    return budget >= 0;
  }
}
