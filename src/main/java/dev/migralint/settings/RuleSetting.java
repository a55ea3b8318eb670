package dev.migralint.settings;

import dev.migralint.pattern.SafePattern;
import dev.migralint.rule.Preset;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Severity;
import dev.migralint.settings.Settings.Level;
import dev.migralint.source.Place;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What settings say about a rule, and where.
 *
 * @param level on, off or a severity; the rule's own where it is left out
 * @param suppress whether its findings may be suppressed
 * @param reason what the reason of a suppression has to match
 * @param enforceFrom the first day on which its errors are errors; until then they are warnings
 * @param options values of the rule's options, by their names
 */
public record RuleSetting(
    Optional<Level> level,
    Optional<Suppress> suppress,
    Optional<Reason> reason,
    Optional<LocalDate> enforceFrom,
    Map<String, List<String>> options,
    Place at) {

  /** A setting that says no more than how much the rule matters. */
  public RuleSetting(Level level, Place at) {
    this(Optional.of(level), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), at);
  }

  /**
   * A pattern that a reason has to contain a match of.
   *
   * @param written as the settings write it
   * @param whole the pattern of the whole reason
   */
  public record Reason(String written, SafePattern whole) {
    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it is none, with words that say what is wrong
     */
    static Reason parse(String written) {
      SafePattern.parse(written);
      return new Reason(written, SafePattern.parse(".*(" + written + ").*"));
    }
  }

  /** Whether findings of a rule may be suppressed. */
  public enum Suppress {
    NEVER,
    WITH_REASON
  }

  /** This setting above another one, which holds where this one is silent. */
  RuleSetting over(RuleSetting below) {
    return new RuleSetting(
        level.or(below::level),
        suppress.or(below::suppress),
        reason.or(below::reason),
        enforceFrom.or(below::enforceFrom),
        merged(below.options, options),
        at);
  }

  /** The same setting on a day: from the one on which it is enforced it names none. */
  RuleSetting on(LocalDate today) {
    Optional<LocalDate> open = enforceFrom.filter(today::isBefore);
    return new RuleSetting(level, suppress, reason, open, options, at);
  }

  private static Map<String, List<String>> merged(
      Map<String, List<String>> below, Map<String, List<String>> above) {
    Map<String, List<String>> both = new LinkedHashMap<>(below);
    both.putAll(above);
    return both;
  }

  /** Whether nothing may suppress the rule's findings. */
  public boolean forbidsSuppression() {
    return suppress.equals(Optional.of(Suppress.NEVER));
  }

  /** The severity that the rule's findings have; empty when it is off. */
  Optional<Severity> severity(Rule rule, Preset preset) {
    Optional<Severity> set =
        level.isEmpty()
            ? rule.severity(preset)
            : switch (level.get()) {
              case OFF -> Optional.empty();
              case NOTE -> Optional.of(Severity.NOTE);
              case WARNING -> Optional.of(Severity.WARNING);
              case ERROR -> Optional.of(Severity.ERROR);
              case ON -> rule.severity(preset).or(() -> Optional.of(rule.severity()));
            };
    return set.map(this::enforced);
  }

  /** The severity now; an error is a warning until the day from which it is enforced. */
  Severity enforced(Severity severity) {
    return enforceFrom.isPresent() && severity == Severity.ERROR ? Severity.WARNING : severity;
  }

  /** Whether it gives findings of the rule one severity, however large a table is. */
  boolean setsSeverity() {
    return level
        .filter(set -> set == Level.NOTE || set == Level.WARNING || set == Level.ERROR)
        .isPresent();
  }
}
