package dev.migralint.lint;

import dev.migralint.finding.Finding;
import dev.migralint.layout.History;
import dev.migralint.source.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The outcome of linting a change set.
 *
 * @param description what was looked at ("staged changes against HEAD")
 * @param findings what was found, sorted by path, offset and rule, allowed ones included
 * @param coverage what was read
 * @param histories the migration folders that were looked at
 * @param notes what the reader should know ("settings changed in this change")
 * @param errors files that could not be read: each makes the exit code 3
 * @param judged the paths of the files that were read for findings, sorted
 * @param notShown how many open findings of which rule are left out, because somebody asked for
 *     others
 */
public record Outcome(
    String description,
    List<Finding> findings,
    Coverage coverage,
    List<History> histories,
    List<String> notes,
    List<Problem> errors,
    List<String> judged,
    Map<String, Integer> notShown) {

  /** An outcome that shows all findings. */
  public Outcome(
      String description,
      List<Finding> findings,
      Coverage coverage,
      List<History> histories,
      List<String> notes,
      List<Problem> errors) {
    this(description, findings, coverage, histories, notes, errors, List.of(), Map.of());
  }

  /**
   * What was read of the files under review.
   *
   * @param files migrations in SQL that were judged or, for down migrations, read
   * @param statements statements in the reported parts
   * @param notUnderstood how many of those were not read in full
   * @param schemaKnown before how many of those the schema is known, so that what PostgreSQL
   *     refuses there is reported
   * @param notReviewed migrations in a language that is not read
   * @param deleted migrations that the change deletes
   * @param deployed migrations that are only replayed, because of {@code since}
   */
  public record Coverage(
      int files,
      int statements,
      int notUnderstood,
      int schemaKnown,
      int notReviewed,
      int deleted,
      int deployed) {}

  /** How many findings of which rule are suppressed, the most frequent first. */
  public Map<String, Integer> suppressed() {
    return suppressed(findings);
  }

  static Map<String, Integer> suppressed(List<Finding> findings) {
    return byRule(findings.stream().filter(f -> f.allowed().isPresent()).toList());
  }

  private static Map<String, Integer> byRule(List<Finding> findings) {
    Map<String, Integer> counts = new TreeMap<>();
    findings.forEach(finding -> counts.merge(finding.rule().id(), 1, Integer::sum));
    Map<String, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** The same outcome with more findings and notes. */
  public Outcome with(List<Finding> moreFindings, List<String> moreNotes) {
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(moreFindings);
    all.sort(RunResult.ORDER);
    List<String> allNotes = new ArrayList<>(notes);
    allNotes.addAll(moreNotes);
    return with(List.copyOf(all), List.copyOf(allNotes), errors, notShown);
  }

  /** The same outcome with each finding changed so. */
  public Outcome with(UnaryOperator<Finding> change) {
    return with(findings.stream().map(change).toList(), notes, errors, notShown);
  }

  /** The same outcome with more errors. */
  public Outcome withErrors(List<Problem> more) {
    List<Problem> all = new ArrayList<>(errors);
    all.addAll(more);
    return with(findings, notes, List.copyOf(all), notShown);
  }

  /** The same outcome with some of its findings; the open ones among the others are counted. */
  public Outcome showing(Predicate<Finding> shown) {
    List<Finding> left = open().stream().filter(shown.negate()).toList();
    Map<String, Integer> counts = byRule(left);
    return with(findings.stream().filter(shown).toList(), notes, errors, counts);
  }

  /**
   * The same outcome for readers: what a rule finds at many statements of a file is one finding.
   */
  public Outcome joined() {
    return with(AlikeInFile.joined(findings), notes, errors, notShown);
  }

  private Outcome with(
      List<Finding> theseFindings,
      List<String> theseNotes,
      List<Problem> theseErrors,
      Map<String, Integer> left) {
    return new Outcome(
        description, theseFindings, coverage, histories, theseNotes, theseErrors, judged, left);
  }

  /** The findings that no suppression covers. */
  public List<Finding> open() {
    return findings.stream().filter(f -> f.allowed().isEmpty()).toList();
  }
}
