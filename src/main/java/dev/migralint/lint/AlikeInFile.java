package dev.migralint.lint;

import dev.migralint.finding.Finding;
import dev.migralint.finding.Finding.Related;
import dev.migralint.rule.Severity;
import dev.migralint.sql.ObjectName;
import dev.migralint.words.Phrases;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Joins what one rule finds at many statements of one file, for readers: a file with thirty CREATE
 * INDEX is one finding that names the other places, and so are two on one table. What is suppressed
 * stays by itself, and baselines list each place.
 */
public final class AlikeInFile {
  /** So many findings of one rule on different tables of a file are still reported one by one. */
  private static final int MOST_SINGLE = 3;

  private static final int MOST_NAMED = 8;

  private AlikeInFile() {}

  private record Key(String path, String rule, Severity severity) {}

  /** The findings in their order; those of one rule in one file are the first of them. */
  public static List<Finding> joined(List<Finding> findings) {
    Map<Object, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding finding : findings) {
      Object key =
          canBeJoined(finding)
              ? new Key(finding.file().path(), finding.rule().id(), finding.severity())
              : new Object();
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(finding);
    }
    List<Finding> joined = new ArrayList<>();
    for (List<Finding> group : groups.values()) {
      if (group.size() > MOST_SINGLE) {
        joined.add(one(group));
      } else {
        byTable(group).forEach(same -> joined.add(one(same)));
      }
    }
    joined.sort(RunResult.ORDER);
    return List.copyOf(joined);
  }

  private static Collection<List<Finding>> byTable(List<Finding> group) {
    Map<Object, List<Finding>> tables = new LinkedHashMap<>();
    for (Finding finding : group) {
      Object key = finding.table().map(Object.class::cast).orElseGet(Object::new);
      tables.computeIfAbsent(key, k -> new ArrayList<>()).add(finding);
    }
    return tables.values();
  }

  /**
   * What is unread or refused is a different thing each time, and a file's history is reported once
   * anyway.
   */
  private static boolean canBeJoined(Finding finding) {
    boolean alike =
        switch (finding.rule().hazard()) {
          case DATA_LOSS, OUTAGE, BROKEN_CLIENTS, FAILURE, INTEGRITY, SECURITY, DESIGN, HYGIENE ->
              true;
          case HISTORY, REVIEW -> false;
        };
    return alike
        && finding.sqlstate().isEmpty()
        && finding.allowed().isEmpty()
        && subject(finding).isPresent();
  }

  private static Finding one(List<Finding> group) {
    if (group.size() == 1) {
      return group.getFirst();
    }
    Finding first = group.getFirst();
    List<Finding> rest = group.subList(1, group.size());
    List<String> names = rest.stream().map(finding -> name(finding, first)).distinct().toList();
    int named = names.size() > MOST_NAMED ? MOST_NAMED - 1 : names.size();
    List<String> words = new ArrayList<>(names.subList(0, named));
    if (named < names.size()) {
      words.add((names.size() - named) + " more");
    }
    String places =
        (rest.size() == 1
                ? "Another statement of this file does the same: "
                : rest.size() + " other statements of this file do the same: ")
            + Phrases.and(words)
            + ".";
    return first.together(group, places, rest.stream().map(AlikeInFile::place).distinct().toList());
  }

  private static Related place(Finding finding) {
    return new Related(
        finding.file().path(),
        line(finding),
        subject(finding).orElseThrow(),
        Related.Why.ALIKE,
        Optional.empty());
  }

  private static int line(Finding finding) {
    return finding.file().line(finding.span().start());
  }

  private static Optional<ObjectName> subject(Finding finding) {
    return finding
        .table()
        .or(() -> finding.objects().stream().findFirst().flatMap(ObjectName::parse));
  }

  /** The table with its line, and the columns or indexes where there are any. */
  private static String name(Finding finding, Finding first) {
    String objects = Phrases.and(finding.objects());
    String table = finding.table().map(ObjectName::sql).orElse("");
    String subject;
    if (objects.isEmpty()) {
      subject = table;
    } else if (table.isEmpty() || finding.table().equals(first.table())) {
      subject = objects;
    } else {
      subject = objects + " of " + table;
    }
    return subject + " (line " + line(finding) + ")";
  }
}
