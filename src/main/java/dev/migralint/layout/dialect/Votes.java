package dev.migralint.layout.dialect;

import dev.migralint.layout.Dialect;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a few files of one folder tell of its database.
 *
 * @param isPostgres whether one of them holds what only PostgreSQL takes
 * @param foreign how many of them hold what only another database takes
 * @param all how many hold code
 */
record Votes(boolean isPostgres, Map<Dialect, Integer> foreign, int all) {
  private static final int CLEAR = 2;

  /** Asks the texts; the first one that only PostgreSQL takes decides. */
  static Votes of(List<String> texts) {
    Map<Dialect, Integer> foreign = new EnumMap<>(Dialect.class);
    int all = 0;
    for (String text : texts) {
      String code = CodeOnly.of(text);
      if (DialectSyntax.isPostgres(code)) {
        return new Votes(true, Map.of(), 1);
      }
      if (!code.isBlank()) {
        all++;
        DialectSyntax.foreign(code).ifPresent(dialect -> foreign.merge(dialect, 1, Integer::sum));
      }
    }
    return new Votes(false, foreign, all);
  }

  /** PostgreSQL if any says so, another database if at least half of them do. */
  Optional<Dialect> dialect() {
    return isPostgres
        ? Optional.of(Dialect.POSTGRESQL)
        : most().filter(most -> most.getValue() * 2 >= all).map(Map.Entry::getKey);
  }

  /** Whether more than one file, and more than half of them, are for one other database. */
  boolean isClear() {
    return most().filter(most -> most.getValue() >= CLEAR && most.getValue() * 2 > all).isPresent();
  }

  private Optional<Map.Entry<Dialect, Integer>> most() {
    return foreign.entrySet().stream().max(Map.Entry.comparingByValue());
  }
}
