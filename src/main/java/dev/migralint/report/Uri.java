package dev.migralint.report;

import java.nio.charset.StandardCharsets;

/** Paths as relative URI references. */
final class Uri {
  private static final String UNRESERVED = "-._~/";

  private Uri() {}

  /**
   * The path with every byte percent-encoded that is not unreserved in <a
   * href="https://www.rfc-editor.org/rfc/rfc3986#section-2.3">RFC 3986</a> or a slash.
   */
  static String path(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean letterOrDigit = c < 0x80 && Character.isLetterOrDigit(c);
      if (letterOrDigit || UNRESERVED.indexOf(c) >= 0) {
        uri.append(c);
      } else {
        uri.append(String.format("%%%02X", (int) c));
      }
    }
    return uri.toString();
  }
}
