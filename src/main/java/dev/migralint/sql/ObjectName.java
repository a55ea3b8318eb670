package dev.migralint.sql;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The name of a relation, type or other object, with the schema where it was written. */
public record ObjectName(Optional<Name> schema, Name name) {

  /** An object named without a schema. */
  public static ObjectName of(Name name) {
    return new ObjectName(Optional.empty(), name);
  }

  /** Whether a part of the name is made up while a PL/pgSQL body runs. */
  public boolean isMadeUp() {
    return name.isMadeUp() || schema.filter(Name::isMadeUp).isPresent();
  }

  /** The name as SQL must write it, with its schema where that was written. */
  public String sql() {
    return schema.map(s -> s.sql() + ".").orElse("") + name.sql();
  }

  /** Catalogs look names up all the time, and what a record makes up is slow before it is hot. */
  @Override
  public int hashCode() {
    return 31 * schema.hashCode() + name.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ObjectName that && name.equals(that.name) && schema.equals(that.schema);
  }

  @Override
  public String toString() {
    return schema.map(s -> s + ".").orElse("") + name;
  }
}
