package dev.migralint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.proof.ExampleRun;
import dev.migralint.rule.Rule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An object that is not there at that moment hides nothing of another one. */
class MomentsTest {
  private static final List<Rule> RULES = BuiltInFindings.RECOMMENDED;

  private static final String ACCOUNT =
      "CREATE TABLE account (id bigint PRIMARY KEY, email text, nick text);";

  private static final String DROP = "ALTER TABLE account DROP COLUMN nick;";

  private static List<String> found(String sql) {
    return new ExampleRun(RULES, Optional.empty())
        .change(List.of(ACCOUNT), List.of(sql), Optional.empty()).stream()
            .map(f -> f.rule().id() + ": " + f.file().text(f.span()))
            .toList();
  }

  /** Nothing that these leave behind stands before the table that the others see. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN; CREATE TEMP TABLE account (nick text) ON COMMIT DROP; COMMIT;",
        "CREATE TEMP TABLE account (nick text); DISCARD TEMP;",
        "CREATE TEMP TABLE account (nick text); DISCARD ALL;",
        "CREATE SCHEMA s; CREATE TABLE s.account (nick text); SET search_path = s;"
            + " SELECT set_config('search_path', 'public', false);",
        "CREATE SCHEMA s; CREATE TABLE s.account (nick text); SET search_path = s;"
            + " DO $$ BEGIN PERFORM pg_catalog.set_config('search_path', 'public', false); END $$;",
        "SELECT pg_catalog.set_config('search_path', '', false); RESET search_path;",
        "SELECT set_config('search_path', '', false); CREATE TABLE public.b (nick text);"
            + " SET search_path = public;",
      })
  void hidesNothing(String before) {
    assertEquals(List.of("dropped-column: DROP COLUMN nick"), found(before + DROP));
  }

  /** What these leave behind is what the statement finds. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN; CREATE TEMP TABLE account (nick text) ON COMMIT DROP;",
        "CREATE TEMP TABLE account (nick text);",
        "CREATE SCHEMA s; CREATE TABLE s.account (nick text);"
            + " SELECT set_config('search_path', 's', false);",
      })
  void isFound(String before) {
    String end = before.startsWith("BEGIN") ? "; COMMIT;" : "";
    assertEquals(List.of(), found(before + DROP + end));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER INDEX account RENAME TO other",
        "ALTER VIEW account RENAME COLUMN nick TO handle",
        "ALTER MATERIALIZED VIEW account RENAME COLUMN nick TO handle",
        "ALTER TYPE account RENAME ATTRIBUTE nick TO handle",
      })
  void aTableIsRenamedByWhatSaysAnotherKind(String sql) {
    String rule = sql.contains("nick") ? "renamed-column: " : "renamed-table: ";
    String marked = sql.contains("ATTRIBUTE") ? sql.substring(sql.indexOf("RENAME")) : sql;
    assertEquals(List.of(rule + marked), found(sql + ";"));
  }

  /** What one file sets is in force in the next where the runner leaves it, and only there. */
  @ParameterizedTest
  @CsvSource({
    "golang-migrate, false",
    "dbmate, false",
    "flyway, true",
    "tern, true",
    "supabase, true"
  })
  void theNextFileHasTheSearchPathThatTheRunnerLeaves(String runner, boolean restored) {
    String sets = "CREATE SCHEMA s; CREATE TABLE s.account (nick text); SET search_path = s;";
    List<String> found =
        new ExampleRun(RULES, Optional.empty())
            .change(List.of(ACCOUNT), List.of(sets, DROP), Optional.of(runner)).stream()
                .map(f -> f.rule().id())
                .filter("dropped-column"::equals)
                .toList();
    assertEquals(restored ? List.of("dropped-column") : List.of(), found);
  }

  @Test
  void whatASearchPathHasFoundIsStillFound() {
    String sets = "CREATE SCHEMA s; SET search_path = s; CREATE TABLE person (nick text);";
    List<String> found =
        new ExampleRun(RULES, Optional.empty())
                .change(
                    List.of(sets),
                    List.of("ALTER TABLE person DROP COLUMN nick; DROP TABLE IF EXISTS person;"),
                    Optional.empty())
                .stream()
                .map(f -> f.rule().id())
                .toList();
    assertEquals(List.of("dropped-column", "dropped-table"), found);
  }

  /** With an empty search path, only names with a schema mean what is there. */
  @Test
  void anEmptySearchPathFindsNothing() {
    String sql = "SELECT set_config('search_path', '', false); CREATE TABLE account (nick text);";
    assertEquals(
        List.of(
            "fails-on-apply: CREATE TABLE account (nick text)", "dropped-column: DROP COLUMN nick"),
        found(sql + "ALTER TABLE public.account DROP COLUMN nick;"));
  }
}
