package dev.migralint.layout;

import java.util.Comparator;

/**
 * Orders names as people count: runs of ASCII digits by their number (of any length), all else by
 * character. {@code 2_b} comes before {@code 10_a}.
 */
public final class NaturalOrder implements Comparator<String> {
  public static final NaturalOrder NAMES = new NaturalOrder();

  private NaturalOrder() {}

  @Override
  public int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int compared;
      if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
        int endA = endOfDigits(a, i);
        int endB = endOfDigits(b, j);
        compared = numbers(a.substring(i, endA), b.substring(j, endB));
        i = endA;
        j = endB;
      } else {
        compared = Character.compare(a.charAt(i++), b.charAt(j++));
      }
      if (compared != 0) {
        return compared;
      }
    }
    int rest = Integer.compare(a.length() - i, b.length() - j);
    return rest != 0 ? rest : a.compareTo(b);
  }

  /** Compares two strings of ASCII digits as numbers; "" is zero. */
  public static int numbers(String a, String b) {
    String left = withoutZeros(a);
    String right = withoutZeros(b);
    int lengths = Integer.compare(left.length(), right.length());
    return lengths != 0 ? lengths : left.compareTo(right);
  }

  /** Whether the character is an ASCII digit. */
  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The end of the digits that start here, or here if none does. */
  public static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static String withoutZeros(String digits) {
    int start = 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }
}
