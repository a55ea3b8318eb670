package dev.migralint.sql.read;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.sql.Statement;
import dev.migralint.sql.token.Lexer;
import dev.migralint.sql.token.Token;
import dev.migralint.sql.token.Token.Kind;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twice the text takes twice the looks at a token, not four times as many. */
class StepsTest {
  /** A statement's tokens, which count how often one is looked at. */
  private static final class Counted extends AbstractList<Token> implements RandomAccess {
    private final List<Token> tokens;
    private long looks;

    Counted(List<Token> tokens) {
      this.tokens = tokens;
    }

    @Override
    public Token get(int index) {
      looks++;
      return tokens.get(index);
    }

    @Override
    public int size() {
      return tokens.size();
    }
  }

  /** What stands between the percent signs is repeated. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE t %ADD a int, %ADD b int",
        "ALTER TABLE t ADD a int %NOT NULL NULL %",
        "ALTER TABLE t ADD CHECK (%a AND %b)",
        "ALTER TABLE t ALTER a TYPE int USING %f(1, %2%)%",
        "ALTER TABLE t ALTER a SET DEFAULT %a.%b",
        "ALTER TABLE t ALTER a SET DEFAULT %CASE WHEN a THEN %b% END%",
        "ALTER TABLE t ALTER a SET DEFAULT %- %1",
        "ALTER TABLE t ALTER a SET DEFAULT a%::int%",
        "ALTER TABLE t ALTER a SET DEFAULT a %IS NOT NULL %",
        "ALTER TABLE t ALTER a SET DEFAULT %NOT %a",
        "ALTER TABLE t ALTER a SET DEFAULT a%[1]%",
        "CREATE TABLE t (%a int DEFAULT 1 CHECK (a > 0), %b int)",
        "CREATE TABLE t (a x(%1, %2))",
        "CREATE TABLE t (%LIKE u, %b int)",
        "CREATE INDEX ON t (%a, %b)",
        "CREATE INDEX ON t ((%(%a%)%))",
        "CREATE TYPE t AS ENUM (%'a', %'b')",
        "CREATE FUNCTION f(%a int, %b int) RETURNS int LANGUAGE sql AS ''",
        "CREATE VIEW v AS SELECT %(SELECT %1%)%",
        "COMMENT ON TABLE %a.%b IS ''",
        "DROP TABLE %a, %b",
        "GRANT %SELECT, %INSERT ON t TO r",
        "INSERT INTO t VALUES %(1, 'a'), %(2, 'b')",
        "SELECT %a, %b FROM t",
        "SELECT 1 FROM a %JOIN b ON a = b %",
        "SELECT 1 WHERE a IN (%SELECT a FROM t WHERE a IN (%1%)%)",
        "SELECT 1 %UNION SELECT 1 %",
        "SET search_path = %a, %b",
        "UPDATE t SET %a = 1, %b = 2",
        "WITH %a AS (SELECT 1), %b AS (SELECT 1) SELECT 1",
        "WITH a AS (%WITH a AS (%SELECT 1%) SELECT 1%) SELECT 1",
      })
  void lookAtATokenAFewTimes(String pattern) {
    long once = looks(pattern, 500);
    long twice = looks(pattern, 1000);
    assertTrue(once > 500, () -> once + " looks");
    assertTrue(twice < 2.1 * once, () -> once + " looks, then " + twice);
  }

  private static long looks(String pattern, int times) {
    String[] parts = pattern.split("%", -1);
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      sql.append(parts[i].repeat(i % 2 == 1 ? times : 1));
    }
    String text = sql.toString();
    List<Token> tokens = new ArrayList<>();
    Lexer lexer = new Lexer(text, 0, text.length());
    for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
      tokens.add(token);
    }
    Counted counted = new Counted(tokens);
    Statement statement = StatementReader.read(text, counted, 0);
    // Deeper than the bound something may be called that is not read.
    assertFalse(statement.isRefused(), statement::toString);
    return counted.looks;
  }
}
