package dev.migralint.sql.read;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Script;
import dev.migralint.sql.expression.ColumnLabel;
import dev.migralint.sql.expression.Conditions;
import dev.migralint.sql.expression.Names;
import dev.migralint.sql.expression.Outcomes;
import dev.migralint.sql.token.Lexer;
import dev.migralint.sql.token.Token;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that nobody means well with. */
class HostileTextTest {
  private static final int DEEP = 100_000;

  /** A statement of every kind, damaged: each token left out, and doubled. */
  @Test
  void damagedStatementsAreRead() throws java.io.IOException {
    for (Cases.Case given : Cases.all()) {
      String sql = given.sql();
      Lexer lexer = new Lexer(sql, 0, sql.length());
      for (Token t = lexer.next(); t.kind() != Token.Kind.END; t = lexer.next()) {
        Ranges.check(sql.substring(0, t.start()) + sql.substring(t.end()));
        Ranges.check(sql.substring(0, t.end()) + " " + sql.substring(t.start()));
        Ranges.check(sql.substring(0, t.end()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT %(1%)",
        "SELECT %[1%]",
        "SELECT %(",
        "SELECT %[",
        "SELECT %)",
        "CREATE TABLE t (a int DEFAULT %(1%))",
        "CREATE TABLE t (a int DEFAULT %-1)",
        "CREATE TABLE t (a int CHECK (%(a IS NOT NULL%)))",
        "CREATE TABLE t (a x%(1%))",
        "CREATE TABLE t (a int %[%])",
        "ALTER TABLE t ADD CHECK (%(a IS NOT NULL%) AND b IS NOT NULL)",
        "ALTER TABLE t ALTER a TYPE int USING %(a%)",
        "CREATE INDEX ON t (%(a%))",
        "CREATE INDEX ON t (a) WHERE %(a%)",
        "INSERT INTO t VALUES (%(1%))",
        "UPDATE t SET a = %(1%)",
        "WITH a AS (%(SELECT 1%)) SELECT 1",
        "CREATE RULE r AS ON INSERT TO t DO %(SELECT 1%)",
        "CREATE VIEW v AS SELECT %(1%)",
        "SELECT %/* %*/ 1",
        "SELECT %CASE 1 %END",
        "ALTER TABLE t ALTER a SET DEFAULT %CASE 1 %END",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT %CASE 1 %END; END",
        "SELECT 1 WHERE %(SELECT a IN (1%)",
      })
  void deepNestingIsRead(String pattern) throws InterruptedException {
    String sql =
        pattern
            .replace("%(", "(".repeat(DEEP))
            .replace("%)", ")".repeat(DEEP))
            .replace("%[", "[".repeat(DEEP))
            .replace("%]", "]".repeat(DEEP))
            .replace("%-", "- ".repeat(DEEP))
            .replace("%CASE", "CASE WHEN a THEN ".repeat(DEEP))
            .replace("%END", " END".repeat(DEEP))
            .replace("%/*", "/*".repeat(DEEP))
            .replace("%*/", "*/".repeat(DEEP));
    onSmallStack(() -> assertEquals(1, Ranges.check(sql + ";").statements().size()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CASE WHEN a THEN ",
        "NOT ",
        "a AND ",
        "a = ",
        "(a AND ",
        "f(",
        "ARRAY[",
        "- ",
        "a::int = ",
        "a IN (SELECT ",
        "a BETWEEN 1 AND ",
        "a || ",
        "EXISTS (SELECT 1 WHERE ",
        "CAST(",
        "(a, (",
        "a -> ",
        "a[",
        "interval '1' + ",
        "a IS NOT NULL AND (",
        "NOT (a IS NULL) AND NOT ("
      })
  void proofsFromDeepExpressionsEnd(String repeated) throws InterruptedException {
    onSmallStack(() -> proofs(repeated));
  }

  private static void onSmallStack(Runnable work) throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread small = new Thread(null, work, "small stack", 512 << 10);
    small.setUncaughtExceptionHandler((thread, problem) -> thrown.set(problem));
    small.start();
    small.join();
    assertNull(thrown.get());
  }

  private static void proofs(String repeated) {
    for (int depth : List.of(10, 30, 45, 100, 160, 240, 300, 490, 3000, DEEP)) {
      String text = repeated.repeat(depth) + "a IS NOT NULL";
      String closed = text + closing(text);
      for (String check : List.of(text, closed)) {
        Expression expression = Parsed.expression(check);
        if (expression != null) {
          Conditions.provenPresent(expression);
          Conditions.conjuncts(expression).forEach(Conditions::comparable);
          ColumnLabel.of(expression);
          Outcomes.ofAnyRow().of(expression);
          Names.columns(expression);
        }
      }
    }
  }

  private static String closing(String text) {
    StringBuilder open = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '(' -> open.append(')');
        case '[' -> open.append(']');
        case ')', ']' -> open.setLength(open.length() - 1);
        default -> {}
      }
    }
    String ends = " END".repeat(text.split("CASE", -1).length - 1);
    return ends + open.reverse();
  }

  @Test
  void longTextIsRead() {
    Ranges.check("SELECT '" + "x".repeat(1 << 20) + "'");
    Ranges.check("SELECT $a" + "x".repeat(1 << 20) + "$");
    Ranges.check("/* ".repeat(DEEP));
    Ranges.check("'\n".repeat(DEEP));
    Ranges.check("\"".repeat(DEEP + 1));
    Ranges.check("$a".repeat(DEEP));
    Ranges.check(unclosedBodies());
    Ranges.check("{".repeat(1_000_000));
    Ranges.check("SELECT \"" + "{{".repeat(500_000) + "\"");
    Ranges.check("DO $$ BEGIN EXECUTE " + "(".repeat(DEEP) + "'x'" + ")".repeat(DEEP) + "; END $$");
    Ranges.check(
        "DO $$ BEGIN EXECUTE format('"
            + "%1$s,".repeat(DEEP / 10)
            + "', "
            + "x".repeat(DEEP)
            + "); END $$");
    Ranges.check("\\\n".repeat(DEEP));
    Ranges.check("BEGIN ".repeat(DEEP));
    Ranges.check("CREATE FUNCTION f() " + "BEGIN ATOMIC ".repeat(DEEP));
    Ranges.check("DO $$ " + "BEGIN ".repeat(DEEP) + "END; ".repeat(DEEP) + "$$");
    Ranges.check("(".repeat(1_000_000));
    Ranges.check("CREATE TABLE t (" + "a int, ".repeat(DEEP) + "b int)");
    Ranges.check("DROP TABLE " + "a, ".repeat(DEEP) + "b");
    Ranges.check("WITH " + "a AS (SELECT 1), ".repeat(DEEP) + "b AS (SELECT 1) SELECT 1");
  }

  private static String unclosedBodies() {
    return IntStream.range(0, DEEP / 5).mapToObj(i -> "DO '$x" + i + "$';").collect(joining());
  }

  /** What stands between the percent signs is repeated. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT %{{ %",
        "SELECT %${ %",
        "%a${%",
        "%{{if .mysql}}%SELECT 1;",
        "%{{end}}%SELECT 1;",
        "DO $$ BEGIN %IF a THEN %END $$",
        "DO $$ BEGIN %IF EXISTS (SELECT FROM pg_class WHERE relname = 'x') THEN SELECT 1; %END $$",
        "DO $$ DECLARE a text := 'x'; BEGIN %a := a || a; %EXECUTE a; END $$",
        "DO $$ DECLARE a text := '%SELECT 1; %'; BEGIN %EXECUTE a; %END $$",
        "DO $$ BEGIN b := %a || %'y'; c := %b || %'z'; d := %c || %''; EXECUTE d; END $$",
        "DO $$ BEGIN IF x THEN %a := 'SELECT 1'; %END IF; %EXECUTE a; %END $$",
        "DO $$ BEGIN EXECUTE format('%[1$s%', '%abc %'); END $$",
        "DO $$ BEGIN EXECUTE %('a' || %'b'%)%; END $$",
        "DO '%EXECUTE ''a''; %'",
        "%DO $a$ %",
        "DO $$ BEGIN %SELECT a INTO b %; END $$",
        "SELECT 1 %\\\\echo a\n%",
        "SELECT 1 FROM a %JOIN b %",
        "%SELECT 'a'\n--x\n%",
      })
  void longBodiesAndTemplatesAreRead(String pattern) throws InterruptedException {
    StringBuilder sql = new StringBuilder();
    String[] parts = pattern.split("%", -1);
    for (int i = 0; i < parts.length; i++) {
      sql.append(parts[i].replace('[', '%').repeat(i % 2 == 1 ? 5_000 : 1));
    }
    onSmallStack(() -> Ranges.check(sql.toString()));
  }

  @Test
  void manyStatementsAreRead() {
    Script script = Ranges.check("ALTER TABLE t ADD a int;\n".repeat(DEEP));
    assertEquals(DEEP, script.statements().size());
    assertFalse(script.statements().stream().anyMatch(s -> !s.understood()));
  }
}
