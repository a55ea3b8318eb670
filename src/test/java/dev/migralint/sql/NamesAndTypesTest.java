package dev.migralint.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.migralint.rule.OperationKind;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.read.ScriptReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and types against what a PostgreSQL server said of the same text. */
class NamesAndTypesTest {

  @Test
  void unquotedNamesFoldAsciiOnly() {
    assertEquals(Name.quoted("tÄbleÉ"), Name.unquoted("TÄbleÉ"));
    assertEquals(Name.unquoted("Account"), Name.quoted("account"));
    assertNotEquals(Name.unquoted("Account"), Name.quoted("Account"));
  }

  @Test
  void namesAreCutAt63BytesBetweenCharacters() {
    assertEquals("a".repeat(63), Name.unquoted("A".repeat(70)).text());
    assertEquals("ä".repeat(31), Name.quoted("ä".repeat(40)).text());
    assertEquals("x" + "ä".repeat(31), Name.quoted("x" + "ä".repeat(40)).text());
    assertEquals("😀".repeat(15), Name.quoted("😀".repeat(16)).text());
    assertEquals("a".repeat(62), Name.quoted("a".repeat(62) + "ä").text());
  }

  /** quote_ident's results. */
  @ParameterizedTest
  @CsvSource({
    "account, account",
    "Account, \"Account\"",
    "select, \"select\"",
    "_a1, _a1",
    "1a, \"1a\"",
    "a b, \"a b\"",
    "int, \"int\"",
    "name, name",
    "left, \"left\"",
    "ä, \"ä\"",
    "a$, \"a$\"",
    "value, value",
    "values, \"values\""
  })
  void namesAreQuotedWhereTheyMustBe(String name, String sql) {
    assertEquals(sql, Name.quoted(name).sql());
  }

  @Test
  void spacesInAPlaceholderMakeNoOtherName() {
    assertEquals(Name.unquoted("{{index .}}users"), Name.unquoted("{{ index . }}users"));
    assertNotEquals(Name.quoted("{{a}} users"), Name.quoted("{{a}}users"));
  }

  @Test
  void quotesOfAPlaceholderAreNotDoubled() {
    assertEquals("\"{{ index . \"o\" }}\"\"x\"", Name.quoted("{{ index . \"o\" }}\"x").sql());
  }

  @Test
  void quotedNamesAreUnescaped() {
    assertEquals("a\"b", column("\"a\"\"b\" int").column().text());
    assertEquals("data", column("U&\"d\\0061t\\+000061\" int").column().text());
    assertEquals("a\\b", column("U&\"a\\\\b\" int").column().text());
  }

  @Test
  void objectNamesKeepTheirSchema() {
    AddColumn add = (AddColumn) operation("ALTER TABLE shop.App.\"T\" ADD a int");
    assertEquals("app.\"T\"", add.table().sql());
    assertEquals("t", ObjectName.of(Name.unquoted("T")).toString());
  }

  /** format_type's results for columns of these types. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int                         | integer
          int4                        | integer
          INT8                        | bigint
          int2                        | smallint
          bool                        | boolean
          float                       | double precision
          float(24)                   | real
          float(25)                   | double precision
          float4                      | real
          double precision            | double precision
          decimal                     | numeric
          dec(10)                     | numeric(10,0)
          numeric(10, 2)              | numeric(10,2)
          numeric(5, -2)              | numeric(5,-2)
          char                        | character(1)
          character (5)               | character(5)
          nchar(4)                    | character(4)
          bpchar(3)                   | character(3)
          char varying                | character varying
          varchar(20)                 | character varying(20)
          national character varying(3) | character varying(3)
          "char"                      | "char"
          bit                         | bit(1)
          bit varying(5)              | bit varying(5)
          varbit                      | bit varying
          timestamp                   | timestamp without time zone
          timestamp(3)                | timestamp(3) without time zone
          timestamptz(3)              | timestamp(3) with time zone
          timestamp (0) with time zone | timestamp(0) with time zone
          time                        | time without time zone
          timetz(2)                   | time(2) with time zone
          interval                    | interval
          interval(3)                 | interval(3)
          interval year to month      | interval year to month
          interval day to second(3)   | interval day to second(3)
          int[]                       | integer[]
          int[3][4]                   | integer[]
          text array                  | text[]
          varchar(5) array[3]         | character varying(5)[]
          pg_catalog.int4             | integer
          pg_catalog."varchar"        | character varying
          json                        | json
          jsonb                       | jsonb
          uuid                        | uuid
          name                        | name
          xml                         | xml
          serial                      | integer
          smallserial                 | smallint
          bigserial                   | bigint
          """)
  void typesAreSpelledAsPostgresSpellsThem(String written, String spelled) {
    assertEquals(spelled, column("c " + written).type().sql());
  }

  @Test
  void spellingsOfOneTypeAreEqual() {
    assertEquals(column("c int").type(), column("c pg_catalog.int4").type());
    assertEquals(column("c int[]").type(), column("c integer array[5]").type());
    assertEquals(column("c numeric(5)").type(), column("c decimal(5, 0)").type());
    assertNotEquals(column("c char").type(), column("c \"char\"").type());
    assertNotEquals(column("c app.mood").type(), column("c mood").type());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"c", "c DEFAULT 1", "c varchar()", "c varchar(max)", "c int(11)", "c int[a]"})
  void whatIsNoTypeIsNotRead(String definition) {
    assertEquals(List.of("not-understood"), kinds("ALTER TABLE t ADD " + definition));
  }

  private static List<String> kinds(String sql) {
    return ScriptReader.read(new SourceFile("", sql)).statements().getFirst().operations().stream()
        .map(o -> OperationKind.nameOf((Record) o))
        .toList();
  }

  private static AddColumn column(String definition) {
    return (AddColumn) operation("ALTER TABLE t ADD " + definition);
  }

  private static Operation operation(String sql) {
    return ScriptReader.read(new SourceFile("", sql))
        .statements()
        .getFirst()
        .operations()
        .getFirst();
  }
}
