package dev.migralint.sql.read.object;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.AlterObject;
import dev.migralint.sql.ObjectOperation.RenameObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.read.query.Cursor;
import java.util.List;
import java.util.Optional;

/**
 * The object of an ALTER, and the actions that most kinds of objects have.
 *
 * @param on the table of a trigger, policy or rule
 */
public record AlteredObject(Cursor c, ObjectKind object, ObjectName name, Optional<ObjectName> on) {
  public AlteredObject(Cursor c, ObjectKind object, ObjectName name) {
    this(c, object, name, Optional.empty());
  }

  /** The operation for any action but a new name. */
  public List<Operation> changed() {
    return List.of(new AlterObject(c.since(0), object, Optional.of(name), on));
  }

  /** The operation for an action that is known by a word. */
  public List<Operation> changed(String option) {
    return changed(List.of(option));
  }

  /** The operation for actions that are known by words. */
  public List<Operation> changed(List<String> options) {
    return List.of(
        new AlterObject(
            c.since(0), object, Optional.of(name), on, false, List.of(), options, List.of()));
  }

  /** RENAME TO and nothing else. */
  public List<Operation> renamed() {
    c.expect("RENAME", "TO");
    Name newName = c.name();
    return List.of(new RenameObject(c.since(0), object, name, newName, on));
  }

  public boolean isRename() {
    return c.is("RENAME") && c.is(1, "TO");
  }

  /** RENAME TO, SET SCHEMA or OWNER TO. */
  public List<Operation> renamedMovedOrOwned() {
    return c.is("SET") ? moved() : renamedOrOwned();
  }

  /** RENAME TO or SET SCHEMA. */
  List<Operation> renamedOrMoved() {
    return c.is("SET") ? moved() : renamed();
  }

  /** RENAME TO or OWNER TO. */
  public List<Operation> renamedOrOwned() {
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
  public static boolean depends(Cursor c) {
    if (!c.is("DEPENDS") && !(c.is("NO") && c.is(1, "DEPENDS"))) {
      return false;
    }
    c.accept("NO");
    c.expect("DEPENDS", "ON", "EXTENSION");
    c.name();
    return true;
  }
}
