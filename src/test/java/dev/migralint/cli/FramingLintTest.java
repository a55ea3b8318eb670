package dev.migralint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What an edit of line endings, byte order mark or final newline alone is to each migration tool.
 */
class FramingLintTest {
  private static final String TEXT =
      """
      CREATE TABLE account (
        id bigint PRIMARY KEY
      );
      CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $$
      BEGIN
        RETURN 1;
      END $$;
      """;

  private static final Map<String, String> PROJECTS =
      Map.of(
          "sqlx",
          "Cargo.toml [dependencies]\nsqlx = \"0.8\"\n",
          "golang-migrate",
          "go.mod require github.com/golang-migrate/migrate/v4 v4.19.1\n",
          "sqlx-toml",
          "sqlx.toml [migrate]\nignored-chars = [\"\\r\", '\ufeff']\n",
          "refinery",
          "Cargo.toml [dependencies]\nrefinery = \"0.8\"\n",
          "prisma",
          "prisma/migrations/migration_lock.toml provider = \"postgresql\"\n");

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          flyway         | src/main/resources/db/migration/V1__a.sql | -       | -       | -
          sqlx           | migrations/1_a.sql                        | error   | error   | error
          sqlx-toml      | migrations/1_a.sql                        | -       | -       | error
          refinery       | migrations/V1__a.sql                      | error   | error   | error
          prisma         | prisma/migrations/20260101000000_a/migration.sql | - | note  | note
          golang-migrate | migrations/1_a.up.sql                     | -       | -       | -
          up-down        | migrations/1_a.up.sql                     | note    | note    | note
          plain          | migrations/0001_a.sql                     | note    | note    | note
          """)
  void each(String runner, String path, String crlf, String mark, String newline) {
    assertEquals(crlf, severity(runner, path, TEXT.replace("\n", "\r\n")), "CRLF");
    assertEquals(mark, severity(runner, path, "\ufeff" + TEXT), "byte order mark");
    assertEquals(newline, severity(runner, path, TEXT.stripTrailing()), "final newline");
  }

  private String severity(String runner, String path, String now) {
    Project project = edited(runner, path, now);
    List<String> severities = new ArrayList<>();
    Project.json(project.run("lint", "--format", "json").out())
        .get("findings")
        .forEach(finding -> severities.add(finding.get("severity").asText()));
    return severities.isEmpty() ? "-" : String.join(" ", severities);
  }

  private Project edited(String runner, String path, String now) {
    Project project = Project.empty(temp.resolve(Integer.toHexString(now.hashCode())));
    for (String name : List.of(runner, runner.startsWith("sqlx") ? "sqlx" : runner)) {
      String file = PROJECTS.getOrDefault(name, "README x");
      int space = file.indexOf(' ');
      project.git.stage(file.substring(0, space), file.substring(space + 1));
    }
    project.git.commit(path, TEXT);
    project.git.stage(path, now);
    return project;
  }

  @Test
  void theFindingSaysWhatDiffersAndWhatKeepsIt() {
    String path = "migrations/1_a.sql";
    String crlf = edited("sqlx", path, TEXT.replace("\n", "\r\n")).run("lint").out();
    assertTrue(crlf.contains("Only the line endings differ (LF before, CRLF now), but"), crlf);
    assertTrue(crlf.contains("add the line `*.sql text eol=lf` to .gitattributes"), crlf);
    String both =
        edited("sqlx", path, "\ufeff" + TEXT.replace("\n", "\r\n").strip()).run("lint").out();
    assertTrue(
        both.contains("Only the byte order mark, the line endings and the newline at the end"),
        both);
    String end = edited("sqlx", path, TEXT.stripTrailing()).run("lint").out();
    assertTrue(end.contains("Only the newline at the end differs, but this migration is"), end);
    assertTrue(end.contains(path + ":7:1"), end);
  }
}
