package dev.migralint.cli;

import static dev.migralint.cli.Project.CREATE;
import static dev.migralint.cli.Project.DROP;
import static dev.migralint.cli.Project.GRANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --all}, files and folders, and the standard input. */
class NamedLintTest {
  private static final String V1 = "db/migrations/V1__account.sql";
  private static final String V2 = "db/migrations/V2__email.sql";
  private static final String V3 = "db/migrations/V3__reader.sql";
  private static final String V2_GONE = "column-gone " + V2 + ":1:21";
  private static final String V2_OLD = "old-column-gone " + V2 + ":1:21";
  private static final String V3_GRANT = "no-grants " + V3 + ":1:1";

  @TempDir private Path temp;
  private Project project;

  @BeforeEach
  void create() {
    project = Project.create(temp);
    project.git.stage(V2, DROP).stage(V3, GRANT).commit();
  }

  @Test
  void everyMigrationOfTheHeadIsAChangeOfItsOwn() {
    project.git.write(V3, "SELECT 1;").write("db/migrations/V4__x.sql", GRANT);
    assertEquals(List.of("exit 1", V2_GONE, V2_OLD, V3_GRANT), project.lint("--all"));
    assertEquals(List.of("exit 1", V2_GONE, V2_OLD, V3_GRANT), project.in("team").lint("--all"));
    assertEquals(List.of("exit 0"), project.lint("--all", "--head", "HEAD^"));
  }

  @Test
  void everythingWhereThereIsNoCommitIsAMistake() {
    Started run = Project.unborn(temp.resolve("unborn")).run("lint", "--all");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("no commit yet"), run.err());
  }

  @Test
  void aFolderThatLooksLikeNoneIsReadFileByFile() {
    project.git.write("db/ddl/email.sql", DROP);
    Started run = project.run("lint", "db/ddl");
    assertEquals(3, run.exit());
    assertTrue(run.out().contains("lint FILE"), run.out());
    assertEquals(1, project.run("lint", "db/ddl/email.sql").exit());
  }

  @Test
  void everythingOutsideOfARepository() throws IOException {
    Project outside = outside();
    assertEquals(List.of("exit 1", V2_GONE, V2_OLD), outside.lint("--all"));
    Started run = outside.run("lint", "--all", "--head", "main");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("Drop --head"), run.err());
  }

  @Test
  void namedOutsideOfARepository() throws IOException {
    Project outside = outside();
    assertEquals(List.of("exit 1", V2_GONE, V2_OLD), outside.lint("db"));
    assertEquals(List.of("exit 1", V2_GONE, V2_OLD), outside.lint(V2));
    assertEquals(List.of("exit 1", V2_GONE, V2_OLD), outside.lint("."));
  }

  private Project outside() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("outside"));
    Files.createDirectories(folder.resolve("db/migrations"));
    Files.createDirectories(folder.resolve("team"));
    for (var rule : Project.rules().entrySet()) {
      Files.writeString(folder.resolve(rule.getKey()), rule.getValue());
    }
    Files.writeString(folder.resolve(".migralint.yml"), Project.SETTINGS);
    Files.writeString(folder.resolve(V1), CREATE);
    Files.writeString(folder.resolve(V2), DROP);
    return project.in(folder);
  }

  @Test
  void filesAndFoldersOfTheWorkingTree() {
    project.git.write(V3, GRANT + GRANT);
    String second = "no-grants " + V3 + ":2:1";
    assertEquals(List.of("exit 1", V2_GONE, V2_OLD), project.lint(V2));
    assertEquals(List.of("exit 0"), project.lint(V1));
    List<String> all = List.of("exit 1", V2_GONE, V2_OLD, V3_GRANT, second);
    assertEquals(all, project.lint("db"));
    assertEquals(all, project.lint("db/migrations/"));
    assertEquals(all, project.lint(V3, V2));
    assertEquals(all, project.lint(V3, V2, "db", "."));
    assertEquals(all, project.lint("."));
    assertEquals(all, project.lint(project.git.top.resolve("db").toString()));
    assertEquals(
        all, project.in("db/migrations").lint("V3__reader.sql", "../migrations/V2__email.sql"));
    assertEquals(all, project.in(temp).lint("-C", project.git.top.toString(), "db"));
    assertEquals(all, project.in(temp).lint(project.git.top.resolve("db").toString()));
  }

  @Test
  void throughALinkToTheRepository() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("link"), project.git.top);
    assertEquals(List.of("exit 1", V2_GONE, V2_OLD), project.in(link).lint(V2));
    assertEquals(List.of("exit 1", V2_GONE, V2_OLD), project.lint(link.resolve(V2).toString()));
  }

  @Test
  void whereNothingIsCommittedYet() {
    Project unborn = Project.unborn(temp.resolve("unborn"));
    unborn.git.write(V1, CREATE).write(V2, DROP);
    assertEquals(List.of("exit 1", V2_GONE, V2_OLD), unborn.lint("db"));
  }

  @Test
  void whatIsNotThereHidesNothing() throws IOException {
    Path elsewhere = Files.writeString(temp.resolve("elsewhere.sql"), GRANT);
    assertEquals(
        List.of("exit 3", V2_GONE, V2_OLD, "error no/such.sql: does not exist."),
        project.lint("no/such.sql", V2));
    List<String> lines = project.lint(V2, elsewhere.toString());
    assertEquals(List.of("exit 3", V2_GONE, V2_OLD), lines.subList(0, 3));
    assertTrue(
        lines.getLast().startsWith("error " + elsewhere + ": is outside of "), lines.getLast());
    assertEquals(
        List.of("exit 3", V2_GONE, V2_OLD, "error nope.sql: does not exist."),
        project.in("db/migrations").lint("nope.sql", "V2__email.sql"));
  }

  @Test
  void aFolderWithoutMigrationsSaysWhatWasLookedFor() throws IOException {
    for (Started run :
        List.of(
            project.run("lint", "team"),
            project.run("lint", "--all", "--head", emptyCommit()),
            project.in(Files.createDirectories(temp.resolve("bare"))).run("lint", "--all"))) {
      assertEquals(3, run.exit(), run.out());
      assertTrue(run.out().contains("supabase, drizzle, prisma, sqitch"), run.out());
      assertTrue(run.out().contains("migrations:"), run.out());
    }
  }

  private String emptyCommit() {
    project.git.git("checkout", "-q", "--orphan", "empty");
    project.git.git("rm", "-rqf", ".");
    String commit = project.git.commit().head();
    project.git.git("checkout", "-q", "main");
    return commit;
  }

  @Test
  void aNamedFileThatNoRunnerClaimsIsReadAlone() {
    project.git.write("notes/query.sql", GRANT).write("x.sql", GRANT);
    assertEquals(
        List.of("exit 1", "no-grants notes/query.sql:1:1", "no-grants x.sql:1:1"),
        project.lint("notes/query.sql", "x.sql"));
  }

  @Test
  void aNamedFileThatItsRunnerWouldNotRunIsReadAlone() {
    project.git.write("db/migrations/draft.sql", GRANT);
    assertEquals(
        List.of("exit 1", V2_GONE, V2_OLD, "no-grants db/migrations/draft.sql:1:1"),
        project.lint("db/migrations/draft.sql", V2));
    assertEquals(List.of("exit 1", V2_GONE, V2_OLD, V3_GRANT), project.lint("db"));
  }

  @Test
  void anExcludedFileIsNoMistake() {
    project.git.write(".migralint.yml", Project.SETTINGS + "exclude: [\"**/V2__*\", x.sql]\n");
    project.git.write("x.sql", GRANT);
    for (List<String> words : List.of(List.of("lint", V2), List.of("lint", "x.sql"))) {
      Started run = project.run(words.toArray(String[]::new));
      assertEquals(0, run.exit(), run.out());
      assertTrue(run.out().contains(words.get(1) + " is excluded by the settings"), run.out());
    }
    assertEquals(List.of("exit 1", V3_GRANT), project.lint(V2, V3));
    project.input(GRANT);
    assertEquals(List.of("exit 0"), project.lint("-", "--stdin-path", V2));
  }

  @Test
  void theStandardInput() {
    project.input(DROP);
    assertEquals(
        List.of("exit 1", "column-gone stdin.sql:1:21", "old-column-gone stdin.sql:1:21"),
        project.lint("-"));
    assertEquals(List.of("exit 1", V2_GONE, V2_OLD), project.lint("-", "--stdin-path", V2));
    assertEquals(
        List.of("exit 1", V2_GONE, V2_OLD),
        project.in("db").lint("-", "--stdin-path", "migrations/V2__email.sql"));
    assertEquals(
        List.of("exit 1", V2_GONE, V2_OLD),
        project.lint("--stdin-path", project.git.top.resolve(V2).toString(), "-"));
    project.input(CREATE.replace("account", "a") + DROP.replace("account", "a"));
    assertEquals(
        List.of("exit 1", "column-gone db/migrations/V9__new.sql:2:15"),
        project.lint("-", "--stdin-path", "db/migrations/V9__new.sql"));
    assertEquals(
        List.of("exit 1", "column-gone new/folder/x.sql:2:15"),
        project.lint("-", "--stdin-path", "new/folder/x.sql"));
    project.input("");
    assertEquals(List.of("exit 0"), project.lint("-"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "db", "..", "../x.sql", "/etc/x.sql"})
  void whereTheStandardInputCannotBe(String name) {
    Started run = project.input(DROP).run("lint", "-", "--stdin-path", name);
    assertEquals(2, run.exit(), run.out() + run.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--staged --all",
        "--staged --base main",
        "--all --base main",
        "--all db",
        "--base main db",
        "--staged db",
        "--staged -",
        "- db",
        "--head main",
        "--head main db",
        "--stdin-path x db",
        "--stdin-path x",
        "-C no/such db",
        "-C db/migrations/V1__account.sql",
        "--fail-on sometimes",
        "--format yaml",
        "--no-such-option",
        "--settings no/such.yml",
      })
  void whatMakesNoSense(String words) {
    Started run = project.run(("lint " + words).split(" "));
    assertEquals(2, run.exit(), run.out() + run.err());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("migralint: "), run.err());
    assertFalse(run.err().contains("Exception"), run.err());
  }

  /** What an earlier script of the set has made is not in use; other folders go on as they were. */
  @Test
  void scriptsThatMakeANewDatabaseAreOneChange() {
    Project other = Project.empty(temp.resolve("other"));
    other
        .git
        .stage("migrations/init/2-tables.sql", "CREATE TABLE t (id int, b int);")
        .stage("migrations/init/4-indexes.sql", "ALTER TABLE t DROP COLUMN b;")
        .commit();
    Started run = other.run("lint", "--all");
    assertEquals(0, run.exit(), run.out());
    assertTrue(run.out().contains("migrations/init holds the scripts that make"), run.out());
  }

  /** Behind the comment of the next revision, the table of the one before may hold rows. */
  @Test
  void eachRevisionOfAlembicIsAChange() {
    String sql =
        """
        BEGIN;
        -- Running upgrade  -> aa11

        CREATE TABLE person (id bigint PRIMARY KEY, email text, nick text);
        ALTER TABLE person DROP COLUMN nick;

        -- Running upgrade aa11 -> bb22

        ALTER TABLE person DROP COLUMN email;
        COMMIT;
        """;
    String[] arguments = {"-", "--stdin-path", "alembic.sql"};
    String gone = "column-gone alembic.sql:5:20";
    assertEquals(
        List.of("exit 1", gone, "old-column-gone alembic.sql:9:20"),
        project.input(sql).lint(arguments));
    String plain = sql.replace("-- Running upgrade", "-- Then");
    assertEquals(List.of("exit 1", gone), project.input(plain).lint(arguments));
  }
}
