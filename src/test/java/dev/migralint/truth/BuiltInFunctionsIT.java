package dev.migralint.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Compares the list of built-in functions with those of a real server. {@code
 * -Dmigralint.golden=write} writes the column of the server's version.
 */
class BuiltInFunctionsIT {
  private static final Path LIST = Path.of("src", "main", "resources", "postgres", "functions.tsv");
  private static final int FIRST = 12;
  private static final String ABSENT = "-".repeat(7);

  /**
   * Functions and aggregates that an expression can call: i(mmutable), s(table) or v(olatile).
   * Where overloads differ, the letter is s if none is volatile, and else a question mark. Up to
   * 14, {@code timezone} is volatile for a time with time zone alone, which is not worth doubting
   * every {@code timezone('utc', now())}.
   */
  private static final String QUERY =
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

  @Test
  void theListIsWhatTheServerHas() throws IOException, SQLException {
    try (Server server = new Server();
        Connection connection = server.connect()) {
      Map<String, String> list = new TreeMap<>();
      for (String line : Files.exists(LIST) ? Files.readAllLines(LIST) : List.<String>of()) {
        String[] cells = line.split("\t", -1);
        list.put(cells[0], cells[1]);
      }
      Map<String, String> updated = new TreeMap<>();
      list.forEach((name, letters) -> put(updated, name, letters, server.version(), '-'));
      Sql.rows(connection, QUERY, row -> Map.entry(row.getString(1), row.getString(2).charAt(0)))
          .forEach(
              function -> {
                String letters = list.getOrDefault(function.getKey(), ABSENT);
                put(updated, function.getKey(), letters, server.version(), function.getValue());
              });
      updated.values().removeIf(ABSENT::equals);
      if ("write".equals(System.getProperty("migralint.golden"))) {
        Files.writeString(LIST, text(updated));
      }
      assertEquals(Files.readString(LIST), text(updated));
    }
  }

  private static void put(
      Map<String, String> lines, String name, String letters, int version, char letter) {
    StringBuilder changed = new StringBuilder(letters);
    changed.setCharAt(version - FIRST, letter);
    lines.put(name, changed.toString());
  }

  private static String text(Map<String, String> list) {
    return list.entrySet().stream()
        .map(line -> line.getKey() + "\t" + line.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
