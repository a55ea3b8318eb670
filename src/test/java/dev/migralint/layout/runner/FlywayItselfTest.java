package dev.migralint.layout.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.layout.Alone;
import dev.migralint.layout.Direction;
import dev.migralint.layout.History;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Runner;
import dev.migralint.layout.Version;
import dev.migralint.layout.find.DiskTree;
import dev.migralint.layout.find.Layouts;
import dev.migralint.layout.project.FlywayCode;
import dev.migralint.layout.project.FlywaySettings;
import dev.migralint.source.Folder;
import dev.migralint.source.MapTree;
import dev.migralint.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resolver.ChecksumCalculator;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.database.postgresql.PostgreSQLParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what is said of Flyway against Flyway itself. */
class FlywayItselfTest {
  private static final List<String> TRICKY =
      List.of(
          "V1__a.sql",
          "V1_1.sql",
          "V01.2__x.sql",
          "V1.10__x.SQL",
          "V1._2__x.sql",
          "V1..2__x.sql",
          "V-1__x.sql",
          "V+5__x.sql",
          "V3___x.sql",
          "V4__a__b.sql",
          "V6.1.0.6.sql",
          "V7_.sql",
          "V.8__x.sql",
          "V9.__x.sql",
          "V10a__x.sql",
          "V 11__x.sql",
          "V12 __x.sql",
          "V__x.sql",
          "V.sql",
          "V99999999999999999999999__x.sql",
          "V99999999999999999999998.1__x.sql",
          "V20240101__t.sql",
          "V20240101.1__t.sql",
          "v13__lower.sql",
          "r__lower.sql",
          "R__zeta.sql",
          "R__Alpha.sql",
          "R__a_b.sql",
          "R__a b c.sql",
          "R__aZ.sql",
          "R1__x.sql",
          "Rx.sql",
          "U1__a.sql",
          "V14__x.txt",
          "notes.sql",
          "afterMigrate.sql",
          "afterMigrate__4__x.sql",
          "afterMigrateFoo__x.sql",
          "below/V1.5__n.sql",
          "below/deeper/V0.5__n.sql",
          "below/R__beta.sql",
          "M16-moved.pgsql",
          "M17_1-moved.sql",
          "X-again.pgsql",
          "MX-x.pgsql");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sqlMigrationSuffixes=.sql,.pgsql",
        "sqlMigrationPrefix=M;sqlMigrationSeparator=-;sqlMigrationSuffixes=.pgsql,.sql",
        "sqlMigrationPrefix=M;repeatableSqlMigrationPrefix=MX;sqlMigrationSeparator=-;"
            + "sqlMigrationSuffixes=.pgsql",
        "repeatableSqlMigrationPrefix=X;sqlMigrationSeparator=-;sqlMigrationSuffixes=.pgsql"
      })
  void trickyNamesRunInItsOrder(String settings) throws IOException {
    check(TRICKY, settings);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void generatedNamesRunInItsOrder(long seed) throws IOException {
    Random random = new Random(seed);
    Map<MigrationVersion, String> versioned = new TreeMap<>();
    for (int i = 0; i < 60; i++) {
      String version = version(random);
      String name = "V" + version + (random.nextInt(8) == 0 ? "" : "__" + word(random)) + ".sql";
      versioned.putIfAbsent(MigrationVersion.fromVersion(version), name);
    }
    List<String> names = new ArrayList<>(versioned.values());
    Map<String, String> repeatable = new TreeMap<>();
    for (int i = 0; i < 30; i++) {
      String word = word(random);
      repeatable.putIfAbsent(word.replace('_', ' '), "R__" + word + ".sql");
    }
    names.addAll(repeatable.values());
    check(names, "");
  }

  private static String version(Random random) {
    StringBuilder version = new StringBuilder();
    int parts = 1 + random.nextInt(4);
    for (int i = 0; i < parts; i++) {
      version.append(i == 0 ? "" : random.nextBoolean() ? "." : "_");
      version.append("0".repeat(random.nextInt(3) == 0 ? 1 : 0));
      version.append(random.nextInt(6) == 0 ? random.nextLong(Long.MAX_VALUE) : random.nextInt(4));
    }
    return version.toString();
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder("w");
    int length = 1 + random.nextInt(3);
    for (int i = 0; i < length; i++) {
      word.append("aZ_ 0-.é".charAt(random.nextInt(8)));
    }
    return word.append('w').toString();
  }

  private void check(List<String> names, String settings) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "SELECT 1;");
    }
    Map<String, String> configuration = new LinkedHashMap<>();
    for (String setting : settings.isEmpty() ? new String[0] : settings.split(";", -1)) {
      configuration.put("flyway." + setting.split("=", 2)[0], setting.split("=", 2)[1]);
    }
    MigrationInfo[] its =
        org.flywaydb.core.Flyway.configure()
            .configuration(configuration)
            .dataSource("jdbc:h2:mem:", "sa", "")
            .locations("filesystem:" + folder)
            .load()
            .info()
            .all();
    Map<String, String> values = new TreeMap<>();
    configuration.forEach(
        (key, value) -> values.put(key.substring(7).toLowerCase(Locale.ROOT), value));
    Flyway ours =
        new Flyway(
            new FlywaySettings("", Map.copyOf(values), FlywayCode.NONE),
            List.of(),
            Optional.empty());
    Listing listing = Listing.of(new DiskTree(folder), "");
    assertEquals(
        Arrays.stream(its).map(MigrationInfo::getScript).map(FlywayItselfTest::plain).toList(),
        ours.read(listing, Optional.empty()).migrations().stream()
            .filter(migration -> migration.direction() == Direction.UP)
            .filter(migration -> FlywayCallback.event(migration.version()).isEmpty())
            .map(Migration::path)
            .toList());
  }

  @Test
  void filesOfAnyFolderAndCallbacksRunInItsOrder() throws IOException {
    List<String> names =
        List.of(
            "V1__a.sql",
            "V2__x.test.sql",
            "V3__x.bak.sql",
            "test/V4__x.sql",
            "target/V5__x.sql",
            "build/V6__x.sql",
            "templates/V7__x.sql",
            "mysql/V8__x.sql",
            "a/b/c/d/e/f/g/h/i/j/V9__x.sql",
            "R__view.sql",
            ".hidden/V11__x.sql",
            "beforeMigrate.sql",
            "beforeValidate.sql",
            "afterValidate.sql",
            "afterVersioned.sql",
            "beforeRepeatables.sql",
            "below/afterMigrate__b.sql",
            "afterMigrate__a.sql",
            "afterMigrate.sql",
            "afterMigrateApplied.sql",
            "afterMigrateOther.sql");
    Path location = folder.resolve("location");
    for (String name : names) {
      Path file = location.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "INSERT INTO run (name) VALUES ('" + name + "');");
    }
    Files.writeString(
        folder.resolve("linked.txt"), "INSERT INTO run (name) VALUES ('V10__l.sql');");
    Files.createSymbolicLink(location.resolve("V10__l.sql"), Path.of("..").resolve("linked.txt"));
    List<String> run = new ArrayList<>();
    String url = "jdbc:h2:mem:callbacks;DB_CLOSE_DELAY=-1";
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE run (id int AUTO_INCREMENT, name varchar(99))");
      org.flywaydb.core.Flyway.configure()
          .dataSource(url, "sa", "")
          .locations("filesystem:" + location)
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
      try (ResultSet rows = statement.executeQuery("SELECT name FROM run ORDER BY id")) {
        while (rows.next()) {
          run.add(rows.getString(1));
        }
      }
      statement.execute("SHUTDOWN");
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
    List<String> early = List.of("beforeValidate.sql", "afterValidate.sql", "beforeMigrate.sql");
    Listing listing = Listing.of(Folder.open(folder).orElseThrow(), "location");
    List<String> ours =
        new Flyway()
            .read(listing, Optional.empty()).migrations().stream()
                .map(migration -> migration.path().substring("location/".length()))
                .toList();
    List<String> inItsPlace = new ArrayList<>(early);
    ours.stream().filter(name -> !early.contains(name)).forEach(inItsPlace::add);
    assertEquals(run, inItsPlace);
  }

  /** On another system the separator is another. */
  private static String plain(String script) {
    return script.replace('\\', '/');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE a (b int)",
        "create index concurrently i on t(a)",
        "create unique index concurrently if not exists i on t(a)",
        "/* x */ CREATE -- y\n INDEX CONCURRENTLY i on t(a)",
        "drop index concurrently if exists i",
        "create index i on t(a)",
        "reindex table concurrently t",
        "reindex index concurrently i",
        "reindex (verbose) database d",
        "reindex (concurrently) schema s",
        "reindex schema concurrently s",
        "vacuum",
        "vacuum (full) t",
        "vacuum analyze t",
        "alter system set x = 1",
        "create database d",
        "drop tablespace x",
        "create subscription s connection 'x' publication p",
        "alter subscription s refresh publication",
        "discard all",
        "alter table t detach partition p concurrently",
        "cluster t",
        "refresh materialized view concurrently m",
        "begin",
        "do $$ begin create index concurrently i on t(a); end $$",
        "select 'create index concurrently'"
      })
  void leavesItsTransactionForTheSameStatements(String statement) {
    PostgreSQLParser parser = new PostgreSQLParser(new FluentConfiguration(), new ParsingContext());
    boolean inTransaction =
        parser.parse(new StringResource(statement + ";")).next().canExecuteInTransaction();
    assertEquals(
        !inTransaction, FlywayStatements.leavesTransaction(statement, Optional.empty()), statement);
  }

  @Test
  void tellsTheSameTextsApartAsItsChecksum() {
    String text = "CREATE TABLE a (\n  b int\n);\n\nSELECT 'é';\n";
    List<String> others =
        List.of(
            text,
            text.replace("\n", "\r\n"),
            text.replace("\n", "\r"),
            text.replace("\n\n", "\n"),
            text.stripTrailing(),
            "\ufeff" + text,
            "\n" + text,
            "\n\ufeff" + text,
            " " + text,
            text.replace("  b", "\tb"),
            text.replace("SELECT", "select"),
            "-- why\n" + text);
    for (String one : others) {
      for (String other : others) {
        assertEquals(
            checksum(one) != checksum(other), new Flyway().distinguishes(one, other), one + other);
      }
    }
  }

  private static int checksum(String text) {
    return ChecksumCalculator.calculate(new StringResource(text));
  }

  @Test
  void equalVersionsAreOne() {
    Flyway flyway = new Flyway();
    for (List<String> pair :
        List.of(
            List.of("1", "1.0"), List.of("01", "1"), List.of("1.1", "1.10"), List.of("1", "2"))) {
      MigrationVersion one = MigrationVersion.fromVersion(pair.get(0));
      MigrationVersion other = MigrationVersion.fromVersion(pair.get(1));
      assertEquals(
          one.compareTo(other) == 0,
          flyway.isSameVersion("V" + pair.get(0), "V" + pair.get(1)),
          pair.toString());
    }
    assertEquals(false, flyway.isSameVersion("R", "R"));
    assertEquals(false, flyway.isSameVersion("V1", "U1"));
  }

  @Test
  void aNewValueOfAnEnumDependsOnTheRelease() {
    String statement = "ALTER TYPE mood ADD VALUE 'so-so'";
    assertEquals(
        true, FlywayStatements.leavesTransaction(statement, Optional.of(Version.of(7, 2, 0))));
    assertEquals(
        false, FlywayStatements.leavesTransaction(statement, Optional.of(Version.of(7, 2, 1))));
  }

  @Test
  void adviceFollowsTheReleaseAndTheSettings() {
    Map<String, String> files =
        Map.of(
            "src/main/resources/application.yml",
            "spring:\n  flyway:\n    postgresql:\n      transactional-lock: false\n",
            "src/main/resources/db/migration/V1__a.sql",
            "SELECT 1;");
    History history = Layouts.everywhere(MapTree.of(files)).getFirst();
    String set = "flyway.postgresql.transactional.lock=false";
    assertEquals(false, advice(history.runner(), Alone.BUILDS_INDEX).contains(set));
    assertEquals(true, new Flyway().leaveTransaction(Optional.empty()).contains(set));
    assertEquals(true, new Flyway().leaveTransaction(Optional.of(Version.of(9, 22))).contains(set));
    assertEquals(false, new Flyway().leaveTransaction(Optional.of(Version.of(8, 5))).contains(set));
  }

  @Test
  void adviceNamesOnlyWhatTheStatementNeeds() {
    Runner flyway = Runner.of(new Flyway(), Optional.of(Version.of(11, 1)));
    assertEquals("lock", needs(flyway, Alone.BUILDS_INDEX));
    assertEquals("conf lock", needs(flyway, Alone.REBUILDS_INDEX));
    assertEquals("", needs(flyway, Alone.DROPS_INDEX));
    assertEquals("conf", needs(flyway, Alone.ANYTHING_ELSE));
  }

  private static String needs(Runner runner, Alone alone) {
    String advice = advice(runner, alone);
    return ((advice.contains("sql.conf") ? "conf " : "")
            + (advice.contains("transactional.lock") ? "lock" : ""))
        .strip();
  }

  private static String advice(Runner runner, Alone alone) {
    return runner.leaveTransaction(new SourceFile("a.sql", ""), alone);
  }
}
