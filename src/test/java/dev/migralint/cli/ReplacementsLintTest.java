package dev.migralint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which statements count as parts of the change that drops a column. */
class ReplacementsLintTest {
  private static final String START = "db/migrations/0001_start.sql";
  private static final String NEXT = "db/migrations/0002_next.sql";
  private static final String UP = "-- +goose Up\n";
  private static final String DROP = "ALTER TABLE account DROP COLUMN nickname;\n";

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.empty(temp);
    project.git.commit(
        START, UP + "CREATE TABLE account (id bigint PRIMARY KEY, nickname text);\n");
  }

  private List<String> lint(String... arguments) {
    List<String> all = new ArrayList<>(List.of("lint", "--format", "json"));
    all.addAll(List.of(arguments));
    List<String> lines = new ArrayList<>();
    JsonNode report = Project.json(project.run(all.toArray(String[]::new)).out());
    for (JsonNode finding : report.get("findings")) {
      lines.add(
          finding.get("rule").asText()
              + " "
              + finding.get("path").asText()
              + ":"
              + finding.get("startLine").asText()
              + ":"
              + finding.get("startColumn").asText());
    }
    return lines;
  }

  @Test
  void theDownMigrationGivesNoColumnItsName() {
    project.git.stage(
        NEXT, UP + DROP + "-- +goose Down\nALTER TABLE account ADD COLUMN nickname text;\n");
    assertEquals(List.of("dropped-column " + NEXT + ":2:21"), lint());
  }

  @Test
  void theUpMigrationGivesAnotherColumnItsName() {
    project.git.stage(
        NEXT,
        UP + DROP + "ALTER TABLE account ADD COLUMN nickname int;\n-- +goose Down\nSELECT 1;");
    assertEquals(List.of("replaced-column " + NEXT + ":2:21"), lint());
  }

  @Test
  void anotherFileOfTheChangeGivesItsName() {
    project.git.stage(NEXT, UP + DROP);
    project.git.stage(
        "db/migrations/0003_later.sql", UP + "ALTER TABLE account ADD COLUMN nickname int;\n");
    assertEquals(List.of("replaced-column " + NEXT + ":2:21"), lint());
  }

  /** However often the values are changed in their place before, the copy is found. */
  @Test
  void aCopyAfterManyUpdatesIsACopy() {
    project.git.stage(
        NEXT,
        UP
            + "ALTER TABLE account ADD COLUMN handle text;\n"
            + "UPDATE account SET nickname = lower(nickname) WHERE id = 1;\n".repeat(60)
            + "UPDATE account SET handle = nickname WHERE id > 0;\n"
            + DROP);
    JsonNode dropped = dropped();
    assertEquals(
        "Queries that use account.nickname fail once this commits."
            + " This change fills handle from its values.",
        dropped.get("message").asText());
  }

  @Test
  void valuesThatAreCopiedAreNotLost() {
    String add = "ALTER TABLE account ADD COLUMN handle text;\n";
    String copy = "UPDATE account SET handle = lower(nickname) WHERE id > 0;\n";
    project.git.stage(NEXT, UP + add + DROP);
    assertEquals(1, losses());
    project.git.stage(NEXT, UP + add + copy + DROP);
    assertEquals(0, losses());
  }

  /** Which of them point at which row is gone, but not what the rows hold. */
  @Test
  void valuesThatOnlyFindOtherRowsAreNotCopied() {
    project.git.stage(
        NEXT,
        UP
            + "ALTER TABLE account ADD COLUMN handle text;\n"
            + "UPDATE account SET handle = n.handle FROM nick n WHERE account.nickname ="
            + " lower(n.name);\n"
            + DROP);
    assertEquals(1, losses());
    JsonNode dropped = dropped();
    assertEquals(
        "Queries that use account.nickname fail once this commits."
            + " This change fills handle by a join over its values.",
        dropped.get("message").asText());
  }

  /** A procedure may save values only before they are gone. */
  @Test
  void whatIsCalledAfterwardsSavesNothing() {
    project.git.stage(NEXT, UP + DROP + "CALL save();\n");
    assertEquals(1, losses());
    project.git.stage(NEXT, UP + "CALL save();\n" + DROP);
    assertEquals(0, losses());
  }

  private JsonNode dropped() {
    for (JsonNode finding :
        Project.json(project.run("lint", "--format", "json").out()).get("findings")) {
      if (finding.get("rule").asText().equals("dropped-column")) {
        return finding;
      }
    }
    throw new AssertionError("no column is dropped");
  }

  private int losses() {
    JsonNode report = Project.json(project.run("lint", "--format", "json").out());
    return report.get("findings").findValues("losses").stream().mapToInt(JsonNode::size).sum();
  }

  @Test
  void aHistoryThatStartsInTheMiddleMayHaveTheTable() {
    String drop = "DROP TABLE IF EXISTS team;\n";
    project.git.commit(START, UP + drop + "CREATE TABLE account (id bigint PRIMARY KEY);\n");
    assertEquals(List.of(), lint("--all"));
    project.git.commit(START, UP + drop + "ALTER TABLE account ADD COLUMN nickname text;\n");
    assertEquals(List.of("dropped-table " + START + ":2:1"), lint("--all"));
  }

  @Test
  void aHistoryThatBeginsWithADropHasTheTable() {
    project.git.commit(START, UP + "DROP TABLE IF EXISTS team;\n");
    assertEquals(List.of("dropped-table " + START + ":2:1"), lint("--all"));
    project.git.commit(START, UP + "UPDATE account SET nickname = NULL WHERE id = 1;\n");
    project.git.stage(NEXT, UP + "DROP TABLE IF EXISTS team;\n");
    assertEquals(List.of("dropped-table " + NEXT + ":2:1"), lint());
  }

  @Test
  void aColumnOfTheBaseBranchIsNoRename() {
    String added = UP + "ALTER TABLE account ADD COLUMN nick text;\n";
    project.git.stage(NEXT, added + DROP);
    assertEquals(List.of("swapped-column " + NEXT + ":3:21"), lint());
    project.git.commit(NEXT, added);
    project.git.stage(NEXT, added + DROP);
    assertEquals(
        List.of("edited-migration " + NEXT + ":3:1", "dropped-column " + NEXT + ":3:21"), lint());
  }
}
