package dev.migralint.policy;

import dev.migralint.baseline.Baseline;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.settings.Settings;
import dev.migralint.settings.SizeSettings;
import dev.migralint.sizes.SizesFile;
import dev.migralint.sizes.TableSizes;
import dev.migralint.source.Place;
import dev.migralint.source.SourceFile;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What decides which findings are reported.
 *
 * @param sizes how large tables are, as a file says
 * @param files the files of the repository that say so, by their paths
 * @param places where the settings' keys stand, and each text in their lists as {@code key text}
 */
public record Policy(
    Settings settings,
    RuleBook book,
    Baseline baseline,
    SizesFile sizes,
    Map<String, SourceFile> files,
    Map<String, Place> places) {

  /** A policy whose files nobody asks for. */
  public Policy(Settings settings, RuleBook book, Baseline baseline) {
    this(settings, book, baseline, SizesFile.none(""), Map.of(), Map.of());
  }

  /** The same policy with other settings and rules. */
  public Policy with(Settings other, RuleBook rules) {
    return new Policy(other, rules, baseline, sizes, files, places);
  }

  /** The same policy with a baseline, and its file where there is one. */
  public Policy with(Baseline other, Optional<SourceFile> file) {
    Map<String, SourceFile> all = new HashMap<>(files);
    file.ifPresent(f -> all.put(f.path(), f));
    return new Policy(settings, book, other.withIds(book::current), sizes, all, places);
  }

  /**
   * The same policy with a file of sizes.
   *
   * @param ofRepository whether the file is one of the repository
   */
  public Policy with(SizesFile other, boolean ofRepository) {
    Map<String, SourceFile> all = new HashMap<>(files);
    other.file().filter(f -> ofRepository).ifPresent(f -> all.put(f.path(), f));
    return new Policy(settings, book, baseline, other, all, places);
  }

  /** How large tables are on a day. */
  public TableSizes sizes(LocalDate today) {
    SizeSettings set = settings.sizes();
    return TableSizes.on(today, set.classes(), set.byDefault(), sizes, settings.schemas());
  }

  /** Where the text of a key stands in the repository's settings, else the key. */
  Optional<Passage> passage(String key, String text) {
    Place item = places.get(key + " " + text);
    Place place = item == null ? places.get(key) : item;
    return Optional.ofNullable(place).flatMap(at -> passage(at, item == null ? "" : text));
  }

  /** The text at a place of a file of the repository, else the rest of the line. */
  Optional<Passage> passage(Place at, String text) {
    return Optional.ofNullable(files.get(at.path()))
        .map(file -> Passage.at(file, at.position(), text));
  }
}
