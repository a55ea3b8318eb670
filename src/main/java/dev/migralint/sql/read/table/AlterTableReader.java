package dev.migralint.sql.read.table;

import dev.migralint.source.Span;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ColumnOperation.RenameColumn;
import dev.migralint.sql.ConstraintOperation.AlterConstraint;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.ConstraintOperation.RenameConstraint;
import dev.migralint.sql.ConstraintOperation.ValidateConstraint;
import dev.migralint.sql.MaintenanceCommand;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.OtherOperation.Maintenance;
import dev.migralint.sql.TableOperation.Firing;
import dev.migralint.sql.TableOperation.Option;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.TableOperation.RenameTable;
import dev.migralint.sql.TableOperation.RowSecurity;
import dev.migralint.sql.TableOperation.SetAccessMethod;
import dev.migralint.sql.TableOperation.SetInheritance;
import dev.migralint.sql.TableOperation.SetPersistence;
import dev.migralint.sql.TableOperation.SetRowSecurity;
import dev.migralint.sql.TableOperation.SetTableOption;
import dev.migralint.sql.TableOperation.SetTableSchema;
import dev.migralint.sql.TableOperation.SetTablespace;
import dev.migralint.sql.TableOperation.SetTriggerState;
import dev.migralint.sql.read.object.OptionReader;
import dev.migralint.sql.read.object.OptionReader.StorageParameter;
import dev.migralint.sql.read.object.RoleReader;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads ALTER TABLE: every action of PostgreSQL 18's grammar, each as operations with the range of
 * the action. https://www.postgresql.org/docs/current/sql-altertable.html
 */
public final class AlterTableReader {
  private final Cursor c;
  private final ObjectName table;
  private final boolean only;
  private final boolean ifExists;
  private final List<Operation> operations = new ArrayList<>();

  private AlterTableReader(Cursor c, ObjectName table, boolean only, boolean ifExists) {
    this.c = c;
    this.table = table;
    this.only = only;
    this.ifExists = ifExists;
  }

  /** From behind ALTER TABLE on. */
  public static List<Operation> table(Cursor c) {
    if (c.accept("ALL", "IN", "TABLESPACE")) {
      return allInTablespace(c, MaintenanceCommand.ALTER_TABLE_ALL);
    }
    boolean ifExists = c.alteredIfExists();
    boolean only = c.accept("ONLY");
    AlterTableReader reader = new AlterTableReader(c, c.relation(only), only, ifExists);
    Optional<Operation> partition = PartitionReader.action(c, reader.table);
    partition.ifPresent(reader::add);
    if (partition.isEmpty() && !reader.constraintRename()) {
      reader.aloneOrActions();
    }
    return reader.operations;
  }

  /** From behind ALTER FOREIGN TABLE on. */
  public static List<Operation> foreignTable(Cursor c) {
    boolean ifExists = c.alteredIfExists();
    boolean only = c.accept("ONLY");
    AlterTableReader reader = new AlterTableReader(c, c.relation(only), only, ifExists);
    reader.aloneOrActions();
    return reader.operations;
  }

  /** The actions that may stand beside each other, on a table or what is altered like one. */
  static List<Operation> actions(Cursor c, ObjectName table, boolean ifExists) {
    AlterTableReader reader = new AlterTableReader(c, table, false, ifExists);
    reader.actions();
    return reader.operations;
  }

  private void actions() {
    do {
      action();
    } while (c.accept(Kind.COMMA));
  }

  /** Behind ALL IN TABLESPACE. */
  static List<Operation> allInTablespace(Cursor c, MaintenanceCommand command) {
    c.name();
    if (c.accept("OWNED")) {
      c.expect("BY");
      RoleReader.roles(c);
    }
    c.expect("SET", "TABLESPACE");
    c.name();
    c.accept("NOWAIT");
    return List.of(new Maintenance(c.since(0), command, Optional.empty(), true));
  }

  /**
   * RENAME of a view or of its column, which PostgreSQL does as it does for a table, and to a table
   * just the same; nothing where it does not stand here.
   */
  static List<Operation> renamed(Cursor c, ObjectName view, boolean ifExists) {
    if (!c.accept("RENAME")) {
      return List.of();
    }
    if (c.accept("TO")) {
      Name newName = c.name();
      return List.of(new RenameTable(c.since(0), view, newName, ifExists));
    }
    c.accept("COLUMN");
    Name column = c.name();
    c.expect("TO");
    Name newName = c.name();
    return List.of(new RenameColumn(c.since(0), view, column, newName));
  }

  /** SET SCHEMA of what is altered like a table; nothing where it does not stand here. */
  static List<Operation> setSchema(Cursor c, ObjectName table, boolean ifExists) {
    int start = c.mark();
    if (!c.accept("SET", "SCHEMA")) {
      return List.of();
    }
    Name schema = c.name();
    return List.of(new SetTableSchema(c.since(start), table, schema, ifExists));
  }

  private boolean constraintRename() {
    int start = c.mark();
    if (!c.accept("RENAME", "CONSTRAINT")) {
      return false;
    }
    Name constraint = c.name();
    c.expect("TO");
    Name newName = c.name();
    add(new RenameConstraint(c.since(start), table, constraint, newName));
    return true;
  }

  private void aloneOrActions() {
    int start = c.mark();
    if (c.accept("RENAME", "TO")) {
      Name newName = c.name();
      add(new RenameTable(c.since(start), table, newName, ifExists));
    } else if (c.accept("RENAME")) {
      c.accept("COLUMN");
      Name column = c.name();
      c.expect("TO");
      Name newName = c.name();
      add(new RenameColumn(c.since(start), table, column, newName));
    } else if (c.accept("SET", "SCHEMA")) {
      Name schema = c.name();
      add(new SetTableSchema(c.since(start), table, schema, ifExists));
    } else {
      actions();
    }
  }

  private void action() {
    int start = c.mark();
    if (c.accept("ADD")) {
      add(start);
    } else if (c.accept("DROP")) {
      drop(start);
    } else if (c.accept("ALTER")) {
      alter(start);
    } else if (c.accept("SET")) {
      set(start);
    } else if (c.accept("VALIDATE")) {
      c.expect("CONSTRAINT");
      Name constraint = c.name();
      add(new ValidateConstraint(c.since(start), table, constraint));
    } else if (c.isAny("ENABLE", "DISABLE")) {
      enable(start);
    } else {
      other(start);
    }
  }

  private void add(Operation operation) {
    operations.add(operation);
  }

  private void add(int start) {
    boolean isColumn = c.accept("COLUMN");
    if (!isColumn && ConstraintReader.startsConstraint(c)) {
      add(ConstraintReader.tableConstraint(c, table, only, Written.ALONE, start));
      return;
    }
    boolean ifNotExists = c.ifNotExists();
    operations.addAll(ColumnReader.definition(c, table, Written.ADD_COLUMN, start, ifNotExists));
  }

  private void drop(int start) {
    if (c.accept("CONSTRAINT")) {
      boolean exists = c.ifExists();
      Name constraint = c.name();
      boolean cascade = c.cascade();
      add(new DropConstraint(c.since(start), table, only, constraint, exists || ifExists, cascade));
      return;
    }
    c.accept("COLUMN");
    boolean exists = c.ifExists();
    Name column = c.name();
    boolean cascade = c.cascade();
    add(new DropColumn(c.since(start), table, only, column, exists || ifExists, cascade));
  }

  private void alter(int start) {
    if (!c.accept("CONSTRAINT")) {
      add(AlterColumnReader.read(c, table, only, start));
      return;
    }
    Name constraint = c.name();
    ConstraintAttributes attributes =
        ConstraintAttributes.read(
            c, c.accept("INHERIT") ? ConstraintAttributes.NONE : ConstraintAttributes.ALTERED);
    add(
        new AlterConstraint(
            c.since(start), table, constraint, attributes.enforced(), attributes.enforcing()));
  }

  private void set(int start) {
    if (c.accept("LOGGED")) {
      add(new SetPersistence(c.since(start), table, Persistence.PERMANENT));
    } else if (c.accept("UNLOGGED")) {
      add(new SetPersistence(c.since(start), table, Persistence.UNLOGGED));
    } else if (c.accept("ACCESS", "METHOD")) {
      Optional<Name> method = c.accept("DEFAULT") ? Optional.empty() : Optional.of(c.name());
      add(new SetAccessMethod(c.since(start), table, method));
    } else if (c.accept("TABLESPACE")) {
      Name tablespace = c.name();
      add(new SetTablespace(c.since(start), table, tablespace));
    } else if (c.accept("WITHOUT", "CLUSTER")) {
      add(new SetTableOption(c.since(start), table, Option.WITHOUT_CLUSTER));
    } else if (c.accept("WITHOUT", "OIDS")) {
      add(new SetTableOption(c.since(start), table, Option.WITHOUT_OIDS));
    } else {
      add(storage(start, OptionReader.storage(c)));
    }
  }

  private SetTableOption storage(int start, List<StorageParameter> parameters) {
    return new SetTableOption(
        c.since(start),
        table,
        Option.STORAGE_PARAMETERS,
        StorageParameter.names(parameters),
        StorageParameter.settings(parameters));
  }

  private void enable(int start) {
    boolean enabled = c.accept("ENABLE");
    if (!enabled) {
      c.expect("DISABLE");
    }
    if (c.accept("ROW", "LEVEL", "SECURITY")) {
      RowSecurity change = enabled ? RowSecurity.ENABLE : RowSecurity.DISABLE;
      add(new SetRowSecurity(c.since(start), table, change));
      return;
    }
    Firing fires = fires(enabled);
    if (c.accept("RULE")) {
      c.name();
      add(new SetTableOption(c.since(start), table, Option.RULE_STATE));
      return;
    }
    c.expect("TRIGGER");
    boolean mayBeSome = fires == Firing.ORIGIN || fires == Firing.NEVER;
    boolean some = mayBeSome && c.isAny("ALL", "USER");
    String trigger = (some ? c.anyWord() : c.name()).text();
    add(new SetTriggerState(c.since(start), table, trigger, enabled, fires));
  }

  private Firing fires(boolean enabled) {
    if (!enabled) {
      return Firing.NEVER;
    }
    if (c.accept("REPLICA")) {
      return Firing.REPLICA;
    }
    return c.accept("ALWAYS") ? Firing.ALWAYS : Firing.ORIGIN;
  }

  private void other(int start) {
    if (c.accept("FORCE", "ROW", "LEVEL", "SECURITY")) {
      add(new SetRowSecurity(c.since(start), table, RowSecurity.FORCE));
    } else if (c.accept("NO", "FORCE", "ROW", "LEVEL", "SECURITY")) {
      add(new SetRowSecurity(c.since(start), table, RowSecurity.NO_FORCE));
    } else if (c.accept("INHERIT")) {
      ObjectName parent = c.objectName();
      add(new SetInheritance(c.since(start), table, parent, true));
    } else if (c.accept("NO", "INHERIT")) {
      ObjectName parent = c.objectName();
      add(new SetInheritance(c.since(start), table, parent, false));
    } else if (c.accept("RESET")) {
      add(storage(start, OptionReader.storage(c)));
    } else if (c.accept("REPLICA", "IDENTITY")) {
      List<String> identity = List.of(identity());
      add(new SetTableOption(c.since(start), table, Option.REPLICA_IDENTITY, List.of(), identity));
    } else {
      Option option = tableOption();
      Span span = c.since(start);
      add(new SetTableOption(span, table, option));
    }
  }

  private String identity() {
    if (c.accept("USING", "INDEX")) {
      c.name();
      return "index";
    }
    String word = c.folded();
    c.expectAny("DEFAULT", "FULL", "NOTHING");
    return word;
  }

  private Option tableOption() {
    if (c.accept("OWNER", "TO")) {
      RoleReader.role(c);
      return Option.OWNER;
    }
    if (c.accept("CLUSTER", "ON")) {
      c.name();
      return Option.CLUSTER_ON;
    }
    if (c.accept("OF")) {
      c.anyName();
      return Option.OF_TYPE;
    }
    if (c.accept("NOT", "OF")) {
      return Option.OF_TYPE;
    }
    if (c.is("OPTIONS")) {
      OptionReader.changedOptions(c);
      return Option.FOREIGN_OPTIONS;
    }
    throw c.refuse("an action of ALTER TABLE");
  }
}
