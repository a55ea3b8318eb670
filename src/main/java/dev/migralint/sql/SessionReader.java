package dev.migralint.sql;

import dev.migralint.sql.SessionOperation.Begin;
import dev.migralint.sql.SessionOperation.Commit;
import dev.migralint.sql.SessionOperation.PrepareTransaction;
import dev.migralint.sql.SessionOperation.ReleaseSavepoint;
import dev.migralint.sql.SessionOperation.ResetParameter;
import dev.migralint.sql.SessionOperation.Rollback;
import dev.migralint.sql.SessionOperation.RollbackToSavepoint;
import dev.migralint.sql.SessionOperation.Savepoint;
import dev.migralint.sql.SessionOperation.SetParameter;
import dev.migralint.sql.SessionOperation.SetTransaction;
import dev.migralint.sql.Token.Kind;
import java.util.List;

/** Reads transaction commands, SET and RESET. */
final class SessionReader {
  private SessionReader() {}

  static List<Operation> transaction(Cursor c) {
    return List.of(transactionCommand(c));
  }

  private static Operation transactionCommand(Cursor c) {
    if (c.accept("START", "TRANSACTION") || c.accept("BEGIN")) {
      c.acceptAny("WORK", "TRANSACTION");
      modes(c);
      return new Begin(c.since(0));
    }
    if (c.accept("SAVEPOINT")) {
      Name name = c.name();
      return new Savepoint(c.since(0), name);
    }
    if (c.accept("RELEASE")) {
      c.accept("SAVEPOINT");
      Name name = c.name();
      return new ReleaseSavepoint(c.since(0), name);
    }
    if (c.acceptAny("COMMIT", "END")) {
      if (c.accept("PREPARED")) {
        c.string();
        return new OtherOperation.Command(c.since(0), "commit prepared");
      }
      c.acceptAny("WORK", "TRANSACTION");
      boolean chain = chain(c);
      return new Commit(c.since(0), chain);
    }
    c.expectAny("ROLLBACK", "ABORT");
    if (c.accept("PREPARED")) {
      c.string();
      return new OtherOperation.Command(c.since(0), "rollback prepared");
    }
    c.acceptAny("WORK", "TRANSACTION");
    if (c.accept("TO")) {
      c.accept("SAVEPOINT");
      Name name = c.name();
      return new RollbackToSavepoint(c.since(0), name);
    }
    boolean chain = chain(c);
    return new Rollback(c.since(0), chain);
  }

  private static boolean chain(Cursor c) {
    if (!c.accept("AND")) {
      return false;
    }
    boolean chain = !c.accept("NO");
    c.expect("CHAIN");
    return chain;
  }

  private static void modes(Cursor c) {
    while (!c.atEnd()) {
      if (c.accept("ISOLATION", "LEVEL")) {
        if (!c.accept("SERIALIZABLE")) {
          c.expectAny("READ", "REPEATABLE");
          c.expectAny("READ", "COMMITTED", "UNCOMMITTED");
        }
      } else if (c.accept("READ")) {
        c.expectAny("ONLY", "WRITE");
      } else {
        c.accept("NOT");
        c.expect("DEFERRABLE");
      }
      c.accept(Kind.COMMA);
    }
  }

  /** PREPARE TRANSACTION, or PREPARE of a statement. */
  static List<Operation> prepare(Cursor c) {
    c.expect("PREPARE");
    if (c.accept("TRANSACTION")) {
      c.string();
      return List.of(new PrepareTransaction(c.since(0)));
    }
    c.name();
    if (c.is(Kind.OPEN_PAREN)) {
      c.parenthesised();
    }
    c.expect("AS");
    c.rest();
    return List.of(new OtherOperation.Command(c.since(0), "prepare"));
  }

  static List<Operation> setting(Cursor c) {
    if (c.accept("RESET")) {
      String parameter =
          c.accept("TIME", "ZONE")
              ? "timezone"
              : c.accept("SESSION", "AUTHORIZATION")
                  ? "session_authorization"
                  : c.accept("TRANSACTION", "ISOLATION", "LEVEL")
                      ? "transaction_isolation"
                      : parameter(c);
      return List.of(new ResetParameter(c.since(0), parameter));
    }
    c.expect("SET");
    if (c.accept("CONSTRAINTS")) {
      if (!c.accept("ALL")) {
        c.objectNames();
      }
      c.expectAny("DEFERRED", "IMMEDIATE");
      return List.of(new SetTransaction(c.since(0)));
    }
    if (c.accept("SESSION", "CHARACTERISTICS", "AS", "TRANSACTION")) {
      modes(c);
      return List.of(new SetTransaction(c.since(0)));
    }
    if (c.accept("TRANSACTION")) {
      if (c.accept("SNAPSHOT")) {
        c.string();
      } else {
        modes(c);
      }
      return List.of(new SetTransaction(c.since(0)));
    }
    boolean local = c.accept("LOCAL");
    if (!local && c.is("SESSION") && !c.is(1, "AUTHORIZATION")) {
      c.expect("SESSION");
    }
    Assignment assignment = assignment(c);
    return List.of(new SetParameter(c.since(0), assignment.parameter(), assignment.value(), local));
  }

  /** A parameter and its value as written. */
  record Assignment(String parameter, String value) {}

  /** What follows SET, here or in a function's header. */
  static Assignment assignment(Cursor c) {
    if (c.accept("TIME", "ZONE")) {
      return new Assignment("timezone", value(c));
    }
    if (c.accept("SESSION", "AUTHORIZATION")) {
      return new Assignment("session_authorization", value(c));
    }
    if (c.isAny("ROLE", "NAMES", "CATALOG", "SCHEMA") && !isAssigned(c)) {
      String word = Name.fold(c.written(c.next()));
      String parameter =
          switch (word) {
            case "names" -> "client_encoding";
            case "schema" -> "search_path";
            default -> word;
          };
      return new Assignment(parameter, c.atEnd() ? "default" : value(c));
    }
    if (c.accept("XML", "OPTION")) {
      return new Assignment("xmloption", value(c));
    }
    String parameter = parameter(c);
    if (c.accept("FROM", "CURRENT")) {
      return new Assignment(parameter, "current");
    }
    if (!c.accept("TO") && !c.acceptOperator("=")) {
      throw c.refuse("TO or =");
    }
    return new Assignment(parameter, value(c));
  }

  private static boolean isAssigned(Cursor c) {
    Token after = c.token(1);
    return after.kind() == Kind.DOT || c.written(after).equals("=") || c.is(1, "TO");
  }

  private static String parameter(Cursor c) {
    StringBuilder name = new StringBuilder(c.anyWord().text());
    while (c.accept(Kind.DOT)) {
      name.append('.').append(c.anyWord());
    }
    return Name.fold(name.toString());
  }

  private static String value(Cursor c) {
    List<String> values = c.list(() -> single(c));
    return String.join(", ", values);
  }

  private static String single(Cursor c) {
    if (c.accept("INTERVAL")) {
      String value = c.string();
      TypeReader.intervalFields(c);
      return value;
    }
    if (c.isString()) {
      return c.string();
    }
    if (c.is(Kind.NUMBER) || c.is(Kind.OPERATOR)) {
      int mark = c.mark();
      c.number();
      return c.text(c.since(mark));
    }
    return c.anyWord().text();
  }
}
