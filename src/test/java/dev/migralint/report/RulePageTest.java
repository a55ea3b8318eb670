package dev.migralint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.finding.Finding;
import dev.migralint.proof.ShownFinding;
import dev.migralint.rule.Rule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulePageTest {
  private static final Finding HOSTILE = Samples.hostile().findings().getFirst();

  @Test
  void pages() throws IOException {
    Rule rule = Samples.SET_NOT_NULL;
    Optional<ShownFinding> shown = ShownFinding.of(rule, List.of(rule));
    Golden.check("page.md", RulePage.markdown(rule, shown));
    Golden.check("page.txt", RulePage.text(rule, shown, 100));
    Optional<ShownFinding> hostile =
        Optional.of(new ShownFinding(Samples.SET_NOT_NULL.bad().getFirst(), HOSTILE));
    Golden.check("hostile-page.md", RulePage.markdown(HOSTILE.rule(), hostile));
    Golden.check("hostile-page.txt", RulePage.text(HOSTILE.rule(), hostile, 100));
  }

  @Test
  void index() throws IOException {
    List<Rule> rules = List.of(Samples.DROPPED_COLUMN, Samples.SET_NOT_NULL, HOSTILE.rule());
    Golden.check("index.md", RuleIndex.of(rules));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "plain *words* → plain *words*",
        "a < b → a \\< b",
        "`a < b` <c> → `a < b` \\<c>",
        "``a ` < b`` → ``a ` < b``",
        "`open <a> → \\`open \\<a>",
        "\\`<a>` → \\`\\<a>\\`",
        "![i](http://x) → \\![i](http://x)",
        "[a](https://x) → [a](https://x)",
        "[a](javascript:x) → [a\\](javascript:x)",
        "[a]: javascript:x → [a\\]: javascript:x",
        "x ~~~ <a> → x \\~\\~\\~ \\<a>",
      })
  void proseKeepsItsMarkdownAndLosesItsHtml(String markdown, String expected) {
    assertEquals(expected, MarkdownProse.defuse(markdown));
  }

  @Test
  void anOpenCodeSpanEndsWithItsLine() {
    assertEquals("a \\` b\n- \\<b>\\`", MarkdownProse.defuse("a ` b\n- <b>`"));
  }

  @Test
  void anOpenFenceIsClosed() {
    assertEquals("a\n\n```sql\nb <c>\n```", MarkdownProse.defuse("a\n```sql\nb <c>"));
  }
}
