package dev.migralint.sql;

import java.util.Optional;

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

  @Override
  public String toString() {
    return schema.map(s -> s + ".").orElse("") + name;
  }
}
