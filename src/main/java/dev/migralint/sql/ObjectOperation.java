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
   * @param reads the relations that its definition reads, once each, as named; for a constraint
   *     trigger the table behind FROM
   * @param volatility what a function says of itself: immutable, stable or volatile
   * @param writes the relations that a rule's actions change
   * @param calls the functions that its definition calls, for a trigger the one it runs
   * @param columns the names in a view's query that may be columns, {@code *} for all of them
   * @param forEachRow whether a trigger runs for each row
   * @param empty whether a materialized view is made WITH NO DATA
   */
  record CreateObject(
      Span span,
      String object,
      Optional<ObjectName> name,
      Optional<ObjectName> on,
      boolean replace,
      List<ObjectName> reads,
      Optional<String> volatility,
      boolean ifNotExists,
      List<ObjectName> writes,
      List<ObjectName> calls,
      List<Name> columns,
      boolean forEachRow,
      boolean empty)
      implements ObjectOperation {

    /** An object whose definition names nothing else. */
    CreateObject(
        Span span,
        String object,
        Optional<ObjectName> name,
        Optional<ObjectName> on,
        boolean replace,
        List<ObjectName> reads,
        Optional<String> volatility) {
      this(
          span,
          object,
          name,
          on,
          replace,
          reads,
          volatility,
          false,
          List.of(),
          List.of(),
          List.of(),
          false,
          false);
    }
  }

  /**
   * ALTER of anything but a table, an index or a type.
   *
   * @param on the table of a trigger, policy or rule; the table whose column comes to own a
   *     sequence
   * @param reads the relations that a policy's new conditions read
   * @param options what is set of a sequence: "cache", "owned", "restart"; "depends" for DEPENDS ON
   *     EXTENSION
   */
  record AlterObject(
      Span span,
      String object,
      Optional<ObjectName> name,
      Optional<ObjectName> on,
      boolean ifExists,
      List<ObjectName> reads,
      List<String> options)
      implements ObjectOperation {

    /** An ALTER of which no more need be known. */
    AlterObject(Span span, String object, Optional<ObjectName> name, Optional<ObjectName> on) {
      this(span, object, name, on, false, List.of(), List.of());
    }
  }

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
