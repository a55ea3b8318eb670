package dev.migralint.finding;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.Script;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives findings their fingerprints, and equal ones in different places their numbers. */
public final class Fingerprints {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Map<Fingerprint, Map<Span, Integer>> seen = new HashMap<>();
  private final Map<Span, String> statements = new HashMap<>();
  private @Nullable SourceFile current;

  /**
   * The fingerprint of the next finding, in the order of the file.
   *
   * @param statement the range of the statement that holds it
   * @param span its own range
   */
  public Fingerprint of(String rule, SourceFile file, String object, Span statement, Span span) {
    if (!file.equals(current)) {
      current = file;
      statements.clear();
    }
    // A statement of many operations is read once, not once for each.
    String words = statements.computeIfAbsent(statement, s -> words(file, s));
    Fingerprint first = new Fingerprint(rule, file.path(), object, words, 1);
    Map<Span, Integer> places = seen.computeIfAbsent(first, f -> new HashMap<>());
    int ordinal = places.computeIfAbsent(span, s -> places.size() + 1);
    return new Fingerprint(rule, file.path(), object, words, ordinal);
  }

  /** A statement as fingerprints write it; of a comment that stands for one, its text. */
  public static String words(SourceFile file, Span statement) {
    String tokens = Script.words(file, statement);
    return Fingerprint.shortened(
        tokens.isEmpty() ? BLANKS.matcher(file.text(statement)).replaceAll(" ") : tokens);
  }
}
