package dev.migralint.sql;

import dev.migralint.source.Span;
import java.util.List;
import java.util.Optional;

/** What happens to an object that is no table, column, constraint, index or type of its own. */
public sealed interface ObjectOperation extends Operation {
  /** PostgreSQL's words for the kind: "view", "materialized view", "function", "sequence". */
  String object();

  /**
   * CREATE of anything but a table, an index, a type, a view or a routine.
   *
   * @param on the table of a trigger, policy or rule; the table whose column owns a sequence
   */
  record CreateObject(
      Span span, String object, Optional<ObjectName> name, Optional<ObjectName> on, boolean replace)
      implements ObjectOperation {}

  /**
   * CREATE of a view or a materialized view.
   *
   * @param reads the relations that it reads, once each, as named
   */
  record CreateView(
      Span span, String object, ObjectName name, boolean replace, List<ObjectName> reads)
      implements ObjectOperation {}

  /**
   * CREATE of a function or a procedure.
   *
   * @param volatility what it says of itself: immutable, stable or volatile
   * @param language in lower case
   */
  record CreateRoutine(
      Span span,
      String object,
      ObjectName name,
      boolean replace,
      Optional<String> volatility,
      Optional<String> language)
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
