package dev.migralint.analysis;

import dev.migralint.sql.TypeName;
import java.util.Optional;

/**
 * The categories of types: values of different ones have no type in common.
 * https://www.postgresql.org/docs/current/typeconv-union-case.html
 */
final class Categories {
  private Categories() {}

  /** Whether the types are certain to be of different categories. */
  static boolean differ(TypeName one, TypeName other, Known known) {
    Optional<Character> first = of(one, known);
    Optional<Character> second = of(other, known);
    return first.isPresent() && second.isPresent() && !first.equals(second);
  }

  /** The letter that pg_type has for it, of types that are used for columns. */
  private static Optional<Character> of(TypeName written, Known known) {
    if (known.isEnum(written)) {
      return Optional.of(written.dimensions() > 0 ? 'A' : 'E');
    }
    return known
        .baseType(written)
        .filter(type -> type.schema().isEmpty())
        .flatMap(
            type ->
                type.dimensions() > 0
                    ? Optional.of('A')
                    : switch (type.name()) {
                      case "bool" -> Optional.of('B');
                      case "int2", "int4", "int8", "numeric", "float4", "float8" ->
                          Optional.of('N');
                      case "text", "varchar", "bpchar", "name" -> Optional.of('S');
                      case "date", "time", "timetz", "timestamp", "timestamptz" -> Optional.of('D');
                      case "interval" -> Optional.of('T');
                      case "uuid", "json", "jsonb", "bytea", "xml" -> Optional.of('U');
                      default -> Optional.<Character>empty();
                    });
  }
}
