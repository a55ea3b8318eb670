package dev.migralint.layout;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells files that only look like migrations: dumps, seeds, test data, queries, whole-schema files,
 * templates, and what other people's tools wrote.
 */
public final class NotMigrations {
  private record Kind(Pattern name, String reason) {}

  private static final List<Kind> FOLDERS =
      List.of(
          kind(
              "tests?|__tests__|testdata([-_].*)?|testing|stubs?|mocks?|fixtures?|specs?|e2e|tests?[-_].*|.*[-_]tests?",
              "tests"),
          kind(
              "(integration|unit|functional|system|smoke|api|it)tests?|test(fixtures|resources)",
              "tests"),
          kind("backups?|dumps?", "backups"),
          kind("seeds?|seeders|seeding", "seed data"),
          kind("quer(y|ies)|.*[-_]queries", "queries"),
          kind("templates?", "templates"));

  /** What the whole name says before {@code .sql}. */
  private static final Map<String, String> NAMES =
      Map.of(
          "dump", "a dump",
          "backup", "a dump",
          "bak", "a dump",
          "schema", "a whole schema",
          "structure", "a whole schema",
          "query", "queries",
          "queries", "queries",
          "template", "a template");

  /** What a word says that stands between two dots, the last of them that of {@code .sql}. */
  private static final Map<String, String> LAST_WORDS =
      Map.of(
          "dump", "a dump",
          "backup", "a dump",
          "bak", "a dump",
          "template", "a template",
          "tmpl", "a template",
          "tpl", "a template",
          "test", "a test",
          "spec", "a test");

  private static final List<Kind> FILES =
      List.of(kind("[^0-9]*[_-](dump|backup)", "a dump"), kind("seeds?([._-].*)?", "seed data"));

  /** Folders that hold what was installed or built, not what was written. */
  private static final Set<String> NOT_WRITTEN_HERE =
      Set.of("node_modules", "vendor", "target", "build", "dist", "venv", "__pycache__", "pods");

  private NotMigrations() {}

  /**
   * Why nothing in a folder of this name is a migration, as words after "it is in x/, which holds".
   */
  public static Optional<String> folder(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (NOT_WRITTEN_HERE.contains(lower)) {
      return Optional.of("installed or built files");
    }
    if (lower.startsWith(".")) {
      return Optional.of("hidden files");
    }
    return reason(FOLDERS, lower);
  }

  /** Why a file of this name is no migration. */
  public static Optional<String> file(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!lower.endsWith(".sql")) {
      return Optional.empty();
    }
    String stem = lower.substring(0, lower.length() - ".sql".length());
    int dot = stem.lastIndexOf('.');
    String said = dot < 0 ? NAMES.get(stem) : LAST_WORDS.get(stem.substring(dot + 1));
    return said == null ? reason(FILES, stem) : Optional.of(said);
  }

  /** Why the path is no migration, as a sentence; nothing when its names don't say so. */
  public static Optional<String> path(String path) {
    String[] names = path.split("/", -1);
    for (int i = 0; i < names.length - 1; i++) {
      Optional<String> reason = folder(names[i]);
      if (reason.isPresent()) {
        return Optional.of("It is in " + names[i] + "/, which holds " + reason.get() + ".");
      }
    }
    return file(names[names.length - 1]).map(reason -> "Its name says that it is " + reason + ".");
  }

  private static Optional<String> reason(List<Kind> kinds, String name) {
    for (Kind kind : kinds) {
      if (kind.name().matcher(name).matches()) {
        return Optional.of(kind.reason());
      }
    }
    return Optional.empty();
  }

  private static Kind kind(String name, String reason) {
    return new Kind(Pattern.compile(name), reason);
  }
}
