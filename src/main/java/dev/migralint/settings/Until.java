package dev.migralint.settings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** The last day on which something is allowed. */
public record Until(LocalDate day) {
  private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /** Reads a date like {@code 2027-01-31}; empty for what is none, such as 30 February. */
  public static Optional<Until> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Until(LocalDate.parse(text)));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  /** Whether the day is over. */
  public boolean isOver(LocalDate today) {
    return today.isAfter(day);
  }
}
