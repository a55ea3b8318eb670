package dev.migralint.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a server did, beside what the plan says of it. */
final class Comparison {
  private static final Pattern DATA =
      Pattern.compile(
          "(?is)\\s*(select|insert|update|delete|merge|with|copy|table|values|do|call|explain"
              + "|refresh|prepare|declare|fetch)\\b.*|.*\\b(as|for)\\s+(select|table|with|values)\\b.*");
  private static final Pattern PARTIAL =
      Pattern.compile(
          "(?is)\\b(where|limit|join|fetch|using|union|exists|on|lateral|with|explain)\\b|,");

  private final List<String> differences = new ArrayList<>();

  private Comparison() {}

  /**
   * The differences in lines, none where both agree. A scan that answers a query is told only where
   * nothing narrows the query down, so of other queries the server may read more.
   */
  static List<String> of(List<String> statements, Observed seen, Observed said) {
    Comparison comparison = new Comparison();
    comparison.compare("refuses a transaction", seen.refusesTransaction, said.refusesTransaction);
    if (seen.error.isPresent()) {
      return comparison.differences;
    }
    comparison.compare("locks", seen.locks, said.locks);
    comparison.compare("waits", seen.waits, said.waits);
    comparison.compare("rewrites", seen.rewrites, said.rewrites);
    comparison.compare("scans", scans(statements, seen, said), said.scans);
    comparison.compare("index builds", seen.indexBuilds, said.indexBuilds);
    return comparison.differences;
  }

  private static Set<String> scans(List<String> statements, Observed seen, Observed said) {
    Set<String> scans = new TreeSet<>(seen.scans);
    if (statements.stream().anyMatch(s -> DATA.matcher(s).matches())) {
      boolean partial = statements.stream().anyMatch(s -> PARTIAL.matcher(s).find());
      String text = String.join(" ", statements);
      scans.removeIf(
          table -> !said.scans.contains(table) && (partial || !text.contains(last(table))));
    }
    return scans;
  }

  private static String last(String qualified) {
    return qualified.substring(qualified.indexOf('.') + 1);
  }

  private void compare(String what, Object seen, Object said) {
    if (!seen.equals(said)) {
      differences.add("  " + what + "\n    server " + seen + "\n    plan   " + said);
    }
  }
}
