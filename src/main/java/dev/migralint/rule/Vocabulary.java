package dev.migralint.rule;

import java.util.List;
import java.util.Map;

/**
 * The words that a rule file may use.
 *
 * @param operations the facts of each operation's own components, by the operation's kebab-case
 *     name
 * @param derived the facts that every site has
 * @param layouts the names of the migration runners, for examples
 */
public record Vocabulary(
    Map<String, List<FactKind>> operations, List<FactKind> derived, List<String> layouts) {}
