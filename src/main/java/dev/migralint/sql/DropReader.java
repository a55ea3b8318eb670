package dev.migralint.sql;

import dev.migralint.sql.IndexOperation.DropIndex;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.OtherOperation.Command;
import dev.migralint.sql.TableOperation.DropTable;
import dev.migralint.sql.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Reads DROP: one operation for each object that is named. */
final class DropReader {
  private DropReader() {}

  static List<Operation> read(Cursor c) {
    c.expect("DROP");
    if (c.accept("OWNED", "BY")) {
      c.list(c::anyWord);
      c.cascade();
      return List.of(new Command(c.since(0), "drop owned"));
    }
    String object = OtherObjectReader.kind(c);
    boolean concurrently = object.equals("index") && c.accept("CONCURRENTLY");
    boolean ifExists = c.ifExists();
    return switch (object) {
      case "table", "foreign table" -> {
        List<Named> tables = c.list(() -> Named.read(c));
        boolean cascade = c.cascade();
        yield tables.stream()
            .<Operation>map(
                t -> new DropTable(t.span(c, tables.size()), t.name(), ifExists, cascade))
            .toList();
      }
      case "index" -> {
        List<Named> indexes = c.list(() -> Named.read(c));
        boolean cascade = c.cascade();
        yield indexes.stream()
            .<Operation>map(
                i ->
                    new DropIndex(
                        i.span(c, indexes.size()), i.name(), concurrently, ifExists, cascade))
            .toList();
      }
      case "database", "tablespace", "subscription" -> {
        c.rest();
        yield List.of(new OtherOperation.Maintenance(c.since(0), "drop " + object, true));
      }
      case "cast", "operator", "operator class", "operator family", "transform", "user mapping" -> {
        c.rest();
        yield List.of(drop(c, object, ifExists, false));
      }
      default -> objects(c, object, ifExists);
    };
  }

  private static DropObject drop(Cursor c, String object, boolean ifExists, boolean cascade) {
    return new DropObject(
        c.since(0), object, Optional.empty(), Optional.empty(), ifExists, cascade);
  }

  private static List<Operation> objects(Cursor c, String object, boolean ifExists) {
    List<Named> named =
        c.list(
            () -> {
              int mark = c.mark();
              ObjectName name = c.anyObjectName();
              if (c.is(Kind.OPEN_PAREN)) {
                c.parenthesised();
              }
              return new Named(name, c.since(mark));
            });
    boolean needsTable =
        object.equals("trigger") || object.equals("policy") || object.equals("rule");
    Optional<ObjectName> on = Optional.empty();
    if (needsTable) {
      c.expect("ON");
      on = Optional.of(c.objectName());
    }
    boolean cascade = c.cascade();
    Optional<ObjectName> table = on;
    return named.stream()
        .<Operation>map(
            n ->
                new DropObject(
                    n.span(c, named.size()),
                    object,
                    Optional.of(n.name()),
                    table,
                    ifExists,
                    cascade))
        .toList();
  }
}
