package dev.migralint.report;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** The few characters that the text report draws with. */
record Glyphs(String underline, String bar, String dot, String ellipsis) {
  private static final Glyphs LINES = new Glyphs("━", "│", "·", "…");
  private static final Glyphs ASCII = new Glyphs("^", "|", "-", "...");

  /** Lines where the charset has them, ASCII where it has not. */
  static Glyphs of(Charset charset) {
    if (!charset.canEncode()) {
      return ASCII;
    }
    CharsetEncoder encoder = charset.newEncoder();
    return encoder.canEncode("━│·…") ? LINES : ASCII;
  }
}
