package dev.migralint.sql.read;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Pieces of SQL in any order. */
final class Soup {
  private static final List<String> WORDS =
      """
      CREATE TABLE ALTER INDEX DROP t a b int text x CASE WHEN THEN END BEGIN FUNCTION NOT NULL
      DEFAULT CHECK ADD COLUMN REFERENCES WITH AS SELECT INSERT INTO UPDATE DELETE VALUES WHERE SET
      TO ON IS AND OR IN ONLY interval TYPE USING CONSTRAINT PRIMARY KEY UNIQUE GENERATED ALWAYS
      IDENTITY IF EXISTS CASCADE CONCURRENTLY VIEW TRIGGER PROCEDURE RETURNS LANGUAGE plpgsql
      EXECUTE LOOP EXCEPTION DECLARE DO GRANT COMMENT RENAME VALIDATE PARTITION OF ARRAY COLLATE
      timestamp time zone numeric serial FROM JOIN GROUP BY ORDER LIMIT UNION LATERAL OVER FILTER
      DISTINCT BETWEEN LIKE Ünï a$b _1
      """
          .lines()
          .flatMap(line -> Stream.of(line.split(" ")))
          .toList();

  private static final List<String> SIGNS =
      List.of(
          "(",
          ")",
          "(",
          ")",
          "[",
          "]",
          ",",
          ",",
          ";",
          ".",
          "1",
          "1.5e-3",
          "0x1F",
          "$1",
          "::",
          ":=",
          "=",
          "-",
          "+",
          "<",
          "*",
          "/ ",
          "@",
          "%",
          "`",
          "->>",
          "<<",
          ">>",
          "''",
          "'a'",
          "\"A\"",
          " $$ $$",
          "/* c */",
          "-- c\n",
          "--> statement-breakpoint\n",
          "\n",
          "\r",
          "\t",
          "\0",
          "#");

  private static final List<String> STARTS =
      List.of(
          "CREATE TABLE t (a int, ",
          "ALTER TABLE t ADD COLUMN a int ",
          "ALTER TABLE t ALTER a TYPE text USING ",
          "CREATE INDEX i ON t (a) ",
          "CREATE OR REPLACE FUNCTION f() RETURNS int ",
          "INSERT INTO t VALUES (1) ",
          "SELECT a FROM t WHERE ",
          "WITH q AS (SELECT 1) ",
          "CREATE TYPE e AS ENUM (",
          "UPDATE t SET a = ",
          "DO LANGUAGE plpgsql ",
          "SET x = ");

  /** Pieces after which the text may be read otherwise up to its end. */
  private static final List<String> OPENING =
      List.of(
          "'",
          "\"",
          "E'",
          "U&'",
          "U&\"",
          "$$",
          "$x$",
          "$x",
          "/*",
          "*/",
          "--",
          "\\",
          "\\.",
          "\\\n",
          "\\set x ",
          ":",
          ":'",
          "{",
          "}",
          "{{",
          "}}",
          "${",
          "%{",
          "DO $$ BEGIN ",
          "$$ BEGIN ",
          "COPY t FROM STDIN;\n",
          "BEGIN ATOMIC ",
          "CREATE RULE r AS ON INSERT TO t DO (",
          "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC ",
          "EXECUTE 'DROP TABLE t'",
          "\ud800");

  private Soup() {}

  /** Pieces that leave nothing open but parentheses. */
  static Arbitrary<String> closed() {
    return joined(closedPiece());
  }

  /** Pieces of every kind. */
  static Arbitrary<String> any() {
    return joined(anyPiece());
  }

  /** A text with a few pieces put in anywhere, each in the place of up to eight characters. */
  static Arbitrary<String> damaged(Arbitrary<String> texts) {
    Arbitrary<Tuple.Tuple3<Integer, Integer, String>> changes =
        Combinators.combine(
                Arbitraries.integers().between(0, 10_000),
                Arbitraries.integers().between(0, 8),
                anyPiece())
            .as(Tuple::of);
    return Combinators.combine(texts, changes.list().ofMinSize(1).ofMaxSize(4)).as(Soup::changed);
  }

  private static String changed(String text, List<Tuple.Tuple3<Integer, Integer, String>> changes) {
    StringBuilder out = new StringBuilder(text);
    for (Tuple.Tuple3<Integer, Integer, String> change : changes) {
      int at = change.get1() % (out.length() + 1);
      out.replace(at, Math.min(out.length(), at + change.get2()), change.get3());
    }
    return out.toString();
  }

  private static Arbitrary<String> anyPiece() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, closedPiece()),
        Tuple.of(3, Arbitraries.of(OPENING)),
        Tuple.of(1, Arbitraries.strings().ofMaxLength(3)));
  }

  private static Arbitrary<String> closedPiece() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.of(WORDS).map(word -> word + " ")),
        Tuple.of(4, Arbitraries.of(SIGNS)),
        Tuple.of(1, Arbitraries.of(STARTS)));
  }

  private static Arbitrary<String> joined(Arbitrary<String> pieces) {
    return pieces.list().ofMaxSize(40).map(all -> String.join("", all));
  }
}
