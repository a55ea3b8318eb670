package dev.migralint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.lint.Outcome;
import dev.migralint.rule.Rule;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulePageTest {
  private static final Rule HOSTILE = hostile(Samples.hostile());

  private static Rule hostile(Outcome outcome) {
    return outcome.findings().getFirst().rule();
  }

  @Test
  void pages() throws IOException {
    Golden.check("page.md", RulePage.markdown(Samples.SET_NOT_NULL));
    Golden.check("page.txt", RulePage.text(Samples.SET_NOT_NULL));
    Golden.check("hostile-page.md", RulePage.markdown(HOSTILE));
    Golden.check("hostile-page.txt", RulePage.text(HOSTILE));
  }

  @Test
  void index() throws IOException {
    List<Rule> rules = List.of(Samples.DROPPED_COLUMN, Samples.SET_NOT_NULL, HOSTILE);
    Golden.check("index.md", RulePage.index(rules));
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
