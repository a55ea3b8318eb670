package dev.migralint.policy;

import dev.migralint.baseline.Baseline;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.settings.Settings;
import dev.migralint.source.Place;
import dev.migralint.source.SourceFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What decides which findings are reported.
 *
 * @param files the files of the repository that say so, by their paths
 * @param places where the settings' keys stand, and each text in their lists as {@code key text}
 */
public record Policy(
    Settings settings,
    RuleBook book,
    Baseline baseline,
    Map<String, SourceFile> files,
    Map<String, Place> places) {

  /** A policy whose files nobody asks for. */
  public Policy(Settings settings, RuleBook book, Baseline baseline) {
    this(settings, book, baseline, Map.of(), Map.of());
  }

  /** The same policy with other settings. */
  public Policy with(Settings other) {
    return new Policy(other, book, baseline, files, places);
  }

  /** The same policy with a baseline, and its file where there is one. */
  public Policy with(Baseline other, Optional<SourceFile> file) {
    Map<String, SourceFile> all = new HashMap<>(files);
    file.ifPresent(f -> all.put(f.path(), f));
    return new Policy(settings, book, other, all, places);
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
