package dev.migralint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.migralint.proof.ShownFinding;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Vocabulary;
import dev.migralint.rule.read.BuiltInRules;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.source.SourceFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the pages below rules/ to what the rule files and the vocabulary say. */
class RuleBookPageTest {
  /** SARIF carries each page as a whole. */
  private static final int MOST_BYTES = 8_000;

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
      long size = Files.size(RULES.resolve("pages/" + rule.id() + ".md"));
      assertTrue(size <= MOST_BYTES, rule.id() + " has " + size + " bytes");
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

  @Test
  void sarifHoldsThePageAndLinksToIt() throws IOException {
    Rule rule = BOOK.find("dropped-column").orElseThrow();
    SourceFile file = new SourceFile("a.sql", "ALTER TABLE t DROP COLUMN c;");
    StringWriter sarif = new StringWriter();
    Format.SARIF
        .reporter()
        .write(
            Samples.outcome(List.of(Samples.finding(rule, file, "DROP COLUMN c", "Gone."))),
            sarif,
            Options.plain("1.2.3"));
    JsonNode help = new ObjectMapper().readTree(sarif.toString()).findValue("rules").get(0);
    String uri = "https://github.com/migralint/migralint/blob/main/rules/pages/dropped-column.md";
    assertEquals(uri, help.get("helpUri").asText());
    assertEquals(
        Files.readString(RULES.resolve("pages/dropped-column.md")),
        help.get("help").get("markdown").asText());
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
