package dev.migralint.rule;

import dev.migralint.rule.OperationKind.Component;
import dev.migralint.schema.Difference;
import dev.migralint.schema.Item;
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
      List<String> words = new ArrayList<>();
      add(component.source().getAccessor().invoke(operation), words);
      return new Fact.Words(List.copyOf(words));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an operation's component can't be read", e);
    }
  }

  private static void add(Object value, List<String> words) {
    switch (value) {
      case Boolean holds -> words.add(holds ? "yes" : "no");
      case Enum<?> constant -> words.add(OperationKind.word(constant));
      case Optional<?> optional -> optional.ifPresent(content -> add(content, words));
      case List<?> list -> list.forEach(element -> add(element, words));
      case Name name -> words.add(name.sql());
      case Expression expression -> words.add(expression.sql());
      case ObjectName name -> words.add(name.sql());
      case Difference difference -> words.add(DifferenceWords.difference(difference));
      case Item item -> words.add(DifferenceWords.item(item));
      default -> words.add(value.toString());
    }
  }
}
