package dev.migralint.sql.read;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.migralint.source.Client;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.Script;
import dev.migralint.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ScriptTest {
  /** A text, and the texts of its statements. */
  static final List<Arguments> TEXTS =
      List.of(
          text(""),
          text(" \r\n;;\t; -- nothing\n/* at all */"),
          text("SELECT 1", "SELECT 1"),
          text("-- a\nSELECT 1 -- b\n; -- c\rSELECT 2;", "SELECT 1", "SELECT 2"),
          text(
              "SELECT ';' || $$;$$ || \";\" /*;*/ || 1; SELECT 2",
              "SELECT ';' || $$;$$ || \";\" /*;*/ || 1",
              "SELECT 2"),
          text("SELECT (1; SELECT 2", "SELECT (1", "SELECT 2"),
          text(
              "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3",
              "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)",
              "SELECT 3"),
          text(
              "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN"
                  + " a THEN 1 END; END; SELECT 3",
              "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN"
                  + " a THEN 1 END; END",
              "SELECT 3"),
          text("BEGIN; END; SELECT 1", "BEGIN", "END", "SELECT 1"),
          text(
              "CREATE TABLE a ();\n--> statement-breakpoint\nDROP TABLE b",
              "CREATE TABLE a ()",
              "DROP TABLE b"),
          text(
              "DROP TABLE a\n--> statement-breakpoint\nDROP TABLE b",
              "DROP TABLE a",
              "DROP TABLE b"),
          text("COPY t FROM STDIN;\n1;2\n\\N\n\\.\nSELECT 1;", "COPY t FROM STDIN", "SELECT 1"),
          text(
              "COPY t FROM stdin WITH (FORMAT csv);\r\n'\r\n\\.\r\nSELECT 1",
              "COPY t FROM stdin WITH (FORMAT csv)",
              "SELECT 1"),
          text("COPY t FROM STDIN;\n1;2", "COPY t FROM STDIN"),
          text("COPY t FROM STDIN;\n1;2;\nDROP TABLE a;", "COPY t FROM STDIN", "DROP TABLE a"),
          text(
              "COPY t FROM STDIN; DROP TABLE a; COPY u FROM STDIN;\n1;2\n\\.\n3\n\\.\nSELECT 1;",
              "COPY t FROM STDIN",
              "DROP TABLE a",
              "COPY u FROM STDIN",
              "SELECT 1"),
          text(
              "\\if false\nCOPY t FROM STDIN;\n\\endif\nDROP TABLE a;\n\\.\nSELECT 1;",
              "\\if false",
              "COPY t FROM STDIN",
              "\\endif",
              "DROP TABLE a",
              "\\.",
              "SELECT 1"),
          text("\\set x 1\n\\i a; b.sql\nSELECT 1", "\\set x 1", "\\i a; b.sql", "SELECT 1"),
          text(
              "\\ir a.sql\n-- then\n\\ir b.sql\nSELECT 1;",
              "\\ir a.sql\n-- then\n\\ir b.sql",
              "SELECT 1"),
          text("SELECT 'a; SELECT 2", "SELECT 'a; SELECT 2"));

  private static Arguments text(String text, String... statements) {
    return Arguments.of(text, List.of(statements));
  }

  @ParameterizedTest
  @FieldSource("TEXTS")
  void cutsAtSemicolons(String text, List<String> expected) {
    List<String> statements =
        Ranges.check(text).statements().stream().map(s -> s.span().of(text)).toList();
    assertEquals(expected, statements);
  }

  @Test
  void givesEveryComment() {
    String text = "-- a\nSELECT /* b */ 1; --c\r/* d /* e */ */";
    List<String> comments =
        ScriptReader.read(new SourceFile("", text)).comments().stream()
            .map(c -> c.of(text))
            .toList();
    assertEquals(List.of("-- a", "/* b */", "--c", "/* d /* e */ */"), comments);
  }

  /** Whether each statement is understood, by what sends the file. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          COPY t FROM STDIN;|1|\\.|SELECT 1;    ~ true,true   ~ true,true   ~ false,true
          COPY t FROM STDIN;|1|SELECT 1;        ~ false       ~ false       ~ true,false
          COPY t FROM STDIN;|SELECT 1;          ~ false,true  ~ false,true  ~ true,true
          COPY t FROM STDIN;                    ~ true        ~ true        ~ true
          \\restrict abc|SELECT 1;              ~ true,true   ~ false,true  ~ false,true
          SELECT 1 \\gset|SELECT 1;             ~ true,true,true ~ true,false,true ~ true,false,true
          SELECT a \\ b;                        ~ true        ~ false       ~ false
          SELECT 1 \\; SELECT 2;                ~ true,true   ~ false,true  ~ false,true
          COPY t FROM STDIN \\g|1;2|\\.|SELECT 1; ~ true,true,true ~ true,false,false,false,false,true ~ true,false,false,false,false,true
          """)
  void isReadAsItIsSent(String lines, String psql, String sendsData, String sendsSql) {
    SourceFile file = new SourceFile("", lines.replace('|', '\n'));
    assertEquals(psql, understood(file, Client.PSQL));
    assertEquals(sendsData, understood(file, Client.SENDS_COPY_DATA));
    assertEquals(sendsSql, understood(file, Client.SENDS_SQL));
  }

  private static String understood(SourceFile file, Client client) {
    return ScriptReader.read(file, client).statements().stream()
        .map(statement -> String.valueOf(statement.understood()))
        .collect(joining(","));
  }

  @Test
  void whatMayBeDataIsReadOnce() {
    int times = 20_000;
    String copies = "COPY t FROM STDIN;\n1;\n".repeat(times);
    assertEquals(times, ScriptReader.read(new SourceFile("", copies)).statements().size());
    String conditional = "\\if x\n" + copies + "\\endif\n";
    assertEquals(times + 2, ScriptReader.read(new SourceFile("", conditional)).statements().size());
  }

  @Test
  void commandsInsideOfAStatementAreOne() {
    String text = "SELECT 1" + "\n\\! a\n, 1".repeat(20_000) + ";";
    List<Statement> statements = ScriptReader.read(new SourceFile("", text)).statements();
    assertEquals(1, statements.size());
    assertEquals(2, statements.getFirst().operations().size());
  }

  /** Only names and values that EXECUTE makes up leave unknown what a statement changes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          ALTER TABLE t ALTER a SET DEFAULT 'hi %{name}'   ~ false
          EXECUTE 'ALTER TABLE t DROP a'                   ~ false
          EXECUTE 'ALTER TABLE ' || x || ' DROP a'         ~ true
          EXECUTE format('ALTER TABLE t DROP %I', x)       ~ true
          """)
  void tellsWhatIsMadeUpFromText(String statement, boolean madeUp) {
    String block = "DO $$ BEGIN " + statement + "; END $$";
    List<Statement> body =
        ScriptReader.read(new SourceFile("", block)).statements().getFirst().body();
    assertEquals(madeUp, body.getFirst().isMadeUp());
  }

  @Test
  void aBrokenStatementDoesNotDisturbTheNext() {
    List<Statement> statements =
        ScriptReader.read(new SourceFile("", "ALTER TABLE t DROP (; DROP TABLE t")).statements();
    assertEquals(List.of(false, true), statements.stream().map(Statement::understood).toList());
  }

  @Test
  void tokensCompareWithoutCommentsAndCaseOfWords() {
    assertEquals(tokens("SELECT  a /* x */ FROM T"), tokens("select A from t -- y"));
    assertNotEquals(tokens("SELECT 'a'"), tokens("SELECT 'A'"));
    assertNotEquals(tokens("SELECT \"a\""), tokens("SELECT \"A\""));
    assertNotEquals(tokens("SELECT a"), tokens("SELECT \"a\""));
  }

  private static List<String> tokens(String text) {
    return Script.tokens(new SourceFile("", text), new Span(0, text.length()));
  }
}
