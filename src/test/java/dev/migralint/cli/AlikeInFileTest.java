package dev.migralint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one rule finds at many statements of a file is one finding, wherever it is reported. */
class AlikeInFileTest {
  private static final String V2 = "db/migrations/V2__indexes.sql";

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.empty(temp);
    StringBuilder tables = new StringBuilder();
    for (int i = 1; i <= 12; i++) {
      tables.append("CREATE TABLE t%d (id bigint PRIMARY KEY, a text);%n".formatted(i));
    }
    project.git.commit("db/migrations/V1__tables.sql", tables.toString());
  }

  private void indexes(int count, String before) {
    StringBuilder indexes = new StringBuilder(before);
    for (int i = 1; i <= count; i++) {
      indexes.append("CREATE INDEX i%d ON t%d (a);%n".formatted(i, i));
    }
    project.git.stage(V2, indexes.toString());
  }

  private List<JsonNode> findings(String... arguments) {
    List<String> all = new ArrayList<>(List.of("lint", "--format", "json"));
    all.addAll(List.of(arguments));
    List<JsonNode> findings = new ArrayList<>();
    Project.json(project.run(all.toArray(String[]::new)).out())
        .get("findings")
        .forEach(findings::add);
    return findings;
  }

  @Test
  void threeAreReportedOneByOne() {
    indexes(3, "");
    assertEquals(3, findings().size());
  }

  @Test
  void twoOnOneTableAreOne() {
    project.git.stage(V2, "CREATE INDEX i1 ON t1 (a);\nCREATE INDEX i2 ON t1 (lower(a));\n");
    assertEquals(1, findings().size());
    String message = findings().getFirst().get("message").asText();
    assertTrue(
        message.endsWith("Another statement of this file does the same: t1 (line 2)."), message);
  }

  @Test
  void columnsAreNamed() {
    project.git.stage(
        V2,
        "ALTER TABLE t1 DROP COLUMN a;\nALTER TABLE t1 DROP COLUMN id;\n"
            + "ALTER TABLE t2 DROP COLUMN a;\nALTER TABLE t3 DROP COLUMN a;\n");
    List<JsonNode> dropped =
        findings().stream().filter(f -> f.get("rule").asText().equals("dropped-column")).toList();
    assertEquals(1, dropped.size());
    String message = dropped.getFirst().get("message").asText();
    assertTrue(
        message.endsWith(
            "3 other statements of this file do the same: id (line 2), a of t2 (line 3) and a of t3"
                + " (line 4)."),
        message);
  }

  @Test
  void whatIsKnownByItsOwnNameAloneIsNamedByIt() {
    project.git.stage(
        V2,
        "DROP INDEX IF EXISTS i1;\nDROP INDEX IF EXISTS i2;\nDROP INDEX IF EXISTS i3;\n"
            + "DROP INDEX IF EXISTS i4;\nCREATE TABLE i5 ();\n");
    project.git.stage(
        "db/migrations/V3__more.sql",
        "DROP INDEX x.i1;\nDROP INDEX x.i2;\nDROP INDEX x.i3;\nDROP INDEX x.i4;\n");
    String messages = findings().toString();
    assertTrue(
        messages.contains(
            "3 other statements of this file do the same: i2 (line 2), i3 (line 3) and i4"
                + " (line 4)."),
        messages);
  }

  @Test
  void moreAreOneThatNamesTheOthers() {
    indexes(12, "");
    JsonNode finding = findings().getFirst();
    assertEquals(1, findings().size());
    assertEquals(1, finding.get("startLine").asInt());
    String message = finding.get("message").asText();
    assertTrue(
        message.endsWith(
            "11 other statements of this file do the same: t2 (line 2), t3 (line 3), t4 (line 4),"
                + " t5 (line 5), t6 (line 6), t7 (line 7), t8 (line 8) and 4 more."),
        message);
    List<Integer> lines = new ArrayList<>();
    finding
        .get("because")
        .forEach(
            place -> {
              if (place.get("message").asText().startsWith("the same applies to")) {
                lines.add(place.get("line").asInt());
              }
            });
    assertEquals(List.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), lines);
    JsonNode sarif = Project.json(project.run("lint", "--format", "sarif").out());
    JsonNode result = sarif.get("runs").get(0).get("results").get(0);
    assertEquals(12, result.get("relatedLocations").size());
  }

  @Test
  void oneThatIsAllowedStaysByItself() {
    indexes(5, "-- migralint:allow index-blocking-writes because it is tried\n");
    List<JsonNode> findings = findings();
    assertEquals(2, findings.size());
    assertTrue(findings.get(0).get("suppressed").asBoolean());
    assertEquals(3, findings.get(1).get("startLine").asInt());
  }

  @Test
  void aBaselineCoversEachOfThem() {
    indexes(5, "");
    project.git.commit();
    assertTrue(project.run("baseline").out().contains("now holds 5 findings"));
    project.git.git("add", ".migralint-baseline");
    project.git.commit();
    assertEquals(5, findings("--all").size());
    assertEquals(0, project.run("lint", "--all").exit());
  }
}
