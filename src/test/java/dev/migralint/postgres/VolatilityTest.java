package dev.migralint.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.sql.Expression;
import dev.migralint.sql.read.Parsed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolatilityTest {
  /** As {@code pg_proc.provolatile} says of the functions. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1                                 | CONSTANT
          upper('random()')                 | CONSTANT
          now()                             | CONSTANT
          CURRENT_TIMESTAMP                 | CONSTANT
          pg_catalog.now()                  | CONSTANT
          now() + interval '1 day'          | CONSTANT
          clock_timestamp()                 | VOLATILE
          pg_catalog.random()               | VOLATILE
          nextval('s'::regclass)            | VOLATILE
          gen_random_uuid()                 | VOLATILE
          extensions.uuid_generate_v4()     | VOLATILE
          lower(md5(random()::text))        | VOLATILE
          app.f()                           | UNKNOWN
          my_default(1)                     | UNKNOWN
          my_default(random())              | VOLATILE
          app.now()                         | UNKNOWN
          """)
  void ofADefault(String written, Volatility expected) {
    Expression expression = Parsed.expression(written);
    assertEquals(expected, Volatility.of(expression, new Played().catalog));
  }
}
