package dev.migralint.report;

/** How many cells of a terminal a character takes, as wcwidth counts. */
final class CellWidth {
  /**
   * First and last code points of the wide blocks, after <a
   * href="https://www.unicode.org/reports/tr11/">Unicode's East Asian Width</a>; emoji are asked of
   * the JDK.
   */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0x4DBF},
    {0x4E00, 0xA4CF},
    {0xA960, 0xA97C},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x17000, 0x18CFF},
    {0x1B000, 0x1B2FF},
    {0x20000, 0x3FFFD},
  };

  private CellWidth() {}

  /** The cells of one code point: 0 for combining marks and joiners, 2 for wide ones, else 1. */
  static int of(int codePoint) {
    if (codePoint < 0x300) {
      return 1;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> Character.isEmojiPresentation(codePoint) || isWide(codePoint) ? 2 : 1;
    };
  }

  /** The cells of a text that holds no tabs or control characters. */
  static int of(CharSequence text) {
    return text.codePoints().map(CellWidth::of).sum();
  }

  private static boolean isWide(int codePoint) {
    for (int[] block : WIDE) {
      if (codePoint >= block[0] && codePoint <= block[1]) {
        return true;
      }
    }
    return false;
  }
}
