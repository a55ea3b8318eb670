package dev.migralint.report;

import dev.migralint.rule.Vocabulary;
import dev.migralint.rule.read.BuiltInRules;
import dev.migralint.rule.read.RuleBook;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds rules/README.md to what the rule files say. */
class RuleBookPageTest {
  @Test
  void thePageOfAllRulesIsThatOfTheirFiles() throws IOException {
    RuleBook book = RuleBook.load(BuiltInRules.files(), Vocabulary.standard()).book();
    Golden.checkBriefly(
        Path.of("rules", "README.md"), RulePage.index(book.rules()), "RuleBookPageTest");
  }
}
