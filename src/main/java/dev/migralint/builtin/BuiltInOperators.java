package dev.migralint.builtin;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which operators of {@code pg_catalog} take values of which types, and what they give, from a
 * resource that {@code BuiltInsIT} generates by trying each of them on servers: values that are
 * cast implicitly are taken too. It is read when the first operator is resolved.
 */
public final class BuiltInOperators {
  /** What stands for a string constant or NULL. */
  public static final String UNKNOWN = "unknown";

  /** What stands for each enum type. */
  public static final String ENUM = "anyenum";

  /** The types that were tried, in the order of their letters; arrays begin with an underscore. */
  public static final List<String> TYPES =
      List.of(
          "_int4",
          "_int8",
          "_text",
          "_uuid",
          "_varchar",
          ENUM,
          "bool",
          "bpchar",
          "bytea",
          "date",
          "float4",
          "float8",
          "inet",
          "int2",
          "int4",
          "int8",
          "interval",
          "json",
          "jsonb",
          "name",
          "numeric",
          "text",
          "time",
          "timestamp",
          "timestamptz",
          "timetz",
          "tsquery",
          "tsvector",
          UNKNOWN,
          "uuid",
          "varchar",
          "xml");

  /** The operators that were tried. */
  public static final Set<String> SYMBOLS =
      Set.of(
          "=", "<>", "<", ">", "<=", ">=", "+", "-", "*", "/", "%", "^", "||", "&", "|", "#", "<<",
          ">>", "->", "->>", "#>", "#>>", "@>", "<@", "?", "?|", "?&", "&&", "@@", "~", "~*", "!~",
          "!~*", "~~", "~~*", "!~~", "!~~*");

  /** A result of another type, and one that PostgreSQL cannot choose. */
  public static final char OTHER = '*';

  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private BuiltInOperators() {}

  private static final class Loaded {
    static final VersionedList LIST = VersionedList.read("/postgres/operators.tsv");
  }

  /** The letter of a result's type. */
  public static char letter(String type) {
    int at = TYPES.indexOf(type);
    return at < 0 ? OTHER : LETTERS.charAt(at);
  }

  /** The type of a letter; empty for {@link #OTHER}. */
  static Optional<String> type(char letter) {
    int at = LETTERS.indexOf(letter);
    return at < 0 ? Optional.empty() : Optional.of(TYPES.get(at));
  }

  /** Whether it was tried. */
  public static boolean isKnown(String left, String symbol, String right) {
    return TYPES.contains(left) && TYPES.contains(right) && SYMBOLS.contains(symbol);
  }

  /** Whether a server of the version has an operator for the two types, or several. */
  public static boolean has(String left, String symbol, String right, int version) {
    return Loaded.LIST.letter(key(left, symbol, right), version).isPresent();
  }

  /** The type of its result; empty where there is none or it is not listed. */
  public static Optional<String> result(String left, String symbol, String right, int version) {
    return Loaded.LIST.letter(key(left, symbol, right), version).flatMap(BuiltInOperators::type);
  }

  /** The name under which the list has it. */
  public static String key(String left, String symbol, String right) {
    return left + " " + symbol + " " + right;
  }
}
