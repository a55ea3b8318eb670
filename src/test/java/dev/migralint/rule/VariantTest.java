package dev.migralint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.rule.read.RuleReader;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.Ternary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariantTest {
  private static Condition when(String lines) {
    String text = Words.rule("add-column", "when:\n  " + lines.replace("\n", "\n  "));
    return RuleReader.read(new SourceFile("a.yml", text), Words.VOCABULARY)
        .rule()
        .orElseThrow()
        .when();
  }

  @Test
  void leavesOutOneThingAtATime() {
    Condition condition =
        when(
            """
            table: [a, b]
            column: {not: [c, d]}
            any: [{new-type: e}, {new-type: f}]
            some: {locks: {mode: share, table.born: earlier}}\
            """);
    assertEquals(
        List.of(
            "looser without the line `table`",
            "tighter without the word `a` of `table`",
            "tighter without the word `b` of `table`",
            "looser without the line `column`",
            "looser without the word `c` of `column`",
            "looser without the word `d` of `column`",
            "looser without the line `any`",
            "tighter without the alternative `new-type`",
            "tighter without the alternative `new-type`",
            "looser without the line `some: locks`",
            "looser without the line `mode`",
            "looser without the line `table.born`"),
        Variant.of(condition).stream()
            .map(v -> (v.looser() ? "looser" : "tighter") + " without " + v.leftOut())
            .toList());
  }

  @Test
  void theRestStaysAsItWas() {
    List<Variant> variants = Variant.of(when("table: [a, b]\ncolumn: c"));
    Map<String, Fact> known = Map.of("table", Fact.of("a"), "column", Fact.of("x"));
    assertEquals(
        List.of(Ternary.NO, Ternary.NO, Ternary.NO, Ternary.YES),
        variants.stream()
            .map(v -> Conditions.evaluate(v.condition(), Words.facts(known)))
            .toList());
    Map<String, Fact> other = Map.of("table", Fact.of("b"), "column", Fact.of("c"));
    assertEquals(
        List.of(Ternary.YES, Ternary.YES, Ternary.NO, Ternary.YES),
        variants.stream()
            .map(v -> Conditions.evaluate(v.condition(), Words.facts(other)))
            .toList());
  }

  @Test
  void oneLineAloneCanBeLeftOutAndNothingHasNoVariants() {
    assertEquals(Condition.ALWAYS, Variant.of(when("table: a")).getFirst().condition());
    assertEquals(List.of(), Variant.of(Condition.ALWAYS));
  }
}
