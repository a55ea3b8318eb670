package dev.migralint.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.schema.Catalog;
import dev.migralint.sql.read.Parsed;
import org.junit.jupiter.api.Test;
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
          app.random()                      | UNKNOWN
          timezone('utc', now())            | CONSTANT
          trim(upper('a '))                 | CONSTANT
          quote_literal(left('ab', 1))      | CONSTANT
          pg_catalog.txid_current()         | CONSTANT
          set_config('a.b', 'c', true)      | VOLATILE
          uuidv7()                          | VOLATILE
          ts_rewrite('a', 'SELECT')         | UNKNOWN
          """)
  void ofADefault(String written, Volatility expected) {
    assertEquals(expected, volatility(written, new Played().catalog));
  }

  private static Volatility volatility(String written, Catalog catalog) {
    return Volatility.of(Parsed.expression(written), catalog);
  }

  /** PostgreSQL takes the one whose parameters fit, which is not known here. */
  @Test
  void ofAFunctionNamedAsABuiltInOne() {
    Catalog catalog =
        new Played()
            .before("CREATE FUNCTION lower(int) RETURNS int LANGUAGE sql AS 'SELECT random()::int'")
            .catalog;
    assertEquals(Volatility.VOLATILE, volatility("lower(1)", catalog));
    assertEquals(Volatility.CONSTANT, volatility("pg_catalog.lower('A')", catalog));
  }
}
