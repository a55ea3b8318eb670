package dev.migralint.sql.token;

/** The values of whole numbers as PostgreSQL's lexer takes them. */
public final class Numbers {
  private Numbers() {}

  /** The value of a number that fits into 32 bits, or -1 for any other. */
  public static int integer(String written) {
    String digits = written.replace("_", "");
    int radix = digits.length() < 2 ? 10 : radix(digits.charAt(1));
    try {
      return Integer.parseInt(radix == 10 ? digits : digits.substring(2), radix);
    } catch (NumberFormatException tooLargeOrNotWhole) {
      return -1;
    }
  }

  private static int radix(char second) {
    return switch (second) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 10;
    };
  }
}
