package dev.migralint.truth;

import dev.migralint.builtin.BuiltInOperators;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

  /**
   * Functions that can be called: the name, how many arguments it needs, behind a V where the last
   * parameter is variadic, and the types of its parameters; the type of its result.
   */
  private static final String SIGNATURES =
      """
      SELECT proname || ' ' || CASE WHEN provariadic <> 0 THEN 'V' ELSE '' END
               || (pronargs - pronargdefaults) || ' '
               || array_to_string(ARRAY(SELECT typname FROM unnest(proargtypes) WITH ORDINALITY p (type, n)
                                        JOIN pg_type ON oid = type ORDER BY n), ','),
             (SELECT typname FROM pg_type WHERE oid = prorettype)
      FROM pg_proc
      WHERE pronamespace = 'pg_catalog'::regnamespace
        AND NOT 'internal'::regtype = ANY (proargtypes)
        AND prorettype <> ALL (ARRAY['trigger', 'event_trigger', 'internal']::regtype[])
        AND proname IN (SELECT proname FROM pg_proc
                        WHERE coalesce(obj_description(oid, 'pg_proc'), '') NOT LIKE 'implementation of %')
      """;

  /** Tries an operator, which no sentence of the catalog tells, for all pairs of types. */
  private static final String TRY =
      """
      CREATE TYPE an_enum AS ENUM ('a');
      CREATE TEMP TABLE found (name text, type text);
      DO $do$
      DECLARE l text; r text; symbol text; type text;
      BEGIN
        FOREACH symbol IN ARRAY '{SYMBOLS}'::text[] LOOP
          FOREACH l IN ARRAY '{TYPES}'::text[] LOOP
            FOREACH r IN ARRAY '{TYPES}'::text[] LOOP
              BEGIN
                CONTINUE WHEN l = 'unknown' AND r = 'unknown';
                EXECUTE format('SELECT pg_typeof(%s %s %s)',
                  CASE l WHEN 'unknown' THEN 'NULL' WHEN 'anyenum' THEN 'NULL::an_enum' ELSE 'NULL::' || l END,
                  symbol,
                  CASE r WHEN 'unknown' THEN 'NULL' WHEN 'anyenum' THEN 'NULL::an_enum' ELSE 'NULL::' || r END)
                  INTO type;
                INSERT INTO found SELECT l || ' ' || symbol || ' ' || r, typname FROM pg_type WHERE oid = type::regtype;
              EXCEPTION
                WHEN undefined_function THEN NULL;
                WHEN OTHERS THEN INSERT INTO found VALUES (l || ' ' || symbol || ' ' || r, 'other');
              END;
            END LOOP;
          END LOOP;
        END LOOP;
      END $do$
      """;

  @ParameterizedTest
  @CsvSource({"operators.tsv", "signatures.tsv"})
  void theListOfTypesIsWhatTheServerHas(String list) throws IOException, SQLException {
    Map<String, Character> theirs = new TreeMap<>();
    try (Server server = new Server();
        Connection connection = server.connect()) {
      String query = SIGNATURES;
      if (list.equals("operators.tsv")) {
        String types = String.join(",", BuiltInOperators.TYPES);
        String symbols =
            BuiltInOperators.SYMBOLS.stream()
                .map(symbol -> '"' + symbol + '"')
                .collect(Collectors.joining(","));
        Sql.run(connection, TRY.replace("SYMBOLS", symbols).replace("TYPES", types));
        query = "SELECT name, replace(type, 'an_enum', 'anyenum') FROM found";
      }
      Sql.rows(connection, query, row -> Map.entry(row.getString(1), row.getString(2)))
          .forEach(entry -> theirs.put(entry.getKey(), BuiltInOperators.letter(entry.getValue())));
      Versioned.compare(LISTS.resolve(list), server.version(), theirs);
    }
  }

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
