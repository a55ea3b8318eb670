package dev.migralint.layout.project;

import dev.migralint.layout.NaturalOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is read of drizzle-kit's JSON files: the migrations in their order, and the dialect. Walks
 * over the JSON's strings and takes those that follow a key; anything that is not JSON ends the
 * walk.
 *
 * @param entries the migrations in the order in which they run
 * @param dialect the database's name, where there is one
 */
public record DrizzleJournal(List<Entry> entries, Optional<String> dialect) {

  /**
   * A migration.
   *
   * @param tag its name
   * @param when the time, in milliseconds, by which Drizzle tells whether it has run; "" where none
   *     is written
   */
  public record Entry(String tag, String when) {}

  public static DrizzleJournal parse(String json) {
    List<Entry> entries = new ArrayList<>();
    Optional<String> dialect = Optional.empty();
    Optional<String> tag = Optional.empty();
    String when = "";
    String key = "";
    for (int at = nextMark(json, 0); at >= 0; at = nextMark(json, at)) {
      if (json.charAt(at++) != '"') {
        Optional<String> named = tag;
        String dated = when;
        named.ifPresent(name -> entries.add(new Entry(name, dated)));
        tag = Optional.empty();
        when = "";
        continue;
      }
      int end = endOfString(json, at);
      if (end < 0) {
        break;
      }
      String text = unescape(json.substring(at, end));
      at = end + 1;
      int next = afterBlanks(json, at);
      if (next < json.length() && json.charAt(next) == ':') {
        int value = afterBlanks(json, next + 1);
        key = value < json.length() && json.charAt(value) == '"' ? text : "";
        when = text.equals("when") ? digits(json, value) : when;
      } else {
        if (key.equals("tag")) {
          tag = Optional.of(text);
        } else if (key.equals("dialect") && dialect.isEmpty()) {
          dialect = Optional.of(text);
        }
        key = "";
      }
    }
    return new DrizzleJournal(List.copyOf(entries), dialect);
  }

  /** Where the next string begins or an object ends. */
  private static int nextMark(String json, int from) {
    for (int at = from; at < json.length(); at++) {
      if (json.charAt(at) == '"' || json.charAt(at) == '}') {
        return at;
      }
    }
    return -1;
  }

  private static int afterBlanks(String json, int from) {
    int at = from;
    while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
      at++;
    }
    return at;
  }

  private static String digits(String json, int from) {
    int end = from;
    while (end < json.length() && NaturalOrder.isDigit(json.charAt(end))) {
      end++;
    }
    return json.substring(from, end);
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
