package dev.migralint.layout.project;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What Flyway's file names are made of.
 * https://documentation.red-gate.com/fd/migrations-271585107.html
 *
 * @param suffixes of SQL files; upper and lower case are the same there
 */
public record FlywayNaming(
    String versioned,
    String repeatable,
    String baseline,
    String undo,
    String separator,
    List<String> suffixes) {
  public static final FlywayNaming DEFAULT =
      new FlywayNaming("V", "R", "B", "U", "__", List.of(".sql"));

  /** The file name without its suffix, where it is one of SQL files. */
  public Optional<String> withoutSuffix(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    return suffixes.stream()
        .filter(suffix -> lower.endsWith(suffix.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(suffix -> file.substring(0, file.length() - suffix.length()));
  }
}
