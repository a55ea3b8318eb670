package dev.migralint.lint;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.proof.ExampleRun;
import dev.migralint.rule.BuiltInRules;
import dev.migralint.rule.Rule;
import dev.migralint.rule.RuleBook;
import dev.migralint.rule.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What DO blocks and functions do is found where it is written, when it runs. */
class BodiesTest {
  private static final List<Rule> RULES =
      RuleBook.load(BuiltInRules.files(), Vocabulary.standard()).book().rules();

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
    assertEquals(dropped("DROP COLUMN email"), found(last + twice + "SELECT f0();" + drop));
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
