package dev.migralint.scope;

import dev.migralint.layout.Migration;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people name a migration: by its version, its number alone, its file or its folder. */
final class VersionName {
  private static final Pattern NUMBER =
      Pattern.compile(
          "[VvUB]?([0-9]{1,40}(?:[._][0-9]{1,40}){0,20})(?:[_.-]+[^0-9].*)?", Pattern.DOTALL);
  private static final Pattern NUMBER_ALONE =
      Pattern.compile("[Vv]?([0-9]{1,40}(?:[._][0-9]{1,40}){0,20})");

  private VersionName() {}

  /** Whether the text names the migration. */
  static boolean names(String text, Migration migration) {
    String path = migration.path();
    String file = path.substring(path.lastIndexOf('/') + 1);
    if ((!text.isEmpty() && text.equals(migration.version()))
        || text.equals(path)
        || text.equals(file)
        || file.equals(text + ".sql")) {
      return true;
    }
    Optional<List<BigInteger>> wanted = numbers(NUMBER_ALONE, text);
    return wanted.isPresent() && wanted.equals(numbers(NUMBER, migration.version()));
  }

  /** As Flyway compares them: 1.0 is 1, and 007 is 7. */
  private static Optional<List<BigInteger>> numbers(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<BigInteger> numbers = new ArrayList<>();
    for (String part : matcher.group(1).split("[._]")) {
      numbers.add(new BigInteger(part));
    }
    while (numbers.size() > 1 && numbers.getLast().signum() == 0) {
      numbers.removeLast();
    }
    return Optional.of(numbers);
  }
}
