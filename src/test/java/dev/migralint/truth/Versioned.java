package dev.migralint.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A list of what servers have, in which each line is a name, a tab and a letter for every supported
 * version. {@code -Dmigralint.golden=write} writes the column of the server's version.
 */
final class Versioned {
  private static final int FIRST = 12;
  private static final String ABSENT = "-".repeat(7);

  private Versioned() {}

  /** Compares a list with what a server of that version has: a letter for each name. */
  static void compare(Path path, int version, Map<String, Character> theirs) throws IOException {
    Map<String, String> list = new TreeMap<>();
    for (String line : Files.exists(path) ? Files.readAllLines(path) : List.<String>of()) {
      String[] cells = line.split("\t", -1);
      list.put(cells[0], cells[1]);
    }
    Map<String, String> updated = new TreeMap<>();
    list.forEach((name, letters) -> put(updated, name, letters, version, '-'));
    theirs.forEach(
        (name, letter) -> put(updated, name, list.getOrDefault(name, ABSENT), version, letter));
    updated.values().removeIf(ABSENT::equals);
    if ("write".equals(System.getProperty("migralint.golden"))) {
      Files.writeString(path, text(updated));
    }
    assertEquals(Files.readString(path), text(updated));
  }

  private static void put(
      Map<String, String> lines, String name, String letters, int version, char letter) {
    StringBuilder changed = new StringBuilder(letters);
    changed.setCharAt(version - FIRST, letter);
    lines.put(name, changed.toString());
  }

  private static String text(Map<String, String> list) {
    return list.entrySet().stream()
        .map(line -> line.getKey() + "\t" + line.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
