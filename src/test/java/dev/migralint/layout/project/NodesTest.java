package dev.migralint.layout.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.migralint.layout.Listing;
import dev.migralint.source.MapTree;
import dev.migralint.yaml.YamlNodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON, YAML and XML as their readers give them, and what these make of hostile text. */
class NodesTest {
  private interface Walk {
    boolean walk(String text, BiConsumer<List<String>, Map<String, String>> visitor);
  }

  private static String nodes(Walk walk, String text) {
    List<String> found = new ArrayList<>();
    boolean isWhole =
        walk.walk(text, (path, texts) -> found.add(path + " " + new TreeMap<>(texts)));
    return found + (isWhole ? "" : " malformed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'a': {'b': 'c', 'd': 1, 'e': true, 'f': null}, 'g': 'h'} |"
            + " [[a] {b=c, d=1, e=true}, [] {g=h}]",
        "{'a': ['b', 'c', {'d': 'e'}, []]} | [[a] {d=e}, [] {a=b,c}]",
        "{'a': 'b', 'a': 'c'} | [[] {a=b}]",
        "{'a': 'b', // c | [[] {a=b}] malformed",
        "{'a': {'b': 'c', 'd' | [[a] {b=c}] malformed",
        "{'a': 'b'} {} | [[] {a=b}] malformed",
        "[1, 2 | [] malformed",
        "'' | []",
        "} | [] malformed",
      })
  void readsJson(String text, String expected) {
    assertEquals(expected, nodes(JsonNodes::walk, text.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~a:\n  b: c # d\n  e: [f, g]\nh: 'i'~ | [[a] {b=c, e=f,g}, [] {h=i}]",
        "~a: b\n---\na: c\n~ | [[] {a=b}, [] {a=c}]",
        "~- a: b\n- a: c~ | [[] {a=b}, [] {a=c}]",
        "~a: &x {b: c}\nd: *x\ne: !t f~ | [[a] {b=c}, [] {e=f}]",
        "~? [a]\n: b\nc: d~ | [[] {?=b, c=d}]",
        "~a:\n  b: c\n  d: @e~ | [[a] {b=c}] malformed",
        "~a: b\na: c~ | [[] {a=b}]",
        "~a: {b: [c~ | [] malformed",
      })
  void readsYaml(String text, String expected) {
    assertEquals(expected, nodes(YamlNodes::walk, text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "<a b='c'><d> e </d><d>f</d><g/></a> | [[a] {b=c, d=e,f}]",
        "<x:a xmlns:x='y'><x:b><![CDATA[c]]>d</x:b></x:a> | [[a] {b=cd, x=y}]",
        "<a><!-- <b>c</b> --><d>e</d></a> | [[a] {d=e}]",
        "<a><b>c</b><d>e</a> | [[a] {b=c, d=e}] malformed",
        "<a><b>&lt;</b></a> | [[a] {b=<}]",
        "<a/><b/> | [] malformed",
      })
  void readsXml(String text, String expected) {
    assertEquals(expected, nodes(XmlNodes::walk, text));
  }

  @Test
  void hostileTextEndsSoon() {
    for (Walk walk : List.<Walk>of(JsonNodes::walk, YamlNodes::walk, XmlNodes::walk)) {
      for (String part : List.of("[", "{\"a\":", "<a>", "- ", "&a [", "a: ", "\u0000", "<!--")) {
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> nodes(walk, part.repeat(200_000)), part);
      }
    }
  }

  @Test
  void readsSpringsSettings() {
    String yaml =
        """
        app:
          version: @project.version@
        spring:
          flyway:
            locations: ["classpath:a", 'classpath:b']
            out-of-order: true
        ---
        spring.config.activate.on-profile: test
        spring.flyway.out-of-order: false
        """;
    Listing folder =
        Listing.of(MapTree.of(Map.of("m/src/main/resources/application.yml", yaml)), "m/db");
    FlywaySettings settings = FlywaySettings.above(folder);
    assertEquals(
        Map.of("locations", "classpath:a,classpath:b", "outoforder", "true"), settings.values());
  }
}
