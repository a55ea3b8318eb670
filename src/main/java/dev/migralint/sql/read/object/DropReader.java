package dev.migralint.sql.read.object;

import dev.migralint.source.Span;
import dev.migralint.sql.IndexOperation.DropIndex;
import dev.migralint.sql.MaintenanceCommand;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.Command;
import dev.migralint.sql.OtherOperation.Maintenance;
import dev.migralint.sql.TableOperation.DropTable;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.TypeReader;
import dev.migralint.sql.token.Token.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads DROP: one operation for each object that is named. */
public final class DropReader {
  private static final String[][] ROLES = {{"ROLE"}, {"GROUP"}};

  private DropReader() {}

  public static List<Operation> read(Cursor c) {
    c.expect("DROP");
    String inSchema = AddressReader.inSchema(c);
    if (!inSchema.isEmpty()) {
      return relations(c, inSchema);
    }
    Optional<ObjectKind> global = AddressReader.global(c);
    if (global.isPresent()) {
      return objects(c, global.get(), c.ifExists(), c::plainName);
    }
    Optional<ObjectKind> type = AddressReader.type(c);
    if (type.isPresent()) {
      return objects(c, type.get(), c.ifExists(), () -> TypeReader.typeName(c));
    }
    Optional<ObjectKind> routine = AddressReader.routine(c);
    if (routine.isPresent()) {
      return objects(c, routine.get(), c.ifExists(), () -> SignatureReader.routine(c));
    }
    Optional<ObjectKind> onTable = AddressReader.attached(c);
    return onTable.isPresent() ? onTable(c, onTable.get()) : other(c);
  }

  private static List<Operation> relations(Cursor c, String object) {
    boolean concurrently = object.equals("index") && c.accept("CONCURRENTLY");
    boolean ifExists = c.ifExists();
    boolean table = object.equals("table") || object.equals("foreign table");
    if (!table && !object.equals("index")) {
      return objects(c, ObjectKind.written(object), ifExists, c::anyName);
    }
    List<Named> named = named(c, c::anyName);
    boolean cascade = c.cascade();
    return named.stream()
        .<Operation>map(
            n ->
                table
                    ? new DropTable(n.span(c, named.size()), n.name(), ifExists, cascade)
                    : new DropIndex(
                        n.span(c, named.size()), n.name(), concurrently, ifExists, cascade))
        .toList();
  }

  private static List<Operation> other(Cursor c) {
    if (c.accept("OWNED")) {
      c.expect("BY");
      List<Name> roles = RoleReader.roles(c);
      c.cascade();
      return List.of(new Command(c.since(0), Command.DROP_OWNED, roles));
    }
    if (c.accept("AGGREGATE")) {
      return objects(c, ObjectKind.AGGREGATE, c.ifExists(), () -> SignatureReader.aggregate(c));
    }
    if (c.accept("OPERATOR")) {
      return operators(c);
    }
    if (c.accept("CAST")) {
      boolean ifExists = c.ifExists();
      CastReader.types(c);
      boolean cascade = c.cascade();
      return unnamed(c.since(0), ObjectKind.CAST, ifExists, cascade);
    }
    if (c.accept("TRANSFORM")) {
      boolean ifExists = c.ifExists();
      CastReader.transformed(c);
      boolean cascade = c.cascade();
      return unnamed(c.since(0), ObjectKind.TRANSFORM, ifExists, cascade);
    }
    if (c.accept("USER", "MAPPING")) {
      boolean ifExists = c.ifExists();
      ForeignDataReader.mapping(c);
      return unnamed(c.since(0), ObjectKind.USER_MAPPING, ifExists, false);
    }
    String role = c.accept("USER") ? "user" : c.acceptOneOf(ROLES);
    return role.isEmpty() ? shared(c) : roles(c, ObjectKind.written(role));
  }

  private static List<Operation> operators(Cursor c) {
    boolean family = OperatorReader.isFamily(c);
    if (family || OperatorReader.isClass(c)) {
      c.next();
      boolean ifExists = c.ifExists();
      ObjectName name = c.anyName();
      OperatorReader.method(c);
      boolean cascade = c.cascade();
      ObjectKind object = family ? ObjectKind.OPERATOR_FAMILY : ObjectKind.OPERATOR_CLASS;
      return List.of(
          new DropObject(
              c.since(0), object, Optional.of(name), Optional.empty(), ifExists, cascade));
    }
    boolean ifExists = c.ifExists();
    List<Span> operators = c.list(() -> operator(c));
    boolean cascade = c.cascade();
    if (operators.size() == 1) {
      return unnamed(c.since(0), ObjectKind.OPERATOR, ifExists, cascade);
    }
    return operators.stream()
        .flatMap(span -> unnamed(span, ObjectKind.OPERATOR, ifExists, cascade).stream())
        .toList();
  }

  private static Span operator(Cursor c) {
    int mark = c.mark();
    OperatorReader.signature(c);
    return c.since(mark);
  }

  private static List<Operation> shared(Cursor c) {
    MaintenanceCommand command = sharedCommand(c);
    c.ifExists();
    c.name();
    if (command == MaintenanceCommand.DROP_DATABASE) {
      boolean with = c.accept("WITH");
      if (with || c.is(Kind.OPEN_PAREN)) {
        c.expect(Kind.OPEN_PAREN);
        do {
          c.expect("FORCE");
        } while (c.accept(Kind.COMMA));
        c.expect(Kind.CLOSE_PAREN);
      }
    } else if (command == MaintenanceCommand.DROP_SUBSCRIPTION) {
      c.cascade();
    }
    return List.of(new Maintenance(c.since(0), command, Optional.empty(), true));
  }

  private static MaintenanceCommand sharedCommand(Cursor c) {
    String object = c.atEnd() ? "" : c.folded();
    c.expectAny("DATABASE", "TABLESPACE", "SUBSCRIPTION");
    return switch (object) {
      case "database" -> MaintenanceCommand.DROP_DATABASE;
      case "tablespace" -> MaintenanceCommand.DROP_TABLESPACE;
      default -> MaintenanceCommand.DROP_SUBSCRIPTION;
    };
  }

  private static List<Operation> unnamed(
      Span span, ObjectKind object, boolean ifExists, boolean cascade) {
    return List.of(
        new DropObject(span, object, Optional.empty(), Optional.empty(), ifExists, cascade));
  }

  private static List<Operation> onTable(Cursor c, ObjectKind object) {
    boolean ifExists = c.ifExists();
    ObjectName name = c.plainName();
    Optional<ObjectName> table = AddressReader.table(c);
    boolean cascade = c.cascade();
    return List.of(new DropObject(c.since(0), object, Optional.of(name), table, ifExists, cascade));
  }

  private static List<Operation> roles(Cursor c, ObjectKind object) {
    boolean ifExists = c.ifExists();
    List<Named> named = named(c, () -> ObjectName.of(RoleReader.role(c)));
    return drops(c, object, named, ifExists, false);
  }

  private static List<Operation> objects(
      Cursor c, ObjectKind object, boolean ifExists, Supplier<ObjectName> name) {
    List<Named> named = named(c, name);
    return drops(c, object, named, ifExists, c.cascade());
  }

  private static List<Operation> drops(
      Cursor c, ObjectKind object, List<Named> named, boolean ifExists, boolean cascade) {
    return named.stream()
        .<Operation>map(
            n ->
                new DropObject(
                    n.span(c, named.size()),
                    object,
                    Optional.of(n.name()),
                    Optional.empty(),
                    ifExists,
                    cascade))
        .toList();
  }

  private static List<Named> named(Cursor c, Supplier<ObjectName> name) {
    return c.list(() -> Named.read(c, name));
  }
}
