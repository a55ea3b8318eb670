package dev.migralint.sql;

import dev.migralint.source.Span;
import java.util.List;
import java.util.Optional;

/** What happens to an object that is no table, column, constraint, index or type of its own. */
public sealed interface ObjectOperation extends Operation {
  /** What kind of object it is. */
  ObjectKind object();

  /** What a trigger or a rule may wait for. */
  enum Event {
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    TRUNCATE
  }

  /**
   * CREATE of anything but a table, an index, a type, a view or a routine.
   *
   * @param on the table of a trigger, policy or rule; the table whose column owns a sequence
   * @param reads the relations that its definition reads, once each, as named; for a constraint
   *     trigger the table behind FROM
   * @param writes the relations that a rule's actions change
   * @param calls the functions that its definition calls, for a trigger the one it runs
   * @param forEachRow whether a trigger runs for each row
   * @param events what a trigger or a rule waits for
   * @param conditions a policy's USING and WITH CHECK, a trigger's or a rule's WHEN or WHERE, and
   *     the columns of a trigger's UPDATE OF
   */
  record CreateObject(
      Span span,
      ObjectKind object,
      Optional<ObjectName> name,
      Optional<ObjectName> on,
      boolean replace,
      boolean ifNotExists,
      List<ObjectName> reads,
      List<ObjectName> writes,
      List<ObjectName> calls,
      boolean forEachRow,
      List<Event> events,
      List<Expression> conditions)
      implements ObjectOperation {

    /** An object whose definition names nothing else. */
    public CreateObject(
        Span span,
        ObjectKind object,
        Optional<ObjectName> name,
        Optional<ObjectName> on,
        boolean replace) {
      this(
          span, object, name, on, replace, false, List.of(), List.of(), List.of(), false, List.of(),
          List.of());
    }
  }

  /**
   * CREATE of a view or a materialized view.
   *
   * @param reads the relations that it reads, once each, as named
   * @param calls the functions that its query calls
   * @param columns the names that are written for its first columns
   * @param options the options that WITH turns on or gives a value
   * @param empty whether a materialized view is made WITH NO DATA
   * @param query its query
   */
  record CreateView(
      Span span,
      ObjectKind object,
      ObjectName name,
      boolean replace,
      boolean ifNotExists,
      List<ObjectName> reads,
      List<ObjectName> calls,
      List<Name> columns,
      List<String> options,
      boolean empty,
      QueryTree query)
      implements ObjectOperation {}

  /**
   * CREATE of a function or a procedure.
   *
   * @param volatility what it says of itself: immutable, stable or volatile
   * @param language in lower case
   * @param inlined whether it is one expression of SQL, which PostgreSQL puts in place of each
   *     call, and which is the same for each row of a statement, whatever the function says
   * @param rowColumns the columns that its body reads or writes by NEW and OLD, once each
   * @param relations the relations that its body reads or writes, once each; each name is looked up
   *     when the statement runs that holds it
   * @param columns the columns of these that it certainly names
   * @param trigger whether it is one that triggers call
   * @param securityDefiner whether it runs with the rights of its owner
   * @param setsSearchPath whether it has a search path of its own, whoever calls it
   * @param stored whether PostgreSQL keeps its body parsed: BEGIN ATOMIC or RETURN
   */
  record CreateRoutine(
      Span span,
      ObjectKind object,
      ObjectName name,
      boolean replace,
      Optional<String> volatility,
      Optional<String> language,
      boolean inlined,
      List<Name> rowColumns,
      List<ObjectName> relations,
      List<NamedColumn> columns,
      boolean trigger,
      boolean securityDefiner,
      boolean setsSearchPath,
      boolean stored)
      implements ObjectOperation {
    /** The same routine with what its body tells. */
    public CreateRoutine with(
        boolean isInlined, List<Name> ofRows, List<ObjectName> named, List<NamedColumn> ofTables) {
      return new CreateRoutine(
          span,
          object,
          name,
          replace,
          volatility,
          language,
          isInlined,
          ofRows,
          named,
          ofTables,
          trigger,
          securityDefiner,
          setsSearchPath,
          stored);
    }
  }

  /**
   * ALTER of anything but a table, an index or a type.
   *
   * @param on the table of a trigger, policy or rule; the table whose column comes to own a
   *     sequence
   * @param reads the relations that a policy's new conditions read
   * @param options what is set of a sequence: "cache", "owned", "restart"; "depends" for DEPENDS ON
   *     EXTENSION; "search_path" where a routine gets one; the options that SET turns on for a view
   * @param conditions a policy's new USING and WITH CHECK
   */
  record AlterObject(
      Span span,
      ObjectKind object,
      Optional<ObjectName> name,
      Optional<ObjectName> on,
      boolean ifExists,
      List<ObjectName> reads,
      List<String> options,
      List<Expression> conditions)
      implements ObjectOperation {

    /** An ALTER of which no more need be known. */
    public AlterObject(
        Span span, ObjectKind object, Optional<ObjectName> name, Optional<ObjectName> on) {
      this(span, object, name, on, false, List.of(), List.of(), List.of());
    }
  }

  record RenameObject(
      Span span, ObjectKind object, ObjectName name, Name newName, Optional<ObjectName> on)
      implements ObjectOperation {}

  /** DROP of anything but a table, an index or a column. */
  record DropObject(
      Span span,
      ObjectKind object,
      Optional<ObjectName> name,
      Optional<ObjectName> on,
      boolean ifExists,
      boolean cascade)
      implements ObjectOperation {}
}
