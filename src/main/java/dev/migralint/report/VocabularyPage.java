package dev.migralint.report;

import dev.migralint.rule.FactKind;
import dev.migralint.rule.FactKind.Values;
import dev.migralint.rule.OperationKind;
import dev.migralint.rule.SiteFacts;
import dev.migralint.rule.Vocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The words that a rule file may use: every operation, fact and value, each with a sentence. */
public final class VocabularyPage {
  private static final String START =
      """
      # Vocabulary of rules

      {generated}. `migralint explain --vocabulary` prints it, `migralint schema rule` writes it as a JSON Schema for editors.

      A rule's `match` names operations. Its `when` names facts: those of every operation, and those that all matched
      operations have. The same names in braces, as `{table}`, are placeholders in `message` and `rewrite`.

      ## Conditions

      | in `when` | holds if |
      | --- | --- |
      | `fact: word` | the fact is this word, or one of its words is |
      | `fact: [word, word]` | it is one of these words |
      | `fact: {not: word}` | none of its words is this one; also if it has no words |
      | `fact: {matches: 'idx_.*'}` | the whole of a free text matches the regular expression (no look-around, no back-references) |
      | `fact: {not: {matches: 'idx_.*'}}` | no word matches it |
      | `fact: {not: {matches: '.*'}}` | it has no words: nothing is written there, or there is no such object |
      | `fact: {at-least: word}`, `{at-most: word}` | an ordered fact or a number is this word or beyond |
      | `any: [{…}, {…}]` | one of the groups holds |
      | `some: {locks: {mode: exclusive}}` | one element of a list fact meets all of these conditions |

      Names stand as SQL writes them: `account`, `app.account`, and `"userEmail"` with its quotes. Types have PostgreSQL's own
      names: `character varying(20)` for varchar(20), `integer` for int4, `timestamp with time zone` for timestamptz.

      Lines hold together. A fact is `unknown` where the migrations do not tell; then its test does not hold, unless
      `unknown` is listed: `table.born: [earlier, unknown]`.

      `judge: after-change` tests the conditions when the whole change has run, so that a later statement can still
      add what is missing: a column, a comment, a primary key. An object that is gone by then has no facts.

      In `message` and `say` a placeholder with several words becomes "a, b and c", in `sql` "a, b, c". One without words
      becomes "the table", after its last word. `{{` and `}}` stand for braces.

      """;

  private static final int MANY_WORDS = 10;

  private final StringBuilder page =
      new StringBuilder(START.replace("{generated}", RuleIndex.GENERATED));

  /** Where long lists of words stand already. */
  private final Map<List<String>, String> listed = new HashMap<>();

  private VocabularyPage() {}

  /** The page as Markdown. */
  public static String markdown(Vocabulary vocabulary) {
    return new VocabularyPage().write(vocabulary);
  }

  private String write(Vocabulary vocabulary) {
    page.append("## Facts of every operation\n");
    for (SiteFacts.Family family : SiteFacts.families()) {
      page.append("\n### ").append(family.heading()).append("\n\n");
      facts("", "", family.kinds());
    }
    page.append("\n## Operations of SQL\n");
    operations(vocabulary, false);
    page.append("\n## Operations on files\n");
    operations(vocabulary, true);
    page.append("\n## Migration tools\n\nFor `layout` of an example: ");
    return page.append(words(vocabulary.layouts())).append(".\n").toString();
  }

  private void operations(Vocabulary vocabulary, boolean onFiles) {
    for (Map.Entry<String, List<FactKind>> operation : vocabulary.operations().entrySet()) {
      if (OperationKind.isOnFiles(operation.getKey()) == onFiles) {
        page.append("\n### ").append(operation.getKey()).append("\n\n");
        page.append(prose(Vocabulary.sentence(operation.getKey()))).append('\n');
        page.append(operation.getValue().isEmpty() ? "" : "\n");
        facts("", operation.getKey(), operation.getValue());
      }
    }
  }

  private void facts(String indent, String operation, List<FactKind> kinds) {
    for (FactKind kind : kinds) {
      page.append(indent).append("- `").append(kind.name()).append("`: ");
      page.append(prose(kind.sentence()));
      switch (kind.values()) {
        case Values.Words(List<String> words, boolean ordered) -> {
          String place = "`" + kind.name() + "` of `" + operation + "`";
          String first =
              words.size() < MANY_WORDS ? place : listed.computeIfAbsent(words, w -> place);
          page.append(
              first.equals(place) ? " One of " + words(words) : " One of those of " + first);
          page.append(ordered ? ", in ascending order.\n" : ".\n");
        }
        case Values.Number number -> page.append(" A number.\n");
        case Values.Text text -> page.append('\n');
        case Values.Elements list -> {
          page.append(" Its elements have:\n");
          facts(indent + "  ", operation, list.facts());
        }
      }
    }
  }

  private static String words(List<String> words) {
    return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
  }

  private static String prose(String sentence) {
    return MarkdownProse.defuse(sentence);
  }
}
