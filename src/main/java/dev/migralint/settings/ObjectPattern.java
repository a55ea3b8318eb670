package dev.migralint.settings;

import dev.migralint.sql.ObjectName;
import java.util.List;

/**
 * The name of a table or other object, as settings write it: with or without its schema, with or
 * without the quotes that SQL needs, and with {@code *} and {@code ?} for any characters. A name
 * without a schema covers that name in every schema.
 */
public record ObjectPattern(String text) {

  /** Whether it names the object. */
  public boolean covers(ObjectName object) {
    return List.of(object.sql(), object.toString(), object.name().sql(), object.name().text())
        .stream()
        .anyMatch(form -> form.equals(text) || Glob.name(text, form));
  }
}
