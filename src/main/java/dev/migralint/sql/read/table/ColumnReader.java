package dev.migralint.sql.read.table;

import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.Generated;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.read.object.OptionReader;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.ExpressionReader;
import dev.migralint.sql.read.query.TypeReader;
import dev.migralint.sql.token.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a column definition: the column, and each constraint on it as an operation of its own. */
final class ColumnReader {
  private final Cursor c;
  private final ObjectName table;
  private final Written written;
  private final List<Operation> constraints = new ArrayList<>();
  private Optional<Expression> defaultValue = Optional.empty();
  private Generated generated = Generated.NO;
  private boolean notNull;
  private boolean collated;

  private ColumnReader(Cursor c, ObjectName table, Written written) {
    this.c = c;
    this.table = table;
    this.written = written;
  }

  /**
   * Reads from the column's name to the end of its constraints.
   *
   * @param start where the operation's range starts ("ADD COLUMN", or the name itself)
   */
  static List<Operation> definition(
      Cursor c, ObjectName table, Written written, int start, boolean ifNotExists) {
    ColumnReader reader = new ColumnReader(c, table, written);
    boolean unquotedIndex = c.isAny("INDEX", "KEY");
    Name column = c.name();
    TypeReader.Read type = TypeReader.column(c);
    if (unquotedIndex && type.type().modifiers().stream().anyMatch(m -> !isDigit(m.charAt(0)))) {
      throw new Refusal("an index inside a table definition is MySQL's");
    }
    if (type.serial()) {
      reader.generated = Generated.SERIAL;
      reader.notNull = true;
    }
    reader.storage();
    while (reader.option(column)) {}
    List<Operation> operations = new ArrayList<>();
    operations.add(
        new AddColumn(
            c.since(start),
            table,
            column,
            type.type(),
            reader.notNull,
            reader.defaultValue,
            reader.generated,
            ifNotExists,
            written));
    operations.addAll(reader.constraints);
    return operations;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** A column of CREATE TABLE … OF or PARTITION OF: a name and options, without a type. */
  static List<Operation> typedTableOptions(Cursor c, ObjectName table) {
    ColumnReader reader = new ColumnReader(c, table, Written.CREATE_TABLE);
    Name column = c.name();
    if (c.accept("WITH")) {
      c.expect("OPTIONS");
    }
    while (reader.option(column)) {}
    return reader.constraints;
  }

  /** What ColQualList of PostgreSQL's grammar says of a domain; most of it no domain can have. */
  record DomainConstraints(
      boolean constrained, boolean notNull, Optional<Expression> defaultValue) {}

  /** The constraints of a domain, which are written as those of a column. */
  static DomainConstraints domainConstraints(Cursor c, ObjectName domain) {
    ColumnReader reader = new ColumnReader(c, domain, Written.CREATE_TABLE);
    while (reader.option(domain.name())) {}
    boolean constrained =
        reader.notNull
            || reader.constraints.stream().anyMatch(ConstraintOperation.AddCheck.class::isInstance);
    return new DomainConstraints(constrained, reader.notNull, reader.defaultValue);
  }

  /** What may stand between a column's type and its constraints. */
  private void storage() {
    if (c.accept("STORAGE")) {
      c.mentions().since(16);
      nameOrDefault(c);
    }
    if (c.accept("COMPRESSION")) {
      c.mentions().since(14);
      nameOrDefault(c);
    }
    OptionReader.newOptions(c);
  }

  static void nameOrDefault(Cursor c) {
    if (!c.accept("DEFAULT")) {
      c.name();
    }
  }

  private boolean option(Name column) {
    int start = c.mark();
    Optional<Name> name = c.accept("CONSTRAINT") ? Optional.of(c.name()) : Optional.empty();
    if (c.accept("NOT", "NULL")) {
      notNull = true;
      c.accept("NO", "INHERIT");
    } else if (c.accept("NULL")) {
      return true;
    } else if (c.accept("DEFAULT")) {
      defaultValue = Optional.of(ExpressionReader.basic(c));
    } else if (c.accept("GENERATED")) {
      generated();
    } else if (c.accept("CHECK")) {
      Expression expression = ExpressionReader.inParentheses(c);
      boolean noInherit = c.accept("NO", "INHERIT");
      boolean enforced = ConstraintReader.columnEnforced(c);
      constraints.add(
          new ConstraintOperation.AddCheck(
              c.since(start), table, name, expression, noInherit, false, enforced, written));
    } else if (c.accept("UNIQUE")) {
      boolean nullsNotDistinct = ConstraintReader.nullsNotDistinct(c);
      ConstraintReader.indexOptions(c);
      constraints.add(
          new ConstraintOperation.AddUnique(
              c.since(start),
              table,
              false,
              name,
              List.of(column),
              List.of(),
              nullsNotDistinct,
              Optional.empty(),
              written));
    } else if (c.accept("PRIMARY", "KEY")) {
      notNull = true;
      ConstraintReader.indexOptions(c);
      constraints.add(
          new ConstraintOperation.AddPrimaryKey(
              c.since(start),
              table,
              false,
              name,
              List.of(column),
              List.of(),
              Optional.empty(),
              written));
    } else if (c.is("REFERENCES")) {
      constraints.add(ConstraintReader.columnReferences(c, table, name, column, start, written));
    } else if (name.isPresent()) {
      throw c.refuse("a constraint");
    } else {
      return otherOption();
    }
    return true;
  }

  private boolean otherOption() {
    if (c.accept("COLLATE")) {
      if (collated) {
        throw new Refusal("a column has one collation");
      }
      collated = true;
      c.anyName();
      return true;
    }
    return c.accept("NOT", "ENFORCED") || ConstraintReader.attribute(c);
  }

  private void generated() {
    boolean always = c.accept("ALWAYS");
    if (!always) {
      c.expect("BY", "DEFAULT");
    }
    c.expect("AS");
    if (!always || c.is("IDENTITY")) {
      c.expect("IDENTITY");
      generated = Generated.IDENTITY;
      notNull = true;
      SequenceReader.inParentheses(c);
    } else {
      Expression expression = ExpressionReader.inParentheses(c);
      defaultValue = Optional.of(expression);
      boolean stored = c.accept("STORED");
      if (!stored) {
        c.accept("VIRTUAL");
      }
      generated = stored ? Generated.STORED : Generated.VIRTUAL;
    }
  }
}
