package dev.migralint.cli;

import dev.migralint.proof.ShownFinding;
import dev.migralint.report.RuleIndex;
import dev.migralint.report.RulePage;
import dev.migralint.report.VocabularyPage;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Vocabulary;
import dev.migralint.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the pages of all rules into a folder, and never over a file that it did not write. */
final class RulePages {
  private RulePages() {}

  /** Writes the pages and returns their number. */
  static int write(Path folder, List<Rule> rules) {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("README.md", RuleIndex.of(rules));
    pages.put("VOCABULARY.md", VocabularyPage.markdown(Vocabulary.standard()));
    try {
      for (String page : pages.keySet()) {
        Path file = folder.resolve(page);
        if (Files.exists(file) && !Files.readString(file).contains(RuleIndex.GENERATED)) {
          throw Failure.usage(
              file + " is not a generated page.", "Name another folder, or delete the file.");
        }
      }
      Files.createDirectories(folder.resolve("pages"));
    } catch (IOException failed) {
      throw Failure.couldNotRun(
          "", "The pages can't be written to " + folder + ".", "Name a folder that is writable.");
    }
    for (Rule rule : rules) {
      pages.put(
          "pages/" + rule.id() + ".md", RulePage.markdown(rule, ShownFinding.of(rule, rules)));
    }
    pages.forEach(
        (page, text) -> {
          Optional<Problem> problem =
              WholeFile.write(folder.resolve(page), folder, writer -> writer.write(text));
          problem.ifPresent(
              p -> {
                throw Failure.couldNotRun(p.path(), p.message(), p.nextStep());
              });
        });
    return pages.size();
  }
}
