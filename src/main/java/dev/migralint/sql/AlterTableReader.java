package dev.migralint.sql;

import dev.migralint.source.Span;
import dev.migralint.sql.ColumnOperation.AddIdentity;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ColumnOperation.DropDefault;
import dev.migralint.sql.ColumnOperation.DropExpression;
import dev.migralint.sql.ColumnOperation.DropIdentity;
import dev.migralint.sql.ColumnOperation.DropNotNull;
import dev.migralint.sql.ColumnOperation.RenameColumn;
import dev.migralint.sql.ColumnOperation.SetColumnOption;
import dev.migralint.sql.ColumnOperation.SetDefault;
import dev.migralint.sql.ColumnOperation.SetExpression;
import dev.migralint.sql.ColumnOperation.SetNotNull;
import dev.migralint.sql.ConstraintOperation.AlterConstraint;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.ConstraintOperation.RenameConstraint;
import dev.migralint.sql.ConstraintOperation.ValidateConstraint;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.TableOperation.AttachPartition;
import dev.migralint.sql.TableOperation.DetachPartition;
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
import dev.migralint.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads ALTER TABLE: every action of PostgreSQL 18's grammar, each as operations with the range of
 * the action. https://www.postgresql.org/docs/current/sql-altertable.html
 */
final class AlterTableReader {
  private final Cursor c;
  private final ObjectName table;
  private final boolean ifExists;
  private final List<Operation> operations = new ArrayList<>();

  private AlterTableReader(Cursor c, ObjectName table, boolean ifExists) {
    this.c = c;
    this.table = table;
    this.ifExists = ifExists;
  }

  /** From behind ALTER TABLE on. */
  static List<Operation> read(Cursor c) {
    if (c.accept("ALL", "IN", "TABLESPACE")) {
      c.rest();
      return List.of(new OtherOperation.Maintenance(c.since(0), "alter table all", true));
    }
    boolean ifExists = c.ifExists();
    ObjectName table = c.relation();
    AlterTableReader reader = new AlterTableReader(c, table, ifExists);
    boolean alone;
    do {
      alone = isAlone(c);
      reader.action();
    } while (!alone && c.accept(Kind.COMMA) && !isAlone(c));
    return reader.operations;
  }

  /** Whether PostgreSQL takes the action only as the one of its statement. */
  private static boolean isAlone(Cursor c) {
    return c.isAny("RENAME", "ATTACH", "DETACH") || (c.is("SET") && c.is(1, "SCHEMA"));
  }

  private void action() {
    int start = c.mark();
    if (c.accept("ADD")) {
      add(start);
    } else if (c.accept("DROP")) {
      drop(start);
    } else if (c.accept("ALTER")) {
      alter(start);
    } else if (c.accept("RENAME")) {
      rename(start);
    } else if (c.accept("SET")) {
      set(start);
    } else if (c.accept("VALIDATE", "CONSTRAINT")) {
      Name constraint = c.name();
      add(new ValidateConstraint(c.since(start), table, constraint));
    } else if (c.accept("ATTACH", "PARTITION")) {
      ObjectName partition = c.objectName();
      boolean isDefault = PartitionReader.bound(c);
      add(new AttachPartition(c.since(start), table, partition, isDefault));
    } else if (c.accept("DETACH", "PARTITION")) {
      ObjectName partition = c.objectName();
      boolean concurrently = c.accept("CONCURRENTLY");
      boolean isFinalize = !concurrently && c.accept("FINALIZE");
      add(new DetachPartition(c.since(start), table, partition, concurrently, isFinalize));
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
      add(ConstraintReader.tableConstraint(c, table, Written.ALONE, start));
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
      add(new DropConstraint(c.since(start), table, constraint, exists || ifExists, cascade));
      return;
    }
    c.accept("COLUMN");
    boolean exists = c.ifExists();
    Name column = c.name();
    boolean cascade = c.cascade();
    add(new DropColumn(c.since(start), table, column, exists || ifExists, cascade));
  }

  private void alter(int start) {
    if (c.accept("CONSTRAINT")) {
      Name constraint = c.name();
      ConstraintReader.attributes(c);
      c.accept("INHERIT");
      add(new AlterConstraint(c.since(start), table, constraint));
      return;
    }
    c.accept("COLUMN");
    if (c.accept(Kind.NUMBER)) {
      c.expect("SET", "STATISTICS");
      c.number();
      add(option(start, Name.unquoted("?"), ColumnOperation.Option.STATISTICS));
      return;
    }
    alterColumn(start, c.name());
  }

  private void alterColumn(int start, Name column) {
    if (c.accept("SET", "DATA", "TYPE") || c.accept("TYPE")) {
      TypeName type = TypeReader.type(c);
      Optional<ObjectName> collation =
          c.accept("COLLATE") ? Optional.of(c.anyObjectName()) : Optional.empty();
      Optional<Expression> using =
          c.accept("USING") ? Optional.of(ExpressionReader.any(c)) : Optional.empty();
      add(new AlterColumnType(c.since(start), table, column, type, using, collation));
    } else if (c.accept("SET", "DEFAULT")) {
      Expression value = ExpressionReader.any(c);
      add(new SetDefault(c.since(start), table, column, value));
    } else if (c.accept("DROP", "DEFAULT")) {
      add(new DropDefault(c.since(start), table, column));
    } else if (c.accept("SET", "NOT", "NULL")) {
      add(new SetNotNull(c.since(start), table, column));
    } else if (c.accept("DROP", "NOT", "NULL")) {
      add(new DropNotNull(c.since(start), table, column));
    } else if (c.accept("SET", "EXPRESSION", "AS")) {
      Expression expression = c.parenthesisedExpression();
      add(new SetExpression(c.since(start), table, column, expression));
    } else if (c.accept("DROP", "EXPRESSION")) {
      boolean exists = c.ifExists();
      add(new DropExpression(c.since(start), table, column, exists));
    } else if (c.accept("DROP", "IDENTITY")) {
      boolean exists = c.ifExists();
      add(new DropIdentity(c.since(start), table, column, exists));
    } else if (c.accept("ADD", "GENERATED")) {
      if (!c.accept("ALWAYS")) {
        c.expect("BY", "DEFAULT");
      }
      c.expect("AS", "IDENTITY");
      if (c.is(Kind.OPEN_PAREN)) {
        c.parenthesised();
      }
      add(new AddIdentity(c.since(start), table, column));
    } else {
      add(option(start, column, columnOption()));
    }
  }

  private SetColumnOption option(int start, Name column, ColumnOperation.Option option) {
    return new SetColumnOption(c.since(start), table, column, option);
  }

  private ColumnOperation.Option columnOption() {
    if (c.accept("OPTIONS")) {
      c.parenthesised();
      return ColumnOperation.Option.FOREIGN_OPTIONS;
    }
    if (c.accept("RESET")) {
      c.parenthesised();
      return ColumnOperation.Option.ATTRIBUTE_OPTIONS;
    }
    if (c.is("RESTART") || (c.is("SET") && !c.is(1, "STATISTICS"))) {
      int mark = c.mark();
      if (c.accept("SET", "STORAGE")) {
        c.anyWord();
        return ColumnOperation.Option.STORAGE;
      }
      if (c.accept("SET", "COMPRESSION")) {
        c.anyWord();
        return ColumnOperation.Option.COMPRESSION;
      }
      c.back(mark);
      if (c.is("SET") && c.token(1).kind() == Kind.OPEN_PAREN) {
        c.next();
        c.parenthesised();
        return ColumnOperation.Option.ATTRIBUTE_OPTIONS;
      }
      identityOptions();
      return ColumnOperation.Option.IDENTITY_SEQUENCE;
    }
    c.expect("SET", "STATISTICS");
    if (!c.accept("DEFAULT")) {
      c.number();
    }
    return ColumnOperation.Option.STATISTICS;
  }

  private void identityOptions() {
    while (c.isAny("SET", "RESTART")) {
      if (c.accept("RESTART")) {
        c.accept("WITH");
        if (c.is(Kind.NUMBER) || c.is(Kind.OPERATOR)) {
          c.number();
        }
        continue;
      }
      c.expect("SET");
      if (c.accept("GENERATED")) {
        if (!c.accept("ALWAYS")) {
          c.expect("BY", "DEFAULT");
        }
      } else {
        SequenceReader.option(c);
      }
    }
  }

  private void rename(int start) {
    if (c.accept("TO")) {
      Name newName = c.name();
      add(new RenameTable(c.since(start), table, newName, ifExists));
    } else if (c.accept("CONSTRAINT")) {
      Name constraint = c.name();
      c.expect("TO");
      Name newName = c.name();
      add(new RenameConstraint(c.since(start), table, constraint, newName));
    } else {
      c.accept("COLUMN");
      Name column = c.name();
      c.expect("TO");
      Name newName = c.name();
      add(new RenameColumn(c.since(start), table, column, newName));
    }
  }

  private void set(int start) {
    if (c.accept("SCHEMA")) {
      Name schema = c.name();
      add(new SetTableSchema(c.since(start), table, schema, ifExists));
    } else if (c.accept("LOGGED")) {
      add(new SetPersistence(c.since(start), table, Persistence.PERMANENT));
    } else if (c.accept("UNLOGGED")) {
      add(new SetPersistence(c.since(start), table, Persistence.UNLOGGED));
    } else if (c.accept("ACCESS", "METHOD")) {
      c.anyWord();
      add(new SetAccessMethod(c.since(start), table));
    } else if (c.accept("TABLESPACE")) {
      Name tablespace = c.name();
      c.accept("NOWAIT");
      add(new SetTablespace(c.since(start), table, tablespace));
    } else if (c.accept("WITHOUT", "CLUSTER")) {
      add(new SetTableOption(c.since(start), table, Option.WITHOUT_CLUSTER));
    } else if (c.accept("WITHOUT", "OIDS")) {
      add(new SetTableOption(c.since(start), table, Option.WITHOUT_OIDS));
    } else {
      c.parenthesised();
      add(new SetTableOption(c.since(start), table, Option.STORAGE_PARAMETERS));
    }
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
    boolean one = enabled && c.acceptAny("REPLICA", "ALWAYS");
    if (c.accept("RULE")) {
      c.name();
      add(new SetTableOption(c.since(start), table, Option.RULE_STATE));
      return;
    }
    c.expect("TRIGGER");
    String trigger = (one ? c.name() : c.anyWord()).text();
    add(new SetTriggerState(c.since(start), table, trigger, enabled));
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
    } else {
      Option option = tableOption();
      Span span = c.since(start);
      add(new SetTableOption(span, table, option));
    }
  }

  private Option tableOption() {
    if (c.accept("OWNER", "TO")) {
      c.anyWord();
      return Option.OWNER;
    }
    if (c.accept("CLUSTER", "ON")) {
      c.name();
      return Option.CLUSTER_ON;
    }
    if (c.accept("RESET")) {
      c.parenthesised();
      return Option.STORAGE_PARAMETERS;
    }
    if (c.accept("REPLICA", "IDENTITY")) {
      if (c.accept("USING", "INDEX")) {
        c.name();
      } else {
        c.expectAny("DEFAULT", "FULL", "NOTHING");
      }
      return Option.REPLICA_IDENTITY;
    }
    if (c.accept("OF")) {
      c.anyObjectName();
      return Option.OF_TYPE;
    }
    if (c.accept("NOT", "OF")) {
      return Option.OF_TYPE;
    }
    if (c.accept("OPTIONS")) {
      c.parenthesised();
      return Option.FOREIGN_OPTIONS;
    }
    throw c.refuse("an action of ALTER TABLE");
  }
}
