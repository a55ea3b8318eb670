package dev.migralint.sql.read;

import dev.migralint.sql.token.Refusal;

/**
 * What stands behind a percent sign in the text for {@code format}: {@code
 * [position$][-][width]type}.
 * https://www.postgresql.org/docs/current/functions-string.html#FUNCTIONS-STRING-FORMAT
 *
 * @param position of the argument; 0 for the next one
 * @param left whether the value stands at the left of its width
 * @param width how many characters there are at least; 0 where an argument says it
 * @param widthFrom the argument that gives the width; 0 for the next one, -1 for none
 * @param end where the specifier ends
 */
record FormatSpecifier(int position, boolean left, int width, int widthFrom, char type, int end) {

  /** Reads what is behind the percent sign at that place. */
  static FormatSpecifier read(String text, int percent) {
    return new Reader(text, percent + 1).read();
  }

  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text, int at) {
      this.text = text;
      this.at = at;
    }

    FormatSpecifier read() {
      int position = 0;
      int width = number();
      if (width >= 0 && is('$')) {
        at++;
        position = counted(width);
        width = -1;
      }
      boolean left = false;
      int widthFrom = -1;
      if (width < 0) {
        for (; is('-'); at++) {
          left = true;
        }
        if (is('*')) {
          at++;
          widthFrom = widthArgument();
        } else {
          width = number();
        }
      }
      char type = at < text.length() ? text.charAt(at) : '\0';
      if (type != 's' && type != 'I' && type != 'L') {
        throw new Refusal(
            type == '\0'
                ? "the text for format() ends in the middle of a specifier"
                : "format() knows no specifier of type \""
                    + Character.toString(text.codePointAt(at))
                    + "\"");
      }
      return new FormatSpecifier(position, left, Math.max(0, width), widthFrom, type, at + 1);
    }

    private int widthArgument() {
      int argument = number();
      if (argument < 0) {
        return 0;
      }
      if (!is('$')) {
        throw new Refusal("the position of a width in format() must end with \"$\"");
      }
      at++;
      return counted(argument);
    }

    private static int counted(int position) {
      if (position == 0) {
        throw new Refusal("format() counts its arguments from 1");
      }
      return position;
    }

    private boolean is(char c) {
      return at < text.length() && text.charAt(at) == c;
    }

    /** The number here; -1 for none. */
    private int number() {
      int from = at;
      long value = 0;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        value = value * 10 + (text.charAt(at++) - '0');
        if (value > Integer.MAX_VALUE) {
          throw new Refusal("a number in the text for format() is out of range");
        }
      }
      return at == from ? -1 : (int) value;
    }
  }
}
