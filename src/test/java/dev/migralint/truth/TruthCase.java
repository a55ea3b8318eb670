package dev.migralint.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a server is asked to show: a migration, and what has run before it.
 *
 * @param given what has run before
 * @param rows what more must be in the tables to make it fail
 * @param filled whether tables that {@code given} leaves empty get rows
 * @param example whether it is a rule's example, which was not written to be run
 * @param differs why the plan tells something else
 */
record TruthCase(
    String place,
    String title,
    Versions versions,
    String given,
    String run,
    Optional<String> rows,
    boolean filled,
    boolean example,
    Optional<String> differs) {

  /** The versions on which it can run. */
  record Versions(int from, int to) {
    static final Versions ALL = new Versions(0, Integer.MAX_VALUE);

    /** Reads {@code 14-}, {@code -13}, {@code 12-14} or {@code 15}. */
    static Versions of(String written) {
      String[] ends = written.split("-", -1);
      int from = ends[0].isEmpty() ? 0 : Integer.parseInt(ends[0]);
      if (ends.length == 1) {
        return new Versions(from, from);
      }
      return new Versions(from, ends[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(ends[1]));
    }

    boolean include(int version) {
      return from <= version && version <= to;
    }
  }

  private static final String CASE = "-- case: ";
  private static final String BASE = "-- base";

  /**
   * The cases of a file. {@code -- base} starts what is given to all cases after it; a case is its
   * title, lines that begin with {@code -- postgres:}, {@code -- differs:} or {@code -- empty}, and
   * its parts {@code -- given}, {@code -- run} and {@code -- rows}; the first part is the one run
   * unless it says otherwise.
   */
  static List<TruthCase> read(Path file) throws IOException {
    List<TruthCase> cases = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    String base = "";
    int start = 0;
    while (start < lines.size()) {
      int end = start + 1;
      while (end < lines.size()
          && !lines.get(end).startsWith(CASE)
          && !lines.get(end).equals(BASE)) {
        end++;
      }
      String place = file.getFileName() + ":" + (start + 1);
      List<String> block = lines.subList(start, end);
      if (block.getFirst().equals(BASE)) {
        base = String.join("\n", block.subList(1, block.size())) + "\n";
      } else if (block.getFirst().startsWith(CASE)) {
        cases.add(one(place, base, block));
      } else if (!String.join("", block).isBlank()) {
        throw new IllegalArgumentException(place + ": starts with neither a base nor a case");
      }
      start = end;
    }
    return cases;
  }

  private static TruthCase one(String place, String base, List<String> block) {
    StringBuilder given = new StringBuilder(base);
    StringBuilder run = new StringBuilder();
    StringBuilder rows = new StringBuilder();
    StringBuilder part = run;
    Versions versions = Versions.ALL;
    boolean filled = true;
    Optional<String> differs = Optional.empty();
    for (String line : block.subList(1, block.size())) {
      if (line.startsWith("-- postgres: ")) {
        versions = Versions.of(line.substring("-- postgres: ".length()).strip());
      } else if (line.startsWith("-- differs: ")) {
        differs = Optional.of(line.substring("-- differs: ".length()));
      } else if (line.equals("-- empty")) {
        filled = false;
      } else if (line.equals("-- given")) {
        part = given;
      } else if (line.equals("-- run")) {
        part = run;
      } else if (line.equals("-- rows")) {
        part = rows;
      } else {
        part.append(line).append('\n');
      }
    }
    return new TruthCase(
        place,
        block.getFirst().substring(CASE.length()),
        versions,
        given.toString(),
        run.toString().strip(),
        rows.isEmpty() ? Optional.empty() : Optional.of(rows.toString()),
        filled,
        false,
        differs);
  }

  /** The same with empty tables. */
  TruthCase unfilled() {
    return new TruthCase(place, title, versions, given, run, rows, false, example, differs);
  }

  @Override
  public String toString() {
    return place + " " + title;
  }
}
