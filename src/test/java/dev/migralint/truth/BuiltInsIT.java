package dev.migralint.truth;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the lists of built-in functions, types and casts with those of a real server. */
class BuiltInsIT {
  private static final Path LISTS = Path.of("src", "main", "resources", "postgres");

  /**
   * Functions and aggregates that an expression can call: i(mmutable), s(table) or v(olatile).
   * Where overloads differ, the letter is s if none is volatile, and else a question mark. Up to
   * 14, {@code timezone} is volatile for a time with time zone alone, which is not worth doubting
   * every {@code timezone('utc', now())}.
   */
  private static final String FUNCTIONS =
      """
      SELECT proname,
             CASE WHEN bool_and(provolatile = 'v') THEN 'v'
                  WHEN bool_or(provolatile = 'v') THEN '?'
                  WHEN bool_or(provolatile = 's') THEN 's'
                  ELSE 'i' END
      FROM pg_proc
      WHERE pronamespace = 'pg_catalog'::regnamespace
        AND prokind <> 'p'
        AND NOT 'internal'::regtype = ANY (proargtypes)
        AND NOT (proname = 'timezone' AND 'timetz'::regtype = ANY (proargtypes))
        AND prorettype <> ALL (ARRAY['trigger', 'event_trigger']::regtype[])
      GROUP BY proname
      """;

  /** Types: m for those that take modifiers, p for pseudo-types, y for others. */
  private static final String TYPES =
      """
      SELECT typname,
             CASE WHEN typmodin <> 0 THEN 'm' WHEN typtype = 'p' THEN 'p' ELSE 'y' END
      FROM pg_type
      WHERE typnamespace = 'pg_catalog'::regnamespace
        AND NOT (typcategory = 'A' AND typname LIKE '\\_%')
      """;

  /** Casts: i for those that are implicit, a for those on assignment, e for explicit ones. */
  private static final String CASTS =
      """
      SELECT source.typname || ' ' || target.typname, castcontext
      FROM pg_cast
      JOIN pg_type source ON source.oid = castsource
      JOIN pg_type target ON target.oid = casttarget
      WHERE castsource <> casttarget
      """;

  @ParameterizedTest
  @CsvSource({"functions.tsv", "types.tsv", "casts.tsv"})
  void theListIsWhatTheServerHas(String list) throws IOException, SQLException {
    String query =
        switch (list) {
          case "functions.tsv" -> FUNCTIONS;
          case "types.tsv" -> TYPES;
          default -> CASTS;
        };
    Map<String, Character> theirs = new TreeMap<>();
    try (Server server = new Server();
        Connection connection = server.connect()) {
      Sql.rows(connection, query, row -> Map.entry(row.getString(1), row.getString(2).charAt(0)))
          .forEach(entry -> theirs.put(entry.getKey(), entry.getValue()));
      Versioned.compare(LISTS.resolve(list), server.version(), theirs);
    }
  }
}
