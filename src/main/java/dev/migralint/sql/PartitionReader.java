package dev.migralint.sql;

import dev.migralint.sql.Token.Kind;
import java.util.List;

/** Reads how a table is partitioned, and the bound of a partition. */
final class PartitionReader {
  private static final List<String> STRATEGIES = List.of("range", "list", "hash");

  private PartitionReader() {}

  /** Behind PARTITION BY. */
  static void strategy(Cursor c) {
    if (!c.isName() || !STRATEGIES.contains(Name.fold(c.name().text()))) {
      throw new Refusal("a table is partitioned by RANGE, LIST or HASH");
    }
    c.expect(Kind.OPEN_PAREN);
    do {
      KeyReader.element(c);
      KeyReader.collationAndClass(c);
    } while (c.accept(Kind.COMMA));
    c.expect(Kind.CLOSE_PAREN);
  }

  /** FOR VALUES … or DEFAULT; whether it is DEFAULT. */
  static boolean bound(Cursor c) {
    if (c.accept("DEFAULT")) {
      return true;
    }
    c.expect("FOR", "VALUES");
    if (c.accept("FROM")) {
      values(c);
      c.expect("TO");
      values(c);
    } else if (c.accept("IN")) {
      values(c);
    } else {
      c.expect("WITH");
      hash(c);
    }
    return false;
  }

  private static void values(Cursor c) {
    c.expect(Kind.OPEN_PAREN);
    c.list(() -> ExpressionReader.any(c));
    c.expect(Kind.CLOSE_PAREN);
  }

  private static void hash(Cursor c) {
    c.expect(Kind.OPEN_PAREN);
    List<String> names =
        c.list(
            () -> {
              String name = c.nonReserved().text();
              c.integer();
              return name;
            });
    c.expect(Kind.CLOSE_PAREN);
    boolean both = names.contains("modulus") && names.contains("remainder");
    if (!both || names.size() != 2) {
      throw new Refusal("a hash partition has a modulus and a remainder");
    }
  }
}
