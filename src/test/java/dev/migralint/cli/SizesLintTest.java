package dev.migralint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.migralint.sizes.SizesQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sizes of tables make of findings. */
class SizesLintTest {
  private static final String CSV = ".migralint-sizes.csv";
  private static final String SETTINGS = ".migralint.yml";
  private static final String V2 = "db/migrations/V2__next.sql";
  private static final String INDEX = "CREATE INDEX account_email ON account (email);\n";
  private static final String HEADER =
      "schema,table,rows,bytes,writes,reads,stats_reset,taken_at\n";
  private static final String SMALL = row("account", 120, "2026-11-01");
  private static final String LARGE = row("account", 48_213_777, "2026-11-01");

  @TempDir private Path temp;
  private Project project;

  private static String row(String table, long rows, String day) {
    return "public," + table + "," + rows + "," + rows * 250 + ",,,," + day + "T08:00:00Z\n";
  }

  @BeforeEach
  void create() {
    project = Project.empty(temp);
    project.git.commit(
        "db/migrations/V1__tables.sql",
        """
        CREATE TABLE account (id bigint PRIMARY KEY, email text, country_id int);
        CREATE TABLE country (id int PRIMARY KEY);
        CREATE TABLE "Invoice" (id bigint PRIMARY KEY);
        """);
  }

  private void stage(String sql, String csv, String settings) {
    project.git.stage(V2, sql);
    if (!csv.isEmpty()) {
      project.git.stage(CSV, HEADER + csv);
    }
    if (!settings.isEmpty()) {
      project.git.stage(SETTINGS, settings);
    }
  }

  private JsonNode report(String... arguments) {
    List<String> all = new ArrayList<>(List.of("lint", "--format", "json"));
    all.addAll(List.of(arguments));
    Started run = project.run(all.toArray(String[]::new));
    assertTrue(run.exit() < 2, run.err());
    return Project.json(run.out());
  }

  /** The findings on V2 by rule and severity. */
  private List<String> found(String... arguments) {
    List<String> found = new ArrayList<>();
    for (JsonNode finding : report(arguments).get("findings")) {
      if (finding.get("path").asText().equals(V2)) {
        found.add(finding.get("rule").asText() + " " + finding.get("severity").asText());
      }
    }
    return found;
  }

  private List<String> loosened() {
    List<String> found = new ArrayList<>();
    for (JsonNode finding : report().get("findings")) {
      if (finding.get("rule").asText().equals("policy-loosened")) {
        String at = finding.get("path").asText() + ":" + finding.get("startLine").asText();
        found.add(at + " " + finding.get("message").asText());
      }
    }
    return found;
  }

  @Test
  void withoutSizesNothingChanges() {
    stage(INDEX, "", "");
    assertEquals(List.of("index-blocking-writes error"), found());
    assertEquals("[]", report().get("findings").get(0).get("sizes").toString());
    assertFalse(project.run("lint").out().contains("size "));
  }

  @Test
  void aSmallTableHasNotesAndALargeOneErrors() {
    stage(INDEX, SMALL, "");
    assertEquals(List.of("index-blocking-writes note"), found());
    Started text = project.run("lint");
    assertEquals(0, text.exit(), text.out());
    assertTrue(text.out().contains("  size     account: 120 rows, 29 kB, small\n"), text.out());
    stage("UPDATE account SET email = '';\n", LARGE, "");
    assertEquals(List.of("updated-all-rows error"), found());
    text = project.run("lint");
    assertTrue(text.out().contains("account: 48 million rows, 11 GB, large\n"), text.out());
    assertEquals(
        "[{\"table\":\"account\",\"size\":\"large\",\"rows\":48213777,\"bytes\":12053444250}]",
        report().get("findings").get(0).get("sizes").toString());
  }

  @Test
  void aForeignKeyLocksTwoTables() {
    String key = "ALTER TABLE account ADD FOREIGN KEY (country_id) REFERENCES country;\n";
    stage(key, SMALL, "");
    assertEquals(List.of("foreign-key-validating error"), found());
    stage(key, SMALL + row("country", 249, "2026-11-01"), "");
    assertEquals(List.of("foreign-key-validating note"), found());
    stage(key, LARGE + row("country", 249, "2026-11-01"), "");
    assertEquals(List.of("foreign-key-validating error"), found());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sizes: {default: small}|note",
        "sizes: {default: large}|error",
        "sizes: {default: unknown}|warning",
        "tables: {account: small}|note",
        "tables: {public.account: small}|note",
        "tables: {billing.account: small}|warning",
        "tables: {accounts: small}|warning",
        "tables: {account: medium}|warning",
        "tables: {account: large}|error",
        "{tables: {account: large}, sizes: {default: small}}|error",
        "{tables: {account: small}, rules: {updated-all-rows: warning}}|warning",
        "{tables: {account: large}, rules: {updated-all-rows: note}}|note",
        "{tables: {account: large}, rules: {updated-all-rows: on}}|error",
        "{tables: {account: large}, rules: {updated-all-rows: {enforce-from: 2027-01-01}}}|warning",
        "{tables: {account: large}, rules: {updated-all-rows: off}}|",
      })
  void settingsSayHowLargeTablesAre(String settings, String severity) {
    stage("UPDATE account SET email = '';\n", "", settings + "\n");
    assertEquals(severity == null ? List.of() : List.of("updated-all-rows " + severity), found());
  }

  @Test
  void anEntryGoesBeforeTheFileAndTheFileBeforeTheDefault() {
    stage(INDEX, LARGE, "tables: {account: small}\n");
    assertEquals(List.of("index-blocking-writes note"), found());
    String text = project.run("lint").out();
    assertTrue(text.contains("11 GB, small by `tables` of the settings"), text);
    stage(
        "UPDATE account SET email = '';\n",
        row("account", 2_000_000, "2026-11-01"),
        "sizes: {default: small}\n");
    assertEquals(List.of("updated-all-rows warning"), found());
  }

  @Test
  void aNameIsFoundAsItIsStored() {
    String sql = "CREATE INDEX i ON \"Invoice\" (id);\n";
    stage(sql, row("Invoice", 5, "2026-11-01"), "");
    assertEquals(List.of("index-blocking-writes note"), found());
    stage(sql, row("invoice", 5, "2026-11-01"), "");
    assertEquals(List.of("index-blocking-writes error"), found());
    stage(sql, "", "tables: {Invoice: small}\n");
    project.git.git("rm", "-q", "--cached", CSV);
    assertEquals(List.of("index-blocking-writes note"), found());
  }

  @Test
  void lostRowsAndBrokenClientsIgnoreSizes() {
    stage("ALTER TABLE account DROP COLUMN email;\n", SMALL, "");
    assertEquals(List.of("dropped-column error"), found());
    stage("TRUNCATE account;\n", SMALL, "");
    assertEquals(List.of("truncated-table error"), found());
    String text = project.run("lint").out();
    assertTrue(text.contains("account: 120 rows, 29 kB, small"), text);
    stage(
        "BEGIN;\nTRUNCATE account;\nINSERT INTO account SELECT id FROM country;\nCOMMIT;\n",
        SMALL + row("country", 3, "2026-11-01"),
        "");
    assertEquals(List.of("refilled-table warning"), found());
    stage("ALTER TABLE account ADD COLUMN n int NOT NULL;\n", SMALL, "");
    assertEquals(List.of("required-column-added error"), found());
    stage("ALTER TABLE account RENAME TO person;\n", SMALL, "");
    assertEquals(List.of("renamed-table error"), found());
    assertEquals("[]", report().get("findings").get(0).get("sizes").toString());
  }

  @Test
  void aTableOfTheChangeHasNoSize() {
    String sql =
        "CREATE TABLE news (id int);\n"
            + "ALTER TABLE account ADD FOREIGN KEY (country_id) REFERENCES country;\n";
    stage(sql, "", "tables: {news: large, account: small, country: small}\n");
    assertEquals(List.of("foreign-key-validating note"), found());
    stage(
        "CREATE TABLE news (id int, c int REFERENCES country, a bigint REFERENCES account);\n"
            + "INSERT INTO news SELECT id FROM account;\n",
        "",
        "tables: {news: large, account: small, country: small}\npreset: strict\n");
    assertFalse(found().stream().anyMatch(one -> one.endsWith("error")), found().toString());
  }

  @Test
  void anOutdatedFileLowersNothingAndSaysSoOnce() {
    stage(
        INDEX + "CREATE INDEX c ON country (id);\n",
        row("account", 120, "2026-08-22") + row("country", 1, "2026-11-01"),
        "");
    assertEquals(List.of("index-blocking-writes error", "index-blocking-writes error"), found());
    String notes = report().get("notes").toString();
    assertTrue(
        notes.contains(CSV + " is of 2026-08-22, which is not within the last 90 days"), notes);
    assertEquals(notes.indexOf("90 days"), notes.lastIndexOf("90 days"));
    stage("UPDATE account SET email = '';\n", row("account", 48_000_000, "2025-01-01"), "");
    assertEquals(List.of("updated-all-rows error"), found());
    assertFalse(report().get("notes").toString().contains("90 days"));
    stage(INDEX, row("account", 120, "2026-08-23"), "");
    assertEquals(List.of("index-blocking-writes note"), found());
  }

  @Test
  void readsWhatIsStagedAndTheFileThatSettingsName() throws IOException {
    stage(INDEX, SMALL, "");
    Files.writeString(project.git.top.resolve(CSV), HEADER + LARGE);
    assertEquals(List.of("index-blocking-writes note"), found());
    project.git.stage(Map.of("tools/sizes.csv", HEADER + LARGE));
    stage("UPDATE account SET email = '';\n", "", "sizes: {file: tools/sizes.csv}\n");
    assertEquals(List.of("updated-all-rows error"), found());
    stage(INDEX, "", "sizes: {file: tools/other.csv}\n");
    Started run = project.run("lint");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("tools/other.csv, which is not in what is linted"), run.err());
    stage(INDEX, "", "sizes: {file: ../other.csv}\n");
    assertTrue(project.run("lint").err().contains("leads out of the repository"));
  }

  @Test
  void anOptionNamesAnotherFile() throws IOException {
    stage(INDEX, LARGE, "");
    Files.writeString(temp.resolve("mine.csv"), HEADER + SMALL);
    String file = temp.resolve("mine.csv").toString();
    assertEquals(List.of("index-blocking-writes note"), found("--sizes", file));
    Started missing = project.run("lint", "--sizes", temp.resolve("none").toString());
    assertEquals(2, missing.exit());
    assertTrue(missing.err().contains("is no file of up to 50 MB"), missing.err());
  }

  @Test
  void aMalformedFileIsWrongUsage() {
    stage(INDEX, "public,account,many\n", "");
    Started run = project.run("lint");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains(CSV + ":2:1: this line has 3 instead of 8 fields."), run.err());
    project.git.stage(Map.of(CSV, "a\0b"));
    assertEquals(2, project.run("lint").exit());
  }

  @Test
  void aSecondFindingOfAFileIsReportedWhereItIsGraver() {
    stage(
        "LOCK TABLE country IN EXCLUSIVE MODE;\nALTER TABLE country ADD COLUMN a int;\n"
            + "ALTER TABLE country ADD COLUMN b int;\n"
            + "ALTER TABLE account ADD COLUMN a int;\n",
        "",
        "preset: strict\ntables: {country: small, account: large}\n");
    assertEquals(
        List.of("lock-without-timeout note", "lock-without-timeout error"),
        found().stream().filter(one -> one.startsWith("lock-without-timeout")).toList());
  }

  @Test
  void aRuleOfOnesOwnAsksForTheSize() {
    project.git.stage(
        Map.of(
            "team/large-tables.yml",
            """
            title: A large table is altered
            severity: warning
            hazard: hygiene
            match: add-column
            when: {table.size: [large, unknown]}
            message: "{table} may be large."
            why: Because.
            bad:
              - case: a large table
                sizes: {account: large}
                given: CREATE TABLE account (id int);
                sql: ALTER TABLE account ADD COLUMN a int;
              - case: unknown
                given: CREATE TABLE account (id int);
                sql: ALTER TABLE account ADD COLUMN a int;
            good:
              - case: a small one
                sizes: {account: small}
                given: CREATE TABLE account (id int);
                sql: ALTER TABLE account ADD COLUMN a int;
            """));
    stage("ALTER TABLE account ADD COLUMN n int;\n", SMALL, "rule-folders: team\n");
    assertEquals(List.of(), found());
    stage("ALTER TABLE account ADD COLUMN n int;\n", LARGE, "");
    assertEquals(List.of("large-tables warning"), found());
    Started proof = project.run("test-rules", "team");
    assertEquals(0, proof.exit(), proof.out() + proof.err());
  }

  @Test
  void aChangeThatMakesTablesSmallerIsNamed() {
    stage(INDEX, SMALL, "");
    String hides = " It hides or weakens 1 finding of this change: index-blocking-writes at " + V2;
    assertEquals(
        List.of(
            CSV + ":2 This change makes public.account smaller in " + CSV + "." + hides + ":1:1."),
        loosened());
    assertEquals(List.of("index-blocking-writes error"), found("--policy-from", "base"));
    project.git.git("rm", "-q", "--cached", CSV);
    stage(INDEX, "", "sizes:\n  default: small\n");
    assertEquals(
        List.of(
            SETTINGS
                + ":1 This change says in `sizes` that the size of a table is small by default."
                + hides
                + ":1:1."),
        loosened());
    stage(INDEX, "", "tables:\n  country: small\n  account: small\n");
    assertEquals(
        List.of(
            SETTINGS
                + ":2 This change says in `tables` that country is small."
                + " It hides no finding of this change.",
            SETTINGS + ":3 This change says in `tables` that account is small." + hides + ":1:1."),
        loosened());
  }

  @Test
  void aNewFileOfSizesIsNoLooseningWhereNoTableGetsSmaller() {
    project.git.commit(CSV, HEADER + SMALL + row("country", 20_000_000, "2026-09-01"));
    stage(
        INDEX,
        SMALL + row("country", 21_000_000, "2026-11-10") + row("other", 3, "2026-11-10"),
        "");
    assertEquals(List.of(), loosened());
    assertEquals(List.of("index-blocking-writes note"), found());
    stage(INDEX, SMALL, "");
    assertEquals(
        List.of(
            CSV
                + ":3 This change makes public.country smaller in "
                + CSV
                + ". It hides no finding of this change."),
        loosened());
  }

  @Test
  void aNewDateOfAnOutdatedFileIsNamedWhereItLowers() {
    project.git.commit(CSV, HEADER + row("account", 120, "2026-01-01"));
    stage(INDEX, SMALL, "");
    assertEquals(1, loosened().size());
    assertTrue(
        loosened().getFirst().contains("dates " + CSV + " 2026-11-01 instead of 2026-01-01."),
        loosened().getFirst());
  }

  @Test
  void anOrganizationLocksSizes() throws IOException {
    Files.writeString(temp.resolve("org.yml"), "tables: {account: large}\nlock: [sizes, tables]\n");
    stage(
        "UPDATE account SET email = '';\nUPDATE country SET id = 1;\n",
        "",
        "sizes: {default: small}\ntables: {account: small, country: large}\n");
    String organization = temp.resolve("org.yml").toString();
    assertEquals(
        List.of("updated-all-rows error", "updated-all-rows error"),
        found("--settings", organization));
    String notes = report("--settings", organization).get("notes").toString();
    assertTrue(notes.contains("says in `tables` that account is small, and"), notes);
    assertTrue(notes.contains("has no effect: it says in `sizes`"), notes);
  }

  @Test
  void theCommandPrintsTheQueryAndClasses() throws IOException {
    assertEquals(SizesQuery.TEXT, project.run("sizes").out());
    String classes = "schema,table,size,taken_at\npublic,account,large,2026-11-01\n";
    project.input((HEADER + LARGE).getBytes(StandardCharsets.UTF_8));
    assertEquals(classes, project.run("sizes", "--classes", "-").out());
    Files.writeString(temp.resolve("mine.csv"), HEADER + LARGE);
    assertEquals(
        classes, project.run("sizes", "--classes", temp.resolve("mine.csv").toString()).out());
    project.input("nonsense");
    Started wrong = project.run("sizes", "--classes", "-");
    assertEquals(2, wrong.exit());
    assertTrue(wrong.err().contains("the standard input:1:1: this line is no header"), wrong.err());
    project.git.stage(CSV, classes);
    stage("UPDATE account SET email = '';\n", "", "");
    assertEquals(List.of("updated-all-rows error"), found());
    assertTrue(project.run("lint").out().contains("  size     account: large\n"));
  }

  @Test
  void namesThatFitNothingAreNoted() {
    project.git.commit(
        SETTINGS,
        """
        tables: {acount: small, country: small, "public.Invoice": small}
        overrides:
          - {table: invoces, rules: {dropped-table: warning}}
          - {path: db/migration, rules: {dropped-table: warning}}
          - {path: db/migrations, table: account, rules: {dropped-table: warning}}
        """);
    String text = project.run("lint", "--all").out();
    assertTrue(
        text.contains(SETTINGS + ":1:10: no table or view is called acount after the last"), text);
    assertTrue(
        text.contains(SETTINGS + ":3:5: no table or view is called invoces after the last"), text);
    assertTrue(text.contains(SETTINGS + ":4:5: no migration lies at db/migration;"), text);
    assertEquals(3, text.split("correct ", -1).length - 1, text);
    assertFalse(project.run("lint", "--staged").out().contains("acount"));
  }
}
