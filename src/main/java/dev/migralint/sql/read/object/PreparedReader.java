package dev.migralint.sql.read.object;

import dev.migralint.sql.Name;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.DataReader;
import dev.migralint.sql.read.query.ExpressionReader;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Reads PREPARE, EXECUTE and DEALLOCATE of a statement. */
public final class PreparedReader {
  private PreparedReader() {}

  /** PREPARE TRANSACTION, or PREPARE of a statement. */
  public static List<Operation> prepare(Cursor c) {
    c.expect("PREPARE");
    if (c.is("TRANSACTION") && c.token(1).kind() != Kind.OPEN_PAREN && !c.is(1, "AS")) {
      c.next();
      c.string();
      return List.of(new SessionOperation.PrepareTransaction(c.since(0)));
    }
    Name prepared = c.name();
    if (c.is(Kind.OPEN_PAREN)) {
      OperatorReader.types(c);
    }
    c.expect("AS");
    Operation looked = DataReader.looked(c, () -> DataReader.read(c));
    return List.of(new OtherOperation.Prepare(c.since(0), prepared), looked);
  }

  public static List<Operation> execute(Cursor c) {
    c.expect("EXECUTE");
    Name prepared = statement(c);
    return List.of(new OtherOperation.Execute(c.since(0), prepared));
  }

  /** The name of a prepared statement and what its parameters are. */
  public static Name statement(Cursor c) {
    Name prepared = c.name();
    if (c.accept(Kind.OPEN_PAREN)) {
      c.list(() -> ExpressionReader.any(c));
      c.expect(Kind.CLOSE_PAREN);
    }
    return prepared;
  }

  public static List<Operation> deallocate(Cursor c) {
    c.expect("DEALLOCATE");
    if (c.token(1).kind() != Kind.END) {
      c.accept("PREPARE");
    }
    Optional<Name> prepared = c.accept("ALL") ? Optional.empty() : Optional.of(c.name());
    return List.of(new OtherOperation.Deallocate(c.since(0), prepared));
  }
}
