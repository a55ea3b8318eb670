package dev.migralint.sql;

import dev.migralint.source.Span;
import java.util.List;
import java.util.Optional;

/** What changes no table, and what could not be told. */
public sealed interface OtherOperation extends Operation {

  /**
   * GRANT or REVOKE.
   *
   * @param grants whether privileges are given, and not taken away
   * @param relations the tables, views and sequences that are named one by one
   */
  record Privileges(Span span, boolean grants, List<ObjectName> relations)
      implements OtherOperation {}

  /** A statement without an effect on relations: NOTIFY, SHOW, LOAD; by its first words. */
  record Command(Span span, String command) implements OtherOperation {}

  /**
   * COMMENT.
   *
   * @param relation the relation, or the one that the object belongs to
   * @param part whether it is on a constraint, trigger, policy or rule of the relation
   */
  record Comment(Span span, Optional<ObjectName> relation, boolean part)
      implements OtherOperation {}

  /**
   * VACUUM, ANALYZE, CLUSTER or CREATE/DROP DATABASE and the like: work on the server itself.
   *
   * @param table the one table that is worked on, where one is named
   */
  record Maintenance(Span span, String command, Optional<ObjectName> table, boolean full)
      implements OtherOperation {}

  /**
   * The pseudo-operation for a suppression comment that does not do what its writer meant.
   *
   * @param misuse what is wrong with it
   * @param problem the same in one sentence
   * @param nextStep what to do about it
   */
  record MisusedSuppression(Span span, Misuse misuse, String problem, String nextStep)
      implements OtherOperation {}

  /** What is wrong with a suppression comment. */
  enum Misuse {
    /** It can't be read, or the file form stands after the first statement. */
    MALFORMED,
    /** It says no reason, so it allows nothing. */
    MISSING_REASON,
    /** It names a rule that there is none of. */
    UNKNOWN_RULE,
    /** Its last day is over. */
    EXPIRED,
    /** It allows nothing that was found. */
    UNUSED
  }

  /** A psql command such as {@code \set}. */
  record PsqlCommand(Span span, String command) implements OtherOperation {}

  /** SQL from elsewhere runs here: psql's {@code \i}, a template that stands for statements. */
  record Included(Span span, String by) implements OtherOperation {}

  /** A statement that was not read in full. */
  record NotUnderstood(Span span, Cause cause, String reason) implements OtherOperation {}

  /** Why a statement was not read. */
  enum Cause {
    /** PostgreSQL's grammar has no such statement. */
    SYNTAX,
    /** It is made up as it runs. */
    DYNAMIC,
    /** It is written in a language other than SQL and PL/pgSQL. */
    LANGUAGE,
    /** It is nested deeper than migralint reads. */
    DEPTH,
    /** A template's condition is not closed. */
    TEMPLATE
  }
}
