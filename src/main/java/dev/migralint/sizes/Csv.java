package dev.migralint.sizes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CSV as RFC 4180 has it and psql writes it, one record after the other: fields in quotes may
 * hold commas, line ends and doubled quotes. Lines end with LF or CRLF; empty ones are skipped.
 */
final class Csv {
  private final String text;
  private int at;
  private int line = 1;

  Csv(String text) {
    this.text = text;
  }

  /**
   * A record, or what is wrong with it.
   *
   * @param line the line that it begins on, from 1
   * @param wrong what is wrong, in words that follow "line 3 "
   */
  record Row(int line, List<String> fields, Optional<String> wrong) {
    static Row wrong(int line, String wrong) {
      return new Row(line, List.of(), Optional.of(wrong));
    }
  }

  /** The next record; empty at the end. After a wrong one, nothing more can be read. */
  Optional<Row> next() {
    while (skipLineEnd()) {}
    if (at == text.length()) {
      return Optional.empty();
    }
    int first = line;
    List<String> fields = new ArrayList<>();
    while (true) {
      int begins = line;
      Optional<String> field = isAt('"') ? quoted() : Optional.of(plain());
      if (field.isEmpty()) {
        return Optional.of(Row.wrong(begins, "has a quote that is never closed"));
      }
      fields.add(field.get());
      if (isAt(',')) {
        at++;
      } else if (at == text.length() || skipLineEnd()) {
        return Optional.of(new Row(first, fields, Optional.empty()));
      } else {
        return Optional.of(Row.wrong(line, "has a quote in the middle of a field"));
      }
    }
  }

  private boolean isAt(char wanted) {
    return at < text.length() && text.charAt(at) == wanted;
  }

  private boolean skipLineEnd() {
    int length = text.startsWith("\r\n", at) ? 2 : isAt('\n') ? 1 : 0;
    at += length;
    line += length > 0 ? 1 : 0;
    return length > 0;
  }

  private String plain() {
    int start = at;
    while (at < text.length() && ",\"\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    int end = isAt('\n') && at > start && text.charAt(at - 1) == '\r' ? --at : at;
    return text.substring(start, end);
  }

  /** The text between quotes; empty where the closing one is missing. */
  private Optional<String> quoted() {
    StringBuilder field = new StringBuilder();
    at++;
    while (at < text.length()) {
      char next = text.charAt(at++);
      if (next != '"') {
        line += next == '\n' ? 1 : 0;
        field.append(next);
      } else if (isAt('"')) {
        field.append('"');
        at++;
      } else {
        return Optional.of(field.toString());
      }
    }
    return Optional.empty();
  }

  /** A field as CSV writes it. */
  static String field(String value) {
    boolean plain = value.chars().noneMatch(c -> ",\"\n\r".indexOf(c) >= 0) && !value.isEmpty();
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
