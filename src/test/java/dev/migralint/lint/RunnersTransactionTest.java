package dev.migralint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.layout.History;
import dev.migralint.layout.find.Layouts;
import dev.migralint.rule.Vocabulary;
import dev.migralint.rule.read.BuiltInRules;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.scope.Scope;
import dev.migralint.settings.Settings;
import dev.migralint.sizes.TableSizes;
import dev.migralint.source.MapTree;
import dev.migralint.suppression.AllowList;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What refuses a transaction is found where the runner, as it is set up there, opens one. */
class RunnersTransactionTest {
  private static final RuleBook BOOK =
      RuleBook.load(BuiltInRules.files(), Vocabulary.standard()).book();

  private static final String INDEX = "CREATE INDEX CONCURRENTLY i ON a (id)";
  private static final String MANY = "SET lock_timeout = '1s';\n" + INDEX + ";\n";

  /** The statements that are refused, of all files of the one history. */
  private static List<String> refused(Map<String, String> files) {
    MapTree tree = MapTree.of(new TreeMap<>(files));
    History history = Layouts.everywhere(tree).getFirst();
    Map<String, Scope.Part> parts = new HashMap<>();
    history.migrations().forEach(m -> parts.put(m.path(), Scope.Part.whole(1)));
    AllowList allowList = new AllowList(Settings.NONE, Map.of(), LocalDate.EPOCH);
    RunContext context =
        new RunContext(tree, Settings.NONE, TableSizes.NONE, BOOK, allowList, Recorder.NONE);
    new HistoryRun(context, new Scope(history, parts, false)).run();
    return context.result().findings().stream()
        .filter(f -> f.rule().id().equals("concurrently-in-transaction"))
        .map(f -> f.file().text(f.span()))
        .toList();
  }

  private static List<String> prisma(String release, String sql) {
    return refused(
        Map.of(
            "package.json",
            "{\"devDependencies\": {\"prisma\": \"" + release + "\"}}",
            "prisma/migrations/20260101000000_a/migration.sql",
            sql));
  }

  @Test
  void prismaSplitsSince74WhatItCanParse() {
    assertEquals(List.of(INDEX), prisma("7.3.0", MANY));
    assertEquals(List.of(), prisma("7.3.0", INDEX));
    assertEquals(List.of(), prisma("7.4.0", MANY));
    assertEquals(List.of(), prisma("^7.3.0", MANY));
    String drop = "DROP INDEX CONCURRENTLY i";
    assertEquals(List.of(drop), prisma("7.4.0", "ANALYZE a; " + drop));
    assertEquals(List.of(), prisma("7.4.0", drop));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DO $$BEGIN NULL; END$$;",
        "REFRESH MATERIALIZED VIEW v;",
        "ALTER TABLE a\n  ALTER COLUMN n SET STATISTICS 10;",
        "ALTER SEQUENCE s OWNED BY a.n;",
        "ALTER TABLE p ATTACH PARTITION p1 FOR VALUES IN (1);",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO reader;"
      })
  void prismaSendsAFileWholeThatItsParserRefuses(String refused) {
    assertEquals(List.of(INDEX), prisma("7.4.0", refused + "\n" + INDEX));
  }

  @Test
  void prismaParsesWhatOnlyNamesSuchAStatement() {
    assertEquals(List.of(), prisma("7.4.0", "-- DO or REINDEX\nANALYZE a;\n" + INDEX));
  }

  private static List<String> supabase(String release, String sql) {
    return refused(
        Map.of(
            "package.json",
            "{\"devDependencies\": {\"supabase\": \"" + release + "\"}}",
            "supabase/migrations/20260101000000_a.sql",
            sql));
  }

  @Test
  void supabaseRunsSomeStatementsAloneSince2109() {
    String drop = "DROP INDEX CONCURRENTLY j";
    String sql = MANY + drop + ";";
    assertEquals(List.of(INDEX, drop), supabase("2.108.0", sql));
    assertEquals(List.of(drop), supabase("2.109.0", sql));
    assertEquals(List.of(), supabase("2.116.0", sql));
  }

  private static List<String> flyway(String configuration, String sql) {
    return refused(Map.of("flyway.conf", configuration, "db/V1__a.sql", sql));
  }

  @Test
  void flywayLeavesItsTransactionForWhatItKnows() {
    String reindex = "REINDEX TABLE CONCURRENTLY a";
    assertEquals(List.of(), flyway("", INDEX));
    assertEquals(List.of(reindex), flyway("", reindex));
    assertEquals(List.of(INDEX), flyway("", MANY));
    assertEquals(List.of(), flyway("flyway.mixed=true", MANY));
    assertEquals(List.of(INDEX), flyway("flyway.group=true", INDEX));
    assertEquals(List.of(), flyway("flyway.executeInTransaction=false", reindex));
  }

  @Test
  void liquibaseHasATransactionForEachChangeset() {
    String sql = "--liquibase formatted sql\n--changeset us:1\n" + INDEX + ";\n";
    String file = "db/changes/1.sql";
    assertEquals(List.of(INDEX), refused(Map.of(file, sql)));
    String out = sql.replace("us:1", "us:1 runInTransaction:false");
    assertEquals(List.of(), refused(Map.of(file, out)));
    String other = sql.replace("us:1", "us:1 dbms:oracle");
    assertEquals(List.of(), refused(Map.of(file, other)));
  }

  @Test
  void atlasReadsTheHeaderOnly() {
    String sql = "-- atlas:txmode none\n" + MANY;
    Map<String, String> files = new HashMap<>(Map.of("m/atlas.sum", "", "m/1_a.sql", sql));
    assertEquals(List.of(INDEX), refused(files));
    files.put("m/1_a.sql", sql.replaceFirst("\n", "\n\n"));
    assertEquals(List.of(), refused(files));
  }

  @Test
  void sqitchOpensNone() {
    Map<String, String> files =
        new HashMap<>(
            Map.of(
                "sqitch.plan",
                "%project=x\n\na 2026-01-01T00:00:00Z A B <a@b>\n",
                "deploy/a.sql",
                MANY));
    assertEquals(List.of(), refused(files));
    files.put("deploy/a.sql", "BEGIN;\n" + MANY + "COMMIT;\n");
    assertEquals(List.of(INDEX), refused(files));
  }

  @Test
  void drizzleWithHttpOpensNone() {
    Map<String, String> files =
        new HashMap<>(
            Map.of(
                "src/drizzle/meta/_journal.json",
                "{\"entries\": [{\"when\": 1, \"tag\": \"0000_a\"}]}",
                "src/drizzle/0000_a.sql",
                INDEX));
    assertEquals(List.of(INDEX), refused(files));
    files.put("src/migrate.ts", "import { migrate } from 'drizzle-orm/neon-http/migrator'");
    assertEquals(List.of(), refused(files));
  }
}
