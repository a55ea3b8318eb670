package dev.migralint.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.rule.Rule;
import dev.migralint.rule.Vocabulary;
import dev.migralint.rule.read.BuiltInRules;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules that a team writes first, and the one that the README shows. */
class TeamRulesTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "team-rules");
  private static final Vocabulary VOCABULARY = Vocabulary.standard();

  private static List<SourceFile> files() throws IOException {
    List<SourceFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.list(FOLDER)) {
      for (Path path : paths.sorted().toList()) {
        files.add(new SourceFile("db/rules/" + path.getFileName(), Files.readString(path)));
      }
    }
    return files;
  }

  @Test
  void areProvenAlone() throws IOException {
    RuleBook.Loaded loaded = new RuleBook.Loaded(RuleBook.of(List.of()), List.of());
    RuleBook.Loaded team = loaded.and(files(), VOCABULARY);
    assertEquals(List.of(), team.problems());
    assertEquals(5, team.book().rules().size());
    for (Rule rule : team.book().rules()) {
      assertEquals(List.of(), RuleProofs.alone(rule));
    }
  }

  @Test
  void standBesideTheBuiltInOnesAndHaveTheirPages() throws IOException {
    RuleBook.Loaded all = RuleBook.load(BuiltInRules.files(), VOCABULARY).and(files(), VOCABULARY);
    assertEquals(List.of(), all.problems());
    Rule rule = all.book().find("created-at-missing").orElseThrow();
    ShownFinding shown = ShownFinding.of(rule, all.book().rules()).orElseThrow();
    assertEquals("account has no column created_at.", shown.finding().message());
    assertEquals(
        Optional.of(
            "ALTER TABLE account ADD COLUMN created_at timestamptz NOT NULL DEFAULT now();"),
        shown.finding().instead().getFirst().sql());
    assertEquals(Optional.empty(), BuiltInRules.pageAddress(rule));
  }

  @Test
  void theReadmeShowsOneOfThem() throws IOException {
    String readme = Files.readString(Path.of("README.md")).replace("\r\n", "\n");
    String rule = Files.readString(FOLDER.resolve("created-at-missing.yml")).replace("\r\n", "\n");
    assertTrue(readme.contains(rule), "README.md does not hold created-at-missing.yml");
  }
}
