package dev.migralint.layout.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.layout.Dialect;
import dev.migralint.layout.History;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Oddity;
import dev.migralint.layout.Placement;
import dev.migralint.source.Content;
import dev.migralint.source.MapTree;
import dev.migralint.source.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A change keeps the runner and the database of what is a history before it. */
class ChangedHistoriesTest {
  private static final Map<String, String> GOLANG =
      Map.of("db/1_a.up.sql", "CREATE TABLE a (id int);");

  private static Tree with(Map<String, String> base, String... changed) {
    Map<String, String> files = new HashMap<>(base);
    for (int i = 0; i < changed.length; i += 2) {
      files.put(changed[i], changed[i + 1]);
    }
    return MapTree.of(files);
  }

  private static String describe(History history) {
    return history.layout().name()
        + " "
        + history.folder()
        + " "
        + history.dialect()
        + " "
        + history.migrations().stream().map(Migration::path).toList()
        + history.oddities().stream()
            .map(oddity -> " " + oddity.kind() + " " + oddity.path())
            .collect(Collectors.joining());
  }

  private static String found(Map<String, String> base, String... changed) {
    ChangedHistories histories = new ChangedHistories(with(base, changed), MapTree.of(base));
    return histories.containing(List.of(changed[0])).stream()
        .map(ChangedHistoriesTest::describe)
        .collect(Collectors.joining("; "));
  }

  @Test
  void annotationsOfAnotherRunner() {
    String goose = "-- +goose Up\nSELECT 1;\n-- +goose Down\nDROP TABLE a;";
    assertEquals(
        "golang-migrate db POSTGRESQL [db/1_a.up.sql, db/2_b.up.sql]",
        found(GOLANG, "db/2_b.up.sql", goose));
    assertEquals(
        "golang-migrate db POSTGRESQL [db/1_a.up.sql, db/2_b.up.sql, db/3_c.up.sql, db/4_d.up.sql]"
            + " ALTERED db/2_b.up.sql",
        found(GOLANG, "db/2_b.up.sql", goose, "db/3_c.up.sql", goose, "db/4_d.up.sql", goose));
  }

  @Test
  void filesOfAnotherRunner() {
    assertEquals(
        "golang-migrate db POSTGRESQL [db/1_a.up.sql, db/2_b.up.sql] ALTERED db/2_b.up.sql",
        found(
            GOLANG,
            "db/2_b.up.sql",
            "SELECT 1;",
            "db/sqitch.plan",
            "%project=x\n1_a.up x\n",
            "db/deploy/1_a.up.sql",
            "SELECT 1;"));
  }

  @Test
  void aHistoryAroundIt() {
    assertEquals(
        "golang-migrate db POSTGRESQL [db/1_a.up.sql, db/2_b.up.sql]",
        found(GOLANG, "db/2_b.up.sql", "SELECT 1;", "sqitch.plan", "%project=x\nx x\n"));
  }

  @Test
  void aHistoryAroundItThatTheChangeAdds() {
    Tree head = with(GOLANG, "V1__x.sql", "SELECT 1;", "db/2_b.up.sql", "SELECT 1;");
    ChangedHistories histories = new ChangedHistories(head, MapTree.of(GOLANG));
    assertEquals(
        "golang-migrate db",
        histories.containing(List.of("V1__x.sql", "db/2_b.up.sql")).stream()
            .filter(history -> history.migration("db/2_b.up.sql").isPresent())
            .map(history -> history.layout().name() + " " + history.folder())
            .findFirst()
            .orElse("nothing"));
  }

  @Test
  void filesNamedForOtherDatabases() {
    assertEquals(
        "golang-migrate db POSTGRESQL [db/1_a.up.sql, db/2_b.mysql.up.sql, db/3_c.h2.up.sql]",
        found(GOLANG, "db/2_b.mysql.up.sql", "SELECT 1;", "db/3_c.h2.up.sql", "SELECT 1;"));
  }

  @Test
  void filesOfAnotherDatabase() {
    assertEquals(
        "golang-migrate db POSTGRESQL [db/1_a.up.sql, db/2_b.up.sql] ALTERED db/2_b.up.sql",
        found(GOLANG, "db/2_b.up.sql", "SELECT 1 FROM dual;"));
    assertEquals(
        "golang-migrate db POSTGRESQL [db/1_a.up.sql, db/2_b.up.sql] ALTERED db/2_b.up.sql",
        found(GOLANG, "db/2_b.up.sql", "SELECT 1;", "go.mod", "require modernc.org/sqlite v1.0\n"));
  }

  @Test
  void anotherDatabaseBecomesPostgres() {
    Map<String, String> mysql = Map.of("db/1_a.up.sql", "CREATE TABLE `a` (id int);");
    assertEquals(
        "golang-migrate db MYSQL [db/1_a.up.sql, db/2_b.up.sql]",
        found(mysql, "db/2_b.up.sql", "SELECT 1;"));
    assertEquals(
        "golang-migrate db POSTGRESQL [db/1_a.up.sql, db/2_b.up.sql]",
        found(mysql, "db/2_b.up.sql", "SELECT a::jsonb FROM b;"));
  }

  @Test
  void aNewHistory() {
    String goose = "-- +goose Up\nSELECT 1;";
    assertEquals("goose sql POSTGRESQL [sql/1_b.sql]", found(GOLANG, "sql/1_b.sql", goose));
    assertEquals(
        "flyway db/other POSTGRESQL [db/other/V1__a.sql]",
        found(GOLANG, "db/other/V1__a.sql", "SELECT 1;"));
  }

  @Test
  void aHistoryThatAnotherReplaces() {
    Tree head = MapTree.of(Map.of("db/1_a.sql", "-- +goose Up\nCREATE TABLE a (id int);"));
    ChangedHistories histories = new ChangedHistories(head, MapTree.of(GOLANG));
    assertEquals(
        List.of("goose db POSTGRESQL [db/1_a.sql]"),
        histories.containing(List.of("db/1_a.sql")).stream()
            .map(ChangedHistoriesTest::describe)
            .toList());
  }

  @Test
  void aHistoryThatTheChangeEmpties() {
    Map<String, String> base =
        Map.of(
            "db/meta/_journal.json",
            "{\"dialect\": \"postgresql\", \"entries\": [{\"idx\": 0, \"tag\": \"0000_a\","
                + " \"when\": 1}]}",
            "db/0000_a.sql",
            "CREATE TABLE a (id int);");
    Tree head = with(base, "db/meta/_journal.json", "{\"dialect\": \"mysql\", \"entries\": []}");
    ChangedHistories histories = new ChangedHistories(head, MapTree.of(base));
    assertEquals(List.of(), histories.containing(List.of("db/meta/_journal.json")));
    Placement db = new Placement("db", Optional.empty());
    assertEquals(
        1, Layouts.configured(head, Optional.of(MapTree.of(base)), List.of(db)).histories().size());
  }

  @Test
  void readsAHistoryOnceForManyPaths() {
    Map<String, String> base = new HashMap<>(GOLANG);
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      paths.add("db/notes" + i + ".txt");
    }
    List<String> read = new ArrayList<>();
    Tree counted =
        new Tree() {
          @Override
          public List<Entry> list(String folder) {
            return MapTree.of(base).list(folder);
          }

          @Override
          public Content content(String path) {
            read.add(path);
            return MapTree.of(base).content(path);
          }
        };
    assertEquals(1, new ChangedHistories(counted, counted).containing(paths).size());
    assertTrue(read.stream().filter("db/1_a.up.sql"::equals).count() < 50, read.toString());
  }

  private static History configured(Placement placement, String... changed) {
    return Layouts.configured(
            with(GOLANG, changed), Optional.of(MapTree.of(GOLANG)), List.of(placement))
        .histories()
        .getFirst();
  }

  @Test
  void foldersInTheSettings() {
    String goose = "-- +goose Up\nSELECT 1;";
    String[] changed = {"db/2_b.up.sql", goose, "db/3_c.up.sql", goose, "db/4_d.up.sql", goose};
    History kept = configured(new Placement("db", Optional.empty()), changed);
    assertEquals("golang-migrate", kept.layout().name());
    assertEquals(List.of(Oddity.Kind.ALTERED), kept.oddities().stream().map(Oddity::kind).toList());
    History told = configured(new Placement("db", Optional.of("goose")), changed);
    assertEquals("goose", told.layout().name());
    assertEquals(List.of(), told.oddities());
  }

  @Test
  void theDatabaseInTheSettings() {
    Placement mysql =
        new Placement(
            "db",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.of(Dialect.MYSQL));
    assertEquals(Dialect.MYSQL, configured(mysql, "db/2_b.up.sql", "SELECT 1;").dialect());
    Map<String, String> sqlite = Map.of("sqlite/1_a.up.sql", "PRAGMA x;");
    Placement postgres = new Placement("sqlite", Optional.empty());
    assertEquals(
        Dialect.POSTGRESQL,
        Layouts.configured(MapTree.of(sqlite), List.of(postgres)).histories().getFirst().dialect());
  }
}
