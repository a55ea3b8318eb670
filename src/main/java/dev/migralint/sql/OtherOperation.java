package dev.migralint.sql;

import dev.migralint.source.Span;
import dev.migralint.sql.token.Refusal.Cause;
import java.util.List;
import java.util.Optional;

/** What changes no table, and what was not understood. */
public sealed interface OtherOperation extends Operation {

  /**
   * GRANT or REVOKE.
   *
   * @param grants whether privileges are given, and not taken away
   * @param relations the tables, views and sequences that are named one by one
   * @param privileges what is given on objects, in lower case: "insert", "all"; empty for roles
   * @param on the kind of objects: "table", "all tables", "schema"; empty for roles
   * @param grantees to whom: "public" is everybody
   * @param columns the columns of the relations that it is limited to
   * @param schemas the schemas that it is on, or in which the objects are
   */
  record Privileges(
      Span span,
      boolean grants,
      List<ObjectName> relations,
      List<String> privileges,
      String on,
      List<Name> grantees,
      List<Name> columns,
      List<Name> schemas)
      implements OtherOperation {
    /** The words before the kind of objects that are created later (ALTER DEFAULT PRIVILEGES). */
    public static final String FUTURE = "future ";

    /** Whether it is about objects that are created later. */
    public boolean onFutureObjects() {
      return on.startsWith(FUTURE);
    }
  }

  /**
   * A statement without an effect on relations that are known: NOTIFY, SHOW, LOAD; by its first
   * words.
   *
   * @param roles those whose objects are dropped or given away
   */
  record Command(Span span, String command, List<Name> roles) implements OtherOperation {
    /** Of all that a role owns, which ones is not known. */
    public static final String DROP_OWNED = "drop owned";

    public static final String REASSIGN = "reassign";

    public Command(Span span, String command) {
      this(span, command, List.of());
    }
  }

  /**
   * COMMENT.
   *
   * @param kind the words for what it is on, in lower case, where that is a relation or a column
   * @param relation the relation, or the one that the object belongs to
   * @param column the column of the relation that it is on
   * @param part whether it is on a constraint, trigger, policy or rule of the relation
   * @param removes whether it takes the comment away: IS NULL, or an empty text
   */
  record Comment(
      Span span,
      Optional<String> kind,
      Optional<ObjectName> relation,
      Optional<Name> column,
      boolean part,
      boolean removes)
      implements OtherOperation {
    /** Whether it is on a column of the relation. */
    public boolean onColumn() {
      return column.isPresent();
    }
  }

  /**
   * VACUUM, ANALYZE, CLUSTER or CREATE/DROP DATABASE and the like: work on the server itself.
   *
   * @param table the one table that is worked on, where one is named
   */
  record Maintenance(
      Span span, MaintenanceCommand command, Optional<ObjectName> table, boolean full)
      implements OtherOperation {}

  /** PREPARE of a statement, which is the body of the statement that holds this. */
  record Prepare(Span span, Name prepared) implements OtherOperation {}

  /** EXECUTE of a prepared statement, which is the body of the statement that holds this. */
  record Execute(Span span, Name prepared) implements OtherOperation {}

  /** DEALLOCATE of a prepared statement, or of all; DISCARD ALL does that too. */
  record Deallocate(Span span, Optional<Name> prepared) implements OtherOperation {}

  /** A psql command such as {@code \set}. */
  record PsqlCommand(Span span, String command) implements OtherOperation {}

  /**
   * A statement that was not read in full.
   *
   * @param creates the table that it creates, where that much was read
   */
  record NotUnderstood(Span span, Cause cause, String reason, Optional<ObjectName> creates)
      implements OtherOperation {
    /** A statement of which nothing is known. */
    public NotUnderstood(Span span, Cause cause, String reason) {
      this(span, cause, reason, Optional.empty());
    }
  }
}
