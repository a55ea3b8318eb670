package dev.migralint.sql.read.object;

import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.OtherOperation.Command;
import dev.migralint.sql.read.query.Cursor;
import java.util.List;

/** Reads COMMENT and SECURITY LABEL. */
public final class CommentReader {
  private CommentReader() {}

  public static List<Operation> comment(Cursor c) {
    c.expect("COMMENT", "ON");
    AddressReader.Commented commented = AddressReader.commented(c);
    boolean removes = text(c).isEmpty();
    return List.of(
        new OtherOperation.Comment(
            c.since(0),
            commented.kind(),
            commented.relation(),
            commented.column(),
            commented.part(),
            removes));
  }

  public static List<Operation> securityLabel(Cursor c) {
    c.expect("SECURITY", "LABEL");
    if (c.accept("FOR")) {
      c.nameOrString();
    }
    c.expect("ON");
    AddressReader.labeled(c);
    text(c);
    return List.of(new Command(c.since(0), "security label"));
  }

  /** The text; empty for NULL. */
  private static String text(Cursor c) {
    c.expect("IS");
    return c.accept("NULL") ? "" : c.string();
  }
}
