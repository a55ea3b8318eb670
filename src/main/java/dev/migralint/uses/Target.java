package dev.migralint.uses;

import dev.migralint.finding.Uses;
import dev.migralint.sql.Name;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is looked for: a table, or some of its columns.
 *
 * @param schema the schema that code must name, because sessions do not look there by themselves
 * @param columns empty if the table itself is meant
 */
record Target(Optional<String> schema, String table, List<String> columns) {
  /** The target of a finding, where unqualified names are looked up in these schemas. */
  static Target of(Uses uses, List<String> searchPath) {
    return new Target(
        uses.table().schema().map(Name::text).filter(name -> !searchPath.contains(name)),
        uses.table().name().text(),
        uses.columns().stream().map(Name::text).toList());
  }

  boolean isTable() {
    return columns.isEmpty();
  }

  /** The normal forms of words of which a file must hold one to name a column. */
  Set<String> columnForms() {
    Set<String> forms = new LinkedHashSet<>();
    for (String column : columns) {
      forms.add(Words.normal(column));
      relation(column).ifPresent(word -> forms.add(Words.normal(word)));
    }
    return forms;
  }

  /** The normal forms of words of which a file must hold one to name the table. */
  Set<String> tableForms() {
    return Words.numbers(table);
  }

  /** The normal forms of its models' names where those are named without the app, as in Django. */
  Set<String> modelForms() {
    Set<String> forms = new LinkedHashSet<>(tableForms());
    String snake = Words.snake(table);
    for (int i = snake.indexOf('_'); i >= 0; i = snake.indexOf('_', i + 1)) {
      forms.addAll(Words.numbers(snake.substring(i + 1)));
    }
    return forms;
  }

  /** The name of the relation that a mapper keeps in the column: author of author_id. */
  static Optional<String> relation(String column) {
    for (String end : List.of("_id", "Id")) {
      if (column.endsWith(end) && column.length() > end.length()) {
        return Optional.of(column.substring(0, column.length() - end.length()));
      }
    }
    return Optional.empty();
  }

  /** Whether a name in code is the table's: alone, quoted, or behind its schema. */
  boolean isNamed(String written) {
    String plain = written.replaceAll("[\"`\\[\\]]", "");
    int dot = plain.lastIndexOf('.');
    String name = plain.substring(dot + 1);
    Optional<String> before =
        dot < 0
            ? Optional.empty()
            : Optional.of(plain.substring(0, dot).toLowerCase(java.util.Locale.ROOT));
    return name.equalsIgnoreCase(table) && isSchema(before);
  }

  /** Whether a schema in code, or its absence, is the table's. */
  boolean isSchema(Optional<String> written) {
    return written.isEmpty()
        ? schema.isEmpty()
        : schema.map(written.get()::equalsIgnoreCase).orElse(true);
  }
}
