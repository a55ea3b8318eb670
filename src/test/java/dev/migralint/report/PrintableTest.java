package dev.migralint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PrintableTest {
  static List<Arguments> texts() {
    return List.of(
        Arguments.of("naïve 名 😀", "naïve 名 😀"),
        Arguments.of("a\tb", "a b"),
        Arguments.of("a\nb\rc", "a<U+000A>b<U+000D>c"),
        Arguments.of("\u001b[31m\u009b\u007f", "<U+001B>[31m<U+009B><U+007F>"),
        Arguments.of("\u202E\u2066\u200B\uFEFF", "<U+202E><U+2066><U+200B><U+FEFF>"),
        Arguments.of("\uD83D\uDC69\u200D\uD83D\uDD27", "\uD83D\uDC69\u200D\uD83D\uDD27"),
        Arguments.of("\uD800", "<U+D800>"),
        Arguments.of("\uDB40\uDC41", "<U+E0041>"),
        Arguments.of("::error::", ": :error::"),
        Arguments.of(" \t::error::", "  : :error::"),
        Arguments.of("\u00a0::error::", "\u00a0: :error::"),
        Arguments.of("a::text", "a::text"),
        Arguments.of("x ##[error]", "x ## [error]"),
        Arguments.of("int[] #[", "int[] #["));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void showsWhatWouldActUnseen(String text, String shown) {
    assertEquals(shown, Printable.line(text));
  }

  @Test
  void splitsAtEveryLineEnd() {
    assertEquals(List.of("a", "", "b", ": :c"), Printable.lines("a\r\n\nb\r::c\n\n"));
  }
}
