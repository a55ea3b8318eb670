package dev.migralint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with golang-migrate's names, in projects that use it and in others. */
class UnknownRunnerLintTest {
  private static final String REQUIRED = "require github.com/golang-migrate/migrate/v4 v4.19.1\n";

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.empty(temp);
    project.git.commit(
        "db/1_a.up.sql", "CREATE TABLE account (id bigint PRIMARY KEY, email text);\n");
    project.git.stage(
        "db/2_b.up.sql",
        "SET lock_timeout = '5s';\nCREATE INDEX CONCURRENTLY ON account (email);\n");
  }

  private List<String> rules() {
    List<String> rules = new ArrayList<>();
    Project.json(project.run("lint", "--format", "json").out())
        .get("findings")
        .forEach(finding -> rules.add(finding.get("rule").asText()));
    return rules;
  }

  @Test
  void itsTransactionIsUnknown() {
    assertEquals(List.of(), rules());
    project.git.stage("db/2_b.up.sql", "CREATE INDEX ON account (email);\n");
    String text = project.run("lint").out();
    assertTrue(text.contains("the runner of this folder is unknown"), text);
    assertFalse(text.contains("golang-migrate sends"), text);
    assertTrue(text.contains("set layout: golang-migrate"), text);
  }

  @Test
  void itsTransactionIsKnownWhereTheProjectUsesIt() {
    project.git.stage("go.mod", REQUIRED);
    assertEquals(List.of("concurrently-in-transaction"), rules());
    String text = project.run("lint").out();
    assertTrue(text.contains("golang-migrate sends each file as one query"), text);
  }

  @Test
  void onlyWhatIsStagedShowsIt() throws Exception {
    Files.writeString(temp.resolve("go.mod"), REQUIRED);
    assertEquals(List.of(), rules());
  }

  @Test
  void theSettingsNameIt() {
    project.git.stage(".migralint.yml", "migrations: [{path: db, layout: golang-migrate}]\n");
    assertTrue(rules().contains("concurrently-in-transaction"));
  }
}
