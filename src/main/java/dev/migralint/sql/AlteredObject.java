package dev.migralint.sql;

import dev.migralint.sql.ObjectOperation.AlterObject;
import dev.migralint.sql.ObjectOperation.RenameObject;
import java.util.List;
import java.util.Optional;

/**
 * The object of an ALTER, and the actions that most kinds of objects have.
 *
 * @param on the table of a trigger, policy or rule
 */
record AlteredObject(Cursor c, String object, ObjectName name, Optional<ObjectName> on) {
  AlteredObject(Cursor c, String object, ObjectName name) {
    this(c, object, name, Optional.empty());
  }

  /** The operation for any action but a new name. */
  List<Operation> changed() {
    return List.of(new AlterObject(c.since(0), object, Optional.of(name), on));
  }

  /** The operation for an action that is known by a word. */
  List<Operation> changed(String option) {
    return List.of(
        new AlterObject(
            c.since(0), object, Optional.of(name), on, false, List.of(), List.of(option)));
  }

  /** RENAME TO and nothing else. */
  List<Operation> renamed() {
    c.expect("RENAME", "TO");
    Name newName = c.name();
    return List.of(new RenameObject(c.since(0), object, name, newName, on));
  }

  boolean isRename() {
    return c.is("RENAME") && c.is(1, "TO");
  }

  /** RENAME TO, SET SCHEMA or OWNER TO. */
  List<Operation> renamedMovedOrOwned() {
    return c.is("SET") ? moved() : renamedOrOwned();
  }

  /** RENAME TO or SET SCHEMA. */
  List<Operation> renamedOrMoved() {
    return c.is("SET") ? moved() : renamed();
  }

  /** RENAME TO or OWNER TO. */
  List<Operation> renamedOrOwned() {
    return c.is("RENAME") ? renamed() : owned();
  }

  private List<Operation> moved() {
    c.expect("SET", "SCHEMA");
    c.name();
    return changed();
  }

  private List<Operation> owned() {
    c.expect("OWNER", "TO");
    RoleReader.role(c);
    return changed();
  }

  /** Passes over {@code [NO] DEPENDS ON EXTENSION}; whether it stood here. */
  boolean depends() {
    if (!c.is("DEPENDS") && !(c.is("NO") && c.is(1, "DEPENDS"))) {
      return false;
    }
    c.accept("NO");
    c.expect("DEPENDS", "ON", "EXTENSION");
    c.name();
    return true;
  }
}
