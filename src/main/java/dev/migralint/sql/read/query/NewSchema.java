package dev.migralint.sql.read.query;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.util.Optional;
import java.util.Set;

/**
 * The schema that a CREATE SCHEMA makes, as the names in its elements see it.
 *
 * @param name the schema, where its name is known
 * @param relations what the elements create in it without naming it
 */
public record NewSchema(Optional<Name> name, Set<Name> relations) {
  /** Outside of CREATE SCHEMA. */
  static final NewSchema NONE = new NewSchema(Optional.empty(), Set.of());

  ObjectName created(ObjectName written) {
    return written.schema().isPresent() ? written : new ObjectName(name, written.name());
  }

  ObjectName referenced(ObjectName written) {
    return relations.contains(written.name()) ? created(written) : written;
  }
}
