package dev.migralint.schema;

import dev.migralint.sql.Name;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The schemas that a catalog knows of. */
final class Schemas {
  private final Catalog catalog;
  private final Set<Name> seen = new LinkedHashSet<>();
  private final Map<Name, Origin> made = new LinkedHashMap<>();
  private final Set<Name> uncertain = new LinkedHashSet<>();

  Schemas(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Something is or was in the schema. The schema that a template names is mostly the one that the
   * session's search path finds.
   */
  void see(Name schema) {
    if (seen.add(schema) && schema.isTemplate()) {
      catalog.searchPath().leave(schema);
    }
  }

  /** Those in which something is or was. */
  List<Name> seen() {
    return List.copyOf(seen);
  }

  void make(Name schema, Origin origin) {
    if (!made.containsKey(schema)) {
      catalog.journal.put(made, schema, origin);
    }
  }

  void drop(Name schema) {
    catalog.journal.remove(made, schema);
    catalog.journal.remove(uncertain, schema);
  }

  /** It may have been made or dropped. */
  void doubt(Name schema) {
    catalog.journal.remove(made, schema);
    catalog.journal.add(uncertain, schema);
  }

  /** Whether migrations make schemas at all. */
  boolean areMade() {
    return !made.isEmpty();
  }

  boolean made(Name schema) {
    return made.containsKey(schema);
  }

  /** Where it was made, if a migration makes it. */
  Optional<Origin> origin(Name schema) {
    return Optional.ofNullable(made.get(schema));
  }

  /** Whether there is certainly none; those of the search path the migration tool may make. */
  boolean isAbsent(Name schema) {
    return catalog.isWhole()
        && !seen.contains(schema)
        && !uncertain.contains(schema)
        && !catalog.searchPath().isInitial(schema);
  }
}
