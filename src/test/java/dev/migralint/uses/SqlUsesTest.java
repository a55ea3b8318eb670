package dev.migralint.uses;

import static dev.migralint.uses.Searching.column;
import static dev.migralint.uses.Searching.lines;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.finding.Uses;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL in the strings of programs, and in files. */
class SqlUsesTest {
  private static final Uses NICK = column("account", "nick");
  private static final Uses TABLE = column("account");

  private static int uses(String sql) {
    return lines(NICK, "a.go", "var q = `" + sql + "`\n").size();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT nick FROM account",
        "select a.nick from public.account a where a.id = $1",
        "SELECT o.id FROM orders o JOIN account AS a ON a.id = o.account_id WHERE a.nick = ?",
        "SELECT lower(nick) AS nick FROM account ORDER BY nick",
        "SELECT 1 FROM orders o WHERE EXISTS (SELECT 1 FROM account a WHERE a.nick = o.nick)",
        "INSERT INTO account (id, nick) VALUES (1, 2) ON CONFLICT (id) DO UPDATE SET id = 1",
        "UPDATE account SET nick = NULL WHERE id = :id",
        "DELETE FROM account WHERE \"nick\" IS NULL",
        "WITH w AS (SELECT nick FROM account) SELECT * FROM w",
        "SELECT account.nick FROM account, profile",
        "-- name: Nick :one\nSELECT nick FROM account WHERE id = sqlc.arg(id)"
      })
  void countsTheColumnOfTheTable(String sql) {
    assertEquals(1, uses(sql), sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM account",
        "SELECT a.id, p.nick FROM account a JOIN profile p ON p.id = a.id",
        "SELECT nick FROM profile WHERE id IN (SELECT id FROM account)",
        "SELECT 'nick' FROM account",
        "SELECT name AS nick FROM account ORDER BY nick",
        "WITH account AS (SELECT 1 AS nick) SELECT nick FROM account",
        "SELECT s.nick FROM (SELECT id AS nick FROM account) s",
        "SELECT nick FROM other.account_view",
        "Select your nick from the account list",
        "nick of account",
        "INSERT INTO account VALUES (1, 2)",
        "SELECT nickname FROM account",
        "ALTER TABLE account DROP COLUMN nick",
        "CREATE TABLE account (nick text)"
      })
  void leavesOthersAlone(String sql) {
    assertEquals(0, uses(sql), sql);
  }

  @Test
  void readsTheStringsOfEachLanguage() {
    String sql = "SELECT nick FROM account WHERE id = ";
    assertEquals(List.of(1), lines(NICK, "a.ts", "q(`" + sql + "${id} AND x = ${f({a: 1})}`)"));
    assertEquals(List.of(1), lines(NICK, "a.js", "q('SELECT nick ' +\n  'FROM account')"));
    assertEquals(List.of(2), lines(NICK, "a.py", "q('''\n" + sql + "%s''')\n"));
    assertEquals(List.of(2), lines(NICK, "a.py", "q(\"\"\"\\\n" + sql + "%s\"\"\")\n"));
    assertEquals(List.of(1), lines(NICK, "a.py", "q('SELECT nick '\n  'FROM account')"));
    assertEquals(List.of(2), lines(NICK, "A.java", "String q = \"\"\"\n" + sql + "?\"\"\";"));
    assertEquals(List.of(1), lines(NICK, "A.java", "q(\"SELECT \\\"nick\\\" FROM account\");"));
    assertEquals(List.of(1), lines(NICK, "a.kt", "q(\"" + sql + "$id\")"));
    assertEquals(List.of(1), lines(NICK, "a.rs", "q(r#\"SELECT \"nick\" FROM account\"#)"));
    assertEquals(List.of(2), lines(NICK, "a.rb", "q(<<~SQL)\n  " + sql + "#{id}\nSQL\n"));
    assertEquals(List.of(1), lines(NICK, "a.php", "<?php q(\"" + sql + "$id\");"));
    assertEquals(List.of(1), lines(NICK, "a.cs", "q(\"" + sql + "@id\");"));
    assertEquals(List.of(1), lines(NICK, "a.ex", "q(\"" + sql + "#{id}\")"));
    assertEquals(List.of(1), lines(NICK, "a.pl", "$db->do('SELECT nick FROM account');"));
  }

  @Test
  void commentsAreNotCode() {
    String sql = "\"SELECT nick FROM account\"";
    assertEquals(List.of(), lines(NICK, "a.ts", "// " + sql + "\n/* " + sql + " */ x = 1;\n"));
    assertEquals(List.of(), lines(NICK, "a.py", "# " + sql + "\n"));
    assertEquals(List.of(), lines(NICK, "a.sql", "-- SELECT nick FROM account;\nSELECT 1;\n"));
    assertEquals(List.of(1), lines(NICK, "a.ts", "link('http://x'); q(" + sql + ");\n"));
  }

  @Test
  void readsQueryFiles() {
    String text = "-- name: A :one\nSELECT id FROM account;\n\nSELECT ';', nick\nFROM account;\n";
    assertEquals(List.of(4), lines(NICK, "queries/account.sql", text));
    assertEquals(List.of(2, 5), lines(TABLE, "queries/account.sql", text));
    assertEquals(List.of(), lines(NICK, "db/migrations/V2__x.sql", text));
    assertEquals(List.of(), lines(NICK, "sql/V2__x.sql", text));
  }

  @Test
  void whatTheParserRefusesCountsByItsWords() {
    String odd = "SELECT nick FROM account WHERE id = ? ODD SYNTAX HERE (1,,2)";
    assertEquals(1, uses(odd));
    assertEquals(0, uses(odd.replace("nick", "p.nick")));
    assertEquals(0, uses(odd.replace("account", "profile")));
    assertEquals(1, uses("SELECT " + "(".repeat(300) + "nick" + ")".repeat(300) + " FROM account"));
    assertEquals(1, uses("SELECT nick" + ", 1".repeat(6000) + " FROM account WHERE id = 1"));
  }

  @Test
  void schemas() {
    Uses hidden = column("auth.account", "nick");
    assertEquals(List.of(), lines(hidden, "a.go", "q(`SELECT nick FROM account`)"));
    assertEquals(List.of(1), lines(hidden, "a.go", "q(`SELECT nick FROM auth.account`)"));
    assertEquals(List.of(), lines(hidden, "a.go", "q(`SELECT nick FROM public.account`)"));
  }

  /** A dump of the schema with its rows needs no table of the database. */
  @Test
  void aFileThatMakesTheTableDoesNotUseIt() {
    String query = "SELECT nick FROM account;\n";
    assertEquals(List.of(1), lines(NICK, "q.sql", query));
    assertEquals(
        List.of(), lines(NICK, "q.sql", "CREATE TABLE public.account (nick text);\n" + query));
    assertEquals(List.of(2), lines(NICK, "q.sql", "CREATE TABLE other (nick text);\n" + query));
    assertEquals(List.of(), lines(NICK, "store/sqlite/a.go", "q(`" + query + "`)"));
  }
}
