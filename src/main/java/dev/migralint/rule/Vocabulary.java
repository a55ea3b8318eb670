package dev.migralint.rule;

import dev.migralint.layout.Layout;
import dev.migralint.layout.find.Layouts;
import dev.migralint.rule.sentence.ComponentWords;
import dev.migralint.rule.sentence.OperationWords;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The words that a rule file may use.
 *
 * @param operations the facts of each operation's own components, by the operation's kebab-case
 *     name
 * @param derived the facts that every site has
 * @param layouts the names of the migration runners, for examples
 */
public record Vocabulary(
    Map<String, List<FactKind>> operations, List<FactKind> derived, List<String> layouts) {

  /** The whole vocabulary: every operation, every fact, every runner. */
  public static Vocabulary standard() {
    Map<String, List<FactKind>> operations = new TreeMap<>();
    operations.put(OperationKind.ANY_STATEMENT, List.of());
    for (String name : OperationKind.names()) {
      operations.put(
          name,
          OperationKind.named(name).components().stream().map(part -> kind(name, part)).toList());
    }
    return new Vocabulary(
        operations, SiteFacts.kinds(), Layouts.ALL.stream().map(Layout::name).toList());
  }

  /** What an operation is, in one sentence; empty where it has none. */
  public static String sentence(String operation) {
    return OperationWords.SENTENCES.getOrDefault(operation, "");
  }

  private static FactKind kind(String operation, OperationKind.Component component) {
    return new FactKind(
        component.name(),
        ComponentWords.sentence(operation, component.name()).orElse(""),
        component.words().isEmpty()
            ? new FactKind.Values.Text()
            : new FactKind.Values.Words(component.words(), false));
  }
}
