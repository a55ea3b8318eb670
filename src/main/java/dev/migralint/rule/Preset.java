package dev.migralint.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A selection of the built-in rules; each holds what those before it hold. */
public enum Preset {
  /** Outages, lost data, broken clients, weakened integrity and security, certain failures. */
  RECOMMENDED,
  /** Besides these schema design, timeouts and what is worth a second look. */
  STRICT,
  /** Besides these matters of taste. */
  STYLE;

  /** The word that settings and rule files use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The preset of that word. */
  public static Optional<Preset> of(String word) {
    return Arrays.stream(values()).filter(preset -> preset.word().equals(word)).findFirst();
  }
}
