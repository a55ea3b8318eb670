package dev.migralint.lint;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.proof.ExampleRun;
import dev.migralint.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What DO blocks and functions do is found where it is written, when it runs. */
class BodiesTest {
  private static final List<Rule> RULES = BuiltInFindings.RECOMMENDED;

  private static final String ACCOUNT =
      "CREATE TABLE account (id bigint PRIMARY KEY, email text, CONSTRAINT e CHECK (email <> ''));";

  private static final String FUNCTION =
      "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN %s; END $$;\n";

  /** The findings as rule, colon and marked text, after the table was made. */
  private static List<String> found(String sql) {
    return new ExampleRun(RULES, Optional.empty())
        .change(List.of(ACCOUNT), List.of(sql), Optional.empty()).stream()
            .map(f -> f.rule().id() + ": " + f.file().text(f.span()))
            .toList();
  }

  /** The findings that nothing suppresses. */
  private static List<String> open(String sql) {
    return new ExampleRun(RULES, Optional.empty())
        .change(List.of(ACCOUNT), List.of(sql), Optional.empty()).stream()
            .filter(f -> f.allowed().isEmpty())
            .map(f -> f.rule().id())
            .toList();
  }

  private static List<String> dropped(String marked) {
    return List.of("dropped-column: " + marked);
  }

  @Test
  void aFunctionDoesNothingUntilItIsCalled() {
    String define = FUNCTION.formatted("ALTER TABLE account DROP COLUMN email");
    assertEquals(List.of(), found(define));
    assertEquals(dropped("DROP COLUMN email"), found(define + "SELECT f();"));
    assertEquals(dropped("DROP COLUMN email"), found(define + "DO 'BEGIN PERFORM f(); END';"));
    assertEquals(List.of(), found("SELECT f();\n" + define));
  }

  @Test
  void whatAFunctionDoesIsSaidOnce() {
    String define = FUNCTION.formatted("DELETE FROM account");
    String calls = "SELECT f();\nSELECT f();\nDO 'BEGIN PERFORM f(); END';";
    assertEquals(List.of("deleted-all-rows: DELETE FROM account"), found(define + calls));
  }

  @Test
  void aProcedureIsCalled() {
    String define =
        "CREATE PROCEDURE p() LANGUAGE sql BEGIN ATOMIC DELETE FROM account; SELECT 1; END;\n"
            + "CREATE OR REPLACE PROCEDURE p() LANGUAGE sql AS 'ALTER TABLE account DROP email';\n";
    assertEquals(List.of(), found(define));
    assertEquals(dropped("DROP email"), found(define + "CALL p();"));
  }

  @Test
  void functionsThatCallOneAnotherTwiceOverEnd() {
    String last = "CREATE FUNCTION f40() RETURNS void LANGUAGE sql AS 'SELECT 1';\n";
    String twice =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    FUNCTION
                        .replace("f()", "f" + i + "()")
                        .formatted("PERFORM f%1$d(); PERFORM f%1$d()".formatted(i + 1)))
            .collect(joining());
    String drop = "ALTER TABLE account DROP COLUMN email;";
    assertEquals(
        List.of("statement-not-understood: SELECT f0()", "dropped-column: DROP COLUMN email"),
        found(last + twice + "SELECT f0();" + drop));
  }

  @Test
  void aPreparedStatementRunsWhereItIsExecuted() {
    String prepare = "PREPARE p AS DELETE FROM account;\n";
    List<String> deleted = List.of("deleted-all-rows: DELETE FROM account");
    assertEquals(List.of(), found(prepare));
    assertEquals(deleted, found(prepare + "EXECUTE p;\nEXECUTE p;"));
    assertEquals(deleted, found(prepare + "EXPLAIN ANALYZE EXECUTE p;"));
    assertEquals(List.of(), found(prepare + "EXPLAIN EXECUTE p;"));
    List<String> unknown = List.of("statement-not-understood: EXECUTE p");
    assertEquals(unknown, found(prepare + "DEALLOCATE p;\nEXECUTE p;"));
    assertEquals(unknown, found(prepare + "DEALLOCATE ALL;\nEXECUTE p;"));
    assertEquals(unknown, found("EXECUTE p;\n" + prepare));
    String allowed = "-- migralint:allow deleted-all-rows because it is a test\n";
    assertEquals(List.of(), open(allowed + prepare + "EXECUTE p;"));
  }

  @Test
  void whatAQueryMakesIsRunByGexec() {
    assertEquals(
        dropped("DROP email"), found("SELECT 'ALTER TABLE account ' || 'DROP email' \\gexec\n"));
    assertEquals(
        dropped("DROP %I"),
        found("SELECT format('ALTER TABLE account DROP %I', :'column')\n\\gexec\n"));
    assertEquals(
        List.of("statement-not-understood: \\gexec"),
        found("SELECT 'DROP TABLE ' || relname FROM pg_class \\gexec\n"));
    assertEquals(
        List.of("statement-not-understood: \\gexec"), found("SELECT :'statement' \\gexec\n"));
  }

  @Test
  void aPreparedStatementIsExecutedWithinLimits() {
    String prepare = "PREPARE p AS SELECT " + "1, ".repeat(30_000) + "1;\n";
    List<String> found = found(prepare + "EXECUTE p;\n".repeat(200));
    assertEquals("statement-not-understood: EXECUTE p", found.getFirst());
  }

  @Test
  void whatIsNestedTooDeeplyIsNotUnderstood() {
    String define = FUNCTION.formatted("ALTER TABLE account DROP COLUMN email");
    String parens = "SELECT " + "(".repeat(101) + "f()" + ")".repeat(101) + ";";
    assertEquals(List.of("statement-not-understood: ("), found(define + parens));
    String unions = "(".repeat(101) + "SELECT f()" + ")".repeat(101) + " UNION SELECT NULL;";
    assertEquals(List.of("statement-not-understood: ("), found(define + unions));
    String sum = "SELECT 1" + " + 1".repeat(250) + ";";
    assertEquals(1, found(sum).size());
    assertEquals(List.of(), found("SELECT 'a'" + " || 'a'".repeat(2_000) + ";"));
  }

  @Test
  void aTableWhoseCreationIsNotUnderstoodIsNew() {
    String index = "CREATE INDEX ON draft (id);";
    String drop = "DROP TABLE draft;";
    String creates = "CREATE UNLOGGED TABLE draft (id ! bigint);";
    assertEquals(
        List.of("syntax-error: " + creates.replace(";", "")), found(creates + index + drop));
    String mayCreate = "CREATE TABLE IF NOT EXISTS draft (id ! bigint);";
    assertEquals(3, found(mayCreate + index + drop).size());
    assertEquals(3, found("CREATE TEMP TABLE draft (id ! bigint);" + index + drop).size());
  }

  @Test
  void theBodyOfABlockIsNotItsLanguage() {
    assertEquals(
        dropped("DROP COLUMN email"),
        found("DO LANGUAGE 'plpgsql' $$BEGIN ALTER TABLE account DROP COLUMN email; END$$;"));
    assertEquals(
        dropped("DROP COLUMN email"),
        found("DO $$BEGIN ALTER TABLE account DROP COLUMN email; END$$ LANGUAGE 'plpgsql';"));
  }

  @Test
  void aFunctionThatCallsItselfEnds() {
    String define = FUNCTION.formatted("PERFORM f(); ALTER TABLE account DROP COLUMN email");
    assertEquals(dropped("DROP COLUMN email"), found(define + "SELECT f();"));
  }

  @Test
  void aMistakeInAFunctionIsFoundWhereItIsDefined() {
    String define = FUNCTION.formatted("ALTER TABLE account DELETE COLUMN email");
    assertEquals(List.of("syntax-error: ALTER TABLE account DELETE COLUMN email"), found(define));
  }

  @Test
  void whatAFunctionMakesUpIsSaidWhenItIsCalled() {
    String define = FUNCTION.formatted("EXECUTE x");
    assertEquals(List.of(), found(define));
    assertEquals(List.of("statement-not-understood: EXECUTE x"), found(define + "SELECT f();"));
  }

  @Test
  void whatStandsBehindATagThatIsNotClosedIsRead() {
    assertEquals(
        List.of("statement-not-understood: {{ if .mysql }}", "dropped-column: DROP COLUMN email"),
        found("{{ if .mysql }}\nALTER TABLE account DROP COLUMN email;"));
  }

  @Test
  void constantTextIsExecuted() {
    assertEquals(
        dropped("DROP email"),
        found("DO $$ BEGIN EXECUTE 'ALTER TABLE account ' || 'DROP email'; END $$;"));
    assertEquals(
        dropped("DROP %I"),
        found("DO $$ BEGIN EXECUTE format('ALTER TABLE %I DROP %I', 'account', 'email'); END $$;"));
  }

  @Test
  void aTableThatIsMadeUpIsUnknown() {
    assertEquals(
        dropped("DROP email"),
        found("DO $$ BEGIN EXECUTE 'ALTER TABLE ' || t || ' DROP email'; END $$;"));
    assertEquals(
        List.of(),
        found(
            """
            DO $$ BEGIN
              EXECUTE format('CREATE TABLE %I (id int)', t);
              EXECUTE format('CREATE INDEX ON %I (id)', t);
            END $$;
            """));
  }

  @Test
  void aGuardThatIsKnownDecides() {
    String guarded =
        """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT 1 FROM information_schema.columns
              WHERE table_name = 'account' AND column_name = '%s') THEN
            ALTER TABLE account ADD COLUMN x int;
          ELSE
            ALTER TABLE account DROP COLUMN email;
          END IF;
          ALTER TABLE account DROP COLUMN id;
        END $$;
        """;
    assertEquals(
        List.of("dropped-column: DROP COLUMN email", "dropped-column: DROP COLUMN id"),
        found(guarded.formatted("email")));
    assertEquals(dropped("DROP COLUMN id"), found(guarded.formatted("other")));
  }

  @Test
  void aGuardThatIsNotKnownLetsBothBranchesRun() {
    assertEquals(
        dropped("DROP COLUMN email"),
        found(
            """
            DO $$ BEGIN
              IF EXISTS (SELECT 1 FROM pg_type WHERE typname = 'x') THEN
                ALTER TABLE account DROP COLUMN email;
              END IF;
            END $$;
            """));
  }

  @Test
  void aConditionIsDecidedBeforeItsBranchChangesTheAnswer() {
    assertEquals(
        List.of("dropped-column: DROP COLUMN email"),
        found(
            """
            DO $$ BEGIN
              IF EXISTS (SELECT FROM pg_constraint
                  WHERE conrelid = 'public.account'::regclass AND conname = 'e') THEN
                ALTER TABLE account DROP CONSTRAINT e;
                ALTER TABLE account DROP COLUMN email;
              END IF;
            END $$;
            """));
  }
}
