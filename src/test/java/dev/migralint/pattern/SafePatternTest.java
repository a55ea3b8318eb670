package dev.migralint.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.migralint.sql.Ternary;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafePatternTest {
  private static final String[] TEXTS = {
    "",
    "a",
    "b",
    "ab",
    "ba",
    "aab",
    "abab",
    "aaa",
    "abc",
    "a.c",
    "a-b",
    "x_1",
    "1",
    "12",
    "123",
    "1234",
    " ",
    "a b",
    "]",
    "^",
    "é",
    "🐘",
    "🐘🐘",
    "varchar(20)",
    "tmp_x",
    "{",
    "a\nb"
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "ab",
        "a|b",
        "a|",
        "|a",
        "(a|b)*",
        "(?:ab)+",
        "a*b?",
        "a{2}",
        "a{2,}",
        "a{0,2}b",
        "(a{1,2}){2}",
        "[a-c]+",
        "[^a-c]+",
        "[a\\-]+b",
        "[\\d_x]+",
        "\\d{1,3}",
        "\\w+",
        "\\W",
        "\\s",
        "a\\sb",
        "\\S+",
        "a\\.c",
        "a.c",
        ".",
        "..",
        "[]a]+",
        "[^\\]]",
        "varchar\\(\\d+\\)",
        "tmp_.*",
        "(a*)*",
        "(a|a)*b",
        "((a|b)c?|x)+",
        "🐘+",
        "[🐘-🐙]+",
        "\\{",
        "(|a)+",
        "()*a",
        "[a-]+b",
        "(a)(b)"
      })
  void agreesWithJavaOnWholeTexts(String regex) {
    // Our `.` takes a line end too, and our \w and \s know Unicode.
    int flags = Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS;
    String java = regex.replace("[]a]", "[\\]a]");
    for (String text : TEXTS) {
      boolean expected = Pattern.compile(java, flags).matcher(text).matches();
      assertEquals(Ternary.of(expected), SafePattern.parse(regex).matches(text), text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        ")",
        "a)",
        "[a",
        "[",
        "*",
        "a**",
        "a{",
        "a{x}",
        "a{2,1}",
        "a{1",
        "(?=a)",
        "(?<x>a)",
        "^a",
        "a$",
        "\\b",
        "\\1",
        "\\",
        "[b-a]",
        "(a{1000}){1000}",
        "a{99999}",
        "{"
      })
  void refusesWhatItCannotFollow(String regex) {
    assertThrows(IllegalArgumentException.class, () -> SafePattern.parse(regex));
  }

  @Test
  void refusesWhatIsTooLargeToFollow() {
    assertThrows(IllegalArgumentException.class, () -> SafePattern.parse("a".repeat(501)));
    assertThrows(IllegalArgumentException.class, () -> SafePattern.parse("(".repeat(400)));
  }

  @Test
  void neverBacktracks() {
    String text = "a".repeat(5_000);
    assertEquals(Ternary.NO, SafePattern.parse("((a+)+)+b").matches(text));
    assertEquals(Ternary.NO, SafePattern.parse("(a|a|aa)*b").matches(text));
    assertEquals(Ternary.YES, SafePattern.parse("(((){999}){999}){999}a*").matches(text));
    assertEquals(Ternary.UNKNOWN, SafePattern.parse("a*").matches("a".repeat(10_001)));
  }
}
