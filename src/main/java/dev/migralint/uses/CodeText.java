package dev.migralint.uses;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a file with its comments and strings told apart. All three texts have the same
 * offsets.
 *
 * @param text as it is
 * @param code with blanks for comments
 * @param bare with blanks for comments and for what strings hold
 * @param strings where the contents of its strings are, in order
 */
record CodeText(String text, String code, String bare, Syntax syntax, List<Literal> strings) {
  /**
   * The content of a string.
   *
   * @param raw whether a backslash in it means itself
   */
  record Literal(int start, int end, boolean raw) {}

  /** Reads a text. */
  static CodeText of(String text, Syntax syntax) {
    List<Literal> strings = new ArrayList<>();
    char[] code = text.toCharArray();
    char[] bare = text.toCharArray();
    new CodeScanner(text, syntax, strings, code, bare).run();
    return new CodeText(text, new String(code), new String(bare), syntax, strings);
  }

  /** The number of the line that an offset is in, from 1. */
  int line(int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  /** Whether a comment or a string holds the offset. */
  boolean isHidden(int offset) {
    return bare.charAt(offset) != text.charAt(offset);
  }
}
