package dev.migralint.lint;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.Script;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names findings so that one keeps its name while lines, white space and comments around it change:
 * by rule, path, object, the tokens of its text, and which of several equal ones it is.
 */
final class Fingerprints {
  private static final int LENGTH = 32;

  private final Map<String, Map<Span, Integer>> seen = new HashMap<>();

  /** The fingerprint of the next finding, in the order of the file. */
  String of(String rule, SourceFile file, String object, Span span) {
    String identity =
        String.join("\n", rule, file.path(), object, String.join(" ", Script.tokens(file, span)));
    Map<Span, Integer> places = seen.computeIfAbsent(identity, i -> new HashMap<>());
    int ordinal = places.computeIfAbsent(span, s -> places.size() + 1);
    return hash(identity + "\n" + ordinal);
  }

  private static String hash(String identity) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
