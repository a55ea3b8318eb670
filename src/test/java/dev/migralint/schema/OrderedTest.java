package dev.migralint.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.migralint.schema.Ordered.Lookup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderedTest {
  private final Ordered<String, List<Integer>> map = new Ordered<>();
  private final List<List<Integer>> asked = new ArrayList<>();
  private final Lookup<String, List<Integer>, Integer> lookup =
      map.by(
          value -> {
            asked.add(value);
            return value;
          });

  private void putThree() {
    map.put("a", List.of(1, 2));
    map.put("b", List.of(2));
    map.put("c", List.of(3));
  }

  @Test
  void aRenamedKeyKeepsItsPlace() {
    putThree();
    map.rename("b", "x");
    map.put("a", List.of(3));
    assertEquals(List.of("a", "x", "c"), List.copyOf(map.keySet()));
    assertEquals(List.of(List.of(3), List.of(2), List.of(3)), List.copyOf(map.values()));
    assertThrows(IllegalArgumentException.class, () -> map.rename("a", "c"));
  }

  @Test
  void aLookupFollowsTheMap() {
    putThree();
    assertEquals(List.of("a", "b"), lookup.keysWith(2));
    map.rename("a", "x");
    map.remove("b");
    map.put("c", List.of(2, 4));
    assertEquals(Set.of("x", "c"), Set.copyOf(lookup.keysWith(2)));
    assertEquals(List.of(List.of(1, 2)), lookup.with(1));
    assertEquals(List.of(), lookup.with(3));
    assertEquals(Set.of(1, 2, 4), lookup.parts());
  }

  /** That is what makes it as cheap for the last of many values as for the first. */
  @Test
  void aLookupLooksAtEachValueOnce() {
    for (int i = 0; i < 1000; i++) {
      map.put("k" + i, List.of(i));
    }
    assertEquals(0, asked.size());
    for (int i = 0; i < 1000; i++) {
      assertEquals(List.of("k" + i), lookup.keysWith(i));
    }
    assertEquals(1000, asked.size());
  }

  @Test
  void isAMapInOrder() {
    Map<String, List<Integer>> expected = new LinkedHashMap<>();
    Random random = new Random(12);
    for (int i = 0; i < 5000; i++) {
      String key = "k" + random.nextInt(20);
      if (random.nextBoolean()) {
        assertEquals(expected.put(key, List.of(i)), map.put(key, List.of(i)));
      } else {
        assertEquals(expected.remove(key), map.remove(key));
      }
      assertEquals(List.copyOf(expected.entrySet()), List.copyOf(map.entrySet()));
      assertEquals(expected.size(), map.size());
    }
  }
}
