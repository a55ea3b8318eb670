package dev.migralint.settings;

import java.util.List;
import java.util.Optional;

/**
 * A pattern over repository paths ({@code /} on every system): {@code *} and {@code ?} stay within
 * a name, {@code **} is any number of folders. A pattern without a slash is looked for in every
 * folder, as in .gitignore; one with a slash starts at the root. It also covers all that lies below
 * what it names.
 */
public record Glob(String pattern) {

  /** What is wrong with a text as a pattern; empty when nothing is. */
  public static Optional<String> wrong(String pattern) {
    if (pattern.contains("\\")) {
      return Optional.of("has a backslash; write `/` between folders");
    }
    if (pattern.startsWith("/") || List.of(pattern.split("/")).contains("..")) {
      return Optional.of("leads out of the repository; start at its root, without `/` or `..`");
    }
    if (pattern.startsWith("!") || pattern.contains("{") || pattern.contains("}")) {
      return Optional.of("has `!`, `{` or `}`, which have no meaning here; write several patterns");
    }
    return Optional.empty();
  }

  /** Whether the path is what the pattern names, or lies below it. */
  public boolean covers(String path) {
    String anchored = pattern.startsWith("./") ? pattern.substring(2) : pattern;
    anchored = anchored.endsWith("/") ? anchored.substring(0, anchored.length() - 1) : anchored;
    boolean anywhere = anchored.indexOf('/') < 0;
    String[] wanted = ((anywhere ? "**/" : "") + anchored + "/**").split("/");
    return matches(wanted, path.split("/"));
  }

  /** Whether a name such as a tag's is the pattern's: all of it, from its first part on. */
  public boolean fits(String name) {
    return matches(pattern.split("/"), name.split("/"));
  }

  /**
   * Greedy matching that returns to the last {@code **} only, so it takes at most n times m steps.
   */
  private static boolean matches(String[] wanted, String[] names) {
    int w = 0;
    int star = -1;
    int resume = 0;
    for (int n = 0; n < names.length; ) {
      if (w < wanted.length && wanted[w].equals("**")) {
        star = w++;
        resume = n;
      } else if (w < wanted.length && name(wanted[w], names[n])) {
        w++;
        n++;
      } else if (star >= 0) {
        w = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (w < wanted.length && wanted[w].equals("**")) {
      w++;
    }
    return w == wanted.length;
  }

  /** Whether a name without slashes fits a pattern of {@code *} and {@code ?}. */
  static boolean name(String wanted, String name) {
    int w = 0;
    int star = -1;
    int resume = 0;
    for (int n = 0; n < name.length(); ) {
      if (w < wanted.length() && wanted.charAt(w) == '*') {
        star = w++;
        resume = n;
      } else if (w < wanted.length()
          && (wanted.charAt(w) == '?' || wanted.charAt(w) == name.charAt(n))) {
        w++;
        n++;
      } else if (star >= 0) {
        w = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (w < wanted.length() && wanted.charAt(w) == '*') {
      w++;
    }
    return w == wanted.length();
  }
}
