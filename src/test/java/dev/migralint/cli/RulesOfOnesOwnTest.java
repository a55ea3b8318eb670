package dev.migralint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a team needs to write rules: their proofs, the vocabulary and the pages. */
class RulesOfOnesOwnTest {
  private static final Path TEAM_RULES = Path.of("src", "test", "resources", "team-rules");

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() throws IOException {
    project = Project.create(temp);
    try (var rules = Files.list(TEAM_RULES)) {
      for (Path rule : rules.toList()) {
        project.git.write("db/rules/" + rule.getFileName(), Files.readString(rule));
      }
    }
  }

  private void write(String from, String to) throws IOException {
    String rule = Files.readString(TEAM_RULES.resolve("no-drop-schema.yml"));
    assertTrue(rule.contains(from), from);
    project.git.write("db/rules/no-drop-schema.yml", rule.replace(from, to));
  }

  @Test
  void areProvenWithoutOtherRules() {
    Started run = project.run("test-rules", "db/rules");
    assertEquals("", run.err());
    assertEquals("Proven: 5 rules by 18 examples.", run.out().strip());
    assertEquals(0, run.exit());
  }

  @Test
  void whatIsWrongIsNamedWithFileLineAndNearestWord() throws IOException {
    write("object: schema", "object: shema");
    says("no-drop-schema.yml:6:11: `object` is never `shema`. Did you mean `schema`?");
    write("object: schema", "objekt: schema");
    says("no-drop-schema.yml:6:3: there is no fact `objekt`. Did you mean `object`?");
    write("object: schema", "rewrites: yes");
    says("no-drop-schema.yml:6:3: there is no fact `rewrites`. Did you mean `effect.rewrites`?");
    write("object: schema", "anything: yes");
    says("`migralint explain --vocabulary` lists all facts.");
    write("{name}", "{nam}");
    says("no-drop-schema.yml:7:23: there is no fact `nam`. Did you mean `name`?");
    write("sql: DROP SCHEMA customer_7;", "sql: DROP TABLE customer_7;");
    says("gives none; it has `drop-table`.");
    write("sql: DROP VIEW report;", "sql: SELECT 1;");
    says("gives the same for every example without the line `object`.");
    Files.createDirectories(project.git.top.resolve("none"));
    assertTrue(project.run("test-rules", "none").err().contains("none holds no rules."));
  }

  @Test
  void aFolderInARuleFolderIsNotPassedOverInSilence() throws IOException {
    project.git.stage(
        "db/rules/more/no-drops.yml",
        Files.readString(TEAM_RULES.resolve("no-drop-schema.yml")).replace("schema", "view"));
    project.git.stage(".migralint.yml", "rule-folders: db/rules\n");
    Started run = project.run("lint", "--staged");
    assertEquals(2, run.exit());
    assertTrue(
        run.err().contains("db/rules/more: holds .yml files, but the folders in a rule folder"),
        run.err());
  }

  private void says(String words) {
    Started run = project.run("test-rules", "db/rules");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains(words), run.err());
  }

  @Test
  void theVocabularyIsExplained() {
    Started run = project.run("explain", "--vocabulary");
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("- `table.commented`: "), run.out());
    assertEquals(2, project.run("explain", "--vocabulary", "no-grants").exit());
  }

  @Test
  void pagesAreWrittenOnlyOverPages() throws IOException {
    Path folder = project.git.top.resolve("pages of rules");
    for (int i = 0; i < 2; i++) {
      Started run = project.run("rules", "--markdown", "pages of rules");
      assertEquals(0, run.exit(), run.err());
      assertTrue(Files.readString(folder.resolve("pages/no-grants.md")).startsWith("# "));
      assertTrue(Files.readString(folder.resolve("README.md")).contains("(pages/no-grants.md)"));
    }
    Files.writeString(folder.resolve("VOCABULARY.md"), "mine");
    Started run = project.run("rules", "--markdown", "pages of rules");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("VOCABULARY.md is not a generated page."), run.err());
    assertEquals("mine", Files.readString(folder.resolve("VOCABULARY.md")));
  }
}
