package dev.migralint.layout.project;

import dev.migralint.layout.Listing;
import dev.migralint.source.Tree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the Java, Kotlin or Groovy code of a module hands to Flyway's builder: {@code
 * Flyway.configure().outOfOrder(true)}. The code is searched when a setting is first asked for,
 * because only few findings depend on one.
 */
public final class FlywayCode {
  /** No code. */
  public static final FlywayCode NONE = new FlywayCode(Optional.empty(), "");

  private static final List<String> LANGUAGES = List.of("java", "kotlin", "groovy");
  private static final Pattern SOURCE =
      Pattern.compile(
          "(?i).*(flyway|migrat|database|datasource|config|persist|jdbc|postgres|application|main)"
              + ".*\\.(java|kt|groovy)");
  private static final int MOST_FOLDERS = 2000;
  private static final int MOST_FILES = 300;
  private static final int MOST_BYTES = 128 << 10;

  /** {@code outOfOrder(true)}, {@code setOutOfOrder(true)}, {@code outOfOrder = true}. */
  private static final Pattern CALL =
      Pattern.compile(
          "\\b(?:set|is)?(outOfOrder|transactionalLock)\\s{0,9}[(=]\\s{0,9}" + "(true|false)\\b",
          Pattern.CASE_INSENSITIVE);

  /** {@code Map.of("flyway.postgresql.transactional.lock", "false")}. */
  private static final Pattern KEY =
      Pattern.compile(
          "\"flyway\\.(postgresql\\.transactional\\.lock|outOfOrder)\"\\s{0,9}"
              + "(?:,|to|:)\\s{0,9}\"(true|false)\"");

  private final Optional<Tree> tree;
  private final String module;
  private Optional<Map<String, String>> values = Optional.empty();

  private FlywayCode(Optional<Tree> tree, String module) {
    this.tree = tree;
    this.module = module;
  }

  /** The code of the module whose resources the folder is one of. */
  public static FlywayCode beside(Listing folder) {
    int main = ("/" + folder.path()).indexOf("/src/main/");
    return main < 0
        ? NONE
        : new FlywayCode(
            Optional.of(folder.tree()), folder.path().substring(0, Math.max(0, main - 1)));
  }

  /** The setting, by its key as in {@link FlywaySettings}. */
  Optional<String> value(String key) {
    Map<String, String> found = values.orElseGet(this::read);
    values = Optional.of(found);
    return Optional.ofNullable(found.get(key));
  }

  private Map<String, String> read() {
    Map<String, String> found = new HashMap<>();
    Deque<String> folders = new ArrayDeque<>();
    LANGUAGES.forEach(l -> folders.add(Project.join(module, "src/main/" + l)));
    int listed = 0;
    int files = 0;
    while (tree.isPresent()
        && !folders.isEmpty()
        && listed++ < MOST_FOLDERS
        && files < MOST_FILES) {
      Listing folder = Listing.of(tree.get(), folders.remove());
      for (String file : folder.files()) {
        if (files < MOST_FILES && SOURCE.matcher(file).matches()) {
          files++;
          read(Listing.start(tree.get(), folder.path(file), MOST_BYTES), found);
        }
      }
      folder.folders().forEach(name -> folders.add(folder.path(name)));
    }
    return found;
  }

  private static void read(String text, Map<String, String> found) {
    if (text.contains("lyway")) {
      for (Pattern pattern : List.of(CALL, KEY)) {
        Matcher set = pattern.matcher(text);
        while (set.find()) {
          found.put(key(set.group(1)), set.group(2).toLowerCase(Locale.ROOT));
        }
      }
    }
  }

  private static String key(String written) {
    String key = FlywaySettings.plain(written);
    return key.equals("transactionallock") ? FlywaySettings.TRANSACTIONAL_LOCK : key;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FlywayCode code && code.module.equals(module);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(module);
  }
}
