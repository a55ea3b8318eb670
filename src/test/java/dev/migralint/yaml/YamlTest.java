package dev.migralint.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.source.Position;
import dev.migralint.source.SourceFile;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlTest {
  private final Problems problems = new Problems("f.yml");

  private Optional<YamlValue> read(String text) {
    return Yaml.read(new SourceFile("f.yml", text), problems);
  }

  @Test
  void everyScalarStaysText() {
    YamlValue.Mapping mapping =
        read("a: no\nb: 0.10\nc: 'x: y'\nd: |\n  one\n  two\ne: 2024-01-01\nf: ! x\n")
            .flatMap(YamlValue::asMapping)
            .orElseThrow();
    assertEquals(Optional.of("no"), mapping.text("a"));
    assertEquals(Optional.of("0.10"), mapping.text("b"));
    assertEquals(Optional.of("x: y"), mapping.text("c"));
    assertEquals(Optional.of("one\ntwo\n"), mapping.text("d"));
    assertEquals(Optional.of("2024-01-01"), mapping.text("e"));
    assertTrue(problems.none());
  }

  @Test
  void positionsCountFromOneInCodePoints() {
    YamlValue.Mapping mapping =
        read("# 🐘\r\n{\"🐘\": x, b: y}\r\n").flatMap(YamlValue::asMapping).orElseThrow();
    assertEquals(new Position(2, 1), mapping.at());
    assertEquals(new Position(2, 10), mapping.entries().get(1).key().at());
  }

  @Test
  void nothingWrittenIsNothingRead() {
    for (String text : new String[] {"", "\n\n", "# only a comment\n", "---\n"}) {
      assertEquals(Optional.empty(), read(text));
    }
    assertTrue(problems.none());
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("a: 1\nb: 2\na: 3\n", "f.yml:3:1: says `a` twice; the first is in line 1."),
        Arguments.of("a: &x 1\n", "f.yml:1:4: uses the anchor `&x`."),
        Arguments.of("a: 1\nb: *x\n", "f.yml:2:4: uses the alias `*x`."),
        Arguments.of("a: !!java.net.URL [x]\n", "f.yml:1:4: uses the tag `!!java.net.URL`."),
        Arguments.of("a: !x y\n", "f.yml:1:4: uses the tag `!x`."),
        Arguments.of("? [a]\n: b\n", "f.yml:1:3: has a list or a mapping as a key."),
        Arguments.of("a: 1\n---\nb: 2\n", "f.yml:2:1: starts a second document."),
        Arguments.of("a: [1\nb: 2\n", "f.yml:2:2: is not valid YAML:"),
        Arguments.of("a: 'x\n", "f.yml:2:1: is not valid YAML:"),
        Arguments.of("a: 1\n\tb: 2\n", "f.yml:2:1: is not valid YAML:"),
        Arguments.of("a: b: c\n", "f.yml:1:5: is not valid YAML:"),
        Arguments.of("a: \u0007\n", "f.yml:1:4: holds the control character U+0007."),
        Arguments.of("a: " + "[".repeat(100_000), "f.yml:1:36: nests more than 32 levels deep."),
        Arguments.of("- ".repeat(1_000) + "a", "f.yml:1:67: nests more than 32 levels deep."),
        Arguments.of("a".repeat(600_000), "f.yml:1:1: is larger than 512 kB."));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void saysWhereAndWhat(String text, String expected) {
    read(text);
    String said = problems.list().getFirst().sentence();
    assertTrue(said.startsWith(expected), said);
  }
}
