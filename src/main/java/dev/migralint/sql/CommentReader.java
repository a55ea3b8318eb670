package dev.migralint.sql;

import dev.migralint.sql.OtherOperation.Command;
import java.util.List;

/** Reads COMMENT and SECURITY LABEL. */
final class CommentReader {
  private CommentReader() {}

  static List<Operation> comment(Cursor c) {
    c.expect("COMMENT", "ON");
    AddressReader.Commented commented = AddressReader.commented(c);
    text(c);
    return List.of(new OtherOperation.Comment(c.since(0), commented.relation(), commented.part()));
  }

  static List<Operation> securityLabel(Cursor c) {
    c.expect("SECURITY", "LABEL");
    if (c.accept("FOR")) {
      c.nameOrString();
    }
    c.expect("ON");
    AddressReader.labelled(c);
    text(c);
    return List.of(new Command(c.since(0), "security label"));
  }

  private static void text(Cursor c) {
    c.expect("IS");
    if (!c.accept("NULL")) {
      c.string();
    }
  }
}
