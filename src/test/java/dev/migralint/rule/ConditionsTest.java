package dev.migralint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.rule.read.RuleReader;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.Ternary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
  /** A fact from a cell: "?" is unknown, "-" has no words, "a+b" has two. */
  private static Fact fact(String cell) {
    return switch (cell) {
      case "?" -> Fact.UNKNOWN;
      case "-" -> new Fact.Words(List.of());
      default -> new Fact.Words(Arrays.asList(cell.split("\\+")));
    };
  }

  private static Condition when(String line) {
    String text = Words.rule("add-column", "when:\n  " + line);
    RuleReader.Result result = RuleReader.read(new SourceFile("a.yml", text), Words.VOCABULARY);
    assertEquals(List.of(), result.problems());
    return result.rule().orElseThrow().when();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a                     | a   | YES",
        "a                     | b   | NO",
        "a                     | ?   | UNKNOWN",
        "a                     | -   | NO",
        "a                     | a+b | YES",
        "a                     | b+c | NO",
        "a                     | b+unknown | UNKNOWN",
        "a                     | a+unknown | YES",
        "[a, b]                | b   | YES",
        "[a, unknown]          | ?   | YES",
        "[a, unknown]          | b   | NO",
        "unknown               | ?   | YES",
        "unknown               | a   | NO",
        "unknown               | unknown | YES",
        "{not: a}              | a   | NO",
        "{not: a}              | b   | YES",
        "{not: a}              | ?   | UNKNOWN",
        "{not: a}              | -   | YES",
        "{not: a}              | a+b | NO",
        "{not: a}              | b+c | YES",
        "{not: a}              | b+unknown | UNKNOWN",
        "{not: [a, b]}         | c   | YES",
        "{not: unknown}        | ?   | NO",
        "{not: unknown}        | a   | YES",
        "{not: [a, unknown]}   | ?   | NO",
        "{not: [a, unknown]}   | b   | YES",
        "{not: {not: a}}       | ?   | UNKNOWN",
        "{not: {not: a}}       | a   | YES",
        "{matches: 'a.*'}      | abc | YES",
        "{matches: 'a.*'}      | bac | NO",
        "{matches: 'a.*'}      | ?   | UNKNOWN",
        "{not: {matches: 'a'}} | b   | YES",
      })
  void tests(String test, String cell, Ternary expected) {
    Facts facts = Words.facts(Map.of("new-type", fact(cell)));
    assertEquals(expected, Conditions.evaluate(when("new-type: " + test), facts));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{at-least: 14}              | 14 | YES",
        "{at-least: 14}              | 9  | NO",
        "{at-least: 14}              | ?  | UNKNOWN",
        "{at-least: 14}              | x  | UNKNOWN",
        "{at-least: 14}              | -  | NO",
        "{at-most: 14}               | 14 | YES",
        "{at-most: 14}               | 15 | NO",
        "{at-least: 13, at-most: 14} | 13 | YES",
        "{at-least: 13, at-most: 14} | 15 | NO",
        "{not: {at-most: 14}}        | 15 | YES",
        "{not: {at-most: 14}}        | ?  | UNKNOWN",
        "[14, 15]                    | 15 | YES",
      })
  void numbers(String test, String cell, Ternary expected) {
    Facts facts = Words.facts(Map.of("server.version", fact(cell)));
    assertEquals(expected, Conditions.evaluate(when("server.version: " + test), facts));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a | b | YES | YES",
        "a | x | NO  | YES",
        "x | x | NO  | NO",
        "a | ? | UNKNOWN | YES",
        "x | ? | NO  | UNKNOWN",
        "? | ? | UNKNOWN | UNKNOWN",
      })
  void linesAreAndAndAnyIsOr(String table, String column, Ternary and, Ternary or) {
    Facts facts = Words.facts(Map.of("table", fact(table), "column", fact(column)));
    assertEquals(and, Conditions.evaluate(when("table: a\n  column: b"), facts));
    assertEquals(or, Conditions.evaluate(when("any: [{table: a}, {column: b}]"), facts));
  }

  @Test
  void someBindsOneElement() {
    Condition strong = when("some: {locks: {mode: {at-least: share}, table.born: earlier}}");
    Facts strongOnNew = lock("share", Fact.of("this-change"));
    Facts weakOnOld = lock("access-share", Fact.of("earlier"));
    Facts strongOnOld = lock("access-exclusive", Fact.of("earlier"));
    Facts strongOnUnknown = lock("share", Fact.UNKNOWN);
    assertEquals(Ternary.NO, locks(strong, strongOnNew, weakOnOld));
    assertEquals(Ternary.YES, locks(strong, strongOnNew, strongOnOld));
    assertEquals(Ternary.UNKNOWN, locks(strong, weakOnOld, strongOnUnknown));
    assertEquals(Ternary.YES, locks(strong, strongOnUnknown, strongOnOld));
    assertEquals(Ternary.NO, locks(strong));
    assertEquals(Ternary.UNKNOWN, Conditions.evaluate(strong, Words.facts(Map.of())));
  }

  private static Facts lock(String mode, Fact born) {
    return Words.facts(Map.of("mode", Fact.of(mode), "table.born", born));
  }

  private static Ternary locks(Condition condition, Facts... elements) {
    Fact locks = new Fact.Elements(List.of(elements));
    return Conditions.evaluate(condition, Words.facts(Map.of("locks", locks)));
  }

  @Test
  void nothingAskedHolds() {
    assertEquals(Ternary.YES, Conditions.evaluate(Condition.ALWAYS, Words.facts(Map.of())));
  }

  @Test
  void aFactThatCannotChangeTheVerdictIsNotAskedFor() {
    Condition condition = when("table: a\n  column: b");
    Facts facts =
        name -> {
          assertTrue(name.equals("table"), name);
          return Fact.of("x");
        };
    assertEquals(Ternary.NO, Conditions.evaluate(condition, facts));
  }
}
