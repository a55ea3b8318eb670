package dev.migralint.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The functions and aggregates of {@code pg_catalog} in all supported versions, from the resource
 * that {@code BuiltInFunctionsIT} generates. It is read when the first expression calls a function.
 */
public final class BuiltInFunctions {
  private static final String RESOURCE = "/postgres/functions.tsv";

  private BuiltInFunctions() {}

  private static final class Loaded {
    /** Lines in the order of their names: a name, a tab, a letter for each version. */
    static final String LINES = read();
  }

  private static String read() {
    try (InputStream resource = BuiltInFunctions.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the class path");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The volatility of a function that PostgreSQL has; unknown where its overloads or the versions
   * differ. A stable function counts as constant: it is computed once for a statement.
   *
   * @param name in lower case, without its schema
   */
  static Optional<Volatility> volatility(String name) {
    Optional<String> letters = letters(name);
    if (letters.isEmpty()) {
      return Optional.empty();
    }
    boolean isVolatile = letters.get().contains("v");
    boolean isConstant = letters.get().contains("i") || letters.get().contains("s");
    if (letters.get().contains("?") || isVolatile == isConstant) {
      return Optional.of(Volatility.UNKNOWN);
    }
    return Optional.of(isVolatile ? Volatility.VOLATILE : Volatility.CONSTANT);
  }

  /**
   * Whether any supported version has such a function or aggregate.
   *
   * @param name in lower case, without its schema
   */
  public static boolean has(String name) {
    return letters(name).isPresent();
  }

  /** Finds the name's line by binary search in the text. */
  private static Optional<String> letters(String name) {
    String lines = Loaded.LINES;
    int low = 0;
    int high = lines.length();
    while (low < high) {
      int start = lines.lastIndexOf('\n', (low + high) / 2 - 1) + 1;
      int tab = lines.indexOf('\t', start);
      int end = lines.indexOf('\n', tab);
      int order = name.compareTo(lines.substring(start, tab));
      if (order == 0) {
        return Optional.of(lines.substring(tab + 1, end));
      } else if (order < 0) {
        high = start;
      } else {
        low = end + 1;
      }
    }
    return Optional.empty();
  }
}
