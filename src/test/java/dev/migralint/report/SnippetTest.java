package dev.migralint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.rule.Severity;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SnippetTest {
  private static final Glyphs LINES = Glyphs.of(StandardCharsets.UTF_8);

  private static String snippet(String text, Span span, Glyphs glyphs, int width) {
    SourceFile file = new SourceFile("a.sql", text);
    Snippet snippet = new Snippet(file, span, Severity.ERROR, glyphs, new Ink(false), width);
    return String.join("\n", snippet.lines());
  }

  /** Brackets stand around the span. */
  private static String marked(String text, int width) {
    int start = text.indexOf('⟦');
    int end = text.indexOf('⟧') - 1;
    return snippet(text.replaceAll("[⟦⟧]", ""), new Span(start, end), LINES, width);
  }

  static List<Arguments> marks() {
    return List.of(
        Arguments.of("plain", "a ⟦bc⟧ d", "  1 │ a bc d\n    │   ━━"),
        Arguments.of("tab", "\t⟦b\tc⟧", "  1 │     b   c\n    │     ━━━━━"),
        Arguments.of("wide", "名⟦前⟧ x", "  1 │ 名前 x\n    │   ━━"),
        Arguments.of("combining", "e\u0301⟦x⟧", "  1 │ e\u0301x\n    │  ━"),
        Arguments.of("emoji", "😀⟦😀⟧x", "  1 │ 😀😀x\n    │   ━━"),
        Arguments.of("control", "\u001b⟦x⟧", "  1 │ <U+001B>x\n    │         ━"),
        Arguments.of("crlf", "a\r\n⟦b⟧\r\nc", "  2 │ b\n    │ ━"),
        Arguments.of("lone cr", "a\r⟦b⟧\rc", "  2 │ b\n    │ ━"),
        Arguments.of("line end in span", "a\n⟦b;\r\n⟧", "  2 │ b;\n    │ ━━"),
        Arguments.of("end of file", "ab⟦⟧", "  1 │ ab\n    │   ━"),
        Arguments.of("end of file, empty last line", "ab\n⟦⟧", "  2 │\n    │ ━"),
        Arguments.of("empty file", "⟦⟧", "  1 │\n    │ ━"),
        Arguments.of("nothing marked", "a⟦⟧b", "  1 │ ab\n    │  ━"),
        Arguments.of(
            "lines", "x ⟦a\n\n  b⟧ y", "  1 │ x a\n    │   ━\n  2 │\n  3 │   b y\n    │   ━"),
        Arguments.of(
            "many lines",
            "\n".repeat(7) + "⟦a\nb\nc\nd\ne\nf⟧",
            """
             8 │ a
               │ ━
             9 │ b
               │ ━
            10 │ c
               │ ━
               │ … 2 lines
            13 │ f
               │ ━\
            """
                .indent(2)
                .stripTrailing()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("marks")
  void underlinesTheSpan(String name, String text, String expected) {
    assertEquals(expected, marked(text, 80));
  }

  static List<Arguments> longLines() {
    return List.of(
        Arguments.of(
            "0123456789012345678⟦x⟧", "  1 │ 0123456789012345678x\n    │ " + " ".repeat(19) + "━"),
        Arguments.of(
            "0123456789⟦x⟧901234567890",
            "  1 │ 0123456789x901234567…\n    │ " + " ".repeat(10) + "━"),
        Arguments.of(
            "a".repeat(500) + "⟦bb⟧" + "c".repeat(500),
            "  1 │ …aaaaabbcccccccccccc…\n    │       ━━"),
        Arguments.of(
            "⟦" + "b".repeat(500) + "⟧", "  1 │ " + "b".repeat(20) + "…\n    │ " + "━".repeat(20)),
        Arguments.of("名".repeat(15) + "⟦x⟧", "  1 │ …名名名名名x\n    │            ━"),
        Arguments.of("😀".repeat(15) + "a⟦x⟧", "  1 │ …😀😀ax\n    │       ━"));
  }

  @ParameterizedTest
  @MethodSource("longLines")
  void cutsALongLineAroundTheSpan(String text, String expected) {
    assertEquals(expected, marked(text, 20));
  }

  @Test
  void drawsInAscii() {
    Glyphs ascii = Glyphs.of(StandardCharsets.US_ASCII);
    assertEquals("  1 | ab\n    |  ^", snippet("ab", new Span(1, 2), ascii, 80));
  }

  @Test
  void aSpanBehindTheTextIsShownAtItsEnd() {
    assertEquals("  1 │ ab\n    │   ━", snippet("ab", new Span(7, 9), LINES, 80));
  }
}
