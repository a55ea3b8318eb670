package dev.migralint.uses;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The forms in which code writes a name of the database. */
final class Words {
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+");

  private Words() {}

  /** The name without case and underscores: user_id, userId and UserID are the same. */
  static String normal(String name) {
    StringBuilder normal = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_') {
        normal.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
      }
    }
    return normal.toString();
  }

  /** user_id of userId. */
  static String snake(String name) {
    return String.join("_", parts(name)).toLowerCase(Locale.ROOT);
  }

  /** A pattern of the name in snake_case, camelCase, PascalCase and UPPER_CASE. */
  static String anyCase(String name) {
    List<String> parts = parts(name).stream().map(Pattern::quote).toList();
    return "(?i:" + String.join("_?", parts) + ")";
  }

  private static List<String> parts(String name) {
    List<String> parts = new ArrayList<>();
    for (String part : HUMP.split(name)) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts.isEmpty() ? List.of(name) : parts;
  }

  /** The normal form, and those of its singular and plural. */
  static Set<String> numbers(String name) {
    String normal = normal(name);
    Set<String> forms = new LinkedHashSet<>(List.of(normal));
    if (normal.endsWith("ies")) {
      forms.add(cut(normal, 3) + "y");
    }
    if (normal.matches(".*(s|x|z|ch|sh)es")) {
      forms.add(cut(normal, 2));
    }
    if (normal.endsWith("s") && !normal.endsWith("ss")) {
      forms.add(cut(normal, 1));
    } else {
      forms.add(plural(normal));
    }
    for (String[] odd : IRREGULAR) {
      for (int i = 0; i < 2; i++) {
        if (normal.endsWith(odd[i])) {
          forms.add(cut(normal, odd[i].length()) + odd[1 - i]);
        }
      }
    }
    return forms;
  }

  private static final String[][] IRREGULAR = {
    {"person", "people"}, {"child", "children"}, {"index", "indices"}, {"analysis", "analyses"}
  };

  private static String plural(String word) {
    if (word.matches(".*[^aeiou]y")) {
      return cut(word, 1) + "ies";
    }
    return word + (word.matches(".*(s|x|z|ch|sh)") ? "es" : "s");
  }

  private static String cut(String word, int end) {
    return word.substring(0, word.length() - end);
  }
}
