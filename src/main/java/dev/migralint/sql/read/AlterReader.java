package dev.migralint.sql.read;

import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.read.object.AlteredObject;
import dev.migralint.sql.read.object.DatabaseReader;
import dev.migralint.sql.read.object.EventTriggerReader;
import dev.migralint.sql.read.object.ExtensionReader;
import dev.migralint.sql.read.object.ForeignDataReader;
import dev.migralint.sql.read.object.FunctionReader;
import dev.migralint.sql.read.object.GrantReader;
import dev.migralint.sql.read.object.OperatorReader;
import dev.migralint.sql.read.object.OtherObjectReader;
import dev.migralint.sql.read.object.PublicationReader;
import dev.migralint.sql.read.object.RoleReader;
import dev.migralint.sql.read.object.SignatureReader;
import dev.migralint.sql.read.object.SubscriptionReader;
import dev.migralint.sql.read.object.TextSearchReader;
import dev.migralint.sql.read.object.UserTypeReader;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.read.table.AlterIndexReader;
import dev.migralint.sql.read.table.AlterTableReader;
import dev.migralint.sql.read.table.DomainReader;
import dev.migralint.sql.read.table.PolicyReader;
import dev.migralint.sql.read.table.SequenceReader;
import dev.migralint.sql.read.table.StatisticsReader;
import dev.migralint.sql.read.table.ViewReader;
import java.util.List;
import java.util.Optional;

/** Reads ALTER and tells what is altered. */
final class AlterReader {
  private AlterReader() {}

  static List<Operation> read(Cursor c) {
    c.expect("ALTER");
    if (c.accept("TABLE")) {
      return AlterTableReader.table(c);
    }
    if (c.accept("INDEX")) {
      return AlterIndexReader.read(c);
    }
    if (c.accept("TYPE")) {
      return UserTypeReader.alter(c);
    }
    if (c.accept("DOMAIN")) {
      return DomainReader.alter(c);
    }
    if (c.accept("SEQUENCE")) {
      return SequenceReader.alter(c);
    }
    if (c.accept("VIEW")) {
      return ViewReader.alter(c);
    }
    if (c.accept("MATERIALIZED", "VIEW")) {
      return ViewReader.alterMaterialized(c);
    }
    if (c.accept("POLICY")) {
      return PolicyReader.alter(c);
    }
    if (c.isAny("FUNCTION", "PROCEDURE", "ROUTINE")) {
      return FunctionReader.alter(c);
    }
    if (c.accept("DEFAULT", "PRIVILEGES")) {
      return GrantReader.defaults(c);
    }
    if (c.accept("FOREIGN", "TABLE")) {
      return AlterTableReader.foreignTable(c);
    }
    return other(c);
  }

  private static List<Operation> other(Cursor c) {
    if (c.accept("TRIGGER")) {
      return onTable(c, ObjectKind.TRIGGER);
    }
    if (c.accept("RULE")) {
      return onTable(c, ObjectKind.RULE);
    }
    if (c.accept("FOREIGN", "DATA", "WRAPPER")) {
      return ForeignDataReader.alterWrapper(c);
    }
    if (c.accept("USER", "MAPPING")) {
      return ForeignDataReader.alterMapping(c);
    }
    if (c.accept("TEXT", "SEARCH")) {
      return TextSearchReader.alter(c);
    }
    if (c.accept("EVENT", "TRIGGER")) {
      return EventTriggerReader.alter(c);
    }
    if (c.accept("LARGE", "OBJECT")) {
      return OtherObjectReader.alterLargeObject(c);
    }
    if (c.accept("LANGUAGE") || c.accept("PROCEDURAL", "LANGUAGE")) {
      return new AlteredObject(c, ObjectKind.LANGUAGE, c.plainName()).renamedOrOwned();
    }
    String word = c.atEnd() ? "" : c.folded();
    if (!c.isAny(
        "AGGREGATE",
        "COLLATION",
        "CONVERSION",
        "DATABASE",
        "EXTENSION",
        "GROUP",
        "OPERATOR",
        "PUBLICATION",
        "ROLE",
        "SCHEMA",
        "SERVER",
        "STATISTICS",
        "SUBSCRIPTION",
        "SYSTEM",
        "TABLESPACE",
        "USER")) {
      throw c.refuse("a kind of object");
    }
    c.next();
    return switch (word) {
      case "aggregate" ->
          new AlteredObject(c, ObjectKind.AGGREGATE, SignatureReader.aggregate(c))
              .renamedMovedOrOwned();
      case "collation" -> OtherObjectReader.alterCollation(c);
      case "conversion" ->
          new AlteredObject(c, ObjectKind.CONVERSION, c.anyName()).renamedMovedOrOwned();
      case "database" -> DatabaseReader.alter(c);
      case "extension" -> ExtensionReader.alter(c);
      case "group" -> RoleReader.alterGroup(c);
      case "operator" -> OperatorReader.alter(c);
      case "publication" -> PublicationReader.alter(c);
      case "schema" -> SchemaReader.alter(c);
      case "server" -> ForeignDataReader.alterServer(c);
      case "statistics" -> StatisticsReader.alter(c);
      case "subscription" -> SubscriptionReader.alter(c);
      case "system" -> DatabaseReader.alterSystem(c);
      case "tablespace" -> DatabaseReader.alterTablespace(c);
      default -> RoleReader.alter(c, word);
    };
  }

  private static List<Operation> onTable(Cursor c, ObjectKind object) {
    ObjectName name = c.plainName();
    c.expect("ON");
    AlteredObject altered = new AlteredObject(c, object, name, Optional.of(c.objectName()));
    return object == ObjectKind.TRIGGER && AlteredObject.depends(c)
        ? altered.changed("depends")
        : altered.renamed();
  }
}
