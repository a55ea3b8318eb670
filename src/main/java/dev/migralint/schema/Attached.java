package dev.migralint.schema;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.util.List;

/**
 * A trigger, policy or rule of a relation.
 *
 * @param forEachRow whether a trigger runs for each row, so that every partition has it too
 * @param calls the functions that it calls
 */
public record Attached(Key key, boolean forEachRow, List<ObjectName> calls) {

  /** What it is ("trigger", "policy", "rule") and its name, which a relation has once. */
  public record Key(String object, Name name) {}

  Attached withName(Name newName) {
    return new Attached(new Key(key.object(), newName), forEachRow, calls);
  }
}
