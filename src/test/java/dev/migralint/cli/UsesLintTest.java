package dev.migralint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code that still uses what a change drops or renames. */
class UsesLintTest {
  private static final String V2 = "db/migrations/V2__nick.sql";
  private static final String DROP = "ALTER TABLE account DROP COLUMN nick;\n";
  private static final String QUERY = "export const all = sql`SELECT nick FROM account`;\n";
  private static final String WITHOUT = "export const all = sql`SELECT id FROM account`;\n";

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.empty(temp);
    project.git.commit(
        "db/migrations/V1__account.sql",
        "CREATE TABLE account (id bigint PRIMARY KEY, nick text);\n"
            + "CREATE VIEW active AS SELECT count(*) AS id FROM account;\n"
            + "CREATE VIEW idle AS SELECT count(*) AS id FROM account;\n");
    project.git.commit("src/orders.ts", "\n" + QUERY);
  }

  /** The uses of the first finding, as {@code path:line at release}. */
  private List<String> uses(String... arguments) throws IOException {
    JsonNode uses = first(arguments).path("uses");
    List<String> places = new ArrayList<>();
    for (JsonNode place : uses.path("places")) {
      places.add(
          place.path("path").asText()
              + ":"
              + place.path("line")
              + " "
              + place.path("at").asText()
              + (place.path("release").isNull() ? "" : " " + place.path("release").asText()));
    }
    return uses.isNull() ? List.of("not searched") : places;
  }

  private JsonNode first(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("lint", "--format", "json"));
    all.addAll(List.of(arguments));
    Started run = project.run(all.toArray(String[]::new));
    return new ObjectMapper().readTree(run.out()).path("findings").path(0);
  }

  @Test
  void theHookSearchesWhatIsStagedAndTheMergeBase() throws IOException {
    project.git.stage(Map.of(V2, DROP));
    assertEquals(List.of("src/orders.ts:2 head"), uses());
    project.git.stage(Map.of("src/orders.ts", WITHOUT));
    assertEquals(List.of("src/orders.ts:2 merge-base"), uses());
    project.git.git("commit", "-q", "-m", "drop");
    project.git.git("checkout", "-q", "-b", "topic");
    project.git.commit("db/migrations/V3__more.sql", "ALTER TABLE account DROP COLUMN id;\n");
    assertEquals(List.of("src/orders.ts:1 head"), uses("--base", "main"));
  }

  @Test
  void aJoinedFindingHasTheUsesOfAll() throws IOException {
    project.git.stage(
        Map.of(
            V2,
            "ALTER TABLE account DROP COLUMN id;\nALTER TABLE account DROP COLUMN nick;\n",
            "src/id.ts",
            "\n\n" + WITHOUT));
    assertEquals(List.of("src/id.ts:3 head", "src/orders.ts:2 head"), uses());
  }

  @Test
  void aReleaseIsSearchedWhereTheSettingsNameItsTag() throws IOException {
    project.git.git("tag", "v4.1");
    project.git.commit("src/person.ts", QUERY);
    project.git.git("tag", "-a", "v4.2", "-m", "release");
    project.git.git("tag", "w5");
    project.git.commit("src/orders.ts", WITHOUT);
    project.git.commit("src/person.ts", WITHOUT);
    project.git.git("checkout", "-q", "-b", "topic");
    project.git.commit(V2, DROP);
    assertEquals(List.of(), uses("--base", "main"));
    project.git.commit(".migralint.yml", "releases: v*\n");
    assertEquals(
        List.of("src/orders.ts:2 release v4.2", "src/person.ts:1 release v4.2"),
        uses("--base", "main"));
    String text = project.run("lint", "--base", "main").out();
    assertTrue(text.contains("used     src/orders.ts:2 (at v4.2)\n"), text);
    assertTrue(text.contains("Deploy a release without them first."), text);
    project.git.commit(".migralint.yml", "releases: x*\n");
    text = project.run("lint", "--base", "main").out();
    assertTrue(text.contains("no use found in 2 files\n"), text);
    assertTrue(text.contains("no tag that `releases` names"), text);
  }

  @Test
  void aUseRaisesTheSeverityUnlessTheSettingsSayOne() throws IOException {
    project.git.commit("src/active.ts", "sql`SELECT id FROM active`;\n");
    project.git.stage(Map.of(V2, "DROP VIEW active;\n"));
    assertEquals("error", first().path("severity").asText());
    assertEquals(List.of("src/active.ts:1 head"), uses());
    project.git.stage("src/active.ts", WITHOUT);
    assertEquals("error", first().path("severity").asText());
    assertEquals(List.of("src/active.ts:1 merge-base"), uses());
    project.git.git("commit", "-q", "-m", "drop");
    project.git.stage(Map.of("db/migrations/V3__x.sql", "DROP VIEW idle;\n"));
    assertEquals("warning", first().path("severity").asText());
    assertEquals(List.of(), uses());
  }

  @Test
  void theSeverityOfTheSettingsStays() throws IOException {
    project.git.commit("src/active.ts", "sql`SELECT id FROM active`;\n");
    project.git.commit(".migralint.yml", "rules: {dropped-view: note}\n");
    project.git.stage(Map.of(V2, "DROP VIEW active;\n"));
    assertEquals("note", first().path("severity").asText());
    assertEquals(List.of("src/active.ts:1 head"), uses());
  }

  @Test
  void aTableThatTheChangeRenamesIsUsedUnderItsOldName() throws IOException {
    project.git.stage(
        Map.of(
            V2,
            "ALTER TABLE account RENAME TO person;\nALTER TABLE person DROP COLUMN nick;\n"
                + "ALTER TABLE person DROP COLUMN id;\n"));
    assertEquals(List.of("src/orders.ts:2 head"), uses());
    Started run = project.run("lint", "--format", "json");
    JsonNode findings = new ObjectMapper().readTree(run.out()).path("findings");
    assertEquals("renamed-table", findings.path(0).path("rule").asText());
    assertEquals(1, findings.path(1).path("uses").path("all").asInt());
    assertEquals(0, findings.path(2).path("uses").path("all").asInt());
  }

  @Test
  void sarifRelatesThePlaces() throws IOException {
    project.git.stage(Map.of(V2, DROP, "src/orders.ts", WITHOUT));
    String sarif = project.run("lint", "--format", "sarif").out();
    JsonNode result =
        new ObjectMapper().readTree(sarif).path("runs").path(0).path("results").path(0);
    List<String> related = new ArrayList<>();
    for (JsonNode location : result.path("relatedLocations")) {
      related.add(location.path("message").path("text").asText());
    }
    assertTrue(related.contains("uses it: src/orders.ts:2 (at the merge base)"), sarif);
    String message = result.path("message").path("text").asText();
    assertTrue(message.contains("uses it: [src/orders.ts:2]("), message);
  }

  @Test
  void nothingIsSearchedWithoutAChange() throws IOException {
    project.git.commit(V2, DROP);
    assertEquals(List.of("not searched"), uses("--all"));
    assertEquals(List.of("not searched"), uses(V2));
    project.git.stage(
        Map.of(
            "db/migrations/V3__id.sql",
            "-- migralint:allow dropped-column because unused\n"
                + "ALTER TABLE account DROP COLUMN id;\n"));
    assertEquals(List.of("not searched"), uses());
    assertFalse(project.run("lint").out().contains("no use found"));
  }
}
