package dev.migralint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.proof.ShownFinding;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Vocabulary;
import dev.migralint.rule.read.BuiltInRules;
import dev.migralint.rule.read.RuleBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the pages below rules/ to what the rule files and the vocabulary say. */
class RuleBookPageTest {
  private static final Path RULES = Path.of("rules");
  private static final Vocabulary VOCABULARY = Vocabulary.standard();
  private static final RuleBook BOOK = RuleBook.load(BuiltInRules.files(), VOCABULARY).book();

  private static void check(String file, String text) throws IOException {
    Golden.checkBriefly(RULES.resolve(file), text, "RuleBookPageTest");
  }

  @Test
  void theIndexIsThatOfTheRuleFiles() throws IOException {
    check("README.md", RuleIndex.of(BOOK.rules()));
  }

  @Test
  void theVocabularyIsThatOfTheCode() throws IOException {
    check("VOCABULARY.md", VocabularyPage.markdown(VOCABULARY));
  }

  @Test
  void everyRuleHasItsPageAndEveryPageItsRule() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (Rule rule : BOOK.rules()) {
      ShownFinding shown = ShownFinding.of(rule, BOOK.rules()).orElseThrow();
      check("pages/" + rule.id() + ".md", RulePage.markdown(rule, Optional.of(shown)));
      expected.add(rule.id() + ".md");
    }
    if (Golden.isWriting()) {
      for (String page : pages()) {
        if (!expected.contains(page)) {
          Files.delete(RULES.resolve("pages").resolve(page));
        }
      }
    }
    assertEquals(expected, pages());
  }

  private static Set<String> pages() {
    try (Stream<Path> files = Files.list(RULES.resolve("pages"))) {
      return files
          .map(f -> f.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
