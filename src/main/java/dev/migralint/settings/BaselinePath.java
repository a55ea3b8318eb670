package dev.migralint.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The path of a repository's baseline. */
public final class BaselinePath {
  /** Where a repository keeps its baseline by default. */
  public static final String DEFAULT = ".migralint-baseline";

  private BaselinePath() {}

  /** What is wrong with a text as the path of a baseline; empty when nothing is. */
  public static Optional<String> problem(String path) {
    return problem(path, DEFAULT);
  }

  /** The same for another file of a repository, which usually has this path. */
  static Optional<String> problem(String path, String usual) {
    List<String> names = List.of(path.split("/", -1));
    if (path.contains("\\") || path.indexOf('\0') >= 0) {
      return Optional.of("has a backslash; write `/` between folders");
    }
    if (path.startsWith("/") || path.matches("[A-Za-z]:.*") || names.contains("..")) {
      return Optional.of("leads out of the repository; start at its root, without `/` or `..`");
    }
    if (names.contains("") || names.contains(".")) {
      return Optional.of("is no file; write a path like " + usual);
    }
    return names.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(".git"))
        ? Optional.of("is Git's own; write a path like " + usual)
        : Optional.empty();
  }
}
