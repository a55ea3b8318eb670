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

/** What is not read is a finding or is counted, and what the runner reads is read as it does. */
class UnreadLintTest {
  private static final String ACCOUNT =
      "CREATE TABLE account (id bigint PRIMARY KEY, nick text);\n";
  private static final String DROP = "ALTER TABLE account DROP COLUMN nick;\n";

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.empty(temp);
  }

  /** The findings of the staged files, or with {@code --all} of all, then what was read. */
  private List<String> lint(String... arguments) {
    List<String> all = new ArrayList<>(List.of("lint", "--format", "json"));
    all.addAll(List.of(arguments));
    Started run = project.run(all.toArray(String[]::new));
    JsonNode report = Project.json(run.out());
    List<String> lines = new ArrayList<>();
    for (JsonNode finding : report.get("findings")) {
      String path = finding.get("path").asText();
      lines.add(
          finding.get("rule").asText()
              + " "
              + path.substring(path.lastIndexOf('/') + 1)
              + ":"
              + finding.get("startLine"));
    }
    JsonNode read = report.get("coverage");
    lines.add(
        "%s files, %s statements, %s not understood, %s not reviewed"
            .formatted(
                read.get("files"),
                read.get("statements"),
                read.get("notUnderstood"),
                read.get("notReviewed")));
    return lines;
  }

  @Test
  void migrationsInOtherLanguagesAreFoundAndCountedApart() {
    project.git.commit("migrations/00001_a.sql", "-- +goose Up\n" + ACCOUNT);
    project.git.stage("migrations/00002_b.sql", "-- +goose Up\nSELECT 1;\n");
    project.git.stage("migrations/00003_c.go", "package migrations\n");
    assertEquals(
        List.of(
            "migration-not-reviewed 00003_c.go:1",
            "1 files, 1 statements, 0 not understood, 1 not reviewed"),
        lint());
    assertTrue(project.run("lint").out().contains("1 migration not reviewed"));
    for (int i = 4; i < 8; i++) {
      project.git.stage("migrations/0000" + i + "_c.go", "package migrations\n");
    }
    assertEquals(
        List.of(
            "migration-not-reviewed 00003_c.go:1",
            "1 files, 1 statements, 0 not understood, 5 not reviewed"),
        lint());
    project.git.stage(".migralint.yml", "rules: {migration-not-reviewed: off}\n");
    assertEquals(
        List.of(
            "policy-loosened .migralint.yml:1",
            "1 files, 1 statements, 0 not understood, 5 not reviewed"),
        lint());
  }

  @Test
  void nothingButOtherLanguagesIsNotNothing() {
    project.git.commit("db/structure.sql", ACCOUNT);
    project.git.stage("db/migrate/20240101000000_a.rb", "class A; end\n");
    assertEquals(
        List.of(
            "migration-not-reviewed 20240101000000_a.rb:1",
            "0 files, 0 statements, 0 not understood, 1 not reviewed"),
        lint());
  }

  @Test
  void aDriverKnowsNoCommandOfPsql() {
    project.git.commit("go.mod", "require github.com/golang-migrate/migrate/v4 v4.19.1\n");
    project.git.commit("migrations/0001_a.up.sql", ACCOUNT);
    project.git.stage(
        "migrations/0002_b.up.sql",
        "\\restrict abc\n" + DROP + "COPY account FROM stdin;\n1\n\\.\n");
    assertEquals(
        List.of(
            "syntax-error 0002_b.up.sql:1",
            "dropped-column 0002_b.up.sql:2",
            "syntax-error 0002_b.up.sql:3",
            "1 files, 3 statements, 2 not understood, 0 not reviewed"),
        lint());
  }

  @Test
  void flywaySendsTheDataOfCopyAndDropsNoBreakSpaces() {
    project.git.commit("db/migration/V1__a.sql", ACCOUNT);
    project.git.stage(
        "db/migration/V2__b.sql",
        "\u00a0SELECT 1;\u00a0\nCOPY account FROM stdin;\n1\n\\.\nSELECT 2;\n \u00a0");
    assertEquals(List.of("1 files, 3 statements, 0 not understood, 0 not reviewed"), lint());
    project.git.stage("db/migration/V2__b.sql", "SELECT\u00a01;\n");
    assertEquals("syntax-error V2__b.sql:1", lint().getFirst());
  }

  @Test
  void gooseCutsAFunctionWithoutItsAnnotations() {
    String begin = "-- +goose StatementBegin\n";
    String function =
        "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n  RETURN 1;\nEND $$;\n";
    project.git.commit("migrations/00001_a.sql", "-- +goose Up\n" + ACCOUNT);
    project.git.stage("migrations/00002_b.sql", "-- +goose Up\n" + function);
    assertEquals("syntax-error 00002_b.sql:2", lint().getFirst());
    String text = "-- +goose Up\n" + begin + function + begin.replace("Begin", "End");
    project.git.stage("migrations/00002_b.sql", text);
    assertEquals(List.of("1 files, 1 statements, 0 not understood, 0 not reviewed"), lint());
    project.git.stage(
        "migrations/00002_b.sql", "-- +goose Up\n" + function.replace(";\nEND", "; END"));
    assertEquals(List.of("1 files, 1 statements, 0 not understood, 0 not reviewed"), lint());
  }

  @Test
  void changesetsEndWithoutSemicolons() {
    String header = "--liquibase formatted sql\n--changeset a:1\n";
    project.git.commit("migrations/1.sql", header + ACCOUNT);
    project.git.stage(
        "migrations/2.sql",
        header
            + "-- migralint:allow index-blocking-writes because it is small\n"
            + "CREATE INDEX a ON account (nick)\n--rollback DROP INDEX a;\n\n"
            + "--changeset a:2\nCREATE INDEX b ON account (nick, id)\n");
    assertEquals(
        List.of(
            "index-blocking-writes 2.sql:4",
            "index-blocking-writes 2.sql:8",
            "1 files, 2 statements, 0 not understood, 0 not reviewed"),
        lint());
  }

  @Test
  void sqlFilesOfChangesetsAreRead() {
    project.git.stage(
        "db/changelog/db.changelog-master.yaml",
        """
        databaseChangeLog:
          - changeSet: {id: a, author: me, changes: [{sqlFile: {path: db/changelog/a.sql}}]}
          - changeSet:
              id: b
              author: me
              runInTransaction: false
              changes:
                - sqlFile: {path: b.sql, relativeToChangelogFile: true}
              rollback:
                - sqlFile: {path: undo.sql, relativeToChangelogFile: true}
        """);
    project.git.stage("db/changelog/a.sql", ACCOUNT);
    project.git.stage(
        "db/changelog/b.sql", "CREATE INDEX CONCURRENTLY i ON account (nick);\n" + DROP);
    project.git.stage("db/changelog/undo.sql", "DROP TABLE account;\n");
    project.git.git("commit", "-q", "-m", "all");
    assertEquals(
        List.of(
            "dropped-column b.sql:2", "2 files, 3 statements, 0 not understood, 0 not reviewed"),
        lint("--all"));
    project.git.stage(
        "db/changelog/db.changelog-master.yaml",
        """
        databaseChangeLog:
          - changeSet:
              id: a
              author: me
              changes: [{sqlFile: {path: db/changelog/a.sql}}, {sql: "DROP TABLE account"}]
        """);
    assertEquals(
        List.of(
            "migration-not-reviewed db.changelog-master.yaml:1",
            "0 files, 0 statements, 0 not understood, 1 not reviewed"),
        lint());
  }

  @Test
  void includeAllTakesFilesByDepthAndEnd() {
    String changelog =
        """
        databaseChangeLog:
          - includeAll: {path: ./, relativeToChangelogFile: true, endsWithFilter: .sql, maxDepth: 1,
              resourceComparator: java.util.Comparator.reverseOrder}
        """;
    project.git.stage("db/changelog/changelog.yaml", changelog);
    project.git.stage("db/changelog/b.sql", ACCOUNT);
    project.git.stage("db/changelog/a.sql", DROP);
    project.git.stage("db/changelog/test/c.sql", "\\i ../b.sql\n");
    project.git.git("commit", "-q", "-m", "all");
    assertEquals(
        List.of(
            "dropped-column a.sql:1", "2 files, 2 statements, 0 not understood, 0 not reviewed"),
        lint("--all"));
  }

  @Test
  void aChangelogMayBeCalledMigrations() {
    project.git.commit(
        "src/main/resources/migrations.xml",
        "<databaseChangeLog><includeAll path=\"migrations\"/></databaseChangeLog>\n");
    project.git.commit(
        "src/main/resources/migrations/1.sql",
        "--liquibase formatted sql\n--changeset a:1\n" + ACCOUNT);
    project.git.stage("src/main/resources/migrations/2.sql", DROP);
    assertEquals("dropped-column 2.sql:1", lint().getFirst());
  }

  @Test
  void aReworkedChangeOfSqitchIsNeitherEditedNorLate() {
    String plan = "%syntax-version=1.0.0\n%project=p\n\nx 2024-01-01T00:00:00Z a <a>\n";
    String more = plan + "@v1 2024-01-01T00:00:00Z a <a>\ny 2024-01-02T00:00:00Z a <a>\n";
    project.git.commit("deploy/x.sql", ACCOUNT);
    project.git.commit("deploy/y.sql", "CREATE TABLE y (id int);\n");
    project.git.commit("sqitch.plan", more);
    project.git.stage("sqitch.plan", more + "x [x@v1] 2024-01-03T00:00:00Z a <a>\n");
    project.git.stage("deploy/x@v1.sql", ACCOUNT);
    project.git.stage("deploy/x.sql", "SELECT 1;\n");
    assertEquals(List.of("2 files, 2 statements, 0 not understood, 0 not reviewed"), lint());
  }

  @Test
  void versionsOfFoldersAreNoDuplicates() {
    project.git.commit("db/migrations/79/01_a.sql", ACCOUNT);
    project.git.commit("db/migrations/79/02_b.sql", "SELECT 1;\n");
    project.git.commit("db/migrations/80/01_a.sql", "SELECT 1;\n");
    project.git.stage("db/migrations/80/02_b.sql", "SELECT 1;\n");
    assertEquals(List.of("1 files, 1 statements, 0 not understood, 0 not reviewed"), lint());
  }

  @Test
  void whatMakesANewDatabaseIsNoMigration() {
    project.git.commit("supabase/migrations/20240101000000_a.sql", ACCOUNT);
    for (String folder : List.of("supabase/schemas/", "docker-entrypoint-initdb.d/", "initdb/")) {
      project.git.stage(folder + "01_a.sql", ACCOUNT);
      project.git.stage(folder + "02_b.sql", DROP);
    }
    assertEquals(List.of("0 files, 0 statements, 0 not understood, 0 not reviewed"), lint());
  }

  @Test
  void filesOfARevertFolderAreDownMigrations() {
    project.git.stage("migrations/001-a.sql", ACCOUNT);
    project.git.stage("migrations/002-b.sql", "ALTER TABLE account ADD COLUMN b int;\n");
    project.git.stage("migrations/revert/001-a.sql", "DROP TABLE account;\n");
    project.git.stage("migrations/revert/002-b.sql", "ALTER TABLE account DROP COLUMN b;\n");
    project.git.git("commit", "-q", "-m", "all");
    assertEquals(List.of("4 files, 4 statements, 0 not understood, 0 not reviewed"), lint("--all"));
  }
}
