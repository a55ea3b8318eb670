package dev.migralint.analysis;

import dev.migralint.schema.Attached;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Relation;
import dev.migralint.source.Span;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateObject;
import java.util.Optional;

/** The errors that several kinds of statements have in common, each with its SQLSTATE. */
final class Errors {
  private Errors() {}

  /** A relation that is not there, unless IF EXISTS is written. */
  static Optional<Rejection> missing(Known known, Span span, ObjectName name) {
    // CREATE SCHEMA may go on with what is in it, whose names are looked up there first.
    boolean inNewSchema =
        known.statement().operations().getFirst() instanceof CreateObject create
            && create.object() == ObjectKind.SCHEMA;
    if (known.statement().aside().ifExists() || inNewSchema) {
      return Optional.empty();
    }
    if (SchemaNames.isMissing(known, name)) {
      return Optional.of(
          known.isOfRows()
              ? relation(span, name, known.alike(name))
              : SchemaNames.missing(span, name));
    }
    return known.isMissing(name)
        ? Optional.of(relation(span, name, known.alike(name)))
        : Optional.empty();
  }

  private static Rejection relation(Span span, ObjectName name, Optional<String> alike) {
    return new Rejection(
        span,
        "42P01",
        "relation " + name.sql() + " does not exist",
        alike
            .map(other -> "Write it as " + other)
            .orElse("Create it in an earlier migration, or correct its name"));
  }

  /** A column that the relation lacks. */
  static Optional<Rejection> missing(Known known, Span span, Relation table, Name column) {
    return known.lacks(table, column)
        ? Optional.of(
            new Rejection(
                span,
                "42703",
                "column " + column.sql() + " of " + known.shown(table) + " does not exist",
                table.columns().isEmpty()
                    ? "Add it in an earlier migration, or correct its name"
                    : "Use a column that it has (" + Known.columns(table, column) + ")"))
        : Optional.empty();
  }

  static Rejection exists(Span span, String sqlstate, String what, Optional<Origin> origin) {
    return new Rejection(
        span,
        sqlstate,
        what + " already exists" + Known.place(origin),
        "Leave the statement out, or use another name");
  }

  static Rejection wrongKind(Known known, Span span, Relation relation, String wanted) {
    return new Rejection(
        span,
        "42809",
        known.shown(relation) + " is not " + wanted,
        "Use the command for a " + word(relation.kind()));
  }

  /** A trigger, policy or rule that the table does not have. */
  static Optional<Rejection> missingPart(Known known, Span span, Relation table, Attached.Key key) {
    return table.kind() == Relation.Kind.TABLE
            && table.complete()
            && known.isCertainOfParts(table)
            && table.attached(key).isEmpty()
            && Known.isPlain(key.name())
        ? Optional.of(
            new Rejection(
                span,
                "42704",
                word(key.object())
                    + key.name().sql()
                    + " of "
                    + known.shown(table)
                    + " does not exist",
                "Correct its name, or create it in an earlier migration"))
        : Optional.empty();
  }

  /** What belongs to a table, with a blank behind it. */
  static String word(ObjectKind kind) {
    return switch (kind) {
      case POLICY -> "policy ";
      case RULE -> "rule ";
      default -> "trigger ";
    };
  }

  static String word(Relation.Kind kind) {
    return switch (kind) {
      case TABLE -> "table";
      case FOREIGN_TABLE -> "foreign table";
      case VIEW -> "view";
      case MATERIALIZED_VIEW -> "materialized view";
      case SEQUENCE -> "sequence";
    };
  }

  /** What depends on an object that is dropped without CASCADE. */
  static Rejection needed(Span span, String what, String dependent) {
    return new Rejection(
        span,
        "2BP01",
        what + " cannot be dropped, because " + dependent + " depends on it",
        "Drop or change that first");
  }
}
