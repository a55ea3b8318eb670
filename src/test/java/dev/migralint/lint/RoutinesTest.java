package dev.migralint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.finding.Finding;
import dev.migralint.proof.ExampleRun;
import dev.migralint.rule.Rule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a routine of an earlier file does is found where it is run. */
class RoutinesTest {
  private static final List<Rule> RULES = BuiltInFindings.RECOMMENDED;

  private static final String GIVEN =
      """
      CREATE TABLE account (id bigint PRIMARY KEY, email text, nick text);
      CREATE TABLE log (id bigint, what text);
      CREATE TABLE filled (id bigint);
      CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$
        BEGIN ALTER TABLE account DROP COLUMN nick; RETURN 1; END $$;
      CREATE PROCEDURE p() LANGUAGE sql AS 'ALTER TABLE account DROP COLUMN nick';
      CREATE FUNCTION g(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
      CREATE FUNCTION g(a text) RETURNS int LANGUAGE plpgsql AS $$
        BEGIN ALTER TABLE account DROP COLUMN nick; RETURN 1; END $$;
      CREATE FUNCTION g(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql AS 'SELECT 1';
      CREATE FUNCTION empty_log() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN DELETE FROM log; RETURN NEW; END $$;
      CREATE TRIGGER account_log AFTER UPDATE ON account EXECUTE FUNCTION empty_log();
      CREATE TABLE counted (id int DEFAULT f());
      CREATE VIEW calling AS SELECT f() AS n;
      CREATE FUNCTION run(command text) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN EXECUTE command; END $$;
      """;

  private static List<Finding> findings(String sql) {
    return new ExampleRun(RULES, Optional.empty())
        .change(List.of(GIVEN), List.of(sql), Optional.empty());
  }

  private static List<String> found(String sql) {
    return after(GIVEN, sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT f()",
        "CALL p()",
        "DO 'BEGIN PERFORM f(); END'",
        "INSERT INTO counted DEFAULT VALUES",
        "SELECT * FROM calling",
        "ALTER TABLE account ADD COLUMN n int DEFAULT f()",
        "CREATE TABLE made AS SELECT f() AS n",
        "CREATE INDEX CONCURRENTLY ON filled ((f()))",
        "SELECT g('a'::text)",
      })
  void whatItDoesIsFoundAtTheStatementThatRunsIt(String sql) {
    List<Finding> found =
        findings(sql + ";").stream().filter(f -> f.rule().id().equals("dropped-column")).toList();
    assertEquals(1, found.size());
    String marked = found.getFirst().file().text(found.getFirst().span());
    assertEquals(sql.startsWith("DO") ? "PERFORM f()" : sql, marked);
    Finding.Related related = found.getFirst().because().getFirst();
    assertEquals(Finding.Related.Why.CALLED, related.why());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT g(1, 2)",
        "ALTER TABLE account ALTER COLUMN email SET DEFAULT f()",
        "INSERT INTO log VALUES (1)",
        "INSERT INTO account (id) VALUES (1)",
      })
  void whatDoesNotRunDoesNothing(String sql) {
    assertEquals(List.of(), found(sql + ";"));
  }

  @Test
  void aTriggersFunctionRuns() {
    String update = "UPDATE account SET nick = 'x' WHERE id = 1";
    assertEquals(List.of("deleted-all-rows: " + update), found(update + ";" + update + ";"));
  }

  @Test
  void anotherBodyTakesThePlaceOfTheOneBefore() {
    String replace =
        "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';\nSELECT f();";
    assertEquals(List.of(), found(replace));
  }

  @Test
  void whatItMakesIsThereAfterwards() {
    String given =
        GIVEN + "CREATE FUNCTION make() RETURNS void LANGUAGE sql AS 'CREATE TABLE made (a int)';";
    List<Finding> found =
        new ExampleRun(RULES, Optional.empty())
            .change(
                List.of(given),
                List.of("SELECT make(); CREATE INDEX ON made (a);"),
                Optional.empty());
    assertEquals(List.of(), found);
  }

  @Test
  void aSuppressionAtTheCallCoversIt() {
    List<Finding> found =
        findings("-- migralint:allow dropped-column because the code is gone\nSELECT f();");
    assertEquals(List.of(true), found.stream().map(f -> f.allowed().isPresent()).toList());
  }

  @Test
  void whatOnlyTheRunCanTellIsFoundAtTheFirstCall() {
    String calls = "SELECT run('a'); DO 'BEGIN PERFORM run(''b''); PERFORM run(''c''); END';";
    assertEquals(List.of("statement-not-understood: SELECT run('a')"), found(calls));
  }

  /**
   * Advice names the function of a trigger that reads the column, unless the change replaces it.
   */
  @Test
  void namesWhatReadsTheColumnByATrigger() {
    String given =
        """
        CREATE TABLE person (id bigint PRIMARY KEY, nick text, "Name" text, age int);
        CREATE SCHEMA s;
        CREATE FUNCTION s.changed() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN IF OLD . nick <> '' THEN NEW."Name" := 'x'; END IF; RETURN NEW; /* NEW.age */ END $$;
        CREATE TRIGGER t BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION s.changed();
        """;
    String again =
        "CREATE OR REPLACE FUNCTION s.changed() RETURNS trigger LANGUAGE plpgsql"
            + " AS 'BEGIN RETURN NEW; END';";
    String drop = "ALTER TABLE person DROP COLUMN ";
    assertEquals(true, names(given, drop + "nick;"));
    assertEquals(true, names(given, drop + "\"Name\";"));
    assertEquals(true, names(given, "ALTER TABLE person RENAME COLUMN nick TO handle;"));
    assertEquals(false, names(given, drop + "age;"));
    assertEquals(false, names(given, drop + "nick;" + again));
    assertEquals(false, names(given, again + drop + "nick;"));
    assertEquals(false, names(given, "DROP TRIGGER t ON person;" + drop + "nick;"));
  }

  private static boolean names(String given, String sql) {
    List<Finding> found =
        new ExampleRun(RULES, Optional.empty())
            .change(List.of(given), List.of(sql), Optional.empty());
    assertEquals(1, found.size());
    return found.getFirst().instead().stream().anyMatch(a -> a.say().contains("s.changed()"));
  }

  @Test
  void ofAnyNumberOfOverloadsSomeAreNotFollowed() {
    StringBuilder given = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      given.append("CREATE TYPE y%d AS ENUM ('a');\n".formatted(i));
      given.append(
          "CREATE FUNCTION h(a y%d) RETURNS int LANGUAGE sql AS 'SELECT 1';\n".formatted(i));
    }
    assertEquals(
        List.of("statement-not-understood: SELECT h('a')"), after(given, "SELECT h('a');"));
    assertEquals(List.of(), after(given, "SELECT other('a');"));
  }

  @Test
  void ofAnyNumberOfTriggersSomeAreNotFollowed() {
    StringBuilder given = new StringBuilder("CREATE TABLE t (id int);\n");
    for (int i = 0; i < 300; i++) {
      given.append(
          """
          CREATE FUNCTION h%d() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
          CREATE TRIGGER r%d BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION h%d();
          """
              .formatted(i, i, i));
    }
    String insert = "INSERT INTO t VALUES (1)";
    assertEquals(List.of("statement-not-understood: " + insert), after(given, insert + ";"));
    assertEquals(List.of(), after(given, "DELETE FROM t WHERE id = 1;"));
  }

  private static List<String> after(CharSequence given, String sql) {
    return new ExampleRun(RULES, Optional.empty())
        .change(List.of(given.toString()), List.of(sql), Optional.empty()).stream()
            .map(f -> f.rule().id() + ": " + f.file().text(f.span()))
            .toList();
  }
}
