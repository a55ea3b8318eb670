package dev.migralint.schema.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.postgres.Played;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.words.DifferenceWords;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one migration changes about the table "my table". */
class FootprintTest {
  private static final Set<ObjectName> NAMES = Set.of(ObjectName.of(Name.quoted("my table")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      nullValues = "-",
      textBlock =
          """
          - | CREATE TABLE "my table" (id int, "User" int); CREATE INDEX "I" ON "my table" (id) | table "my table" is left over
          CREATE TABLE "my table" (id int, "User" int, CHECK (id > 0)); CREATE INDEX "I" ON "my table" (id) | DROP TABLE "my table" | table "my table" is missing
          CREATE TABLE "my table" (id int) | ALTER TABLE "my table" ADD "User" int, ADD CONSTRAINT c UNIQUE (id) | column "my table"."User" is left over, constraint c of "my table" is left over
          CREATE TABLE "my table" ("User" int) | ALTER TABLE "my table" ALTER "User" TYPE bigint | column "my table"."User" is bigint and was integer
          CREATE TABLE "my table" (id int); CREATE INDEX "I" ON "my table" (id) | DROP INDEX "I" | index "I" of "my table" is missing
          CREATE TABLE "my table" (id int, "User" int) | CREATE TABLE b AS SELECT id, "User" FROM "my table"; DROP TABLE "my table"; ALTER TABLE b RENAME TO "my table" | ''
          CREATE TABLE "my table" (id int, "User" int) | CREATE TABLE b (a, b) AS SELECT id, "User" FROM "my table"; DROP TABLE "my table"; ALTER TABLE b RENAME TO "my table" | column "my table".a is left over, column "my table".b is left over, column "my table"."User" is missing, column "my table".id is missing
          CREATE TABLE "my table" (id int, "User" int) | DROP TABLE "my table"; CREATE TABLE "my table" AS SELECT * FROM elsewhere | ''
          - | CREATE TEMPORARY TABLE "my table" (id int) | ''
          - | SELECT 1 AS id INTO "my table"; ALTER TABLE "my table" DROP COLUMN id | table "my table" is left over
          """)
  void differences(String before, String after, String expected) {
    Played played = new Played();
    if (before != null) {
      played.before(before);
    }
    Footprint then = Footprint.of(played.catalog, NAMES, List.of());
    played.before(after);
    List<Difference> differences =
        Footprint.of(played.catalog, NAMES, List.of()).differencesFrom(then);
    assertEquals(
        expected,
        String.join(", ", differences.stream().map(DifferenceWords::difference).toList()));
  }
}
