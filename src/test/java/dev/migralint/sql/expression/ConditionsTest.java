package dev.migralint.sql.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.read.Parsed;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {

  /**
   * Which columns a CHECK proves to hold no null, as SET NOT NULL on a server was seen to agree.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a IS NOT NULL                        | a
          "A b" IS NOT NULL                    | A b
          (a IS NOT NULL)                      | a
          ((a) IS NOT NULL)                    | a
          t.a IS NOT NULL                      | a
          a IS NOT NULL AND b > 0              | a
          a IS NOT NULL AND b IS NOT NULL      | a,b
          b > 0 AND (a IS NOT NULL AND c = 1)  | a
          NOT (a IS NULL)                      | a
          NOT a IS NULL                        | a
          a IS NOT NULL OR b > 0               |
          (a IS NOT NULL OR b > 0) AND c = 1   |
          a IS NULL                            |
          a > 0                                |
          NOT (a IS NOT NULL)                  |
          coalesce(a, b) IS NOT NULL           |
          a + 1 IS NOT NULL                    |
          (a IS NOT NULL) = false              |
          (a IS NOT NULL) IS NOT TRUE          |
          CASE WHEN a IS NOT NULL THEN true END |
          a = 'x IS NOT NULL'                  |
          """)
  void provenPresent(String check, String columns) {
    List<String> proven =
        Conditions.provenPresent(Parsed.expression(check)).stream().map(Name::text).toList();
    assertEquals(columns == null ? List.of() : List.of(columns.split(",")), proven);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          now()                                 | now
          pg_catalog.NOW()                      | pg_catalog.now
          "App"."F"(1)                          | App.F
          a || lower(b)                         | lower
          current_timestamp                     | current_timestamp
          CURRENT_TIMESTAMP(3)                  | current_timestamp
          coalesce(f(g(1)), 2)                  | f,g
          '{}'::numeric(10,2)                   |
          (a = 1 AND (b IN (1, 2)))             |
          interval '1 day'                      |
          CASE WHEN (true) THEN (1) ELSE (2) END |
          cast('now()' AS varchar(20))          |
          """)
  void functions(String text, String functions) {
    assertEquals(
        functions == null ? List.of() : List.of(functions.split(",")),
        Names.functions(Parsed.expression(text)).stream().map(ObjectName::toString).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a > 0 AND "B" < c    | a,B,c
          lower(a) = 'b'       | a
          a::text = b          | a,b
          t.a > t.b            | a,b
          a IN (1, 2) OR NOT a | a
          """)
  void names(String text, String names) {
    assertEquals(
        List.of(names.split(",")),
        Names.columns(Parsed.expression(text)).stream().map(Name::text).toList());
  }
}
