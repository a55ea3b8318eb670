package dev.migralint.lint;

import dev.migralint.history.StatementDiff;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Migration;
import dev.migralint.layout.QueryEnds;
import dev.migralint.layout.Section;
import dev.migralint.scope.Scope;
import dev.migralint.source.ChangeSet.Version;
import dev.migralint.source.Reading;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.OtherOperation.NotUnderstood;
import dev.migralint.sql.Script;
import dev.migralint.sql.Statement;
import dev.migralint.sql.read.ScriptReader;
import dev.migralint.sql.token.Refusal.Cause;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A migration that has been read, compared with the versions before the change.
 *
 * @param part how the change concerns the file; empty where it is only replayed
 * @param reported the indexes of the statements whose findings are reported
 * @param added the indexes of the statements that are new
 */
record ReadMigration(
    Migration migration,
    SourceFile file,
    Script script,
    List<Section> sections,
    Optional<Scope.Part> part,
    BitSet reported,
    BitSet added) {

  /** Reads a migration as its runner does. */
  static ReadMigration of(
      Migration migration, SourceFile file, Layout layout, Optional<Scope.Part> part) {
    Script script = uncut(ScriptReader.read(layout.sql(file), layout.client(file)), file, layout);
    List<Statement> statements = script.statements();
    return new ReadMigration(
        migration,
        file,
        script,
        layout.sections(migration, file),
        part,
        changed(part.flatMap(Scope.Part::reported), file, statements),
        changed(part.flatMap(Scope.Part::added), file, statements));
  }

  /** The script, in which a statement that the runner cuts is one that PostgreSQL refuses. */
  private static Script uncut(Script script, SourceFile file, Layout layout) {
    QueryEnds ends = layout.queryEnds(file);
    List<Statement> statements =
        script.statements().stream().map(s -> uncut(s, file, layout, ends)).toList();
    return new Script(statements, script.comments());
  }

  private static Statement uncut(
      Statement statement, SourceFile file, Layout layout, QueryEnds ends) {
    Span span = statement.span();
    Optional<Integer> cut = ends.inside(span.start(), span.end());
    if (cut.isEmpty() || statement.isRefused()) {
      return statement;
    }
    String reason =
        "%s sends it in parts and ends the first at the semicolon of line %d. %s"
            .formatted(layout.name(), file.line(cut.get() - 1), ends.together());
    String clause = reason.substring(0, reason.length() - 1);
    return new Statement(span, List.of(new NotUnderstood(span, Cause.SYNTAX, clause)));
  }

  /** The statements that none of the versions has. */
  private static BitSet changed(
      Optional<List<Version>> versions, SourceFile file, List<Statement> statements) {
    BitSet changed = new BitSet(statements.size());
    if (versions.isPresent()) {
      changed.set(0, statements.size());
      for (Version version : versions.get()) {
        if (version.tree().read(version.path()) instanceof Reading.Text before) {
          changed.and(StatementDiff.added(before.file(), file, statements));
        }
      }
    }
    return changed;
  }

  List<Statement> statements() {
    return script.statements();
  }

  /** The number of the change that the file belongs to; 0 for what is only replayed. */
  int change() {
    return part.map(Scope.Part::change).orElse(0);
  }

  /** Whether the change concerns the file; its effects are computed then. */
  boolean isUnderReview() {
    return part.isPresent();
  }

  /** Whether findings in the file are reported. */
  boolean isReported() {
    return part.flatMap(Scope.Part::reported).isPresent();
  }

  /** The lines that none of the versions has. */
  BitSet changedLines() {
    BitSet lines = new BitSet();
    Optional<List<Version>> versions = part.flatMap(Scope.Part::reported);
    if (versions.isPresent()) {
      lines.set(1, file.lineCount() + 1);
      for (Version version : versions.get()) {
        if (version.tree().read(version.path()) instanceof Reading.Text before) {
          lines.and(StatementDiff.addedLines(before.file(), file));
        }
      }
    }
    return lines;
  }

  /** The indexes of the statements that begin in the section. */
  BitSet in(Section section) {
    BitSet held = new BitSet();
    int from = firstFrom(section.span().start());
    held.set(from, Math.max(from, firstFrom(section.span().end())));
    return held;
  }

  /** The first statement that begins at the offset or after it. */
  private int firstFrom(int offset) {
    int low = 0;
    int high = statements().size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (statements().get(middle).span().start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
