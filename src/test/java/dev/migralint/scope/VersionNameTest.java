package dev.migralint.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.layout.Direction;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Transaction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionNameTest {
  @ParameterizedTest
  @CsvSource({
    "V7, V7, db/V7__x.sql, true",
    "7, V7, db/V7__x.sql, true",
    "v7, V7, db/V7__x.sql, true",
    "7, U7, db/U7__x.sql, true",
    "7.1, V7.1, db/V7_1__x.sql, true",
    "7_1, V7.1, db/V7_1__x.sql, true",
    "7.0, V7, db/V7__x.sql, true",
    "7, V70, db/V70__x.sql, false",
    "7, V7.1, db/V7_1__x.sql, false",
    "V7__x.sql, V7, db/V7__x.sql, true",
    "V7__x, V7, db/V7__x.sql, true",
    "db/V7__x.sql, V7, db/V7__x.sql, true",
    "12, 000012, m/000012_a.up.sql, true",
    "000012, 000012, m/000012_a.up.sql, true",
    "20240101120000_init, 20240101120000_init, p/20240101120000_init/migration.sql, true",
    "20240101120000, 20240101120000_init, p/20240101120000_init/migration.sql, true",
    "20240101, 20240101120000_init, p/20240101120000_init/migration.sql, false",
    "init, 20240101120000_init, p/20240101120000_init/migration.sql, false",
    "0007, 0007_cool_name, drizzle/0007_cool_name.sql, true",
    "R, R, db/R__views.sql, true",
    "main, V7, db/V7__x.sql, false",
    "'', '', db/x.sql, false",
  })
  void namesAMigrationAsPeopleDo(String text, String version, String path, boolean expected) {
    Migration migration = new Migration(path, version, Direction.UP, Transaction.UNKNOWN, false);
    assertEquals(expected, VersionName.names(text, migration));
  }
}
