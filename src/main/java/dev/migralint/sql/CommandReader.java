package dev.migralint.sql;

import dev.migralint.sql.ObjectOperation.AlterObject;
import dev.migralint.sql.OtherOperation.Command;
import dev.migralint.sql.OtherOperation.Maintenance;
import dev.migralint.sql.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Reads the commands that are known by their first words. */
final class CommandReader {
  private CommandReader() {}

  /** COMMENT, SECURITY LABEL, GRANT and REVOKE. */
  static List<Operation> about(Cursor c) {
    if (c.accept("COMMENT", "ON")) {
      comment(c);
      return List.of(new Command(c.since(0), "comment"));
    }
    if (c.accept("SECURITY", "LABEL")) {
      c.rest();
      return List.of(new Command(c.since(0), "security label"));
    }
    boolean grant = c.accept("GRANT");
    if (!grant) {
      c.expect("REVOKE");
    }
    privileges(c, grant);
    return List.of(new Command(c.since(0), grant ? "grant" : "revoke"));
  }

  private static void comment(Cursor c) {
    if (!c.accept("COLUMN") && !c.accept("CONSTRAINT")) {
      OtherObjectReader.kind(c);
    }
    while (!c.is("IS")) {
      c.passOver();
    }
    c.expect("IS");
    if (!c.accept("NULL")) {
      c.string();
    }
  }

  private static void privileges(Cursor c, boolean grant) {
    String direction = grant ? "TO" : "FROM";
    while (!c.is(direction)) {
      c.passOver();
    }
    c.expect(direction);
    c.rest();
  }

  /** VACUUM, ANALYZE, CLUSTER, REPACK and CHECKPOINT. */
  static List<Operation> maintenance(Cursor c) {
    String command = Name.fold(c.written(c.next()));
    boolean full = c.is("FULL") || isFullInParentheses(c);
    if (!c.atEnd()) {
      c.rest();
    }
    return List.of(new Maintenance(c.since(0), command, full));
  }

  private static boolean isFullInParentheses(Cursor c) {
    if (!c.is(Kind.OPEN_PAREN)) {
      return false;
    }
    for (int i = 1; c.token(i).kind() != Kind.CLOSE_PAREN && c.token(i).kind() != Kind.END; i++) {
      if (c.is(i, "FULL")) {
        return !c.is(i + 1, "FALSE") && !c.is(i + 1, "OFF");
      }
    }
    return false;
  }

  static List<Operation> refresh(Cursor c) {
    c.expect("REFRESH", "MATERIALIZED", "VIEW");
    c.accept("CONCURRENTLY");
    ObjectName view = c.objectName();
    if (c.accept("WITH")) {
      c.accept("NO");
      c.expect("DATA");
    }
    return List.of(
        new AlterObject(c.since(0), "materialized view", Optional.of(view), Optional.empty()));
  }

  /** What neither changes the schema nor reads rows. */
  static List<Operation> other(Cursor c) {
    if (c.accept("DISCARD", "ALL")) {
      return List.of(new Maintenance(c.since(0), "discard all", false));
    }
    String command = Name.fold(c.written(c.next()));
    if (!c.atEnd()) {
      c.rest();
    }
    return List.of(new Command(c.since(0), command));
  }
}
