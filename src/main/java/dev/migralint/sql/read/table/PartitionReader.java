package dev.migralint.sql.read.table;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TableOperation.AttachPartition;
import dev.migralint.sql.TableOperation.Bound;
import dev.migralint.sql.TableOperation.DetachPartition;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.ExpressionReader;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how a table is partitioned, the bound of a partition, and what attaches one. */
final class PartitionReader {
  private static final List<String> STRATEGIES = List.of("range", "list", "hash");

  private PartitionReader() {}

  /** Behind PARTITION BY; the columns, none where the key is an expression. */
  static List<Name> strategy(Cursor c) {
    if (!c.isName() || !STRATEGIES.contains(Keywords.fold(c.name().text()))) {
      throw new Refusal("a table is partitioned by RANGE, LIST or HASH");
    }
    List<KeyReader.Key> keys = new ArrayList<>();
    c.expect(Kind.OPEN_PAREN);
    do {
      keys.add(KeyReader.element(c));
      KeyReader.collationAndClass(c);
    } while (c.accept(Kind.COMMA));
    c.expect(Kind.CLOSE_PAREN);
    List<Name> columns = keys.stream().flatMap(key -> key.column().stream()).toList();
    return columns.size() == keys.size() ? columns : List.of();
  }

  /** ATTACH or DETACH PARTITION, where one of them stands here. */
  static Optional<Operation> action(Cursor c, ObjectName table) {
    int start = c.mark();
    if (c.accept("ATTACH")) {
      c.expect("PARTITION");
      ObjectName partition = c.objectName();
      Optional<Bound> bound = bound(c);
      return Optional.of(
          new AttachPartition(c.since(start), table, partition, bound.isEmpty(), bound));
    }
    if (c.accept("DETACH")) {
      c.expect("PARTITION");
      ObjectName partition = c.objectName();
      boolean concurrently = c.accept("CONCURRENTLY");
      boolean isFinalize = !concurrently && c.accept("FINALIZE");
      return Optional.of(
          new DetachPartition(c.since(start), table, partition, concurrently, isFinalize));
    }
    return Optional.empty();
  }

  /** FOR VALUES …, or nothing for DEFAULT. */
  static Optional<Bound> bound(Cursor c) {
    if (c.accept("DEFAULT")) {
      return Optional.empty();
    }
    c.expect("FOR", "VALUES");
    if (c.accept("FROM")) {
      List<Expression> from = values(c);
      c.expect("TO");
      return Optional.of(new Bound(from, values(c), List.of()));
    }
    if (c.accept("IN")) {
      return Optional.of(new Bound(List.of(), List.of(), values(c)));
    }
    c.expect("WITH");
    hash(c);
    return Optional.of(new Bound(List.of(), List.of(), List.of()));
  }

  private static List<Expression> values(Cursor c) {
    c.expect(Kind.OPEN_PAREN);
    List<Expression> values = c.list(() -> ExpressionReader.any(c));
    c.expect(Kind.CLOSE_PAREN);
    return values;
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
