package dev.migralint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.rule.FactKind.Values;
import dev.migralint.rule.sentence.ComponentWords;
import dev.migralint.rule.sentence.OperationWords;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private static final Vocabulary VOCABULARY = Vocabulary.standard();

  @Test
  void everyOperationHasASentence() {
    assertEquals(
        new TreeSet<>(VOCABULARY.operations().keySet()),
        new TreeSet<>(OperationWords.SENTENCES.keySet()));
    OperationWords.SENTENCES.values().forEach(VocabularyTest::isSentence);
  }

  @Test
  void everyFactHasASentence() {
    check(VOCABULARY.derived());
    VOCABULARY.operations().values().forEach(VocabularyTest::check);
  }

  private static void check(List<FactKind> kinds) {
    for (FactKind kind : kinds) {
      assertFalse(kind.sentence().isBlank(), kind.name());
      isSentence(kind.sentence());
      if (kind.values() instanceof Values.Elements(List<FactKind> parts)) {
        check(parts);
      }
    }
  }

  private static void isSentence(String text) {
    assertTrue(text.endsWith(".") && Character.isUpperCase(text.charAt(0)), text);
  }

  @Test
  void everySentenceBelongsToAComponent() {
    Set<String> components = new HashSet<>();
    VOCABULARY
        .operations()
        .forEach(
            (operation, facts) ->
                facts.forEach(
                    fact -> {
                      components.add(fact.name());
                      components.add(fact.name() + ":" + operation);
                    }));
    ComponentWords.SENTENCES.keySet().forEach(key -> assertTrue(components.contains(key), key));
  }

  @Test
  void noFactHidesAComponent() {
    Set<String> derived = new HashSet<>();
    VOCABULARY.derived().forEach(fact -> assertTrue(derived.add(fact.name()), fact.name()));
    VOCABULARY
        .operations()
        .forEach(
            (operation, facts) ->
                facts.forEach(f -> assertFalse(derived.contains(f.name()), operation + f.name())));
  }
}
