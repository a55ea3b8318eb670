package dev.migralint.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What names a finding so that it keeps its name while lines, white space and comments around it
 * change. SARIF gives it as a hash; a baseline writes it out.
 *
 * @param object the table or other object; "" where there is none
 * @param statement the words of its statement, shortened where they are many
 * @param ordinal which of several places with the same name it is, from 1
 */
public record Fingerprint(String rule, String path, String object, String statement, int ordinal) {
  private static final int LENGTH = 32;
  private static final int LONGEST = 160;
  private static final int KEPT = 120;
  private static final int ENOUGH = 16;

  /** The fingerprint in 32 characters. */
  public String hash() {
    return hash(String.join("\n", rule, path, object, statement, String.valueOf(ordinal)))
        .substring(0, LENGTH);
  }

  /** A text that is short enough for one line: the start of a long one, and its hash. */
  public static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(KEPT - 1)) ? KEPT - 1 : KEPT;
    return text.substring(0, end) + " ... " + hash(text).substring(0, ENOUGH);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
