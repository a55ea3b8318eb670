package dev.migralint.lint;

import dev.migralint.finding.Finding;
import dev.migralint.finding.Finding.Related;
import dev.migralint.rule.Severity;
import dev.migralint.sql.ObjectName;
import dev.migralint.words.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Joins what one rule finds at many statements of one file, for readers: a file with thirty CREATE
 * INDEX is one finding that names the other places. What is suppressed stays by itself, and
 * baselines list each place.
 */
public final class AlikeInFile {
  /** So many findings of one rule in one file are still reported one by one. */
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
    if (groups.values().stream().noneMatch(group -> group.size() > MOST_SINGLE)) {
      return findings;
    }
    List<Finding> joined = new ArrayList<>();
    for (List<Finding> group : groups.values()) {
      if (group.size() > MOST_SINGLE) {
        joined.add(one(group));
      } else {
        joined.addAll(group);
      }
    }
    joined.sort(RunResult.ORDER);
    return List.copyOf(joined);
  }

  /** A failure or an unread statement is each of its own kind. */
  private static boolean canBeJoined(Finding finding) {
    boolean alike =
        switch (finding.rule().hazard()) {
          case DATA_LOSS, OUTAGE, BROKEN_CLIENTS, INTEGRITY, SECURITY, DESIGN, HYGIENE -> true;
          case FAILURE, HISTORY, REVIEW -> false;
        };
    return alike && finding.allowed().isEmpty() && finding.table().isPresent();
  }

  private static Finding one(List<Finding> group) {
    List<Related> others = group.stream().skip(1).map(AlikeInFile::place).distinct().toList();
    List<String> names = others.stream().map(AlikeInFile::name).distinct().toList();
    int named = names.size() > MOST_NAMED ? MOST_NAMED - 1 : names.size();
    List<String> words = new ArrayList<>(names.subList(0, named));
    if (named < names.size()) {
      words.add((names.size() - named) + " more");
    }
    String places =
        (group.size() - 1)
            + " other statements of this file do the same: "
            + Phrases.and(words)
            + ".";
    return group.getFirst().together(group, places, others);
  }

  private static Related place(Finding finding) {
    int line = finding.file().line(finding.span().start());
    ObjectName table = finding.table().orElseThrow();
    return new Related(finding.file().path(), line, table, Related.Why.ALIKE, Optional.empty());
  }

  private static String name(Related place) {
    return place.object().sql() + " (line " + place.line() + ")";
  }
}
