package dev.migralint.postgres;

import dev.migralint.sql.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * A relation or an index that an effect is about. Two are equal when they are the same one, however
 * they are printed.
 *
 * @param name as people read it: as its statement writes it, else without its schema where names
 *     are looked up there first
 * @param qualified with its schema
 */
public record Target(ObjectName name, ObjectName qualified) {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Target that && qualified.equals(that.qualified);
  }

  @Override
  public int hashCode() {
    return qualified.hashCode();
  }
}
