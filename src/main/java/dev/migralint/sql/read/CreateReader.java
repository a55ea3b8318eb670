package dev.migralint.sql.read;

import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.read.object.CastReader;
import dev.migralint.sql.read.object.DatabaseReader;
import dev.migralint.sql.read.object.EventTriggerReader;
import dev.migralint.sql.read.object.ExtensionReader;
import dev.migralint.sql.read.object.ForeignDataReader;
import dev.migralint.sql.read.object.FunctionReader;
import dev.migralint.sql.read.object.OperatorReader;
import dev.migralint.sql.read.object.OtherObjectReader;
import dev.migralint.sql.read.object.PublicationReader;
import dev.migralint.sql.read.object.RoleReader;
import dev.migralint.sql.read.object.SubscriptionReader;
import dev.migralint.sql.read.object.TextSearchReader;
import dev.migralint.sql.read.object.UserTypeReader;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.query.QueryReader;
import dev.migralint.sql.read.table.DomainReader;
import dev.migralint.sql.read.table.IndexReader;
import dev.migralint.sql.read.table.PolicyReader;
import dev.migralint.sql.read.table.RewriteRuleReader;
import dev.migralint.sql.read.table.SequenceReader;
import dev.migralint.sql.read.table.StatisticsReader;
import dev.migralint.sql.read.table.TableReader;
import dev.migralint.sql.read.table.TriggerReader;
import dev.migralint.sql.read.table.ViewReader;
import dev.migralint.sql.token.Refusal;
import dev.migralint.sql.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CREATE and tells what is created. */
final class CreateReader {
  private CreateReader() {}

  static List<Operation> read(Cursor c) {
    c.expect("CREATE");
    if (c.accept("OR", "REPLACE")) {
      return replaced(c);
    }
    if (c.isAny("TEMPORARY", "TEMP", "UNLOGGED", "GLOBAL", "LOCAL")) {
      return withPersistence(c, QueryReader.persistence(c));
    }
    if (c.isAny("TABLE", "SEQUENCE", "VIEW", "RECURSIVE", "MATERIALIZED")) {
      return withPersistence(c, Persistence.PERMANENT);
    }
    if (c.is("INDEX") || (c.is("UNIQUE") && c.is(1, "INDEX"))) {
      return IndexReader.create(c, 0);
    }
    if (c.isAny("FUNCTION", "PROCEDURE")) {
      return FunctionReader.create(c, false);
    }
    if (c.isAny("TRIGGER", "CONSTRAINT")) {
      return TriggerReader.create(c, false);
    }
    return other(c);
  }

  /** The table that CREATE TABLE creates in any case, whatever follows its name. */
  static Optional<ObjectName> table(Cursor c) {
    try {
      boolean creates =
          c.accept("CREATE")
              && QueryReader.persistence(c) != Persistence.TEMPORARY
              && c.accept("TABLE")
              && !c.ifNotExists();
      return creates ? Optional.of(c.createdName()) : Optional.empty();
    } catch (Refusal refusal) {
      return Optional.empty();
    }
  }

  /** Behind OR REPLACE. */
  private static List<Operation> replaced(Cursor c) {
    if (c.isAny("FUNCTION", "PROCEDURE")) {
      return FunctionReader.create(c, true);
    }
    if (c.is("TRIGGER")) {
      return TriggerReader.create(c, true);
    }
    if (c.accept("RULE")) {
      return RewriteRuleReader.create(c, true);
    }
    if (c.accept("AGGREGATE")) {
      return OtherObjectReader.createAggregate(c, true);
    }
    if (c.accept("TRANSFORM")) {
      return CastReader.createTransform(c, true);
    }
    if (language(c)) {
      return OtherObjectReader.createLanguage(c, true);
    }
    QueryReader.persistence(c);
    if (!c.isAny("VIEW", "RECURSIVE")) {
      throw c.refuse("an object that can be replaced");
    }
    return ViewReader.create(c, true);
  }

  private static boolean language(Cursor c) {
    return c.accept("LANGUAGE")
        || c.accept("PROCEDURAL", "LANGUAGE")
        || c.accept("TRUSTED", "LANGUAGE")
        || c.accept("TRUSTED", "PROCEDURAL", "LANGUAGE");
  }

  private static List<Operation> withPersistence(Cursor c, Persistence persistence) {
    if (c.accept("TABLE")) {
      return TableReader.create(c, 0, persistence);
    }
    if (c.accept("SEQUENCE")) {
      boolean ifNotExists = c.ifNotExists();
      ObjectName name = c.createdName();
      Optional<ObjectName> owner = SequenceReader.options(c, new ArrayList<>());
      return List.of(
          new ObjectOperation.CreateObject(
              c.since(0),
              ObjectKind.SEQUENCE,
              Optional.of(name),
              owner,
              false,
              ifNotExists,
              List.of(),
              List.of(),
              List.of(),
              false,
              List.of(),
              List.of()));
    }
    if (persistence != Persistence.TEMPORARY && c.accept("MATERIALIZED")) {
      return ViewReader.createMaterialized(c);
    }
    if (!c.isAny("VIEW", "RECURSIVE")) {
      throw c.refuse("a table, view or sequence");
    }
    return ViewReader.create(c, false);
  }

  private static List<Operation> other(Cursor c) {
    if (c.accept("TYPE")) {
      return UserTypeReader.create(c);
    }
    if (c.accept("DOMAIN")) {
      return DomainReader.create(c);
    }
    if (c.accept("EXTENSION")) {
      return ExtensionReader.create(c);
    }
    if (c.accept("SCHEMA")) {
      return SchemaReader.create(c);
    }
    if (c.accept("POLICY")) {
      return PolicyReader.create(c);
    }
    if (c.accept("RULE")) {
      return RewriteRuleReader.create(c, false);
    }
    if (c.accept("STATISTICS")) {
      return StatisticsReader.create(c);
    }
    if (c.accept("PUBLICATION")) {
      return PublicationReader.create(c);
    }
    if (c.accept("FOREIGN")) {
      return foreign(c);
    }
    if (c.accept("SERVER")) {
      return ForeignDataReader.createServer(c);
    }
    if (c.accept("USER", "MAPPING")) {
      return ForeignDataReader.createMapping(c);
    }
    return rarer(c);
  }

  private static List<Operation> foreign(Cursor c) {
    if (c.accept("TABLE")) {
      return TableReader.createForeign(c);
    }
    c.expect("DATA", "WRAPPER");
    return ForeignDataReader.createWrapper(c);
  }

  private static List<Operation> rarer(Cursor c) {
    String word = c.is(Kind.WORD) ? c.folded() : "";
    if (c.isAny("ROLE", "USER", "GROUP")) {
      c.next();
      return RoleReader.create(c, ObjectKind.written(word));
    }
    if (language(c)) {
      return OtherObjectReader.createLanguage(c, false);
    }
    if (c.accept("TEXT", "SEARCH")) {
      return TextSearchReader.create(c);
    }
    if (c.accept("EVENT", "TRIGGER")) {
      return EventTriggerReader.create(c);
    }
    if (c.accept("ACCESS", "METHOD")) {
      return OtherObjectReader.createAccessMethod(c);
    }
    if (c.accept("CONVERSION") || c.accept("DEFAULT", "CONVERSION")) {
      return OtherObjectReader.createConversion(c);
    }
    if (!c.isAny(
        "AGGREGATE",
        "CAST",
        "COLLATION",
        "DATABASE",
        "OPERATOR",
        "SUBSCRIPTION",
        "TABLESPACE",
        "TRANSFORM")) {
      throw c.refuse("a kind of object");
    }
    c.next();
    return switch (word) {
      case "aggregate" -> OtherObjectReader.createAggregate(c, false);
      case "cast" -> CastReader.create(c);
      case "collation" -> OtherObjectReader.createCollation(c);
      case "database" -> DatabaseReader.create(c);
      case "operator" -> OperatorReader.create(c);
      case "subscription" -> SubscriptionReader.create(c);
      case "tablespace" -> DatabaseReader.createTablespace(c);
      default -> CastReader.createTransform(c, false);
    };
  }

  /** The two kinds of CREATE that EXPLAIN takes. */
  static List<Operation> explained(Cursor c) {
    List<Operation> operations = read(c);
    Operation first = operations.getFirst();
    boolean table = first instanceof TableOperation.CreateTable create && create.asQuery();
    boolean view =
        first instanceof ObjectOperation.CreateView create
            && create.object() == ObjectKind.MATERIALIZED_VIEW;
    if (!table && !view) {
      throw new Refusal("EXPLAIN takes a query, a data change, and CREATE of a table from one");
    }
    return operations;
  }
}
