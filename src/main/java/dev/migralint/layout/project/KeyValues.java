package dev.migralint.layout.project;

import dev.migralint.yaml.YamlNodes;
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
  private static final Pattern FILLED_IN = Pattern.compile("@([A-Za-z0-9._-]{1,100})@");

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

  /**
   * YAML's mappings, of all documents together, the first of a key. Maven fills in what stands
   * between two {@code @}, which YAML does not allow.
   */
  static Map<String, String> ofYaml(String text) {
    Map<String, String> found = new LinkedHashMap<>();
    YamlNodes.walk(
        FILLED_IN.matcher(text).replaceAll("$1"),
        (path, texts) -> {
          String above = path.isEmpty() ? "" : String.join(".", path) + ".";
          texts.forEach((key, value) -> found.putIfAbsent(above + key, value));
        });
    return found;
  }

  private static String longer(String before, String more) {
    return before.length() > LONGEST_LIST ? before : before + more;
  }

  /** Without a comment, quotes and brackets. */
  static String value(String written) {
    return written.replaceFirst("(^|\\s)#.*$", "").replaceAll("[\\[\\]\"']", "").strip();
  }
}
