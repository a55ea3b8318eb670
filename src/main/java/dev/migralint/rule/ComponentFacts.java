package dev.migralint.rule;

import dev.migralint.rule.OperationKind.Component;
import dev.migralint.schema.compare.Difference;
import dev.migralint.schema.compare.Item;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.words.DifferenceWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The components of an operation's record as facts, under their kebab-case names. */
record ComponentFacts(Record operation) implements Facts {
  @Override
  public Fact fact(String name) {
    for (Component component : OperationKind.of(operation).components()) {
      if (component.name().equals(name)) {
        return fact(component);
      }
    }
    return Fact.UNKNOWN;
  }

  private Fact fact(Component component) {
    try {
      Object value = component.source().getAccessor().invoke(operation);
      List<String> words = new ArrayList<>();
      List<String> printed = new ArrayList<>();
      add(value, words, printed);
      return new Fact.Words(List.copyOf(words), List.copyOf(printed));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an operation's component can't be read", e);
    }
  }

  private static void add(Object value, List<String> words, List<String> printed) {
    switch (value) {
      case Optional<?> optional -> optional.ifPresent(content -> add(content, words, printed));
      case List<?> list -> list.forEach(element -> add(element, words, printed));
      case Enum<?> constant -> {
        words.add(OperationKind.word(constant));
        printed.add(OperationKind.word(constant).replace('-', ' '));
      }
      default -> {
        words.add(word(value));
        printed.add(word(value));
      }
    }
  }

  private static String word(Object value) {
    return switch (value) {
      case Boolean holds -> holds ? "yes" : "no";
      case Name name -> name.sql();
      case ObjectName name -> name.sql();
      case Expression expression -> expression.sql();
      case Difference difference -> DifferenceWords.difference(difference);
      case Item item -> DifferenceWords.item(item);
      default -> value.toString();
    };
  }
}
