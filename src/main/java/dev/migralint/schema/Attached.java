package dev.migralint.schema;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.Event;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A trigger, policy or rule of a relation.
 *
 * @param forEachRow whether a trigger runs for each row, so that every partition has it too
 * @param events what it waits for
 * @param calls the functions that it calls
 * @param columns the columns of its table that its conditions read
 */
public record Attached(
    Key key, boolean forEachRow, List<Event> events, List<ObjectName> calls, Set<Name> columns) {

  /** What it is and its name, which a relation has once. */
  public record Key(ObjectKind object, Name name) {}

  /** The functions that it calls as a trigger when that happens. */
  List<ObjectName> firedBy(Event event) {
    return key.object() == ObjectKind.TRIGGER && events.contains(event) ? calls : List.of();
  }

  Attached withName(Name newName) {
    return new Attached(new Key(key.object(), newName), forEachRow, events, calls, columns);
  }

  Attached withColumnRenamed(Name from, Name to) {
    if (!columns.contains(from)) {
      return this;
    }
    Set<Name> renamed = new LinkedHashSet<>(columns);
    renamed.remove(from);
    renamed.add(to);
    return new Attached(key, forEachRow, events, calls, renamed);
  }
}
