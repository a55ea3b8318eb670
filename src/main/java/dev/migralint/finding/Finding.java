package dev.migralint.finding;

import dev.migralint.postgres.Effect;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Severity;
import dev.migralint.sizes.SizedTable;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One hazard at one place.
 *
 * @param rule the rule that speaks
 * @param severity after the settings had their say
 * @param file the file it is in
 * @param span the text that means it
 * @param message what happens to whom
 * @param table the table (or other object) it is about, where there is one
 * @param objects the columns, constraints or indexes that it is about, as SQL writes them; several
 *     where the statement does the same to them
 * @param effect what PostgreSQL does there that other sessions notice
 * @param sizes the existing tables that it makes wait, scans or rewrites, whose size matters for it
 * @param because the places that make it true
 * @param instead the steps of the safe way, filled in
 * @param changed what the change touches of the span, else of its statement, for reporters that may
 *     only speak about the diff; the span itself where it touches neither
 * @param fingerprint stable under line shifts
 * @param allowed why it was allowed, where a suppression covers it
 * @param uses which code to look for, and where it is; empty where the rule does not ask
 * @param sqlstate the error code with which PostgreSQL refuses the statement, if it does
 */
public record Finding(
    Rule rule,
    Severity severity,
    SourceFile file,
    Span span,
    String message,
    Optional<ObjectName> table,
    List<String> objects,
    Effect effect,
    List<SizedTable> sizes,
    List<Related> because,
    List<Advice> instead,
    Span changed,
    Fingerprint fingerprint,
    Optional<Allowed> allowed,
    Optional<Uses> uses,
    Optional<String> sqlstate) {

  /** Whether it is about what the change does to files, so that a commit's message may allow it. */
  public boolean ofChange() {
    return rule.isOnFiles();
  }

  /** The same finding, allowed. */
  public Finding allowed(Allowed by) {
    return new Finding(
        rule,
        severity,
        file,
        span,
        message,
        table,
        objects,
        effect,
        sizes,
        because,
        instead,
        changed,
        fingerprint,
        Optional.of(by),
        uses,
        sqlstate);
  }

  /** The same finding after the search for code that uses it, at this severity. */
  public Finding used(Uses found, Severity then) {
    return new Finding(
        rule,
        then,
        file,
        span,
        message,
        table,
        objects,
        effect,
        sizes,
        because,
        instead,
        changed,
        fingerprint,
        allowed,
        Optional.of(found),
        sqlstate);
  }

  /** The same finding about several objects of its statement, whose own findings these are. */
  public Finding about(
      List<Finding> group,
      List<String> all,
      String words,
      Effect together,
      List<SizedTable> tables,
      List<Advice> steps) {
    return new Finding(
        rule,
        severity,
        file,
        span,
        words,
        table,
        all,
        together,
        tables,
        because,
        steps,
        changed,
        fingerprint,
        allowed,
        group.stream().flatMap(finding -> finding.uses().stream()).reduce(Uses::and),
        sqlstate);
  }

  /**
   * The same finding for all of a group that it is the first of.
   *
   * @param words what to add to its message
   * @param places where the others are
   */
  public Finding together(List<Finding> group, String words, List<Related> places) {
    List<Related> all = new ArrayList<>(because);
    all.addAll(places);
    return new Finding(
        rule,
        severity,
        file,
        span,
        message + " " + words,
        table,
        objects,
        effect,
        sizes,
        List.copyOf(all),
        instead,
        changed,
        fingerprint,
        allowed,
        group.stream().flatMap(finding -> finding.uses().stream()).reduce(Uses::and),
        sqlstate);
  }

  /** The same finding at the statement that calls a routine which another file defines. */
  public Finding at(
      SourceFile caller, Span call, Span changedThere, Fingerprint there, Related routine) {
    List<Related> reasons = new ArrayList<>(List.of(routine));
    reasons.addAll(because);
    return new Finding(
        rule,
        severity,
        caller,
        call,
        message,
        table,
        objects,
        effect,
        sizes,
        List.copyOf(reasons),
        instead,
        changedThere,
        there,
        allowed,
        uses,
        sqlstate);
  }

  /**
   * Another place that makes the finding true.
   *
   * @param object what is there
   * @param why what it has to do with the finding
   * @param createdAs its first name, where it has another one now
   */
  public record Related(
      String path, int line, ObjectName object, Why why, Optional<ObjectName> createdAs) {
    /** What a place has to do with a finding. */
    public enum Why {
      /** The table was created there. */
      CREATED,
      /** The routine that the statement calls, or whose trigger it fires, does it there. */
      CALLED,
      /** Another statement does the same there. */
      ALIKE
    }
  }

  /** A step of the safe way: what to do, and the SQL to write where there is any. */
  public record Advice(String say, Optional<String> sql) {
    private static final String LOOK_FOR_ROWS =
        "Before the deploy, look for rows that make the statement fail, and correct them";

    /** The query that finds rows that make the statement fail; no rule writes this step. */
    public static Advice lookForRows(String query) {
      return new Advice(LOOK_FOR_ROWS, Optional.of(query));
    }

    /** Whether it is such a query. */
    public boolean looksForRows() {
      return say.equals(LOOK_FOR_ROWS);
    }
  }

  /** What covers the finding: who says so and why. */
  public record Allowed(Kind kind, String reason) {
    public enum Kind {
      COMMENT,
      SETTINGS,
      BASELINE,
      COMMIT
    }
  }
}
