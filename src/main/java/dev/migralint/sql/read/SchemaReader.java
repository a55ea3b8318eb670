package dev.migralint.sql.read;

import dev.migralint.source.Span;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TypeOperation;
import dev.migralint.sql.read.object.AlteredObject;
import dev.migralint.sql.read.object.GrantReader;
import dev.migralint.sql.read.object.RoleReader;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.NewSchema;
import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads CREATE and ALTER SCHEMA. */
final class SchemaReader {
  private static final String[] RELATIONS = {"TABLE", "VIEW", "SEQUENCE"};

  private SchemaReader() {}

  /**
   * From behind SCHEMA on: the schema, then its elements in the order in which PostgreSQL makes
   * them. https://www.postgresql.org/docs/current/sql-createschema.html
   */
  static List<Operation> create(Cursor c) {
    boolean ifNotExists = c.ifNotExists();
    Optional<Name> name = c.is("AUTHORIZATION") ? Optional.empty() : Optional.of(c.name());
    Optional<Name> schema = name;
    if (c.accept("AUTHORIZATION")) {
      boolean known = c.is(Kind.QUOTED_NAME) || !Keywords.isNeverName(c.folded());
      Name owner = RoleReader.role(c);
      schema = name.isPresent() || !known ? name : Optional.of(owner);
    }
    Span head = c.since(0);
    List<Operation> operations = new ArrayList<>();
    if (!c.atEnd() && !ifNotExists) {
      elements(c, schema).forEach(operations::addAll);
    }
    Span span = operations.isEmpty() ? c.since(0) : head;
    operations.addFirst(
        new CreateObject(
            span,
            ObjectKind.SCHEMA,
            name.map(ObjectName::of),
            Optional.empty(),
            false,
            ifNotExists,
            List.of(),
            List.of(),
            List.of(),
            false,
            List.of(),
            List.of()));
    return operations;
  }

  private static List<List<Operation>> elements(Cursor c, Optional<Name> schema) {
    List<Cursor> cursors = split(c);
    Set<Name> relations = new HashSet<>();
    cursors.forEach(element -> relation(element).ifPresent(relations::add));
    NewSchema newSchema = new NewSchema(schema, relations);
    List<List<Operation>> elements = new ArrayList<>();
    for (Cursor element : cursors) {
      element.creatingIn(newSchema);
      elements.add(element(element));
      element.expectEnd();
    }
    // From PostgreSQL 19 on the order is that of the text, in which such elements make sense.
    if (elements.stream().anyMatch(operations -> isNewer(operations.getFirst()))) {
      c.mentions().since(19);
    } else {
      elements.sort(Comparator.comparingInt(operations -> turn(operations.getFirst())));
    }
    return elements;
  }

  /** CREATE or GRANT starts an element, unless it is a privilege or a column's name. */
  private static List<Cursor> split(Cursor c) {
    List<Cursor> elements = new ArrayList<>();
    int start = c.mark();
    c.passOver();
    while (!c.atEnd()) {
      if (c.isAny("CREATE", "GRANT") && startsElement(c)) {
        elements.add(c.part(start, c.mark()));
        start = c.mark();
      }
      c.passOver();
    }
    elements.add(c.part(start, c.mark()));
    return elements;
  }

  private static boolean startsElement(Cursor c) {
    Token before = c.before(1);
    String word = Keywords.fold(c.written(before));
    return before.kind() != Kind.COMMA
        && before.kind() != Kind.DOT
        && !word.equals("grant")
        && !word.equals("with")
        && !word.equals("as");
  }

  /** The unqualified name of the table, view or sequence that an element creates. */
  private static Optional<Name> relation(Cursor c) {
    Optional<Name> name = Optional.empty();
    boolean creates = c.accept("CREATE");
    while (creates && c.isAny("OR", "REPLACE", "UNLOGGED", "RECURSIVE")) {
      c.next();
    }
    if (creates && c.acceptAny(RELATIONS)) {
      c.ifNotExists();
      if (c.isName() && c.token(1).kind() != Kind.DOT) {
        name = Optional.of(c.name());
      }
    }
    c.back(0);
    return name;
  }

  private static List<Operation> element(Cursor c) {
    if (c.is("GRANT")) {
      return GrantReader.grant(c);
    }
    List<Operation> operations = CreateReader.read(c);
    if (turn(operations.getFirst()) < 0 && !isNewer(operations.getFirst())) {
      throw new Refusal("not an object that CREATE SCHEMA takes in");
    }
    return operations;
  }

  /** What only PostgreSQL 19 takes. */
  private static boolean isNewer(Operation first) {
    return switch (first) {
      case CreateRoutine create -> true;
      case TypeOperation type -> true;
      case CreateObject create ->
          switch (create.object()) {
            case AGGREGATE,
                COLLATION,
                OPERATOR,
                TEXT_SEARCH_CONFIGURATION,
                TEXT_SEARCH_DICTIONARY,
                TEXT_SEARCH_PARSER,
                TEXT_SEARCH_TEMPLATE ->
                true;
            default -> false;
          };
      default -> false;
    };
  }

  /** When PostgreSQL makes an element; -1 for what it does not take. */
  private static int turn(Operation first) {
    return switch (first) {
      case CreateObject create ->
          switch (create.object()) {
            case SEQUENCE -> 0;
            case TRIGGER -> 4;
            default -> -1;
          };
      case ObjectOperation.CreateView create when create.object() == ObjectKind.VIEW -> 2;
      case CreateTable create when !create.asQuery() -> 1;
      case CreateIndex create -> 3;
      case OtherOperation.Privileges grant -> 5;
      default -> -1;
    };
  }

  /** From behind ALTER SCHEMA on. */
  static List<Operation> alter(Cursor c) {
    return new AlteredObject(c, ObjectKind.SCHEMA, c.plainName()).renamedOrOwned();
  }
}
