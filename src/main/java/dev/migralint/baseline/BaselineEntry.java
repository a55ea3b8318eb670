package dev.migralint.baseline;

import dev.migralint.finding.Fingerprint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A finding as a baseline lists it: its fingerprint without a number, in one line with tabs between
 * the parts.
 *
 * @param object the table or other object; "" where there is none
 */
public record BaselineEntry(String rule, String path, String object, String statement)
    implements Comparable<BaselineEntry> {
  private static final Comparator<BaselineEntry> ORDER =
      Comparator.comparing(BaselineEntry::rule)
          .thenComparing(BaselineEntry::path)
          .thenComparing(BaselineEntry::object)
          .thenComparing(BaselineEntry::statement);
  private static final Pattern ESCAPE = Pattern.compile("\\\\([tnr\\\\]|u[0-9a-f]{4})");

  static BaselineEntry of(Fingerprint name) {
    return new BaselineEntry(name.rule(), name.path(), name.object(), name.statement());
  }

  /** Reads a line; empty when it is none. */
  static Optional<BaselineEntry> parse(String line) {
    List<String> parts = new ArrayList<>();
    for (String written : line.split("\t", -1)) {
      Optional<String> part = unescaped(written);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    return parts.size() == 4 && !parts.get(0).isBlank() && !parts.get(1).isBlank()
        ? Optional.of(new BaselineEntry(parts.get(0), parts.get(1), parts.get(2), parts.get(3)))
        : Optional.empty();
  }

  /** The same entry for a rule of another id. */
  BaselineEntry withRule(String id) {
    return new BaselineEntry(id, path, object, statement);
  }

  /** The entry as a line. */
  String print() {
    return String.join("\t", escaped(rule), escaped(path), escaped(object), escaped(statement));
  }

  private static String escaped(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> escape(c, line));
    return line.toString();
  }

  private static void escape(int c, StringBuilder line) {
    switch (c) {
      case '\\' -> line.append("\\\\");
      case '\t' -> line.append("\\t");
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      default -> {
        if (isSeen(c)) {
          line.appendCodePoint(c);
        } else {
          Character.toString(c).chars().forEach(u -> line.append("\\u%04x".formatted(u)));
        }
      }
    }
  }

  /** Whether a reader sees the character and UTF-8 can write it. */
  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  private static Optional<String> unescaped(String written) {
    StringBuilder text = new StringBuilder(written.length());
    int from = 0;
    for (int at = written.indexOf('\\'); at >= 0; at = written.indexOf('\\', from)) {
      text.append(written, from, at);
      Matcher escape = ESCAPE.matcher(written).region(at, written.length());
      if (!escape.lookingAt()) {
        return Optional.empty();
      }
      String name = escape.group(1);
      text.append(
          switch (name) {
            case "t" -> '\t';
            case "n" -> '\n';
            case "r" -> '\r';
            case "\\" -> '\\';
            default -> (char) Integer.parseInt(name.substring(1), 16);
          });
      from = escape.end();
    }
    return Optional.of(text.append(written, from, written.length()).toString());
  }

  @Override
  public int compareTo(BaselineEntry other) {
    return ORDER.compare(this, other);
  }
}
