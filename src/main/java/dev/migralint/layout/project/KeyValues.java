package dev.migralint.layout.project;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plain {@code key = value} pairs of other tools' configuration files, under their whole key
 * ({@code spring.flyway.locations}); the items of a list with commas between them. What is written
 * in any other way is left out.
 */
final class KeyValues {
  private static final Pattern PROPERTY =
      Pattern.compile("[ \\t]*([A-Za-z][A-Za-z0-9._-]{0,200})[ \\t]*[=:][ \\t]*(.*)");
  private static final int MOST_LINES = 20_000;
  private static final int LONGEST_LIST = 4000;
  private static final Pattern TABLE =
      Pattern.compile("\\[([A-Za-z0-9._-]{1,200})][ \\t]*(?:#.*)?");
  private static final Pattern YAML =
      Pattern.compile("( *)(- +)?(?:[\"']?([A-Za-z0-9._-]{1,200})[\"']?:(?: +|$))?(.*)");

  /** A key of a YAML mapping that is open. */
  private record Open(int indent, String key) {}

  private KeyValues() {}

  /** Java's properties, one on a line. */
  static Map<String, String> ofProperties(String text) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String line : joined(text)) {
      Matcher property = PROPERTY.matcher(line);
      if (property.matches()) {
        found.put(property.group(1), property.group(2).strip());
      }
    }
    return found;
  }

  private static String[] joined(String text) {
    return text.replaceAll("\\\\\\r?\\n[ \\t]*", "").split("\\r?\\n", MOST_LINES);
  }

  /** TOML's tables, without what spans lines except lists. */
  static Map<String, String> ofToml(String text) {
    Map<String, String> found = new LinkedHashMap<>();
    String table = "";
    Optional<String> list = Optional.empty();
    for (String line : text.split("\\r?\\n", MOST_LINES)) {
      Matcher head = TABLE.matcher(line.strip());
      Matcher property = PROPERTY.matcher(line);
      if (list.isPresent()) {
        found.merge(list.get(), value(line), KeyValues::longer);
        list = line.contains("]") ? Optional.empty() : list;
      } else if (head.matches()) {
        table = head.group(1) + ".";
      } else if (property.matches()) {
        String key = table + property.group(1);
        String written = property.group(2);
        found.put(key, value(written));
        list =
            written.startsWith("[") && !written.contains("]") ? Optional.of(key) : Optional.empty();
      }
    }
    return found;
  }

  /** YAML's block mappings and lists, of all documents together, the first of a key. */
  static Map<String, String> ofYaml(String text) {
    Map<String, String> found = new LinkedHashMap<>();
    Deque<Open> open = new ArrayDeque<>();
    for (String line : text.split("\\r?\\n", MOST_LINES)) {
      Matcher entry = YAML.matcher(line);
      if (line.isBlank() || line.strip().startsWith("#") || !entry.matches()) {
        continue;
      }
      int indent = entry.group(1).length();
      boolean item = entry.group(2) != null;
      while (!open.isEmpty()
          && (open.peek().indent() > indent || (open.peek().indent() == indent && !item))) {
        open.pop();
      }
      String value = value(entry.group(4));
      if (item) {
        found.merge(path(open), value + ",", KeyValues::longer);
      } else if (entry.group(3) != null && open.size() < 32) {
        open.push(new Open(indent, entry.group(3)));
        found.putIfAbsent(path(open), value);
      }
    }
    return found;
  }

  private static String longer(String before, String more) {
    return before.length() > LONGEST_LIST ? before : before + more;
  }

  private static String path(Deque<Open> open) {
    StringBuilder path = new StringBuilder();
    open.descendingIterator()
        .forEachRemaining(o -> path.append(path.isEmpty() ? "" : ".").append(o.key()));
    return path.toString();
  }

  /** Without a comment, quotes and brackets. */
  static String value(String written) {
    return written.replaceFirst("(^|\\s)#.*$", "").replaceAll("[\\[\\]\"']", "").strip();
  }
}
