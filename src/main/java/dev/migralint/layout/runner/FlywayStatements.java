package dev.migralint.layout.runner;

import dev.migralint.layout.Version;
import dev.migralint.layout.dialect.CodeOnly;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements for which Flyway leaves its transaction, by their first words. REINDEX TABLE
 * CONCURRENTLY and DETACH PARTITION CONCURRENTLY are not among them.
 * https://github.com/flyway/flyway/blob/main/flyway-database/flyway-database-postgresql/src/main/java/org/flywaydb/database/postgresql/PostgreSQLParser.java
 */
final class FlywayStatements {
  private static final Pattern REFUSES =
      Pattern.compile(
          "(?:CREATE|DROP) (?:DATABASE|TABLESPACE|SUBSCRIPTION)\\b.*|ALTER"
              + " SYSTEM\\b.*|(?:CREATE|DROP)(?: UNIQUE)? INDEX CONCURRENTLY\\b.*|REINDEX(?:"
              + " VERBOSE)? (?:SCHEMA|DATABASE|SYSTEM)\\b.*|VACUUM\\b.*|DISCARD ALL\\b.*");
  private static final Pattern NEW_VALUE = Pattern.compile("ALTER TYPE\\b.* ADD VALUE\\b.*");
  private static final Version KNOWS_THE_SERVER = Version.of(7, 2, 1);
  private static final int WORDS = 10;
  private static final int LONGEST = 4096;

  private FlywayStatements() {}

  /** Whether Flyway of that release runs the statement outside a transaction. */
  static boolean leavesTransaction(String statement, Optional<Version> release) {
    String words = words(statement);
    boolean old = release.filter(known -> !known.isAtLeast(KNOWS_THE_SERVER)).isPresent();
    return REFUSES.matcher(words).matches() || (old && NEW_VALUE.matcher(words).matches());
  }

  private static String words(String statement) {
    String start = statement.substring(0, Math.min(statement.length(), LONGEST));
    String code = CodeOnly.of(start).replaceAll("\\([^()]*\\)", " ");
    List<String> words =
        Stream.of(code.toUpperCase(Locale.ROOT).strip().split("[^A-Z_]+", -1)).toList();
    return words.stream().filter(w -> !w.isEmpty()).limit(WORDS).collect(Collectors.joining(" "));
  }
}
