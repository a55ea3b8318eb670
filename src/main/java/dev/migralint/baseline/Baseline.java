package dev.migralint.baseline;

import dev.migralint.finding.Finding;
import dev.migralint.source.Place;
import dev.migralint.source.Position;
import dev.migralint.source.Problem;
import dev.migralint.source.SourceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The findings that were there before, as a file lists them: one line each, in any order, as often
 * as they were found.
 *
 * @param path of the file, from the root of the repository
 */
public record Baseline(String path, List<Line> lines) {
  private static final String HEADER =
      """
      # Findings that migralint accepts because they were there before: rule, path, object, statement.
      # Write this file with `migralint baseline`; `migralint baseline --prune` drops what is gone.
      # After a merge conflict keep the lines of both sides, in any order.
      """;
  private static final Pattern CONFLICT = Pattern.compile("(<{7}|={7}|>{7}|\\|{7})( .*)?");

  /** An entry and the number of its line. */
  public record Line(int number, BaselineEntry entry) {}

  /** What a file holds, and what is wrong with it; with problems the baseline is not usable. */
  public record Result(Baseline baseline, List<Problem> problems) {}

  /** A baseline that accepts nothing. */
  public static Baseline none(String path) {
    return new Baseline(path, List.of());
  }

  /** Reads a file strictly: a line that is no entry is a problem. */
  public static Result read(SourceFile file) {
    List<Line> lines = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (int number = 1; number <= file.lineCount(); number++) {
      String text = file.lineText(number);
      if (text.isBlank() || text.startsWith("#")) {
        continue;
      }
      Place place = new Place(file.path(), new Position(number, 1));
      if (CONFLICT.matcher(text).matches()) {
        problems.add(
            new Problem(
                place,
                "is a mark of a merge conflict.",
                "Keep the lines of both sides, in any order, and delete the marks."));
        continue;
      }
      Optional<BaselineEntry> entry = BaselineEntry.parse(text);
      if (entry.isPresent()) {
        lines.add(new Line(number, entry.get()));
      } else {
        problems.add(
            new Problem(
                place,
                "is no entry of a baseline: rule, path, object and statement with tabs between"
                    + " them.",
                "Restore the line, or delete it and run `migralint baseline`."));
      }
    }
    return new Result(new Baseline(file.path(), List.copyOf(lines)), List.copyOf(problems));
  }

  /** A baseline of these findings. */
  public static Baseline of(String path, Collection<Finding> findings) {
    List<BaselineEntry> sorted =
        findings.stream().map(f -> BaselineEntry.of(f.fingerprint())).sorted().toList();
    return of(path, sorted);
  }

  private static Baseline of(String path, List<BaselineEntry> sorted) {
    int first = (int) HEADER.lines().count() + 1;
    List<Line> lines = new ArrayList<>();
    for (BaselineEntry entry : sorted) {
      lines.add(new Line(first + lines.size(), entry));
    }
    return new Baseline(path, List.copyOf(lines));
  }

  /** The entries, sorted, equal ones as often as they are listed. */
  public List<BaselineEntry> entries() {
    return lines.stream().map(Line::entry).sorted().toList();
  }

  /** The entries that another baseline has, too, each as often as both have it. */
  public Baseline within(Baseline other) {
    Counts theirs = Counts.of(other.entries());
    return of(path, entries().stream().filter(theirs::take).toList());
  }

  /**
   * The entries as a present release writes them: those of objects that are one finding by now are
   * one entry. None is added, and what matches nothing stays.
   *
   * @param found a baseline of all that is found today
   */
  public Baseline upgraded(Baseline found) {
    List<BaselineEntry> today = found.entries();
    Set<BaselineEntry> known = Set.copyOf(today);
    Counts counts = Counts.of(today);
    return of(path, entries().stream().filter(e -> !known.contains(e) || counts.take(e)).toList());
  }

  /** The entries that another baseline lacks, each as often as it is missing there. */
  public Baseline without(Baseline other) {
    Counts theirs = Counts.of(other.entries());
    return of(path, entries().stream().filter(entry -> !theirs.take(entry)).toList());
  }

  /** The same without the entries of some rules. */
  public Baseline withoutRules(Predicate<String> rules) {
    return new Baseline(
        path, lines.stream().filter(line -> !rules.test(line.entry().rule())).toList());
  }

  /** The same entries with the present ids of rules in the place of former ones. */
  public Baseline withIds(UnaryOperator<String> current) {
    return new Baseline(
        path,
        lines.stream()
            .map(
                line ->
                    new Line(
                        line.number(), line.entry().withRule(current.apply(line.entry().rule()))))
            .toList());
  }

  /** The file's text: a line for each entry, sorted, below what explains it. */
  public String print() {
    StringBuilder text = new StringBuilder(HEADER);
    entries().forEach(entry -> text.append(entry.print()).append('\n'));
    return text.toString();
  }
}
