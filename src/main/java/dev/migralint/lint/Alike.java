package dev.migralint.lint;

import dev.migralint.finding.Finding;
import dev.migralint.finding.Finding.Advice;
import dev.migralint.lint.Judge.Judged;
import dev.migralint.postgres.Effect;
import dev.migralint.rule.Severity;
import dev.migralint.sql.ObjectName;
import dev.migralint.words.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Joins the findings of one statement that say the same of several objects. */
final class Alike {
  private static final int MOST_NAMED = 5;

  /** For so many objects each step has the SQL of all. */
  private static final int MOST_WRITTEN = 3;

  private Alike() {}

  private record Key(String rule, Severity severity, Optional<ObjectName> table, String likeness) {}

  /**
   * The findings in their order; those that differ only in the object are the first of them. Of a
   * rule that is reported once for a file, the first says enough.
   */
  static List<Finding> joined(List<Judged> found) {
    Map<Object, List<Finding>> groups = new LinkedHashMap<>();
    for (Judged judged : found) {
      Finding finding = judged.finding();
      Object key =
          finding.objects().isEmpty() || finding.rule().oncePerFile()
              ? new Object()
              : new Key(
                  finding.rule().id(), finding.severity(), finding.table(), judged.likeness());
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(finding);
    }
    return groups.values().stream().map(Alike::one).toList();
  }

  private static Finding one(List<Finding> group) {
    Finding first = group.getFirst();
    List<String> objects =
        group.stream().flatMap(finding -> finding.objects().stream()).distinct().toList();
    return objects.size() < 2
        ? first
        : first.about(
            group,
            objects,
            names(first) ? first.message() + " " + others(objects) : first.message(),
            Effect.all(group.stream().map(Finding::effect).toList()),
            group.stream().flatMap(finding -> finding.sizes().stream()).distinct().toList(),
            objects.size() > MOST_WRITTEN ? first.instead() : steps(group));
  }

  /** A message about the table alone is true of all of them as it is. */
  private static boolean names(Finding finding) {
    return finding.objects().stream()
        .anyMatch(
            object ->
                Pattern.compile("(?<![\\w\"])" + Pattern.quote(object) + "(?![\\w\"])")
                    .matcher(finding.message())
                    .find());
  }

  private static String others(List<String> objects) {
    List<String> names = objects.subList(1, objects.size());
    int named = names.size() > MOST_NAMED ? MOST_NAMED - 1 : names.size();
    List<String> words = new ArrayList<>(names.subList(0, named));
    if (named < names.size()) {
      words.add((names.size() - named) + " more");
    }
    return "The same applies to " + Phrases.and(words) + ".";
  }

  private static List<Advice> steps(List<Finding> group) {
    List<Advice> steps = new ArrayList<>();
    for (int i = 0; i < group.getFirst().instead().size(); i++) {
      int step = i;
      List<String> sql =
          group.stream()
              .flatMap(finding -> finding.instead().get(step).sql().stream())
              .distinct()
              .toList();
      steps.add(
          new Advice(
              group.getFirst().instead().get(i).say(),
              sql.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", sql))));
    }
    return steps;
  }
}
