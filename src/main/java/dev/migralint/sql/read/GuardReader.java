package dev.migralint.sql.read;

import dev.migralint.source.Span;
import dev.migralint.sql.Guard;
import dev.migralint.sql.Guard.Looked;
import dev.migralint.sql.Name;
import dev.migralint.sql.read.query.Cursor;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the conditions that ask the system catalogs whether an object exists. */
final class GuardReader {
  private GuardReader() {}

  private enum Part {
    SCHEMA,
    TABLE,
    COLUMN,
    CONSTRAINT,
    INDEX,
    /** What says no more than the object's kind. */
    KIND
  }

  /**
   * The columns that name objects in the information schema and the system catalogs.
   * https://www.postgresql.org/docs/current/information-schema.html,
   * https://www.postgresql.org/docs/current/catalogs.html
   */
  private static final Map<String, Part> COLUMNS =
      Map.ofEntries(
          Map.entry("table_schema", Part.SCHEMA),
          Map.entry("schemaname", Part.SCHEMA),
          Map.entry("constraint_schema", Part.SCHEMA),
          Map.entry("nspname", Part.SCHEMA),
          Map.entry("table_name", Part.TABLE),
          Map.entry("tablename", Part.TABLE),
          Map.entry("relname", Part.TABLE),
          Map.entry("attrelid", Part.TABLE),
          Map.entry("conrelid", Part.TABLE),
          Map.entry("column_name", Part.COLUMN),
          Map.entry("attname", Part.COLUMN),
          Map.entry("constraint_name", Part.CONSTRAINT),
          Map.entry("conname", Part.CONSTRAINT),
          Map.entry("indexname", Part.INDEX),
          Map.entry("constraint_type", Part.KIND),
          Map.entry("contype", Part.KIND),
          Map.entry("table_type", Part.KIND));

  /** The guard that a condition is, if it is nothing else. */
  static Optional<Guard> of(String text, List<Token> condition) {
    if (condition.isEmpty()) {
      return Optional.empty();
    }
    Cursor c = new Cursor(text, condition);
    boolean present = !c.accept("NOT");
    boolean query = c.accept("EXISTS") && c.accept(Kind.OPEN_PAREN) && c.is("SELECT");
    if (!query || condition.getLast().kind() != Kind.CLOSE_PAREN) {
      return Optional.empty();
    }
    Span span = new Span(condition.getFirst().start(), condition.getLast().end());
    return filters(c).flatMap(parts -> of(span, parts, present));
  }

  private static Optional<Guard> of(Span span, Map<Part, Name> parts, boolean present) {
    for (Looked object : List.of(Looked.CONSTRAINT, Looked.INDEX, Looked.COLUMN)) {
      Name name = parts.get(Part.valueOf(object.name()));
      if (name != null) {
        return Optional.of(
            new Guard(
                span,
                object,
                Optional.ofNullable(parts.get(Part.SCHEMA)),
                Optional.ofNullable(parts.get(Part.TABLE)),
                Optional.of(name),
                present));
      }
    }
    return Optional.ofNullable(parts.get(Part.TABLE))
        .map(
            table ->
                new Guard(
                    span,
                    Looked.TABLE,
                    Optional.ofNullable(parts.get(Part.SCHEMA)),
                    Optional.of(table),
                    Optional.empty(),
                    present));
  }

  /** What {@code column = 'text'} says of each part; empty where a filter says more than that. */
  private static Optional<Map<Part, Name>> filters(Cursor c) {
    Map<Part, Name> parts = new EnumMap<>(Part.class);
    while (!c.accept("WHERE")) {
      if (c.atEnd() || c.isAny("VIEWS", "PG_VIEWS")) {
        return Optional.empty();
      }
      c.next();
    }
    do {
      if (!c.isName()) {
        return Optional.empty();
      }
      Name column = c.anyObjectName().name();
      Part part = COLUMNS.get(column.text());
      if (part == null || !c.acceptOperator("=") || !c.isString()) {
        return Optional.empty();
      }
      String value = c.string();
      if (c.accept(Kind.TYPECAST)) {
        if (!c.accept("REGCLASS")) {
          return Optional.empty();
        }
        int dot = value.lastIndexOf('.');
        if (dot > 0) {
          parts.put(Part.SCHEMA, Name.unquoted(value.substring(0, dot)));
        }
        parts.put(part, Name.unquoted(value.substring(dot + 1)));
      } else {
        parts.put(part, Name.quoted(value));
      }
    } while (c.accept("AND"));
    return c.accept(Kind.CLOSE_PAREN) && c.atEnd() ? Optional.of(parts) : Optional.empty();
  }
}
