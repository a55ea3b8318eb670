package dev.migralint.sql.read.table;

import dev.migralint.sql.ColumnOperation.AddIdentity;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ColumnOperation.DropDefault;
import dev.migralint.sql.ColumnOperation.DropExpression;
import dev.migralint.sql.ColumnOperation.DropIdentity;
import dev.migralint.sql.ColumnOperation.DropNotNull;
import dev.migralint.sql.ColumnOperation.Option;
import dev.migralint.sql.ColumnOperation.SetColumnOption;
import dev.migralint.sql.ColumnOperation.SetDefault;
import dev.migralint.sql.ColumnOperation.SetExpression;
import dev.migralint.sql.ColumnOperation.SetNotNull;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.read.object.OptionReader;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.ExpressionReader;
import dev.migralint.sql.read.query.TypeReader;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token.Kind;
import java.util.Optional;

/** Reads the actions of ALTER COLUMN. */
final class AlterColumnReader {
  private final Cursor c;
  private final ObjectName table;
  private final boolean only;
  private final int start;
  private final Name column;

  private AlterColumnReader(Cursor c, ObjectName table, boolean only, int start, Name column) {
    this.c = c;
    this.table = table;
    this.only = only;
    this.start = start;
    this.column = column;
  }

  /**
   * From behind ALTER on.
   *
   * @param start where the operation's range starts (the ALTER)
   */
  static Operation read(Cursor c, ObjectName table, boolean only, int start) {
    c.accept("COLUMN");
    if (c.is(Kind.NUMBER)) {
      return numbered(c, table, start);
    }
    return new AlterColumnReader(c, table, only, start, c.name()).action();
  }

  /** A column of an index has no name but its number. */
  private static Operation numbered(Cursor c, ObjectName table, int start) {
    int number = c.integer();
    if (number < 1 || number > Short.MAX_VALUE) {
      throw new Refusal("no column has the number " + number);
    }
    c.expect("SET");
    StatisticsReader.target(c);
    return new SetColumnOption(c.since(start), table, false, Name.unquoted("?"), Option.STATISTICS);
  }

  private Operation action() {
    if (c.accept("SET", "DATA", "TYPE") || c.accept("TYPE")) {
      return type();
    }
    if (c.accept("DROP")) {
      return drop();
    }
    if (c.accept("SET", "DEFAULT")) {
      Expression value = ExpressionReader.any(c);
      return new SetDefault(c.since(start), table, only, column, value);
    }
    if (c.accept("SET", "NOT")) {
      c.expect("NULL");
      return new SetNotNull(c.since(start), table, only, column);
    }
    if (c.accept("SET", "EXPRESSION")) {
      c.expect("AS");
      Expression expression = ExpressionReader.inParentheses(c);
      return new SetExpression(c.since(start), table, column, expression);
    }
    if (c.accept("ADD")) {
      c.expect("GENERATED");
      generatedWhen();
      c.expect("AS", "IDENTITY");
      SequenceReader.inParentheses(c);
      return new AddIdentity(c.since(start), table, column);
    }
    Option option = option();
    return new SetColumnOption(c.since(start), table, only, column, option);
  }

  private Operation type() {
    TypeName type = TypeReader.type(c);
    Optional<ObjectName> collation =
        c.accept("COLLATE") ? Optional.of(c.anyName()) : Optional.empty();
    Optional<Expression> using =
        c.accept("USING") ? Optional.of(ExpressionReader.any(c)) : Optional.empty();
    return new AlterColumnType(c.since(start), table, column, type, using, collation);
  }

  private Operation drop() {
    if (c.accept("DEFAULT")) {
      return new DropDefault(c.since(start), table, only, column);
    }
    if (c.accept("NOT")) {
      c.expect("NULL");
      return new DropNotNull(c.since(start), table, only, column);
    }
    if (c.accept("EXPRESSION")) {
      boolean exists = c.ifExists();
      return new DropExpression(c.since(start), table, column, exists);
    }
    c.expect("IDENTITY");
    boolean exists = c.ifExists();
    return new DropIdentity(c.since(start), table, column, exists);
  }

  private void generatedWhen() {
    if (!c.accept("ALWAYS")) {
      c.expect("BY", "DEFAULT");
    }
  }

  private Option option() {
    if (c.is("OPTIONS")) {
      OptionReader.changedOptions(c);
      return Option.FOREIGN_OPTIONS;
    }
    if (c.accept("RESET")) {
      OptionReader.storageParameters(c);
      return Option.ATTRIBUTE_OPTIONS;
    }
    if (c.is("RESTART")) {
      return identity();
    }
    if (!c.is("SET")) {
      throw c.refuse("an action of ALTER COLUMN");
    }
    return set();
  }

  private Option set() {
    if (c.accept("SET", "STORAGE")) {
      ColumnReader.nameOrDefault(c);
      return Option.STORAGE;
    }
    if (c.accept("SET", "COMPRESSION")) {
      ColumnReader.nameOrDefault(c);
      return Option.COMPRESSION;
    }
    if (c.is(1, "STATISTICS")) {
      c.expect("SET");
      StatisticsReader.target(c);
      return Option.STATISTICS;
    }
    if (c.token(1).kind() == Kind.OPEN_PAREN) {
      c.expect("SET");
      OptionReader.storageParameters(c);
      return Option.ATTRIBUTE_OPTIONS;
    }
    return identity();
  }

  /** RESTART and SET of the sequence behind an identity column, which owns its sequence. */
  private Option identity() {
    Option option = Option.IDENTITY_GENERATED;
    do {
      if (c.accept("RESTART")) {
        SequenceReader.restart(c);
        option = Option.IDENTITY_SEQUENCE;
      } else {
        c.expect("SET");
        if (c.accept("GENERATED")) {
          generatedWhen();
        } else if (c.isAny("AS", "RESTART", "OWNED")) {
          throw c.refuse("an option of an identity column");
        } else {
          SequenceReader.option(c);
          option = Option.IDENTITY_SEQUENCE;
        }
      }
    } while (c.isAny("SET", "RESTART"));
    return option;
  }
}
