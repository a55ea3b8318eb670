package dev.migralint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations that go on from a schema in a file which the settings name. */
class SchemaFileTest {
  private static final String CREATE = "CREATE TABLE public.account (id bigint, email text);\n";
  private static final String DROP = "ALTER TABLE account DROP COLUMN email;\n";
  private static final String C = "db/migrations/0003_c.up.sql";

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.create(temp);
    project.git.git("rm", "-q", "-r", "db");
    project.git.stage(
        ".migralint.yml",
        Project.SETTINGS + "migrations: [{path: db/migrations, schema: db/structure.sql}]\n");
    project.git.stage("db/migrations/0002_b.up.sql", "ALTER TABLE account ADD COLUMN name text;\n");
  }

  @Test
  void whatTheFileMadeIsEarlier() {
    project.git.commit("db/structure.sql", CREATE);
    project.git.stage(C, DROP);
    assertEquals(List.of("exit 1", gone("column-gone"), gone("old-column-gone")), project.lint());
    String out = project.run("lint").out();
    assertTrue(out.contains("account has existed since db/structure.sql:1"), out);
  }

  private static String gone(String rule) {
    return rule + " " + C + ":1:21";
  }

  /** A name that only a dump tells: without it, nobody could know that there is no such table. */
  @Test
  void whatTheFileDoesNotHaveIsNotThere() {
    project.git.commit("db/structure.sql", CREATE);
    project.git.stage(C, "ALTER TABLE IF EXISTS other DROP COLUMN email;\nDROP TABLE account;\n");
    String out = project.run("lint").out();
    assertTrue(out.contains("dropped-table"), out);
    assertTrue(!out.contains("other"), out);
  }

  @Test
  void migrationsThatTheFileListsAreNotRunAgain() {
    String listed =
        "CREATE TABLE account (id bigint, email text, name text);\n"
            + "SELECT pg_catalog.set_config('search_path', '', false);\n"
            + "INSERT INTO public.schema_migrations (version) VALUES ('0001'), ('0002');\n";
    project.git.commit("db/structure.sql", listed);
    project.git.stage(C, "ALTER TABLE account DROP COLUMN name;\n");
    String out = project.run("lint").out();
    assertTrue(out.contains("dropped-column"), out);
    assertTrue(out.contains("account has existed since db/structure.sql:1"), out);
  }

  /** The tool dumps the schema anew with every migration; what counts is how it was before. */
  @Test
  void theFileIsReadAsItWasBeforeTheChange() {
    project.git.commit("db/structure.sql", CREATE);
    project.git.stage(C, "CREATE TABLE team (id bigint);\nALTER TABLE team ADD COLUMN x int;\n");
    project.git.stage("db/structure.sql", CREATE + "CREATE TABLE team (id bigint, x int);\n");
    assertEquals(List.of("exit 0"), project.lint());
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    project.git.commit("db/other.sql", CREATE);
    project.git.stage(C, DROP);
    Started run = project.run("lint");
    assertEquals(3, run.exit());
    assertTrue(
        (run.out() + run.err()).contains("the schema file `db/structure.sql` can't be read"),
        run.out() + run.err());
  }

  @Test
  void underAllTheFilesThatItListsAreJudgedWithoutIt() {
    project.git.commit(
        "db/structure.sql",
        CREATE + "INSERT INTO schema_migrations (version) VALUES ('0002'), ('0003');\n");
    project.git.commit(C, DROP);
    String out = project.run("lint", "--all").out();
    assertTrue(out.contains("holds migrations that are under review"), out);
  }
}
