package dev.migralint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.finding.Finding;
import dev.migralint.finding.Finding.Advice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Findings of one statement that say the same of several objects. */
class AlikeTest {
  private static final String TABLE =
      "CREATE TABLE t (id int PRIMARY KEY, a int, b text, c int, d int, e int, f int NOT NULL);";

  private static List<Finding> found(String change) {
    return BuiltInFindings.in(List.of(TABLE), change);
  }

  private static List<String> objects(String change) {
    return found(change).stream().map(f -> String.join(" ", f.objects())).toList();
  }

  @Test
  void areOneThatListsTheObjects() {
    Finding one = found("ALTER TABLE t DROP a, DROP b, DROP c").getFirst();
    assertEquals(List.of("a", "b", "c"), one.objects());
    assertEquals(
        "Queries that use t.a fail once this commits. Its values are lost."
            + " The same applies to b and c.",
        one.message());
    assertEquals(3, one.effect().losses().size());
  }

  @Test
  void manyAreCounted() {
    String actions =
        IntStream.range(0, 40)
            .mapToObj(i -> "ADD c" + i + " int NOT NULL")
            .collect(Collectors.joining(", "));
    List<Finding> found = found("ALTER TABLE t " + actions);
    assertEquals(1, found.size());
    assertEquals(40, found.getFirst().objects().size());
    assertEquals(
        true,
        found.getFirst().message().endsWith("The same applies to c1, c2, c3, c4 and 35 more."));
  }

  @Test
  void whatDiffersIsApart() {
    assertEquals(List.of("a b", "f"), objects("ALTER TABLE t DROP a, DROP b, DROP f"));
    assertEquals(List.of("a", "b"), objects("ALTER TABLE t DROP a; ALTER TABLE t DROP b"));
    assertEquals(List.of("a", "b"), objects("ALTER TABLE t ALTER a SET NOT NULL, DROP b"));
  }

  @Test
  void aNameIsNoPartOfAWord() {
    assertEquals(List.of("a b"), objects("ALTER TABLE t DROP a, DROP b"));
  }

  @Test
  void aFewHaveTheSqlOfAll() {
    List<Advice> advice =
        found("ALTER TABLE t ALTER a SET NOT NULL, ALTER c SET NOT NULL").getFirst().instead();
    assertEquals(
        Optional.of(
            """
            ALTER TABLE t ADD CONSTRAINT a_present CHECK (a IS NOT NULL) NOT VALID;
            ALTER TABLE t ADD CONSTRAINT c_present CHECK (c IS NOT NULL) NOT VALID;\
            """),
        advice.stream().filter(a -> !a.looksForRows()).findFirst().orElseThrow().sql());
  }
}
