package dev.migralint.lint;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.layout.History;
import dev.migralint.layout.find.Layouts;
import dev.migralint.proof.ExampleRun;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Vocabulary;
import dev.migralint.rule.read.BuiltInRules;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.scope.Scope;
import dev.migralint.settings.Settings;
import dev.migralint.sizes.TableSizes;
import dev.migralint.source.MapTree;
import dev.migralint.suppression.AllowList;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only may have happened proves nothing and hides nothing. */
class DoubtsTest {
  private static final RuleBook BOOK =
      RuleBook.load(BuiltInRules.files(), Vocabulary.standard()).book();

  private static final List<Rule> RULES = BuiltInFindings.RECOMMENDED;

  private static final String ACCOUNT =
      "CREATE TABLE account (id bigint PRIMARY KEY, email text, nick text);";

  /** A condition that only the run can decide. */
  private static final String MAYBE =
      "DO $$ BEGIN IF now() > '2026-01-01' THEN %s END IF; END $$;\n";

  private static List<String> found(String sql) {
    return new ExampleRun(RULES, Optional.empty())
        .change(List.of(ACCOUNT), List.of(sql), Optional.empty()).stream()
            .map(f -> f.rule().id() + ": " + f.file().text(f.span()))
            .toList();
  }

  /** What is found in a history that is read from its first migration. */
  private static List<String> foundFromTheStart(String sql) {
    MapTree tree =
        MapTree.of(
            new TreeMap<>(Map.of("migrations/0001_a.sql", ACCOUNT, "migrations/0002_b.sql", sql)));
    History history = Layouts.everywhere(tree).getFirst();
    Map<String, Scope.Part> parts = Map.of("migrations/0002_b.sql", Scope.Part.whole(1));
    AllowList allowList = new AllowList(Settings.NONE, Map.of(), LocalDate.EPOCH);
    RunContext context =
        new RunContext(tree, Settings.NONE, TableSizes.NONE, BOOK, allowList, Recorder.NONE);
    new HistoryRun(context, new Scope(history, parts, true)).run();
    return context.result().findings().stream().map(f -> f.rule().id()).toList();
  }

  private static List<String> foundAfter(String branch, String sql) {
    String before = MAYBE.formatted(branch);
    List<String> all = found(before + sql);
    return all.subList(found(before).size(), all.size());
  }

  @Test
  void aTableThatMayBeThereIsUnknown() {
    String create = "CREATE TABLE fresh (a int, b int);";
    assertEquals(
        List.of("dropped-table: DROP TABLE fresh"), foundAfter(create, "DROP TABLE fresh"));
    assertEquals(
        List.of("index-blocking-writes: CREATE INDEX ON fresh (c)"),
        foundAfter(create, "ALTER TABLE fresh ALTER c SET DEFAULT 1; CREATE INDEX ON fresh (c)"));
    assertEquals(List.of(), foundAfter(create, "CREATE INDEX ON fresh (a)"));
    assertEquals(List.of(), found(MAYBE.formatted(create + "CREATE INDEX ON fresh (a);")));
  }

  @Test
  void createIfNotExistsLeavesAnUnknownTableUnknown() {
    String sql =
        "CREATE TABLE IF NOT EXISTS person (id int); ALTER TABLE person DROP COLUMN nick;"
            + " ALTER TABLE person ALTER COLUMN id TYPE bigint; CREATE INDEX ON person (id);"
            + " DROP TABLE person;";
    List<String> rules =
        new ExampleRun(RULES, Optional.empty())
                .change(
                    List.of("ALTER TABLE stranger ADD COLUMN a int;"),
                    List.of(sql),
                    Optional.empty())
                .stream()
                .map(f -> f.rule().id())
                .toList();
    assertEquals(
        List.of(
            "dropped-column", "column-type-rewriting", "index-blocking-writes", "dropped-table"),
        rules);
  }

  @Test
  void createIfNotExistsOfATableThatIsNotThereMakesIt() {
    assertEquals(
        List.of(),
        foundFromTheStart("CREATE TABLE IF NOT EXISTS fresh (a int); CREATE INDEX ON fresh (a);"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TEMP TABLE account (nick text);",
        "DROP TABLE account; CREATE TABLE account (nick text);",
        "ALTER TABLE account DROP COLUMN nick; ALTER TABLE account ADD COLUMN nick text;",
        "ALTER TABLE account RENAME TO other; CREATE TABLE account (nick text);",
        "SET search_path = other;",
      })
  void aBranchHidesNothing(String branch) {
    assertEquals(
        List.of("dropped-column: DROP COLUMN nick"),
        foundAfter(branch, "ALTER TABLE account DROP COLUMN nick"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IF now() > '2026-01-01' THEN %s END IF;",
        "IF now() > '2026-01-01' THEN NULL; ELSE %s END IF;",
        "CASE 1 WHEN 2 THEN %s ELSE NULL; END CASE;",
        "FOR r IN SELECT 1 FROM account LOOP %s END LOOP;",
        "WHILE random() > 0.5 LOOP %s END LOOP;",
        "BEGIN %s EXCEPTION WHEN OTHERS THEN NULL; END;",
        "BEGIN PERFORM 1 / 0; EXCEPTION WHEN division_by_zero THEN %s END;",
        "IF now() > '2026-01-01' THEN RETURN; END IF; %s",
        "LOOP EXIT WHEN now() > '2026-01-01'; %s END LOOP;",
        "BEGIN %s RAISE EXCEPTION 'no'; EXCEPTION WHEN OTHERS THEN NULL; END;",
      })
  void aNullThatMayBeThereIsLookedFor(String form) {
    String set = "ALTER TABLE account ALTER COLUMN email SET NOT NULL;";
    String body = "DO $$ DECLARE r record; BEGIN " + form.formatted(set) + " END $$;\n";
    List<String> all = found(body + set);
    assertEquals("set-not-null-scanning: ALTER COLUMN email SET NOT NULL", all.getLast());
    assertEquals(2, all.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN %s END;",
        "IF true THEN %s END IF;",
        "BEGIN %s EXCEPTION WHEN OTHERS THEN RAISE EXCEPTION 'no'; END;",
        "BEGIN %s EXCEPTION WHEN duplicate_table THEN NULL; END;",
        "IF EXISTS (SELECT 1 FROM pg_class WHERE relname = 'account') THEN %s END IF;",
        "RAISE NOTICE 'now'; %s",
      })
  void aNullThatCannotBeThereIsNot(String form) {
    String set = "ALTER TABLE account ALTER COLUMN email SET NOT NULL;";
    String body = "DO $$ BEGIN " + form.formatted(set) + " END $$;\n";
    assertEquals(1, found(body + set).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE account (nick text);",
        "CREATE TABLE fresh (a int); CREATE TABLE account (nick text);",
      })
  void whatIsThereAlreadyIsNotMade(String statements) {
    String block =
        "DO $$ BEGIN " + statements + " EXCEPTION WHEN duplicate_table THEN NULL; END $$;\n";
    assertEquals(
        List.of("dropped-column: DROP COLUMN nick"),
        found(block + "ALTER TABLE account DROP COLUMN nick;"));
  }

  @Test
  void whatIsNotThereIsMadeInABlockThatCatchesOnlyThat() {
    String block =
        "DO $$ BEGIN CREATE TABLE fresh (a int); EXCEPTION WHEN duplicate_table THEN NULL; END $$;";
    assertEquals(List.of(), foundFromTheStart(block + "CREATE INDEX ON fresh (a);"));
  }

  @Test
  void deepAndLongBodiesAreRun() {
    int many = 300;
    String nested =
        IntStream.range(0, many).mapToObj(i -> "IF x > " + i + " THEN ").collect(joining())
            + "ALTER TABLE account DROP COLUMN nick;"
            + "END IF;".repeat(many);
    assertEquals(
        List.of("dropped-column: DROP COLUMN nick"),
        found("DO $$ DECLARE x int; BEGIN " + nested + " END $$;"));
    String leaving = "IF x > 1 THEN RETURN; END IF;".repeat(20_000);
    assertEquals(
        List.of("dropped-column: DROP COLUMN nick"),
        found(
            "DO $$ DECLARE x int; BEGIN "
                + leaving
                + "ALTER TABLE account DROP COLUMN nick; END $$;"));
  }
}
