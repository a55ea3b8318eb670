package dev.migralint.sql.read;

import dev.migralint.source.SourceFile;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Operation;
import java.util.List;

/** Text as the reader reads it. */
public final class Parsed {
  private Parsed() {}

  /** An expression, which must be one that PostgreSQL's grammar takes. */
  public static Expression expression(String text) {
    return operations("ALTER TABLE t ADD CHECK (" + text + ")").getFirst() instanceof AddCheck check
        ? check.expression()
        : null;
  }

  /** The operations of one statement. */
  public static List<Operation> operations(String sql) {
    return ScriptReader.read(new SourceFile("", sql)).statements().getFirst().operations();
  }
}
