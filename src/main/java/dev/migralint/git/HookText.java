package dev.migralint.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a hook's file holds: the lines that {@code hook install} wrote, and those of others before
 * and after them. Each character is one byte, so that lines of others stay as they are in whatever
 * encoding.
 */
record HookText(String before, String ours, String after) {
  private static final String SHEBANG = "#!/bin/sh";
  // The first form was this comment, and an exec of the launcher's absolute path.
  private static final String FORMER =
      "# Lints the staged migrations before they are committed (`migralint hook install`).";
  private static final Pattern RELAY =
      Pattern.compile("^[^#]*\\bhook(?:s/| run )pre-commit(?![\\w-])");
  private static final Pattern SHELL = Pattern.compile("\\b(?:sh|bash|dash|ksh|zsh)\\b");

  static HookText parse(String text) {
    List<String> lines = lines(text);
    for (int i = 0; i < lines.size(); i++) {
      int end = lines.get(i).startsWith(HookScript.BEGIN) ? end(lines, i) : formerEnd(lines, i);
      if (end > 0) {
        return new HookText(
            String.join("", lines.subList(0, i)),
            String.join("", lines.subList(i, end)),
            String.join("", lines.subList(end, lines.size())));
      }
    }
    return new HookText(text, "", "");
  }

  /** The lines, each with its end. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf('\n', from);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, next));
      from = next;
    }
    return lines;
  }

  private static int end(List<String> lines, int begin) {
    for (int i = begin + 1; i < lines.size(); i++) {
      if (lines.get(i).startsWith(HookScript.BEGIN)) {
        return -1;
      }
      if (lines.get(i).strip().equals(HookScript.END)) {
        return i + 1;
      }
    }
    return -1;
  }

  private static int formerEnd(List<String> lines, int i) {
    boolean former =
        i + 1 < lines.size()
            && lines.get(i).strip().equals(FORMER)
            && lines.get(i + 1).startsWith("exec '")
            && lines.get(i + 1).contains("' lint --staged");
    return former ? i + 2 : -1;
  }

  /** Whether the lines are there as this release writes them. */
  boolean isCurrent() {
    return ours.startsWith(HookScript.CURRENT + "\n") && ours.indexOf('\r') < 0;
  }

  /** Whether only a part of the lines is left, so that it is unknown where they end. */
  boolean isDamaged() {
    return (before + after).lines().anyMatch(line -> line.startsWith(HookScript.BEGIN));
  }

  /** Whether a line that somebody else wrote runs migralint. */
  boolean isCalledByOthers(Hook hook) {
    Pattern call = Pattern.compile("^[^#]*\\blint\\b\\W+" + hook.option() + "\\b");
    String others = before + after;
    return others.contains("migralint")
        && others.lines().anyMatch(line -> call.matcher(line).find());
  }

  /** Whether it runs the pre-commit hook, as git's sample of pre-merge-commit does. */
  boolean runsPreCommit() {
    return before.lines().anyMatch(line -> RELAY.matcher(line).find());
  }

  /** The file with these lines in the place of those that are there. */
  String with(String block) {
    return withoutOurs().isEmpty() ? SHEBANG + "\n" + block : before + block + after;
  }

  /** The file without the lines; nothing if only a shebang would be left. */
  Optional<String> withoutOurs() {
    String others = before + after;
    boolean something =
        others.lines().anyMatch(line -> !line.isBlank() && !line.strip().equals(SHEBANG));
    return something ? Optional.of(others) : Optional.empty();
  }

  /** The program that the first line names, if it is no shell. */
  Optional<String> otherInterpreter() {
    String first = before.lines().findFirst().orElse("");
    return !first.startsWith("#!") || SHELL.matcher(first).find()
        ? Optional.empty()
        : Optional.of(first.substring(2).strip());
  }
}
