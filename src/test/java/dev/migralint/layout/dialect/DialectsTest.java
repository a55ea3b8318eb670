package dev.migralint.layout.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.layout.Dialect;
import dev.migralint.source.MapTree;
import dev.migralint.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectsTest {
  private static Dialect of(String path, String text) {
    return Dialects.of(new SourceFile(path, text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "CREATE TABLE t (a String) ENGINE = MergeTree ORDER BY a | CLICKHOUSE",
        "CREATE TABLE t (a String) ENGINE = ReplicatedMergeTree ORDER BY a::String | CLICKHOUSE",
        "DROP TABLE t ON CLUSTER c | CLICKHOUSE",
        "CREATE TABLE t (a int AUTO_INCREMENT) | MYSQL",
        "CREATE TABLE t (a int) ENGINE=InnoDB | MYSQL",
        "ALTER TABLE `t` ADD COLUMN `a` int | MYSQL",
        "DELIMITER $$ | MYSQL",
        "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT) | SQLITE",
        "PRAGMA foreign_keys = ON; | SQLITE",
        "CREATE TABLE t (a TEXT PRIMARY KEY, b BLOB NOT NULL) STRICT; | SQLITE",
        "CREATE TABLE t (a TEXT PRIMARY KEY, b BLOB) | OTHER",
        "CREATE TABLE t (a int) WITHOUT ROWID; | SQLITE",
        "ALTER TABLE t ADD COLUMN a datetime | OTHER",
        "SELECT max(datetime), length(blob) FROM (SELECT datetime, blob FROM t) t | POSTGRESQL",
        "ALTER TABLE t MODIFY COLUMN a int | MYSQL",
        "CREATE TABLE t (a int, KEY t_a (a)) | MYSQL",
        "CREATE TABLE t (a int, key varchar(20), index numeric(3)) | POSTGRESQL",
        "INSERT INTO t VALUES (1) ON DUPLICATE KEY UPDATE a = 1 | MYSQL",
        "SELECT 1 AS sysdate | POSTGRESQL",
        "SELECT sysdate FROM dual | ORACLE",
        "CREATE INDEX i ON cluster USING btree (a); DROP TRIGGER t ON cluster CASCADE | POSTGRESQL",
        "ALTER TABLE t ON CLUSTER c ADD COLUMN a int | CLICKHOUSE",
        "CREATE TABLE [dbo].[t] (a int) | SQLSERVER",
        "CREATE TABLE t (a NVARCHAR(20)) | SQLSERVER",
        "CREATE TABLE t (a VARCHAR2(20)) | ORACLE",
        "CREATE TABLE t (a int) | POSTGRESQL",
        "CREATE TABLE t (a serial) -- was AUTO_INCREMENT in MySQL | POSTGRESQL",
        "INSERT INTO t VALUES ('use `code` here, it''s `nice`') | POSTGRESQL",
        "/* ENGINE=InnoDB */ CREATE TABLE t (a int) | POSTGRESQL",
        "CREATE FUNCTION f() RETURNS int AS $$ SELECT `x` $$ | POSTGRESQL",
        "ALTER TABLE t ADD auto_increment int | POSTGRESQL",
        "CREATE TABLE t (a int, auto_increment int) | POSTGRESQL",
        "ALTER TABLE t AUTO_INCREMENT = 7 | MYSQL",
        "CREATE TABLE t (a bigint(20) NOT NULL AUTO_INCREMENT) | MYSQL",
        "SELECT E'it\\'s `a`' | POSTGRESQL",
        "ALTER TABLE t ADD \"it's\" int; SELECT '`a`' | POSTGRESQL",
        "COMMENT ON TABLE \"a `b`\" IS NULL | POSTGRESQL",
        "CREATE TABLE {{if .postgres}}t{{else}}`t`{{end}} (a int) | POSTGRESQL",
      })
  void readsTheText(String text, Dialect dialect) {
    assertEquals(dialect, of("db/1.sql", text));
  }

  @ParameterizedTest
  @CsvSource({
    "db/mysql/1.sql, MYSQL",
    "db/postgres/1.sql, POSTGRESQL",
    "mysql/postgres/1.sql, POSTGRESQL",
    "clickhouse/migrations/1.sql, CLICKHOUSE",
    "db-clickhouse/migrations/1.sql, CLICKHOUSE",
    "mysql-to-postgres/migrations/1.sql, POSTGRESQL",
    "packages/oracle/migrations/1.sql, POSTGRESQL",
    "db/1_a.mysql.up.sql, MYSQL",
    "mysql/1_a.postgres.up.sql, POSTGRESQL",
    "db/1_drop_sqlite_support.sql, POSTGRESQL",
    "migrations/hiqlite/1_a.sql, SQLITE",
    "driver/riversqlite/migration/1_a.sql, SQLITE",
  })
  void readsThePath(String path, Dialect dialect) {
    assertEquals(dialect, of(path, "SELECT 1;"));
  }

  @Test
  void believesPostgresTextUnlessTheFolderIsCalledAfterAnotherDatabase() {
    assertEquals(Dialect.POSTGRESQL, of("db-sqlite-import/1.sql", "SELECT a::jsonb FROM t;"));
    assertEquals(Dialect.SQLITE, of("sqlite/1.sql", "SELECT a::jsonb FROM t;"));
    String function = "CREATE TABLE t (a blob NOT NULL DEFAULT (jsonb('{}')));";
    assertEquals(Dialect.OTHER, of("driver/riversqlite/migration/1.sql", function));
    assertEquals(Dialect.ORACLE, of("oracle/1.sql", "CREATE TABLE t (a VARCHAR2(9));"));
  }

  private static Dialect ofFiles(Set<Dialect> module, String... texts) {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < texts.length; i++) {
      files.put("db/" + i + ".sql", texts[i]);
    }
    return Dialects.of(MapTree.of(files), "db", List.copyOf(files.keySet()), () -> module);
  }

  @Test
  void believesTheModuleWhereTheFilesDoNotTell() {
    Set<Dialect> postgres = Set.of(Dialect.POSTGRESQL);
    Set<Dialect> mysql = Set.of(Dialect.MYSQL);
    String neutral = "CREATE TABLE t (a int);";
    String odd = "SELECT 1 FROM dual;";
    String sqlite = "PRAGMA x;";
    assertEquals(Dialect.POSTGRESQL, ofFiles(Set.of(), neutral));
    assertEquals(Dialect.MYSQL, ofFiles(mysql, neutral));
    assertEquals(Dialect.POSTGRESQL, ofFiles(Set.of(Dialect.MYSQL, Dialect.SQLITE), neutral));
    assertEquals(Dialect.POSTGRESQL, ofFiles(mysql, neutral, "SELECT a::jsonb;"));
    assertEquals(Dialect.ORACLE, ofFiles(Set.of(), neutral, odd));
    assertEquals(Dialect.POSTGRESQL, ofFiles(postgres, neutral, odd));
    assertEquals(Dialect.POSTGRESQL, ofFiles(postgres, odd));
    assertEquals(Dialect.SQLITE, ofFiles(postgres, sqlite, sqlite, neutral));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELIMITER ',' CSV;", "(FORMAT csv,\nDELIMITER ',');", "DELIMITER ';';"})
  void takesTheDelimiterOfCopyForPostgres(String options) {
    assertEquals(Dialect.POSTGRESQL, of("db/1.sql", "COPY t FROM '/a'\n" + options));
  }

  @Test
  void takesNoDataOfCopyForCode() {
    String copy = "COPY t (a) FROM stdin;\n1\nGO\n`a`\n";
    assertEquals(Dialect.POSTGRESQL, of("db/1.sql", copy + "\\.\nSELECT 1;"));
    assertEquals(Dialect.POSTGRESQL, of("db/1.sql", copy));
    assertEquals(Dialect.SQLSERVER, of("db/1.sql", copy + "\\.\nGO\n"));
  }

  @Test
  void takesNoTextForAnyLonger() {
    assertEquals(Dialect.POSTGRESQL, of("db/1.sql", "'".repeat(1_000_001)));
    assertEquals(Dialect.POSTGRESQL, of("db/1.sql", "/*".repeat(1_000_000)));
    assertEquals(Dialect.POSTGRESQL, of("db/1.sql", "\n".repeat(1_000_000)));
    assertEquals(Dialect.POSTGRESQL, of("db/1.sql", "engine ".repeat(100_000)));
    assertEquals(Dialect.POSTGRESQL, of("db/1.sql", "copy from stdin;\n".repeat(100_000)));
    assertEquals(Dialect.POSTGRESQL, of("db/1.sql", "copy ".repeat(100_000)));
  }
}
