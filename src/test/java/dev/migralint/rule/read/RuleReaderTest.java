package dev.migralint.rule.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.rule.Condition;
import dev.migralint.rule.Condition.Test.In;
import dev.migralint.rule.Hazard;
import dev.migralint.rule.Preset;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Severity;
import dev.migralint.rule.Words;
import dev.migralint.source.Position;
import dev.migralint.source.Problem;
import dev.migralint.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleReaderTest {
  private static final String FULL =
      """
      # rules/set-not-null-scanning.yml
      title: SET NOT NULL reads the whole table
      severity: {strict: note, style: warning}
      hazard: outage
      match: [set-not-null, drop-column]
      when:
        table.born: [earlier, unknown]
        column.proven-present: no
      message: "{table} is closed while {column} is checked; {{}} stays."
      why: |
        Before it can promise.

        More.
      rewrite:
        - say: Hold new rows of {table} to the promise
          sql: ALTER TABLE {table} ADD CHECK ({column} IS NOT NULL) NOT VALID;
          when: {server.version: {at-least: 12}}
        - say: Wait
      bad:
        - case: in use
          postgres: 13
          layout: prisma
          given: CREATE TABLE account (id bigint);
          sql: [ALTER TABLE account ALTER COLUMN email SET NOT NULL;, SELECT 1;]
          marks: ALTER COLUMN email SET NOT NULL
      good:
        - case: new
          sql: SELECT 1;
      links: [https://www.postgresql.org/docs/current/sql-altertable.html]
      """;

  private static RuleReader.Result read(String text) {
    return RuleReader.read(new SourceFile("rules/a-rule.yml", text), Words.VOCABULARY);
  }

  @Test
  void readsEveryKey() {
    RuleReader.Result result = read(FULL);
    assertEquals(List.of(), result.problems());
    Rule rule = result.rule().orElseThrow();
    assertEquals("a-rule", rule.id());
    assertEquals(
        Map.of(Preset.STRICT, Severity.NOTE, Preset.STYLE, Severity.WARNING), rule.severities());
    assertEquals(Hazard.OUTAGE, rule.hazard());
    assertEquals(List.of("set-not-null", "drop-column"), rule.match());
    assertEquals(
        new Condition.All(
            List.of(
                new Condition.Holds("table.born", new In(List.of("earlier", "unknown"))),
                new Condition.Holds("column.proven-present", new In(List.of("no"))))),
        rule.when());
    assertEquals(List.of("table", "column"), rule.message().placeholders());
    assertEquals("Before it can promise.\n\nMore.\n", rule.why());
    assertEquals(
        new Condition.Holds("server.version", new Condition.Test.AtLeast("12", List.of())),
        rule.rewrite().getFirst().when());
    assertEquals(Optional.empty(), rule.rewrite().getLast().sql());
    Rule.Example bad = rule.bad().getFirst();
    assertEquals(Optional.of(13), bad.postgres());
    assertEquals(Optional.of("prisma"), bad.layout());
    assertEquals(List.of("CREATE TABLE account (id bigint);"), bad.given());
    assertEquals(2, bad.sql().size());
    assertEquals(new Position(20, 5), bad.at());
    assertEquals(1, rule.links().size());
    assertEquals("rules/a-rule.yml", rule.source());
  }

  static Stream<Arguments> broken() {
    String drop = Words.rule("drop-table", "");
    return Stream.of(
        wrong(
            drop.replace("severity:", "severty:"),
            "1:1: a rule lacks `severity`. Add it.",
            "2:1: a rule has no key `severty`. Did you mean `severity`?"),
        wrong(
            drop.replace("error", "fatal"),
            "2:11: `severity` can't be `fatal`. Write one of `note`, `warning`, `error`."),
        wrong(
            drop.replace("hazard: outage", "hazard: outrage"),
            "3:9: `hazard` can't be `outrage`. Did you mean `outage`?"),
        wrong(drop.replace("hazard: outage\n", ""), "1:1: a rule lacks `hazard`. Add it."),
        wrong(drop.replace("title: A title\n", ""), "1:1: a rule lacks `title`. Add it."),
        wrong(drop.replace("A title", ""), "1:7: `title` has no value. Write text, or remove it."),
        wrong(
            Words.rule("drop-tabel", ""),
            "4:8: `match` can't be `drop-tabel`. Did you mean `drop-table`?"),
        wrong(
            Words.rule("[drop-table, drop-colum]", ""),
            "4:21: an item of `match` can't be `drop-colum`. Did you mean `drop-column`?"),
        wrong(
            Words.rule("[]", "").replace("{table} is", "It is"),
            "4:8: `match` must name at least one operation. Write one."),
        wrong(drop.replace("{table}", "{exists}"), "5:11: there is no fact `exists`. Write one of"),
        wrong(
            drop.replace("message: \"{table}", "message: |\n  First,\n  \"{tabel}"),
            "7:4: there is no fact `tabel`. Did you mean `table`?"),
        wrong(
            drop.replace("{table}", "{tabel}"),
            "5:11: there is no fact `tabel`. Did you mean `table`?"),
        wrong(
            drop.replace("{table}", "{column}"),
            "5:11: `column` is a fact of `drop-column`, `set-not-null`, `add-column`, which this"
                + " rule does not match. Write one of"),
        wrong(
            Words.rule("[drop-table, drop-column]", "").replace("{table}", "{column}"),
            "5:11: `column` is a fact of `drop-column`, but not of `drop-table`. Ask for facts"
                + " that all matched operations have, or write two rules."),
        wrong(drop.replace("{table}", "{Table}"), "5:10: `{Table} is gone.` is not a placeholder."),
        wrong(
            drop.replace("{table}", "{locks}"),
            "5:11: the placeholder `{locks}` is a list whose elements have parts."),
        wrong(
            drop.replace("marks: DROP TABLE", "marks: DROP VIEW"),
            "10:12: `marks` does not occur in the example's SQL."),
        wrong(
            drop.replace("sql: SELECT 1;", "sql: SELECT 1;\n    marks: SELECT"),
            "14:5: an item of `good` has no key `marks`."),
        wrong(
            drop.replace("sql: SELECT 1;", "sql: SELECT 1;\n    postgres: 11"),
            "14:15: `postgres` is `11`. Write a whole number from 12 to 19."),
        wrong(
            drop.replace("sql: SELECT 1;", "sql: SELECT 1;\n    layout: prism"),
            "14:13: `layout` can't be `prism`. Did you mean `prisma`?"),
        wrong(
            drop.replace("good:\n  - case: a good one\n    sql: SELECT 1;", "good: []"),
            "11:7: `good` needs at least one example."),
        wrong(drop.replace("case: a good one\n    ", ""), "12:5: an item of `good` lacks `case`."),
        wrong(drop.replace("severity: error", "severity: {}"), "2:11: `severity` names no preset."),
        wrong(
            Words.rule("drop-table", "rewrite:\n  - sql: x"),
            "15:5: an item of `rewrite` lacks `say`."),
        wrong(Words.rule("drop-table", "rewrite: x"), "14:10: `rewrite` must be a list."),
        wrong("- a\n", "1:1: a rule must be a mapping with the keys title, severity, hazard,"),
        wrong("# nothing\n", "1:1: is empty. Write a rule in it, or delete it."),
        // The language of `when`.
        when(
            "table.bron: earlier",
            "15:3: there is no fact `table.bron`. Did you mean `table.born`?"),
        when(
            "table.born: earlyer",
            "15:15: `table.born` is never `earlyer`. Did you mean `earlier`?"),
        when("table.born: [earlier, late]", "15:25: `table.born` is never `late`. Write one of"),
        when("table.born: [earlier, earlier]", "15:25: `earlier` is listed twice."),
        when("table.born: []", "15:15: an empty list never holds."),
        when("table.born: ''", "15:15: `table.born` has no value."),
        when("table.born: {at-least: earlier}", "15:16: `table.born` has no order, so `at-least`"),
        when("table.born: {matches: e.*}", "15:16: `table.born` is not free text, so `matches`"),
        when("table.born: {nott: earlier}", "15:16: there is no test `nott`. Did you mean `not`?"),
        when("table.born: {not: {not: x, matches: y}}", "15:21: `not` takes a word, a list of"),
        when(
            "table: {matches: 'a(b'}",
            "15:20: `a(b` is not a regular expression that can be used: `)` is missing"),
        when("server.version: '12.1'", "15:19: `server.version` is a whole number, not `12.1`."),
        when(
            "server.version: {at-least: unknown}",
            "15:30: `at-least` takes one word of the order."),
        when(
            "locks: share",
            "15:10: `locks` is a list whose elements have parts. Write `some: {locks: {…}}`."),
        when("some: {locks: {mod: share}}", "15:18: there is no fact `mod`. Did you mean `mode`?"),
        when(
            "some: {locks: {mode: {at-least: shar}}}",
            "15:35: `mode` is never `shar`. Did you mean `share`?"),
        when(
            "some: {table: {mode: share}}",
            "15:10: `table` has no parts, so `some` can't look into it."),
        when("some: locks", "15:3: `some` must name a list fact"),
        when(
            "any: [{table.born: earlier}]",
            "15:3: `any` must be a list of at least two conditions."),
        when(
            "any: [{table.born: earlier}, {cascad: yes}]",
            "15:33: there is no fact `cascad`. Did you mean `cascade`?"),
        wrong(
            Words.rule("drop-table", "when: earlier"),
            "14:7: a condition must be `fact: value` lines."));
  }

  private static Arguments when(String line, String expected) {
    return wrong(Words.rule("drop-table", "when:\n  " + line), expected);
  }

  private static Arguments wrong(String text, String... expected) {
    return Arguments.of(text, List.of(expected));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void saysWhereAndWhatAndWhatToDo(String text, List<String> expected) {
    RuleReader.Result result = read(text);
    assertEquals(Optional.empty(), result.rule());
    List<String> said = result.problems().stream().map(Problem::sentence).toList();
    assertEquals(expected.size(), said.size(), said.toString());
    for (int i = 0; i < expected.size(); i++) {
      String start = "rules/a-rule.yml:" + expected.get(i);
      assertTrue(said.get(i).startsWith(start), said.get(i));
      assertFalse(result.problems().get(i).nextStep().isBlank());
    }
  }

  @Test
  void aRuleIsNamedAfterItsFile() {
    for (String name : List.of("Drop.yml", "a_b.yml", "a-.yml", "1.yml", "x.yaml", ".yml")) {
      SourceFile file = new SourceFile("rules/" + name, Words.rule("drop-table", ""));
      RuleReader.Result result = RuleReader.read(file, Words.VOCABULARY);
      assertEquals(1, result.problems().size(), name);
    }
  }

  @Test
  void aRuleOrProblemsWhateverIsCutOff() {
    for (int i = 0; i < FULL.length(); i++) {
      String without = FULL.substring(0, i) + FULL.substring(i + 1);
      for (String text : List.of(FULL.substring(0, i), without)) {
        RuleReader.Result result = read(text);
        assertEquals(result.rule().isEmpty(), !result.problems().isEmpty(), text);
      }
    }
  }
}
