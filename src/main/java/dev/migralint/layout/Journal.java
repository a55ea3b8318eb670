package dev.migralint.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The two things that are read of drizzle-kit's JSON files: the tags in their order, and the
 * dialect. Walks over the JSON's strings and takes those that follow a key; anything that is not
 * JSON ends the walk.
 *
 * @param tags the migrations' names in the order in which they run
 * @param dialect the database's name, where there is one
 */
record Journal(List<String> tags, Optional<String> dialect) {

  static Journal parse(String json) {
    List<String> tags = new ArrayList<>();
    Optional<String> dialect = Optional.empty();
    String key = "";
    int at = 0;
    while ((at = json.indexOf('"', at)) >= 0) {
      int end = endOfString(json, at + 1);
      if (end < 0) {
        break;
      }
      String text = unescape(json.substring(at + 1, end));
      at = end + 1;
      int next = at;
      while (next < json.length() && Character.isWhitespace(json.charAt(next))) {
        next++;
      }
      boolean isKey = next < json.length() && json.charAt(next) == ':';
      if (isKey) {
        boolean hasText = startsString(json, next + 1);
        key = hasText ? text : "";
      } else {
        if (key.equals("tag")) {
          tags.add(text);
        } else if (key.equals("dialect") && dialect.isEmpty()) {
          dialect = Optional.of(text);
        }
        key = "";
      }
    }
    return new Journal(List.copyOf(tags), dialect);
  }

  private static boolean startsString(String json, int from) {
    int at = from;
    while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
      at++;
    }
    return at < json.length() && json.charAt(at) == '"';
  }

  private static int endOfString(String json, int from) {
    for (int at = from; at < json.length(); at++) {
      char c = json.charAt(at);
      if (c == '"') {
        return at;
      }
      if (c == '\\') {
        at++;
      }
    }
    return -1;
  }

  private static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c != '\\' || at + 1 == text.length()) {
        plain.append(c);
        continue;
      }
      char escaped = text.charAt(++at);
      if (escaped == 'u' && at + 4 < text.length()) {
        plain.append(hex(text.substring(at + 1, at + 5)));
        at += 4;
      } else {
        plain.append(escaped);
      }
    }
    return plain.toString();
  }

  private static char hex(String digits) {
    try {
      return (char) Integer.parseInt(digits, 16);
    } catch (NumberFormatException notHex) {
      return '\uFFFD';
    }
  }
}
