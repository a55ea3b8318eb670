package dev.migralint.sql;

import dev.migralint.source.Span;
import java.util.List;
import java.util.Optional;

/** What happens to an object that is no table, column, constraint, index or type of its own. */
public sealed interface ObjectOperation extends Operation {
  /** PostgreSQL's words for the kind: "view", "materialized view", "function", "sequence". */
  String object();

  /**
   * CREATE of anything but a table, an index or a type.
   *
   * @param on the table of a trigger, policy or rule; the table whose column owns a sequence
   * @param reads the relations that a view reads, once each, as named
   * @param volatility what a function says of itself: immutable, stable or volatile
   */
  record CreateObject(
      Span span,
      String object,
      Optional<ObjectName> name,
      Optional<ObjectName> on,
      boolean replace,
      List<ObjectName> reads,
      Optional<String> volatility)
      implements ObjectOperation {}

  /**
   * ALTER of anything but a table, an index or a type.
   *
   * @param on the table of a trigger, policy or rule; the table whose column comes to own a
   *     sequence
   */
  record AlterObject(Span span, String object, Optional<ObjectName> name, Optional<ObjectName> on)
      implements ObjectOperation {}

  record RenameObject(
      Span span, String object, ObjectName name, Name newName, Optional<ObjectName> on)
      implements ObjectOperation {}

  /** DROP of anything but a table, an index or a column. */
  record DropObject(
      Span span,
      String object,
      Optional<ObjectName> name,
      Optional<ObjectName> on,
      boolean ifExists,
      boolean cascade)
      implements ObjectOperation {}
}
