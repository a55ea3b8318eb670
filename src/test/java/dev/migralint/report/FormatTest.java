package dev.migralint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FormatTest {
  @ParameterizedTest
  @EnumSource
  void isFoundByItsWord(Format format) {
    assertEquals(Optional.of(format), Format.parse(format.word()));
  }

  @ParameterizedTest
  @CsvSource({"sariff,sarif", "TEXT,text", "jso,json", "gihtub,github", "junti,junit"})
  void namesTheNearestWord(String wrong, String nearest) {
    assertEquals(Optional.empty(), Format.parse(wrong));
    assertEquals(
        "Did you mean "
            + nearest
            + "? The formats are text, sarif, github, json, gitlab, junit, checkstyle, sonar,"
            + " markdown, oneline.",
        Format.unknown(wrong).nextStep());
  }

  @Test
  void guessesNothingFarAway() {
    assertFalse(Format.unknown("html").nextStep().contains("mean"));
    assertFalse(Format.unknown("x".repeat(1000)).nextStep().contains("mean"));
  }
}
