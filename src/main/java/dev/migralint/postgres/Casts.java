package dev.migralint.postgres;

import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** For which types a cast on assignment takes every value that there can be. */
final class Casts {
  /**
   * The types that hold every value of another; dates after the year 294276 and the infinities that
   * numeric knows since version 14 are left out of account.
   */
  private static final Map<String, Set<String>> HOLDING_ALL =
      table(
          """
          int2        > int4 int8 float4 float8 numeric
          int4        > int8 float4 float8 numeric oid
          int8        > float4 float8 numeric
          oid         > int4 int8
          float4      > float8 numeric
          float8      > numeric
          date        > timestamp timestamptz
          timestamp   > timestamptz date time timestamp
          timestamptz > timestamp date time timetz timestamptz
          time        > timetz interval time
          timetz      > time timetz
          interval    > time interval
          text        > citext name
          varchar     > citext name
          bpchar      > citext name
          citext      > name
          cidr        > inet
          macaddr     > macaddr8
          json        > jsonb
          jsonb       > json
          """);

  /** The longest text of a value. */
  private static final Map<String, Integer> LENGTHS =
      Map.of("int2", 6, "int4", 11, "int8", 20, "oid", 10, "bool", 5, "uuid", 36, "name", 63);

  /** The most digits of a value. */
  private static final Map<String, Integer> DIGITS = Map.of("int2", 5, "int4", 10, "int8", 19);

  private static final int UNLIMITED = Integer.MAX_VALUE;

  private Casts() {}

  private static Map<String, Set<String>> table(String lines) {
    return lines
        .lines()
        .map(line -> line.split(" +> ", 2))
        .collect(
            Collectors.toUnmodifiableMap(
                cells -> cells[0], cells -> Set.copyOf(Arrays.asList(cells[1].split(" ")))));
  }

  /** Whether a value of the old type may not fit the new one; unknown of users' own types. */
  static Ternary narrows(TypeName old, TypeName to) {
    if (old.schema().equals(to.schema()) && old.name().equals(to.name())) {
      return Ternary.of(!fitsSameType(old, to));
    }
    return switch (to.name()) {
      case "text", "citext", "varchar", "bpchar" -> Ternary.of(!fitsText(old, to));
      case "numeric" -> numeric(old, to);
      case "varbit" -> Ternary.of(!old.name().equals("bit") || length(old) > length(to));
      default ->
          HOLDING_ALL.getOrDefault(old.name(), Set.of()).contains(to.name())
              ? Ternary.NO
              : HOLDING_ALL.containsKey(old.name()) ? Ternary.YES : Ternary.UNKNOWN;
    };
  }

  private static boolean fitsSameType(TypeName old, TypeName to) {
    return switch (to.name()) {
      case "varchar", "bpchar", "varbit" -> length(old) <= length(to);
      case "bit" -> length(old) == length(to);
      case "numeric" -> fitsDigits(old, to);
      default -> true;
    };
  }

  private static boolean fitsText(TypeName old, TypeName to) {
    int longest =
        switch (old.name()) {
          case "varchar", "bpchar" -> length(old);
          default -> LENGTHS.getOrDefault(old.name(), UNLIMITED);
        };
    return (old.dimensions() == 0 ? longest : UNLIMITED) <= length(to);
  }

  /** The digits before the point have to fit; one more where rounding can carry over. */
  private static boolean fitsDigits(TypeName old, TypeName to) {
    if (to.modifiers().isEmpty()) {
      return true;
    }
    if (old.modifiers().isEmpty()) {
      return false;
    }
    boolean rounds = number(to, 1, 0) < number(old, 1, 0);
    return whole(old) + (rounds ? 1 : 0) <= whole(to);
  }

  private static Ternary numeric(TypeName old, TypeName to) {
    boolean holds = HOLDING_ALL.getOrDefault(old.name(), Set.of()).contains("numeric");
    boolean fits =
        to.modifiers().isEmpty() || DIGITS.getOrDefault(old.name(), UNLIMITED) <= whole(to);
    return Ternary.of(!holds || !fits);
  }

  private static int whole(TypeName numeric) {
    return number(numeric, 0, 0) - number(numeric, 1, 0);
  }

  private static int length(TypeName type) {
    return number(type, 0, UNLIMITED);
  }

  /** Whether a written cast to the type cuts a value that is too long. */
  static boolean cut(TypeName type) {
    return switch (type.name()) {
      case "varchar", "bpchar", "varbit", "bit" -> type.dimensions() == 0;
      default -> false;
    };
  }

  /** A modifier's number. */
  static int number(TypeName type, int index, int otherwise) {
    if (type.modifiers().size() <= index) {
      return otherwise;
    }
    try {
      return Integer.parseInt(type.modifiers().get(index));
    } catch (NumberFormatException notPlain) {
      return otherwise;
    }
  }
}
