package dev.migralint.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.layout.Transaction;
import dev.migralint.postgres.Played;
import dev.migralint.sql.Name;
import dev.migralint.sql.Ternary;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** What a catalog holds after statements, each played in a transaction around them all. */
class ReplayTest {
  private static final String T = "CREATE TABLE t (id int PRIMARY KEY, a int, b text); ";

  static final List<Arguments> HISTORIES =
      List.of(
          of(T, "t(id integer!, a integer, b text) [t_pkey(id)] {t_pkey(id)}"),
          of(
              "CREATE TABLE t (a int DEFAULT 1 NOT NULL UNIQUE CHECK (a > 0), CHECK (a < 9 AND b >"
                  + " 0), b int REFERENCES r)",
              "t(a integer!=, b integer) [t_a_key(a), t_a_check(a), t_check(a, b), t_b_fkey(b)]"
                  + " {t_a_key(a)}\nr() [] {}"),
          of(
              T + "ALTER TABLE t RENAME TO u",
              "u(id integer!, a integer, b text) [t_pkey(id)]" + " {t_pkey(id)}"),
          of(
              T + "ALTER TABLE t SET SCHEMA app",
              "app.t(id integer!, a integer, b text)" + " [t_pkey(id)] {t_pkey(id)}"),
          of(T + "DROP TABLE t", ""),
          of(
              T + "CREATE TABLE IF NOT EXISTS t (x int)",
              "t(id integer!, a integer, b text)" + " [t_pkey(id)] {t_pkey(id)}"),
          of(
              T + "ALTER TABLE t RENAME a TO c; ALTER TABLE t DROP COLUMN id, DROP b",
              "t(c integer) [] {}"),
          of(
              T + "ALTER TABLE t ADD COLUMN IF NOT EXISTS a text, DROP COLUMN IF EXISTS x, DROP b",
              "t(id integer!, a integer) [t_pkey(id)] {t_pkey(id)}"),
          of(
              T + "ALTER TABLE t ALTER a TYPE bigint, ALTER a SET NOT NULL, ALTER a SET DEFAULT 5",
              "t(id integer!, a bigint!=, b text) [t_pkey(id)] {t_pkey(id)}"),
          of(
              T + "ALTER TABLE t ALTER id DROP NOT NULL, DROP CONSTRAINT t_pkey",
              "t(id integer, a integer, b text) [] {}"),
          of(
              T + "CREATE INDEX ON t (a); CREATE INDEX ON t (a); CREATE UNIQUE INDEX u ON t (a, b)",
              "t(id integer!, a integer, b text) [t_pkey(id)]"
                  + " {t_pkey(id), t_a_idx(a), t_a_idx1(a), u(a, b)}"),
          of(
              T + "CREATE INDEX i ON t (a); ALTER INDEX i RENAME TO j; ALTER TABLE t RENAME a TO c",
              "t(id integer!, c integer, b text) [t_pkey(id)] {t_pkey(id), j(c)}"),
          of(
              T + "CREATE INDEX i ON t (a, b); ALTER TABLE t DROP b",
              "t(id integer!, a integer) [t_pkey(id)] {t_pkey(id)}"),
          of(
              T + "CREATE INDEX i ON t (a); DROP INDEX i; DROP INDEX IF EXISTS i",
              "t(id integer!, a integer, b text) [t_pkey(id)] {t_pkey(id)}"),
          of(
              T
                  + "CREATE UNIQUE INDEX i ON t (a);"
                  + " ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX i",
              "t(id integer!, a integer, b text) [t_pkey(id), u(a)] {t_pkey(id), u(a)}"),
          of(
              "CREATE TABLE t (a int); CREATE UNIQUE INDEX i ON t (a);"
                  + " ALTER TABLE t ADD PRIMARY KEY USING INDEX i",
              "t(a integer!) [i(a)] {i(a)}"),
          of(
              T + "ALTER TABLE t RENAME CONSTRAINT t_pkey TO p; ALTER TABLE t DROP CONSTRAINT p",
              "t(id integer!, a integer, b text) [] {}"),
          of(
              T + "ALTER INDEX t_pkey RENAME TO p; ALTER TABLE t DROP CONSTRAINT p",
              "t(id integer!, a integer, b text) [] {}"),
          of(
              T + "ALTER TABLE t ADD CONSTRAINT n NOT NULL a; ALTER TABLE t DROP CONSTRAINT n",
              "t(id integer!, a integer, b text) [t_pkey(id)] {t_pkey(id)}"),
          of(
              "CREATE TABLE t (a int); CREATE TABLE u (LIKE t, b int)",
              "t(a integer) [] {}\nu(a integer, b integer) [] {}"),
          of(
              "CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE TABLE c PARTITION OF p DEFAULT",
              "p(a integer) [] {}\nc(a integer) [] {}"),
          of(T + "BEGIN; DROP TABLE t; ROLLBACK", "" + ""),
          of("SAVEPOINT s; " + T + "ROLLBACK TO s; CREATE TABLE u ()", "u() [] {}"),
          of(
              T + "SAVEPOINT s; DROP TABLE t; ROLLBACK TO s; ALTER TABLE t DROP b",
              "t(id integer!, a integer) [t_pkey(id)] {t_pkey(id)}"),
          of(
              T
                  + "SAVEPOINT s; ALTER TABLE t RENAME TO u; ALTER TABLE u RENAME a TO c;"
                  + " CREATE INDEX i ON u (c); RELEASE s",
              "u(id integer!, c integer, b text) [t_pkey(id)] {t_pkey(id), i(c)}"),
          of(
              "CREATE TEMP TABLE t (a int); ALTER TABLE t ADD b int",
              "pg_temp.t(a integer, b integer) [] {}"),
          of(
              "CREATE SCHEMA app; CREATE TABLE app.t (); CREATE TABLE t (); DROP SCHEMA app"
                  + " CASCADE",
              "t() [] {}"),
          of(
              "SET search_path TO app; CREATE TABLE t (); RESET search_path; CREATE TABLE u ()",
              "app.t() [] {}\nu() [] {}"),
          of(
              "SET LOCAL search_path = app; CREATE TABLE t (); COMMIT; CREATE TABLE u ()",
              "app.t() [] {}\nu() [] {}"),
          of(
              "ALTER TABLE IF EXISTS t RENAME TO u; DROP TABLE u;"
                  + " ALTER TABLE IF EXISTS u RENAME TO v",
              ""));

  private static Arguments of(String sql, String expected) {
    return Arguments.of(sql, expected);
  }

  @ParameterizedTest
  @FieldSource("HISTORIES")
  void leavesTheseTables(String sql, String expected) {
    Played played = new Played().before(sql);
    assertEquals(
        expected,
        played.catalog.relations().stream()
            .map(ReplayTest::print)
            .collect(Collectors.joining("\n")));
  }

  /** Columns with ! for NOT NULL and = for a default, [constraints], {indexes}. */
  private static String print(Relation table) {
    String schema = table.name().schema().orElseThrow().text();
    String name = schema.equals("public") ? table.name().name().sql() : table.name().sql();
    String columns =
        table.columns().stream().map(ReplayTest::print).collect(Collectors.joining(", "));
    String constraints =
        table.constraints().stream()
            .map(c -> c.name() + print(c.columns()))
            .collect(Collectors.joining(", "));
    String indexes =
        table.indexes().stream()
            .map(i -> i.name() + print(i.columns()))
            .collect(Collectors.joining(", "));
    return name + "(" + columns + ") [" + constraints + "] {" + indexes + "}";
  }

  private static String print(Column column) {
    return column.name()
        + " "
        + column.type().map(Object::toString).orElse("?")
        + (column.notNull() == Ternary.YES ? "!" : "")
        + (column.hasDefault() == Ternary.YES ? "=" : "");
  }

  private static String print(List<Name> names) {
    return names.stream().map(Name::text).collect(Collectors.joining(", ", "(", ")"));
  }

  @Test
  void whatWasNeverSeenStaysUnknown() {
    Played played = new Played().before("ALTER TABLE old ADD a int; DROP TABLE gone;");
    Catalog catalog = played.catalog;
    assertEquals(Ternary.UNKNOWN, catalog.hasRelation(Played.name("old")));
    assertEquals(Ternary.UNKNOWN, catalog.hasRelation(Played.name("other")));
    assertEquals(Ternary.NO, catalog.hasRelation(Played.name("gone")));
    Relation old = catalog.relation(Played.name("old")).orElseThrow();
    assertEquals(Ternary.YES, old.hasColumn(Name.unquoted("a")));
    assertEquals(Ternary.UNKNOWN, old.hasColumn(Name.unquoted("b")));
    assertEquals(Born.UNKNOWN, played.born("old"));
  }

  @Test
  void aHistoryThatUsesWhatItNeverMadeDidNotStartWithNothing() {
    Played played = new Played();
    played.catalog.startWithNothing();
    played.before(T + "ALTER TABLE t ADD c int; UPDATE squashed SET a = 1;");
    assertEquals(Ternary.NO, played.catalog.hasRelation(Played.name("other")));
    played.before("ALTER TABLE squashed ADD c int;");
    assertEquals(Ternary.UNKNOWN, played.catalog.hasRelation(Played.name("other")));
  }

  /** Each view would have three times the columns of the one before. */
  @Test
  void starsOverViewsDoNotGrowWithoutEnd() {
    Played played = new Played().before(T + "CREATE VIEW v0 AS SELECT * FROM t;");
    for (int i = 0; i < 40; i++) {
      played.before(
          "CREATE VIEW v%d AS SELECT a.*, b.*, c.* FROM v%d a, v%d b, v%d c;"
              .formatted(i + 1, i, i, i));
    }
    Relation last = played.catalog.relation(Played.name("v40")).orElseThrow();
    assertEquals(Ternary.UNKNOWN, last.hasColumn(Name.unquoted("z")));
  }

  @Test
  void whatIsNotUnderstoodMayHaveDoneAnything() {
    for (String unknown : List.of("ALTER TABLE t BEND", "DO LANGUAGE plperl 'x'", "CALL p()")) {
      Played played = new Played().before(T + "DROP TABLE gone; " + unknown);
      Relation table = played.catalog.relation(Played.name("t")).orElseThrow();
      assertEquals(Ternary.YES, table.hasColumn(Name.unquoted("a")), unknown);
      assertEquals(Ternary.UNKNOWN, table.hasColumn(Name.unquoted("x")), unknown);
      assertEquals(Ternary.UNKNOWN, played.catalog.hasRelation(Played.name("gone")), unknown);
    }
    Relation table = new Played().before(T).catalog.relation(Played.name("t")).orElseThrow();
    assertEquals(Ternary.NO, table.hasColumn(Name.unquoted("x")));
  }

  @Test
  void birthsAreSeenFromNow() {
    Played played = new Played().before("CREATE TABLE old ();");
    played.change(Transaction.NONE, "CREATE TABLE a (); CREATE TABLE b ();");
    assertEquals(Born.EARLIER, played.born("old"));
    assertEquals(Born.THIS_CHANGE, played.born("a"));
    assertEquals(Born.UNKNOWN, played.born("nobody"));
    played.file(Transaction.FILE, "CREATE TABLE c ()", true);
    assertEquals(Born.THIS_CHANGE, played.born("b"));
    assertEquals(Born.THIS_TRANSACTION, played.born("c"));
    played.change(Transaction.FILE, "ALTER TABLE c RENAME TO d");
    assertEquals(Born.EARLIER, played.born("d"));
  }

  @Test
  void emptiedHoldsUntilRowsCome() {
    String sql = "CREATE TABLE t (); TRUNCATE t;";
    Played played = new Played().change(Transaction.FILE, sql);
    assertEquals(true, emptied(played));
    played.file(Transaction.FILE, "SELECT 1", true);
    assertEquals(true, emptied(played));
    for (String fills :
        List.of(
            "INSERT INTO t DEFAULT VALUES",
            "COPY t FROM '/f'",
            "MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE")) {
      assertEquals(false, emptied(new Played().change(Transaction.FILE, sql + fills)), fills);
    }
    assertEquals(true, emptied(new Played().change(Transaction.FILE, sql + "COPY t TO '/f'")));
  }

  private static boolean emptied(Played played) {
    return played.catalog.relation(Played.name("t")).orElseThrow().emptied().isPresent();
  }

  @Test
  void enumsHoldTheirValues() {
    Catalog catalog =
        new Played()
            .before(
                "CREATE TYPE m AS ENUM ('a', 'b'); ALTER TYPE m ADD VALUE 'c';"
                    + " ALTER TYPE m RENAME VALUE 'a' TO 'z'; ALTER TYPE m RENAME TO n;"
                    + " SAVEPOINT s; ALTER TYPE n ADD VALUE 'y'; ROLLBACK TO s;")
            .catalog;
    assertEquals(
        List.of("b", "c", "z"),
        catalog.types().enumType(Played.name("n")).orElseThrow().values().keySet().stream()
            .sorted()
            .toList());
    assertEquals(true, catalog.types().enumType(Played.name("m")).isEmpty());
  }

  @Test
  void triggersDependOnTheColumnsThatTheyName() {
    String trigger =
        T
            + "CREATE TRIGGER tr AFTER UPDATE OF a ON t FOR EACH ROW WHEN (NEW.id > 0) EXECUTE"
            + " FUNCTION f();";
    assertEquals("[tr]", triggers(trigger + "ALTER TABLE t DROP COLUMN b CASCADE"));
    assertEquals("[]", triggers(trigger + "ALTER TABLE t DROP COLUMN a CASCADE"));
    assertEquals("[]", triggers(trigger + "ALTER TABLE t DROP COLUMN id CASCADE"));
    String renamed = trigger + "ALTER TABLE t RENAME a TO c; ALTER TABLE t ADD a int;";
    assertEquals("[tr]", triggers(renamed + "ALTER TABLE t DROP COLUMN a CASCADE"));
    assertEquals("[]", triggers(renamed + "ALTER TABLE t DROP COLUMN c CASCADE"));
  }

  private static String triggers(String sql) {
    Relation table = new Played().before(sql).catalog.relation(Played.name("t")).orElseThrow();
    return table.attached.keySet().stream().map(key -> key.name().sql()).toList().toString();
  }
}
