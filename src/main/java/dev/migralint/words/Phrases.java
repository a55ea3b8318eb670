package dev.migralint.words;

import dev.migralint.postgres.Target;
import dev.migralint.sql.token.Placeholders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What phrases are put together from. */
public final class Phrases {
  private static final Pattern MADE_UP = Pattern.compile("%\\{[^{}]*\\}");

  private static final Pattern NOTHING = Pattern.compile("[….\"]*");

  private Phrases() {}

  /** "a", "a and b", "a, b and c". */
  public static String and(List<String> parts) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  static String name(Target target) {
    return spoken(target.name().sql()).orElse("a table that is named at run time");
  }

  /** A name with dots for what is made up at run time; nothing where that is all of it. */
  public static Optional<String> spoken(String name) {
    if (!name.contains(Placeholders.RUNTIME)) {
      return Optional.of(name);
    }
    String dotted = MADE_UP.matcher(name).replaceAll("…");
    return Optional.of(dotted).filter(text -> !NOTHING.matcher(text).matches());
  }

  static String names(List<Target> targets) {
    return and(targets.stream().map(Phrases::name).toList());
  }
}
