package dev.migralint.schema;

import dev.migralint.sql.Expression;
import dev.migralint.sql.TypeName;
import java.util.Optional;

/**
 * A domain.
 *
 * @param base the type that it is made of, maybe a domain too; empty when it is unknown
 * @param constrained whether it has a CHECK or is NOT NULL
 * @param notNull whether it is NOT NULL
 * @param defaultValue its DEFAULT
 */
public record Domain(
    Optional<TypeName> base,
    boolean constrained,
    boolean notNull,
    Optional<Expression> defaultValue) {

  /** A domain of which nothing is known. */
  static final Domain UNKNOWN = new Domain(Optional.empty(), false, false, Optional.empty());

  Domain over(TypeName newBase) {
    return new Domain(Optional.of(newBase), constrained, notNull, defaultValue);
  }

  Domain nowConstrained(boolean nowNotNull) {
    return new Domain(base, true, notNull || nowNotNull, defaultValue);
  }
}
