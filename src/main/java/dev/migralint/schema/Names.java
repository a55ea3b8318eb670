package dev.migralint.schema;

import dev.migralint.sql.Name;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The names that PostgreSQL makes up for what was left unnamed. */
final class Names {
  private static final int MAX_BYTES = 63;

  private Names() {}

  /**
   * The name of an unnamed constraint or index: table, columns and a label, cut to 63 bytes, with a
   * number where those before it are taken.
   * https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/commands/indexcmds.c
   * (ChooseRelationName, makeObjectName)
   */
  static Name generated(Name table, List<Name> columns, String label, int number) {
    String middle = columns.stream().map(Name::text).collect(Collectors.joining("_"));
    return Name.quoted(fit(table.text(), middle, number == 0 ? label : label + number));
  }

  /** Of keys with the same name, the second gets a number. */
  static List<Name> numbered(List<Name> labels) {
    List<Name> numbered = new ArrayList<>();
    for (Name label : labels) {
      Name free = label;
      for (int i = 1; numbered.contains(free); i++) {
        free = Name.quoted(label.text() + i);
      }
      numbered.add(free);
    }
    return numbered;
  }

  private static String fit(String first, String second, String label) {
    int room = MAX_BYTES - bytes(label) - 1 - (second.isEmpty() ? 0 : 1);
    int one = bytes(first);
    int two = bytes(second);
    while (one + two > room) {
      if (one > two) {
        one--;
      } else {
        two--;
      }
    }
    return cut(first, one) + (second.isEmpty() ? "" : "_" + cut(second, two)) + "_" + label;
  }

  /** As many whole characters as fit. */
  private static String cut(String text, int bytes) {
    int end = text.length();
    while (bytes(text.substring(0, end)) > bytes) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  static List<Name> renamed(List<Name> names, Name from, Name to) {
    return names.contains(from)
        ? names.stream().map(name -> name.equals(from) ? to : name).toList()
        : names;
  }
}
