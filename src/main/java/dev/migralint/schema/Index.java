package dev.migralint.schema;

import dev.migralint.sql.Name;
import java.util.List;
import java.util.Optional;

/**
 * An index of a table.
 *
 * @param columns its plain key columns
 * @param derived whether a key is an expression or a predicate leaves rows out, so that a change of
 *     a column's type builds it anew
 * @param constraint the constraint that it serves
 * @param origin where it was made
 */
public record Index(
    Name name,
    boolean unique,
    List<Name> columns,
    boolean derived,
    Optional<Name> constraint,
    Optional<Origin> origin) {

  Index withName(Name newName) {
    return new Index(newName, unique, columns, derived, constraint.map(c -> newName), origin);
  }

  Index withColumnRenamed(Name from, Name to) {
    return new Index(name, unique, Names.renamed(columns, from, to), derived, constraint, origin);
  }
}
