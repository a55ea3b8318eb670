package dev.migralint.layout.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.layout.Dialect;
import dev.migralint.layout.History;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Migration;
import dev.migralint.layout.NaturalOrder;
import dev.migralint.layout.Oddity;
import dev.migralint.layout.Placement;
import dev.migralint.layout.Transaction;
import dev.migralint.source.Content;
import dev.migralint.source.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recognizing from a path, settings, and what is no migration. */
class ContainingTest {
  /** A tree of texts that remembers which folders were listed. */
  private static final class Texts implements Tree {
    private final TreeMap<String, String> files;
    private final List<String> listed = new ArrayList<>();

    Texts(Map<String, String> files) {
      this.files = new TreeMap<>(files);
    }

    static Texts of(String... paths) {
      return new Texts(
          List.of(paths).stream().collect(Collectors.toMap(path -> path, path -> "SELECT 1;")));
    }

    @Override
    public List<Entry> list(String folder) {
      listed.add(folder);
      String start = folder.isEmpty() ? "" : folder + "/";
      return files.keySet().stream()
          .filter(path -> path.startsWith(start))
          .map(path -> path.substring(start.length()))
          .map(
              rest ->
                  rest.contains("/")
                      ? new Entry(rest.substring(0, rest.indexOf('/')), Entry.Kind.FOLDER)
                      : new Entry(rest, Entry.Kind.FILE))
          .distinct()
          .toList();
    }

    @Override
    public Content content(String path) {
      String text = files.get(path);
      return text == null
          ? new Content.Missing()
          : new Content.Bytes(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String found(Tree tree, String path, boolean explicit) {
    return Layouts.containing(tree, path, explicit)
        .map(history -> history.layout().name() + " " + history.folder())
        .orElse("nothing");
  }

  @Test
  void findsTheHistoryOfADeletedFileWhoseFolderIsGone() {
    Tree tree = Texts.of("db/prisma/migrations/1_a/migration.sql");
    assertEquals(
        "prisma db/prisma/migrations",
        found(tree, "db/prisma/migrations/2_b/migration.sql", false));
    assertEquals("nothing", found(tree, "other/prisma/migrations/2_b/migration.sql", false));
    Tree diesel = Texts.of("migrations/1_a/up.sql", "migrations/1_a/down.sql");
    assertEquals("plain migrations", found(diesel, "migrations/2_b/up.sql", false));
    Tree numbered = Texts.of("migrations/1_a.up.sql", "migrations/2_b.up.sql");
    assertEquals("golang-migrate migrations", found(numbered, "migrations/3_c.up.sql", false));
  }

  @Test
  void leavesWhatOtherFoldersHoldToThem() {
    Tree tree = Texts.of("migrations/1_a.up.sql", "migrations/old/notes/x.sql", "x.sql");
    assertEquals("nothing", found(tree, "migrations/old/notes/x.sql", false));
    assertEquals("nothing", found(tree, "x.sql", false));
  }

  @Test
  void looksAtTestsOnlyWhenTold() {
    String path = "src/test/resources/db/migration/V1__a.sql";
    Tree tree = Texts.of(path);
    assertEquals("nothing", found(tree, path, false));
    assertEquals("flyway src/test/resources/db/migration", found(tree, path, true));
  }

  @ParameterizedTest
  @CsvSource({
    "db/migration/V2__x.test.sql, flyway db/migration",
    "db/migration/test/V2__x.sql, flyway db/migration",
    "db/migration/target/x/V2__x.sql, flyway db/migration",
    "migrations/2_x.bak.up.sql, golang-migrate migrations",
    "migrations/schema.sql, golang-migrate migrations",
    "test/migrations/1_a.up.sql, nothing",
    "sql/2_b.test.sql, nothing",
    "sql/2_b.sql, plain sql",
  })
  void leavesItToAKnownRunnerWhatAMigrationIs(String path, String found) {
    Tree tree =
        Texts.of(
            path, "db/migration/V1__a.sql", "migrations/1_a.up.sql", "sql/1_a.sql", "sql/3_c.sql");
    assertEquals(found, found(tree, path, false));
  }

  @Test
  void findsTheHistoryOfAFileBesideOneThatIsNone() {
    Tree tree = Texts.of("sql/1_a.test.sql", "sql/1_a.sql", "sql/2_b.sql");
    List<String> paths = List.of("sql/1_a.test.sql", "sql/2_b.sql");
    assertEquals(1, Layouts.containing(tree, paths, false).size());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 2",
    "db, 1",
    "db/migration, 1",
    "db/migration/2024, 1",
    "db/migration/2024/V2__b.sql, 1",
    "test, 1",
    "test/migrations, 1",
    "nowhere, 0",
  })
  void findsTheHistoriesAtAPathThatAPersonNames(String path, int histories) {
    Tree tree =
        Texts.of(
            "db/migration/V1__a.sql",
            "db/migration/2024/V2__b.sql",
            "migrations/1_a.up.sql",
            "test/migrations/1_a.up.sql");
    List<History> found = Layouts.at(tree, path);
    assertEquals(histories, found.size());
    assertTrue(found.stream().noneMatch(history -> history.folder().equals("db/migration/2024")));
  }

  @Test
  void doesNotLookIntoSiblings() {
    List<String> paths = new ArrayList<>(List.of("db/prisma/migrations/1_a/migration.sql"));
    IntStream.range(0, 50).forEach(i -> paths.add("src/module" + i + "/deep/file.sql"));
    Texts tree = Texts.of(paths.toArray(String[]::new));
    found(tree, "db/prisma/migrations/1_a/migration.sql", false);
    assertTrue(tree.listed.stream().noneMatch(folder -> folder.startsWith("src")));
  }

  @Test
  void readsEachHistoryOnceForManyPaths() {
    List<String> paths =
        IntStream.range(0, 500).mapToObj(i -> "migrations/" + i + "_a.up.sql").toList();
    Texts tree = Texts.of(paths.toArray(String[]::new));
    assertEquals(1, Layouts.containing(tree, paths, false).size());
    assertTrue(tree.listed.size() < 50, () -> "listed " + tree.listed.size());
  }

  @Test
  void readsTheOrderThatTheSettingsTell() {
    Tree tree = Texts.of("sql/b.sql", "sql/a.sql", "sql/c.sql", "sql/below/d.sql", "e.sql");
    Placement told =
        new Placement(
            "sql",
            Optional.empty(),
            Optional.empty(),
            Optional.of(Transaction.QUERY),
            List.of("b.sql", "below/d.sql", "gone.sql", "../e.sql", "a.sql", "b.sql"),
            Optional.empty());
    History history = Layouts.configured(tree, List.of(told)).histories().getFirst();
    assertEquals(
        List.of("sql/b.sql", "sql/below/d.sql", "sql/a.sql"),
        history.migrations().stream().map(Migration::path).toList());
    assertEquals(Transaction.QUERY, history.migrations().getFirst().transaction());
    assertEquals(
        List.of("sql/gone.sql", "sql/../e.sql", "sql/c.sql"),
        history.oddities().stream().map(Oddity::path).toList());
  }

  @Test
  void readsTheFoldersThatTheSettingsName() {
    Tree tree =
        Texts.of(
            "sql/b.sql", "sql/a.sql", "flyway/V1__a.sql", "prisma/migrations/1_a/migration.sql");
    Layouts.Configured configured =
        Layouts.configured(
            tree,
            List.of(
                new Placement("sql", Optional.empty()),
                new Placement("flyway", Optional.of("plain")),
                new Placement("prisma/migrations", Optional.empty())));
    assertEquals(List.of(), configured.problems());
    assertEquals(
        List.of(
            "plain sql [sql/a.sql, sql/b.sql]",
            "plain flyway [flyway/V1__a.sql]",
            "prisma prisma/migrations [prisma/migrations/1_a/migration.sql]"),
        configured.histories().stream()
            .map(
                h ->
                    h.layout().name()
                        + " "
                        + h.folder()
                        + " "
                        + h.migrations().stream().map(Migration::path).toList())
            .toList());
  }

  @Test
  void believesTheSettingsThatAFolderIsForPostgres() {
    Tree tree = Texts.of("sqlite/1_a.up.sql");
    List<Placement> placements = List.of(new Placement("sqlite", Optional.empty()));
    assertEquals(Dialect.SQLITE, Layouts.everywhere(tree).get(0).dialect());
    assertEquals(
        Dialect.POSTGRESQL, Layouts.configured(tree, placements).histories().get(0).dialect());
  }

  @ParameterizedTest
  @CsvSource({
    "db/migrations/add_users.sql, true",
    "db/schema-changes/x.sql, true",
    "db/migrations/add_users.ts, false",
    "src/lib/users.sql, false",
    "test/migrations/add_users.sql, false",
  })
  void tellsWhatLooksLikeAMigration(String path, boolean expected) {
    assertEquals(expected, Layouts.looksLikeMigration(path));
  }

  @Test
  void saysWhatIsWrongWithTheSettingsFolders() {
    Layouts.Configured configured =
        Layouts.configured(
            Texts.of("sql/a.sql"),
            List.of(
                new Placement("gone", Optional.empty()),
                new Placement("sql", Optional.of("flyaway"))));
    assertEquals(List.of(), configured.histories());
    assertEquals(
        List.of("gone", "sql"), configured.problems().stream().map(p -> p.path()).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "db/backups/1.sql, 'It is in backups/, which holds backups.'",
    "src/test/resources/db/migration/V1__a.sql, 'It is in test/, which holds tests.'",
    "pkg/testdata/1_a.up.sql, 'It is in testdata/, which holds tests.'",
    "node_modules/x/1.sql, 'It is in node_modules/, which holds installed or built files.'",
    "supabase/seed.sql, Its name says that it is seed data.",
    "db/structure.sql, Its name says that it is a whole schema.",
    "db/prod.dump.sql, Its name says that it is a dump.",
  })
  void saysWhyAPathIsNoMigration(String path, String why) {
    assertEquals(Optional.of(why), Layouts.notAMigration(path));
  }

  @ParameterizedTest
  @CsvSource({
    "db/migrations/2_create_smoke_test.sql",
    "db/migrations/3_add_schema.sql",
    "db/migrations/4_dump.up.sql",
    "src/example/V1__a.sql",
    "apps/latest/migrations/1_a.sql",
    "contests/migrations/1_a.sql",
  })
  void saysNothingAboutMigrations(String path) {
    assertEquals(Optional.empty(), Layouts.notAMigration(path));
  }

  @Test
  void sortsNumbersOfAnyLength() {
    String huge = "9".repeat(200);
    List<String> names = new ArrayList<>(List.of(huge + "_b", "10_a", "2_b", "02_a", "1" + huge));
    names.sort(NaturalOrder.NAMES);
    assertEquals(List.of("02_a", "2_b", "10_a", huge + "_b", "1" + huge), names);
  }

  @Test
  void readsNamesOfAnyLengthAndCharacters() {
    String odd = "db/migrations/1_" + "x".repeat(230) + "\n\u2028'\"..up.sql";
    Tree tree = Texts.of(odd, "db/flyway/V1__" + "_.".repeat(120) + ".sql");
    assertEquals(
        List.of("golang-migrate [1]", "flyway [V1]"),
        List.of(odd, "db/flyway/V1__" + "_.".repeat(120) + ".sql").stream()
            .flatMap(path -> Layouts.containing(tree, path, false).stream())
            .map(
                h ->
                    h.layout().name()
                        + " "
                        + h.migrations().stream().map(Migration::version).toList())
            .toList());
  }

  @Test
  void everyLayoutSaysHowToLeaveItsTransaction() {
    for (Layout layout : Layouts.ALL) {
      assertTrue(
          layout.leaveTransaction(Optional.empty()).matches("[A-Z][a-z]+ .*\\."), layout.name());
      assertEquals(Optional.of(layout), Layouts.named(layout.name()));
    }
  }
}
