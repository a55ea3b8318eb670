package dev.migralint.builtin;

import dev.migralint.sql.TypeName;
import java.util.Optional;

/** The types of {@code pg_catalog} and the casts between them, from generated lists. */
public final class BuiltInTypes {
  private BuiltInTypes() {}

  private static final class Loaded {
    static final VersionedList TYPES = VersionedList.read("/postgres/types.tsv");
    static final VersionedList CASTS = VersionedList.read("/postgres/casts.tsv");
  }

  /** Whether any supported version has a type of that internal name. */
  public static boolean has(String name) {
    return Loaded.TYPES.letters(name).isPresent();
  }

  /** Whether it is one of PostgreSQL's own types, or an array of one. */
  public static boolean isOne(TypeName type) {
    return type.schema().isEmpty() && has(type.name());
  }

  /** Whether it is one that takes no modifiers in parentheses. */
  public static boolean takesNoModifiers(String name) {
    return Loaded.TYPES.letters(name).filter(letters -> letters.indexOf('y') >= 0).isPresent();
  }

  /** Whether it is a pseudo-type. */
  public static boolean isPseudo(String name) {
    return Loaded.TYPES.letters(name).filter(letters -> letters.indexOf('p') >= 0).isPresent();
  }

  /**
   * When values of one type are cast to another by themselves: i for everywhere, a for where a
   * column takes them, e for nowhere; empty without a cast.
   */
  public static Optional<Character> cast(String from, String to, int version) {
    return Loaded.CASTS.letter(from + " " + to, version);
  }
}
