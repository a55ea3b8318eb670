package dev.migralint.settings;

import dev.migralint.sizes.SizeClass;
import dev.migralint.source.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What settings say about how large tables are.
 *
 * @param file the file of sizes, from the root of the repository
 * @param otherwise the class of tables that neither {@code tables} nor the file names
 * @param tables the entries of {@code tables}, by the names as they are written
 */
public record SizeSettings(
    Optional<String> file, Optional<SizeClass> otherwise, Map<String, Entry> tables) {
  static final SizeSettings NONE = new SizeSettings(Optional.empty(), Optional.empty(), Map.of());

  /** The class of a table, and where it is written. */
  public record Entry(SizeClass size, Place at) {}

  SizeSettings overriddenBy(SizeSettings repository) {
    Map<String, Entry> both = new LinkedHashMap<>(tables);
    both.putAll(repository.tables);
    return new SizeSettings(
        repository.file.or(() -> file), repository.otherwise.or(() -> otherwise), both);
  }

  /** The class of tables that neither {@code tables} nor the file names. */
  public SizeClass byDefault() {
    return otherwise.orElse(SizeClass.UNKNOWN);
  }

  /** The entries alone. */
  public Map<String, SizeClass> classes() {
    Map<String, SizeClass> classes = new LinkedHashMap<>();
    tables.forEach((name, entry) -> classes.put(name, entry.size()));
    return classes;
  }
}
