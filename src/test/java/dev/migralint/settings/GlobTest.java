package dev.migralint.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "*.sql, a.sql, true",
    "*.sql, db/x/a.sql, true",
    "*.dump.sql, db/a.sql, false",
    "seeds, db/seeds/a.sql, true",
    "seeds/, db/seeds/a.sql, true",
    "db/seeds, db/seeds/x/a.sql, true",
    "db/seeds, app/db/seeds/a.sql, false",
    "./db, db/a.sql, true",
    "db/*, db/a.sql, true",
    "db/*.sql, db/x/a.sql, false",
    "db/**, db/x/a.sql, true",
    "db/**/a.sql, db/a.sql, true",
    "db/**/a.sql, db/x/y/a.sql, true",
    "db/**/y/*.sql, db/x/y/z/y/a.sql, true",
    "**/old/**, db/old/a.sql, true",
    "**/old/**, old/a.sql, true",
    "**, a.sql, true",
    "V?__*.sql, V1__x.sql, true",
    "V?__*.sql, V12__x.sql, false",
    "[id]/a.sql, [id]/a.sql, true",
    "a.sql, a-sql, false",
    "A.sql, a.sql, false",
    "db, dbx/a.sql, false",
  })
  void covers(String pattern, String path, boolean expected) {
    assertEquals(expected, new Glob(pattern).covers(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/db", "../db", "db/../x", "db\\x", "!db", "{a,b}.sql", "C:\\x"})
  void refusesWhatItCannotMean(String pattern) {
    assertTrue(Glob.wrong(pattern).isPresent());
  }

  @Test
  void manyStarsTakeNoTime() {
    assertFalse(new Glob("*a".repeat(200) + "b").covers("a".repeat(2_000)));
    assertFalse(new Glob("**/a/".repeat(100) + "b").covers("a/".repeat(1_000) + "c"));
  }
}
