package dev.migralint.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list of what the supported versions have, from a resource that a test generates on their
 * servers: lines in the order of their names, each a name, a tab and a letter for every version.
 */
public final class VersionedList {
  private static final int FIRST_VERSION = 12;

  /** Of what a version does not have. */
  private static final char ABSENT = '-';

  private final String lines;

  private VersionedList(String lines) {
    this.lines = lines;
  }

  /**
   * Reads a resource of the class path.
   *
   * @throws IllegalStateException where there is none
   */
  public static VersionedList read(String resource) {
    try (InputStream stream = VersionedList.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is missing from the class path");
      }
      return new VersionedList(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names that begin with that, in their order. */
  public List<String> startingWith(String prefix) {
    int low = 0;
    int high = lines.length();
    while (low < high) {
      int start = lines.lastIndexOf('\n', (low + high) / 2 - 1) + 1;
      if (lines.substring(start, lines.indexOf('\t', start)).compareTo(prefix) < 0) {
        low = lines.indexOf('\n', start) + 1;
      } else {
        high = start;
      }
    }
    List<String> names = new ArrayList<>();
    while (lines.startsWith(prefix, low)) {
      names.add(lines.substring(low, lines.indexOf('\t', low)));
      low = lines.indexOf('\n', low) + 1;
    }
    return names;
  }

  /** The letters of a name, one for each version; found by binary search in the text. */
  public Optional<String> letters(String name) {
    int low = 0;
    int high = lines.length();
    while (low < high) {
      int start = lines.lastIndexOf('\n', (low + high) / 2 - 1) + 1;
      int tab = lines.indexOf('\t', start);
      int end = lines.indexOf('\n', tab);
      int order = name.compareTo(lines.substring(start, tab));
      if (order == 0) {
        return Optional.of(lines.substring(tab + 1, end));
      } else if (order < 0) {
        high = start;
      } else {
        low = end + 1;
      }
    }
    return Optional.empty();
  }

  /** The letter of a name in a version; empty where that version has no such name. */
  public Optional<Character> letter(String name, int version) {
    return letters(name)
        .map(all -> all.charAt(Math.clamp(version - FIRST_VERSION, 0, all.length() - 1)))
        .filter(letter -> letter != ABSENT);
  }
}
