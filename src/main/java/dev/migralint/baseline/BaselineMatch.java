package dev.migralint.baseline;

import dev.migralint.finding.Finding;
import dev.migralint.finding.Fingerprints;
import dev.migralint.finding.ReadFile;
import dev.migralint.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The findings that a baseline covers, and its entries that cover none. */
public final class BaselineMatch {
  private final Baseline baseline;
  private final Map<String, ReadFile> read;
  private final Map<BaselineEntry, Deque<Baseline.Line>> left = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Compares the findings of a run with a baseline.
   *
   * @param read what was read of the files under review, by path
   */
  public BaselineMatch(Baseline baseline, List<Finding> found, Map<String, ReadFile> read) {
    this.baseline = baseline;
    this.read = read;
    for (Baseline.Line line : baseline.lines()) {
      left.computeIfAbsent(line.entry(), e -> new ArrayDeque<>()).add(line);
    }
    leaveToOthers();
    for (Finding finding : found) {
      findings.add(finding.allowed().isPresent() ? finding : accept(finding));
    }
  }

  /** An entry that a statement needs which is not judged here is not there for another one. */
  private void leaveToOthers() {
    Map<String, Map<String, Integer>> texts = new HashMap<>();
    left.forEach(
        (entry, lines) -> {
          ReadFile file = read.get(entry.path());
          if (file != null && !file.wholly()) {
            int others =
                texts
                    .computeIfAbsent(entry.path(), path -> notJudged(file))
                    .getOrDefault(entry.statement(), 0);
            for (int i = 0; i < others; i++) {
              lines.poll();
            }
          }
        });
  }

  private static Map<String, Integer> notJudged(ReadFile file) {
    Map<String, Integer> texts = new HashMap<>();
    for (Span statement : file.notJudged()) {
      texts.merge(Fingerprints.words(file.file(), statement), 1, Integer::sum);
    }
    return texts;
  }

  private Finding accept(Finding finding) {
    Deque<Baseline.Line> lines = left.get(BaselineEntry.of(finding.fingerprint()));
    if (lines == null || lines.isEmpty()) {
      return finding;
    }
    Baseline.Line line = lines.removeFirst();
    // A baseline of before 0.1.0 has an entry for each object of a statement.
    for (int i = 1; i < finding.objects().size(); i++) {
      lines.poll();
    }
    String reason = "it was there before (" + baseline.path() + ":" + line.number() + ")";
    return finding.allowed(new Finding.Allowed(Finding.Allowed.Kind.BASELINE, reason));
  }

  /** The findings, those that the baseline covers allowed. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** The entries of files that were wholly judged, and that nothing was found for. */
  public List<Baseline.Line> unused() {
    return unused(path -> read.containsKey(path) && read.get(path).wholly());
  }

  /** The same where all was judged but these files: what is not there any more is unused, too. */
  public List<Baseline.Line> unusedBut(Set<String> files) {
    return unused(path -> !files.contains(path));
  }

  private List<Baseline.Line> unused(Predicate<String> isJudged) {
    return left.values().stream()
        .flatMap(Deque::stream)
        .filter(line -> isJudged.test(line.entry().path()))
        .sorted(Comparator.comparingInt(Baseline.Line::number))
        .toList();
  }
}
