package dev.migralint.rule;

import dev.migralint.schema.compare.Difference;
import dev.migralint.schema.compare.Item;
import dev.migralint.source.Span;
import dev.migralint.sql.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * Pseudo-operations: what a change does to the migrations themselves and to what judges them, as
 * rules see it. Their ranges are in the file; for one that is gone, in its text as it was.
 */
public sealed interface FileOperation {
  /** The text in the file that it is about; for one that is gone, in its text as it was. */
  Span span();

  /**
   * A migration that is on the base branch has another text now.
   *
   * @param edit what is different in its up part
   * @param noticed whether the difference is one for the runner: whether its checksum covers it
   * @param gitAttribute the line of .gitattributes that keeps Git and editors from changing the
   *     line endings, where only those differ
   * @param what which one, in words: "This migration is", "This migration and 4 more are"
   */
  record EditedMigration(
      Span span, Edit edit, boolean noticed, Optional<String> gitAttribute, String what)
      implements FileOperation {}

  /** What an edit of a migration changes. */
  enum Edit {
    /** Line endings, the byte order mark or the newline at the end; no line. */
    FRAMING,
    /** White space, comments or the case of key words. */
    COMMENTS,
    /** How it comes about: its transaction, locks and timeouts, IF EXISTS and CONCURRENTLY. */
    GUARDS,
    /** What it does. */
    STATEMENTS
  }

  /**
   * Migrations that are on the base branch are not there any more.
   *
   * @param removal what became of them
   * @param what which ones, and what became of them, in words: "a.sql is deleted"
   */
  record RemovedMigration(Span span, Removal removal, String what) implements FileOperation {}

  /** How a migration goes away. */
  enum Removal {
    DELETED,
    RENAMED,
    /** It lies where the runner does not look, or is named so. */
    MOVED_OUT
  }

  /**
   * A migration has the version of another one.
   *
   * @param other the other one's path
   */
  record DuplicateVersion(Span span, String version, String other) implements FileOperation {}

  /**
   * A new migration is older than one that is on the base branch.
   *
   * @param newest the version of the newest one there
   * @param continuesLine whether it is the newest of its release line ({@code 5.7}), and the newest
   *     of all is of a later one ({@code 6.0})
   */
  record LateMigration(Span span, String version, String newest, boolean continuesLine)
      implements FileOperation {}

  /**
   * No migration has the version before this one's.
   *
   * @param missing the first version that is left out
   */
  record VersionGap(Span span, String version, String missing) implements FileOperation {}

  /**
   * A file lies among the migrations, and the runner does not take it for one.
   *
   * @param problem why, in one sentence
   * @param nextStep what to do about it
   */
  record IgnoredFile(Span span, String problem, String nextStep) implements FileOperation {}

  /**
   * The runner's own list (a journal, a plan, checksums) and the files do not agree.
   *
   * @param problem how, in one sentence
   * @param nextStep what to do about it
   */
  record UnlistedMigration(Span span, String problem, String nextStep) implements FileOperation {}

  /**
   * Migrations are written in a language that is not read.
   *
   * @param language its name: "Ruby", "a Liquibase changelog in XML"
   * @param what what is not reviewed, in words: "what this migration does"
   */
  record UnreadMigration(Span span, String language, String what) implements FileOperation {}

  /**
   * The change makes a folder of migrations look like another runner's or another database's.
   *
   * @param problem how, in one or two sentences
   * @param nextStep what to do about it
   */
  record AlteredFolder(Span span, String problem, String nextStep) implements FileOperation {}

  /**
   * A migration holds an annotation that only another runner reads.
   *
   * @param problem which one, and who runs the file, in one or two sentences
   * @param nextStep what to do about it
   */
  record ForeignAnnotation(Span span, String problem, String nextStep) implements FileOperation {}

  /** A migration has no down migration, although the others of its history have one. */
  record OmittedDown(Span span) implements FileOperation {}

  /**
   * After a migration and its down migration, the schema is not what it was.
   *
   * @param differences what is left over, missing or different
   */
  record IncompleteDown(Span span, List<Difference> differences) implements FileOperation {}

  /**
   * The down migration creates what the migration itself has created.
   *
   * @param object what is created twice
   */
  record UpInDown(Span span, Item object) implements FileOperation {}

  /**
   * CREATE … IF NOT EXISTS finds an object of the name that is not what it would create.
   *
   * @param object the table or index
   * @param difference what is different, in words
   */
  record SkippedCreation(Span span, ObjectName object, String difference)
      implements AboutStatement {}

  /**
   * A statement that PostgreSQL refuses, whatever the rows are.
   *
   * @param table the table that the statement is about
   * @param sqlstate the error code
   * @param refusal what is wrong, as a sentence without a period
   * @param nextStep what to do about it, as a sentence without a period
   */
  record RefusedStatement(
      Span span, Optional<ObjectName> table, String sqlstate, String refusal, String nextStep)
      implements AboutStatement {}

  /**
   * A suppression comment that does not do what its writer meant.
   *
   * @param misuse what is wrong with it
   * @param problem the same in one sentence
   * @param nextStep what to do about it
   */
  record MisusedSuppression(Span span, Misuse misuse, String problem, String nextStep)
      implements FileOperation {}

  /**
   * A change makes the policy that judges it less strict. Its range is in the settings, the
   * baseline or the rule; for what is gone, in its text as it was.
   *
   * @param what what it does, in words: "turns off the rule dropped-table"
   * @param hides which findings of the change are reported no longer, or less severely, in words
   */
  record LoosenedPolicy(Span span, String what, String hides) implements FileOperation {}

  /** What is wrong with a suppression comment. */
  enum Misuse {
    /** It is malformed, or the file form stands after the first statement. */
    MALFORMED,
    /** It gives no reason, so it suppresses nothing. */
    MISSING_REASON,
    /** It names a rule that does not exist. */
    UNKNOWN_RULE,
    /** The settings of its rule do not accept it, or not for this reason. */
    REFUSED,
    /** Its last day is over. */
    EXPIRED,
    /** It suppresses no finding. */
    UNUSED
  }

  /** What is about one statement, whose comments suppress it. */
  sealed interface AboutStatement extends FileOperation {}
}
