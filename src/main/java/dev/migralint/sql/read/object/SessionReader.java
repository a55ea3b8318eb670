package dev.migralint.sql.read.object;

import dev.migralint.sql.Name;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.SessionOperation.Begin;
import dev.migralint.sql.SessionOperation.Commit;
import dev.migralint.sql.SessionOperation.ReleaseSavepoint;
import dev.migralint.sql.SessionOperation.ResetParameter;
import dev.migralint.sql.SessionOperation.Rollback;
import dev.migralint.sql.SessionOperation.RollbackToSavepoint;
import dev.migralint.sql.SessionOperation.Savepoint;
import dev.migralint.sql.SessionOperation.SetParameter;
import dev.migralint.sql.SessionOperation.SetTransaction;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;

/** Reads transaction commands, SET and RESET. */
public final class SessionReader {
  private SessionReader() {}

  public static List<Operation> transaction(Cursor c) {
    return List.of(transactionCommand(c));
  }

  private static Operation transactionCommand(Cursor c) {
    if (c.accept("BEGIN")) {
      c.acceptAny("WORK", "TRANSACTION");
      optionalModes(c);
      return new Begin(c.since(0));
    }
    if (c.accept("START")) {
      c.expect("TRANSACTION");
      optionalModes(c);
      return new Begin(c.since(0));
    }
    if (c.accept("SAVEPOINT")) {
      Name name = c.name();
      return new Savepoint(c.since(0), name);
    }
    if (c.accept("RELEASE")) {
      skipSavepointWord(c);
      Name name = c.name();
      return new ReleaseSavepoint(c.since(0), name);
    }
    if (c.accept("COMMIT", "PREPARED")) {
      c.string();
      return new OtherOperation.Command(c.since(0), "commit prepared");
    }
    if (c.acceptAny("COMMIT", "END")) {
      c.acceptAny("WORK", "TRANSACTION");
      boolean chain = chain(c);
      return new Commit(c.since(0), chain);
    }
    if (c.accept("ROLLBACK", "PREPARED")) {
      c.string();
      return new OtherOperation.Command(c.since(0), "rollback prepared");
    }
    boolean rollback = c.accept("ROLLBACK");
    if (!rollback) {
      c.expect("ABORT");
    }
    c.acceptAny("WORK", "TRANSACTION");
    if (rollback && c.accept("TO")) {
      skipSavepointWord(c);
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

  /** SAVEPOINT may also be the savepoint's name. */
  private static void skipSavepointWord(Cursor c) {
    if (c.token(1).kind() != Kind.END) {
      c.accept("SAVEPOINT");
    }
  }

  private static void optionalModes(Cursor c) {
    if (!c.atEnd()) {
      modes(c);
    }
  }

  /** Transaction modes up to the end, with commas between them or without. */
  static void modes(Cursor c) {
    do {
      mode(c);
    } while (c.accept(Kind.COMMA) || !c.atEnd());
  }

  private static void mode(Cursor c) {
    if (c.accept("ISOLATION", "LEVEL")) {
      if (c.accept("REPEATABLE")) {
        c.expect("READ");
      } else if (c.accept("READ")) {
        c.expectAny("COMMITTED", "UNCOMMITTED");
      } else {
        c.expect("SERIALIZABLE");
      }
    } else if (c.accept("READ")) {
      c.expectAny("ONLY", "WRITE");
    } else {
      c.accept("NOT");
      c.expect("DEFERRABLE");
    }
  }

  public static List<Operation> setting(Cursor c) {
    if (c.accept("RESET")) {
      String parameter = SettingReader.reset(c);
      return List.of(new ResetParameter(c.since(0), parameter));
    }
    c.expect("SET");
    if (!SettingReader.isParameter(c)) {
      if (c.accept("CONSTRAINTS")) {
        if (!c.accept("ALL")) {
          c.objectNames();
        }
        c.expectAny("DEFERRED", "IMMEDIATE");
        return List.of(new SetTransaction(c.since(0)));
      }
      if (isTransaction(c)) {
        return List.of(new SetTransaction(c.since(0)));
      }
    }
    boolean local = !SettingReader.isParameter(c) && c.accept("LOCAL");
    if (!local && !SettingReader.isParameter(c) && !c.is(1, "AUTHORIZATION")) {
      c.accept("SESSION");
    }
    if (!SettingReader.isParameter(c) && isTransaction(c)) {
      return List.of(new SetTransaction(c.since(0)));
    }
    SettingReader.Assignment assignment = SettingReader.assignment(c);
    return List.of(new SetParameter(c.since(0), assignment.parameter(), assignment.value(), local));
  }

  /** TRANSACTION or SESSION CHARACTERISTICS, and what follows them. */
  private static boolean isTransaction(Cursor c) {
    if (c.accept("TRANSACTION", "SNAPSHOT")) {
      c.string();
      return true;
    }
    if (c.accept("SESSION", "CHARACTERISTICS", "AS", "TRANSACTION") || c.accept("TRANSACTION")) {
      modes(c);
      return true;
    }
    return false;
  }
}
