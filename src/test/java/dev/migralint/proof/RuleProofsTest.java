package dev.migralint.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.rule.Rule;
import dev.migralint.rule.Vocabulary;
import dev.migralint.rule.read.BuiltInRules;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.source.Problem;
import dev.migralint.source.SourceFile;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleProofsTest {
  private static final Vocabulary VOCABULARY = Vocabulary.standard();
  private static final RuleBook.Loaded BUILT_IN = RuleBook.load(BuiltInRules.files(), VOCABULARY);

  private static final String TRUE_RULE =
      """
      title: A table is locked
      severity: error
      hazard: outage
      match: set-table-option
      when:
        table.born: [earlier, unknown]
      message: "{table} is locked at once."
      why: Because.
      rewrite:
        - say: Delete what is old
          sql: DELETE FROM {table} WHERE id < 1000;
      bad:
        - case: known
          given: CREATE TABLE t (id int);
          sql: ALTER TABLE t SET (fillfactor = 70);
          marks: SET (fillfactor = 70)
        - case: unknown
          sql: ALTER TABLE t SET (fillfactor = 70);
          marks: SET (fillfactor = 70)
      good:
        - case: new
          sql: CREATE TABLE t (id int); ALTER TABLE t SET (fillfactor = 70);
      """;

  @Test
  void theBuiltInRulesAreReadWithoutAWord() {
    assertEquals(List.of(), BUILT_IN.problems());
    assertTrue(BUILT_IN.book().rules().size() >= 16);
  }

  @TestFactory
  Stream<DynamicTest> everyBuiltInRuleIsProven() {
    List<Rule> book = BUILT_IN.book().rules();
    return book.stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.id(), () -> assertEquals("", text(RuleProofs.of(rule, book)))));
  }

  @Test
  void aTeamsRuleIsProvenInTheSameWay() {
    assertEquals("", text(prove(TRUE_RULE)));
  }

  @Test
  void aRuleThatIsOffUnlessSwitchedOnDoesNotDisturbOthers() {
    String loud = TRUE_RULE.replace("severity: error", "severity: {strict: error}");
    RuleBook.Loaded both =
        BUILT_IN.and(
            List.of(
                new SourceFile("rules/locked-table.yml", TRUE_RULE),
                new SourceFile("rules/locked-loudly.yml", loud)),
            VOCABULARY);
    List<Rule> book = both.book().rules();
    assertEquals(List.of(), both.problems());
    assertEquals("", text(RuleProofs.of(both.book().find("locked-table").orElseThrow(), book)));
  }

  @Test
  void onlyABuiltInRuleIsProvenBesideTheOthers() {
    String drops = TRUE_RULE.replace("DELETE FROM {table} WHERE id < 1000;", "DROP TABLE {table};");
    RuleBook.Loaded both =
        BUILT_IN.and(List.of(new SourceFile("rules/locked-table.yml", drops)), VOCABULARY);
    Rule rule = both.book().find("locked-table").orElseThrow();
    assertEquals("", text(RuleProofs.alone(rule)));
    String beside = text(RuleProofs.of(rule, both.book().rules()));
    assertTrue(beside.contains("gives dropped-table"), beside);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          marks: SET (fillfactor = 70)          | marks: t                      | which is not what `marks` says
          CREATE TABLE t (id int);   | SELECT 1;                     | without the word `earlier`
          sql: ALTER TABLE t SET (fillfactor = 70);           | sql: "SELECT 1; -- ALTER TABLE t SET (fillfactor = 70)" | but gives none; it has `query`
          [earlier, unknown]         | [earlier, unknown, this-change] | without the word `this-change`
          severity: error            | enabled: yes                  | severity
          DELETE FROM {table} WHERE id < 1000; | ALTER TABLE {table} SET (fillfactor = 80); | a safe way that is not safe
          DELETE FROM {table} WHERE id < 1000; | DELETE {table};     | a step that can't be read
          why: Because.              | why: It takes an ACCESS EXCLUSIVE lock. | states the lock
          CREATE TABLE t (id int); ALTER TABLE t SET (fillfactor = 70); | ALTER TABLE t SET (fillfactor = 70);         | should give no finding
          {table} is locked           | {tabel} is empty              | tabel
          sql: ALTER TABLE t SET (fillfactor = 70);           | sql: ALTER TABLE t SET (fillfactor = 70) OR;           | can't be read
          given: CREATE TABLE t (id int); | given: CREATE TABEL t (id int); | can't be read
          match: set-table-option            | match: [set-table-option, truncate] | without the operation `truncate`
          sql: DELETE FROM {table} WHERE id < 1000; | when: {runner: prisma} | without the step
          sql: DELETE FROM {table} WHERE id < 1000; | when: {runner: plain} | without the line `runner`
          {table} is locked           | {constraint.name} is empty    | leaves the placeholder {constraint.name} open
          DELETE FROM {table} WHERE  | DELETE FROM {constraint.name} WHERE | leaves the placeholder {constraint.name} open
          """)
  void aRuleThatDoesNotHoldIsSaidToBeSo(String from, String to, String expected) {
    assertFalse(TRUE_RULE.replace(from, to).equals(TRUE_RULE), from);
    String said = text(prove(TRUE_RULE.replace(from, to)));
    assertTrue(said.contains(expected), said);
  }

  private static List<Problem> prove(String text) {
    RuleBook.Loaded loaded =
        BUILT_IN.and(List.of(new SourceFile("rules/locked-table.yml", text)), VOCABULARY);
    return loaded
        .book()
        .find("locked-table")
        .filter(rule -> loaded.problems().isEmpty())
        .map(RuleProofs::alone)
        .orElse(loaded.problems());
  }

  private static String text(List<Problem> problems) {
    return problems.stream().map(Problem::sentence).collect(Collectors.joining("\n"));
  }
}
