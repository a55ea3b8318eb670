package dev.migralint.sql;

import dev.migralint.sql.IndexOperation.AlterIndex;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.IndexOperation.Option;
import dev.migralint.sql.IndexOperation.Reindex;
import dev.migralint.sql.IndexOperation.RenameIndex;
import dev.migralint.sql.IndexOperation.Target;
import dev.migralint.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads CREATE INDEX, ALTER INDEX and REINDEX. */
final class IndexReader {
  private IndexReader() {}

  /** From UNIQUE or INDEX on. */
  static List<Operation> create(Cursor c, int start) {
    boolean unique = c.accept("UNIQUE");
    c.expect("INDEX");
    boolean concurrently = c.accept("CONCURRENTLY");
    boolean ifNotExists = c.ifNotExists();
    Optional<Name> index = c.is("ON") && !ifNotExists ? Optional.empty() : Optional.of(c.name());
    c.expect("ON");
    boolean only = c.is("ONLY");
    ObjectName table = c.relation();
    String method = c.accept("USING") ? c.anyWord().text() : "btree";
    List<Name> columns = new ArrayList<>();
    boolean expressions = keys(c, columns);
    if (c.accept("INCLUDE")) {
      c.columns();
    }
    ConstraintReader.nullsDistinct(c);
    if (c.accept("WITH")) {
      c.parenthesised();
    }
    if (c.accept("TABLESPACE")) {
      c.name();
    }
    Optional<Expression> predicate =
        c.accept("WHERE") ? Optional.of(ExpressionReader.any(c)) : Optional.empty();
    return List.of(
        new CreateIndex(
            c.since(start),
            index,
            table,
            unique,
            concurrently,
            ifNotExists,
            only,
            method,
            List.copyOf(columns),
            expressions,
            predicate));
  }

  /** The keys in parentheses: plain columns are added; whether one was an expression. */
  private static boolean keys(Cursor c, List<Name> columns) {
    boolean expressions = false;
    c.expect(Kind.OPEN_PAREN);
    do {
      if (c.is(Kind.OPEN_PAREN)) {
        expressions = true;
        c.parenthesisedExpression();
      } else if (c.isName() && !isCall(c)) {
        columns.add(c.name());
      } else {
        expressions = true;
        c.anyObjectName();
        c.parenthesised();
      }
      keyOptions(c);
    } while (c.accept(Kind.COMMA));
    c.expect(Kind.CLOSE_PAREN);
    return expressions;
  }

  /** The collation, operator class and order of a key. */
  private static void keyOptions(Cursor c) {
    if (c.accept("COLLATE")) {
      c.anyObjectName();
    }
    if (!c.isAny("ASC", "DESC", "NULLS") && (c.isName() || c.is(Kind.QUOTED_NAME))) {
      c.anyObjectName();
      if (c.is(Kind.OPEN_PAREN)) {
        c.parenthesised();
      }
    }
    c.acceptAny("ASC", "DESC");
    if (c.accept("NULLS")) {
      c.expectAny("FIRST", "LAST");
    }
  }

  private static boolean isCall(Cursor c) {
    Kind after = c.token(1).kind();
    return after == Kind.OPEN_PAREN || after == Kind.DOT;
  }

  /** From behind ALTER INDEX on. */
  static List<Operation> alter(Cursor c) {
    if (c.accept("ALL", "IN", "TABLESPACE")) {
      c.rest();
      return List.of(new OtherOperation.Maintenance(c.since(0), "alter index all", true));
    }
    boolean ifExists = c.ifExists();
    ObjectName index = c.objectName();
    if (c.accept("RENAME", "TO")) {
      Name newName = c.name();
      return List.of(new RenameIndex(c.since(0), index, newName, ifExists));
    }
    Option option = option(c);
    return List.of(new AlterIndex(c.since(0), index, option));
  }

  private static Option option(Cursor c) {
    if (c.accept("ATTACH", "PARTITION")) {
      c.objectName();
      return Option.ATTACH_PARTITION;
    }
    if (c.accept("SET", "TABLESPACE")) {
      c.name();
      c.accept("NOWAIT");
      return Option.TABLESPACE;
    }
    if (c.accept("SET") || c.accept("RESET")) {
      c.parenthesised();
      return Option.STORAGE_PARAMETERS;
    }
    if (c.accept("ALTER")) {
      c.accept("COLUMN");
      if (!c.accept(Kind.NUMBER)) {
        c.name();
      }
      if (c.accept("RESET") || (c.is("SET") && c.token(1).kind() == Kind.OPEN_PAREN)) {
        c.accept("SET");
        c.parenthesised();
      } else {
        c.expect("SET", "STATISTICS");
        c.number();
      }
      return Option.STATISTICS;
    }
    c.accept("NO");
    c.expect("DEPENDS", "ON", "EXTENSION");
    c.name();
    return Option.DEPENDS_ON_EXTENSION;
  }

  static List<Operation> reindex(Cursor c) {
    c.expect("REINDEX");
    boolean concurrently = false;
    if (c.is(Kind.OPEN_PAREN)) {
      int open = c.mark();
      c.parenthesised();
      concurrently = isConcurrent(c, open);
    }
    Token word = c.next();
    Target target =
        switch (c.written(word).toUpperCase(Locale.ROOT)) {
          case "INDEX" -> Target.INDEX;
          case "TABLE" -> Target.TABLE;
          case "SCHEMA" -> Target.SCHEMA;
          case "DATABASE" -> Target.DATABASE;
          case "SYSTEM" -> Target.SYSTEM;
          default -> throw c.refuse("INDEX, TABLE, SCHEMA, DATABASE or SYSTEM before it");
        };
    concurrently |= c.accept("CONCURRENTLY");
    Optional<ObjectName> name = c.atEnd() ? Optional.empty() : Optional.of(c.objectName());
    return List.of(new Reindex(c.since(0), target, name, concurrently));
  }

  /** Whether the options from the mark to here ask for CONCURRENTLY. */
  private static boolean isConcurrent(Cursor c, int open) {
    int close = c.mark();
    c.back(open);
    boolean concurrently = false;
    while (c.mark() < close) {
      if (c.accept("CONCURRENTLY")) {
        concurrently = !c.isAny("FALSE", "OFF") && !c.is(Kind.NUMBER);
      } else {
        c.next();
      }
    }
    return concurrently;
  }
}
