package dev.migralint.lint;

import dev.migralint.finding.Finding;
import dev.migralint.finding.ReadFile;
import dev.migralint.lint.Outcome.Coverage;
import dev.migralint.scope.Scopes;
import dev.migralint.source.Problem;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what a run finds and reads. */
public final class RunResult {
  static final Comparator<Finding> ORDER =
      Comparator.comparing((Finding finding) -> finding.file().path())
          .thenComparing(Finding::span)
          .thenComparing(finding -> finding.rule().id());

  private final Map<Message, Finding> findings = new LinkedHashMap<>();
  private final Map<String, ReadFile> read = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Problem> errors = new ArrayList<>();
  private int files;
  private int statements;
  private int notUnderstood;
  private int schemaKnown;
  private int notReviewed;

  /** What a finding says; it is reported once, however often its statement runs. */
  private record Message(String path, Span span, String rule, String message) {
    static Message by(Finding finding) {
      return new Message(
          finding.file().path(), finding.span(), finding.rule().id(), finding.message());
    }
  }

  /** What the search for the scopes has to report. */
  public void add(Scopes scopes) {
    errors.addAll(scopes.problems());
    notes.addAll(scopes.notes());
  }

  /** A file whose findings are reported. */
  void file(SourceFile file, List<Statement> all, BitSet reported) {
    files++;
    List<Span> others = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!reported.get(i)) {
        others.add(all.get(i).span());
        continue;
      }
      statements++;
      notUnderstood += all.get(i).understood() ? 0 : 1;
    }
    read.put(file.path(), new ReadFile(file, others));
  }

  /** A statement that was read, of which not all that it runs is known. */
  void unfollowed(Statement statement) {
    notUnderstood += statement.understood() ? 1 : 0;
  }

  /** A statement before which the schema is known. */
  void schemaKnown() {
    schemaKnown++;
  }

  /** Whether the schema is known before each statement. */
  boolean isSchemaKnown() {
    return schemaKnown == statements;
  }

  /** A migration in another language. */
  void unread() {
    notReviewed++;
  }

  /** A finding; one that is not allowed at some call of its function is not allowed. */
  void finding(Finding finding) {
    findings.merge(Message.by(finding), finding, (a, b) -> a.allowed().isPresent() ? b : a);
  }

  void note(String note) {
    notes.add(note);
  }

  void error(Problem problem) {
    errors.add(problem);
  }

  public List<Finding> findings() {
    return findings.values().stream().sorted(ORDER).toList();
  }

  /** What was read of the files under review, by path. */
  Map<String, ReadFile> read() {
    return read;
  }

  public List<String> notes() {
    return List.copyOf(notes);
  }

  public List<Problem> errors() {
    return List.copyOf(errors);
  }

  public Coverage coverage(Scopes scopes) {
    return new Coverage(
        files,
        statements,
        notUnderstood,
        schemaKnown,
        notReviewed,
        scopes.deleted(),
        scopes.deployed().size());
  }
}
