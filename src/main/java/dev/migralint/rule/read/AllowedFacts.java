package dev.migralint.rule.read;

import dev.migralint.rule.FactKind;
import dev.migralint.rule.Vocabulary;
import dev.migralint.source.Position;
import dev.migralint.yaml.Nearest;
import dev.migralint.yaml.Problems;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts that one rule may ask for: those that every operation it matches has, and those that
 * every site has.
 */
final class AllowedFacts {
  private static final int FEW = 12;

  private final Map<String, FactKind> allowed;
  private final Vocabulary vocabulary;
  private final List<String> operations;

  private AllowedFacts(
      Map<String, FactKind> allowed, Vocabulary vocabulary, List<String> operations) {
    this.allowed = allowed;
    this.vocabulary = vocabulary;
    this.operations = operations;
  }

  /** What a rule that matches these operations may ask for; with none, all there is. */
  static AllowedFacts of(Vocabulary vocabulary, List<String> operations) {
    Map<String, FactKind> allowed = byName(vocabulary.derived());
    if (operations.isEmpty()) {
      all(vocabulary).forEach(kind -> allowed.put(kind.name(), kind));
    } else {
      Map<String, FactKind> shared = componentsOf(vocabulary, operations.getFirst());
      for (String operation : operations) {
        Map<String, FactKind> own = componentsOf(vocabulary, operation);
        shared.keySet().retainAll(own.keySet());
        shared.replaceAll((name, kind) -> merge(kind, own.getOrDefault(name, kind)));
      }
      allowed.putAll(shared);
    }
    return new AllowedFacts(allowed, vocabulary, operations);
  }

  /** Every fact that some rule may ask for; with the words of all operations that have it. */
  static List<FactKind> all(Vocabulary vocabulary) {
    Map<String, FactKind> all = byName(vocabulary.derived());
    vocabulary
        .operations()
        .values()
        .forEach(facts -> facts.forEach(kind -> all.merge(kind.name(), kind, AllowedFacts::merge)));
    return List.copyOf(all.values());
  }

  /** The parts of one element of a list fact. */
  AllowedFacts partsOf(FactKind.Values.Elements list) {
    return new AllowedFacts(
        byName(list.facts()), new Vocabulary(Map.of(), List.of(), List.of()), List.of());
  }

  /** The fact of that name; where the rule may not ask for it, says why not. */
  Optional<FactKind> find(String name, Position at, Problems problems) {
    FactKind kind = allowed.get(name);
    if (kind == null) {
      List<String> having =
          operations.stream().filter(o -> componentsOf(vocabulary, o).containsKey(name)).toList();
      if (!having.isEmpty()) {
        List<String> lacking = operations.stream().filter(o -> !having.contains(o)).toList();
        problems.add(
            at,
            "`" + name + "` is a fact of " + words(having) + ", but not of " + words(lacking) + ".",
            "Ask for facts that all matched operations have, or write two rules.");
      } else {
        problems.add(at, unknown(name), hint(name));
      }
    }
    return Optional.ofNullable(kind);
  }

  /** The nearest fact, the one that ends in the name, or where all are listed. */
  private String hint(String name) {
    return allowed.size() <= FEW
        ? Nearest.hint(name, allowed.keySet())
        : Nearest.word(name, allowed.keySet())
            .or(() -> allowed.keySet().stream().filter(f -> f.endsWith("." + name)).findFirst())
            .map(word -> "Did you mean `" + word + "`?")
            .orElse("`migralint explain --vocabulary` lists all facts.");
  }

  private String unknown(String name) {
    LinkedHashSet<String> elsewhere = new LinkedHashSet<>();
    vocabulary
        .operations()
        .forEach(
            (operation, facts) -> {
              if (byName(facts).containsKey(name)) {
                elsewhere.add(operation);
              }
            });
    return elsewhere.isEmpty()
        ? "there is no fact `" + name + "`."
        : "`"
            + name
            + "` is a fact of "
            + words(elsewhere.stream().limit(5).toList())
            + ", which this rule does not match.";
  }

  private static String words(List<String> names) {
    return String.join(", ", names.stream().map(name -> "`" + name + "`").toList());
  }

  private static Map<String, FactKind> componentsOf(Vocabulary vocabulary, String operation) {
    return byName(vocabulary.operations().getOrDefault(operation, List.of()));
  }

  private static Map<String, FactKind> byName(List<FactKind> kinds) {
    Map<String, FactKind> byName = new LinkedHashMap<>();
    for (FactKind kind : kinds) {
      byName.put(kind.name(), kind);
    }
    return byName;
  }

  /** One kind for a fact that two operations have: all words of both, or any text. */
  private static FactKind merge(FactKind one, FactKind other) {
    if (one.values().equals(other.values())) {
      return one;
    }
    if (one.values() instanceof FactKind.Values.Words(List<String> a, boolean ordered)
        && other.values() instanceof FactKind.Values.Words(List<String> b, boolean alsoOrdered)) {
      LinkedHashSet<String> words = new LinkedHashSet<>(a);
      words.addAll(b);
      return new FactKind(
          one.name(), one.sentence(), new FactKind.Values.Words(List.copyOf(words), false));
    }
    return new FactKind(one.name(), one.sentence(), new FactKind.Values.Text());
  }
}
