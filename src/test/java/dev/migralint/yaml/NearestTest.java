package dev.migralint.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> WORDS =
      List.of("severity", "match", "message", "table.born", "drop-column", "on");

  @ParameterizedTest
  @CsvSource({
    "severty, severity",
    "sevreity, severity",
    "Severity, severity",
    "drop_column, drop-column",
    "mathc, match",
    "tabel.born, table.born",
    "no, on"
  })
  void findsWhatWasMeant(String written, String meant) {
    assertEquals(Optional.of(meant), Nearest.word(written, WORDS));
  }

  @Test
  void isSilentWhenNothingIsNear() {
    assertEquals(Optional.empty(), Nearest.word("frequency", WORDS));
    assertEquals(Optional.empty(), Nearest.word("x".repeat(1_000_000), WORDS));
    assertEquals(Optional.empty(), Nearest.word("", WORDS));
  }

  @Test
  void listsTheWordsWhenNoneIsNear() {
    assertEquals("Write one of `a`, `b`.", Nearest.hint("zzz", List.of("a", "b")));
  }
}
