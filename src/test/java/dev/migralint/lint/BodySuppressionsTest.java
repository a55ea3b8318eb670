package dev.migralint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.finding.Finding;
import dev.migralint.proof.ExampleRun;
import dev.migralint.rule.Rule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments in bodies and in what EXECUTE runs belong to the statements there. */
class BodySuppressionsTest {
  private static final List<Rule> RULES = BuiltInFindings.RECOMMENDED;

  private static final String ACCOUNT = "CREATE TABLE account (id bigint, a text, b text, c text);";

  /** What is found, with what is allowed in parentheses. */
  private static List<String> found(String sql) {
    String comment = "migralint:allow dropped-column because r";
    return new ExampleRun(RULES, Optional.empty())
        .change(List.of(ACCOUNT), List.of(sql.replace("OK", comment)), Optional.empty()).stream()
            .map(f -> f.allowed().isPresent() ? "(" + marked(f) + ")" : marked(f))
            .toList();
  }

  private static String marked(Finding finding) {
    boolean drop = finding.rule().id().equals("dropped-column");
    return drop ? finding.file().text(finding.span()) : finding.rule().id();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DO $$ BEGIN\n-- OK\nALTER TABLE account DROP a;\nALTER TABLE account DROP b; END $$;",
        "DO $$ BEGIN -- OK\nALTER TABLE account DROP a;\nALTER TABLE account DROP b; END $$;",
        "DO $$ BEGIN\nALTER TABLE account DROP a; -- OK\nALTER TABLE account DROP b;\nEND $$;",
        "DO $$ BEGIN ALTER TABLE account /* OK */ DROP a; ALTER TABLE account DROP b; END $$;",
        "DO $$ BEGIN\n-- OK\nEXECUTE 'ALTER TABLE account DROP a';\nALTER TABLE account DROP b;"
            + " END $$;",
        "DO $$ BEGIN\nEXECUTE '-- OK\nALTER TABLE account DROP a;\nALTER TABLE account DROP b';"
            + " END $$;",
        "DO $$ BEGIN\n-- OK\nIF x THEN ALTER TABLE account DROP a; END IF;\n"
            + "ALTER TABLE account DROP b; END $$;",
        "DO $$ BEGIN IF x THEN\n-- OK\nALTER TABLE account DROP a; ELSE\n"
            + "ALTER TABLE account DROP b; END IF; END $$;",
        "DO $$ BEGIN\n-- OK\nFOR r IN SELECT 1 LOOP ALTER TABLE account DROP a; END LOOP;\n"
            + "ALTER TABLE account DROP b; END $$;",
        "DO 'BEGIN\n-- it''s a comment\n-- OK\nALTER TABLE account DROP a;\n"
            + "ALTER TABLE account DROP b; END';",
        "DO $$ DECLARE s text := 'ALTER TABLE account DROP a'; BEGIN\n-- OK\nEXECUTE s;\n"
            + "ALTER TABLE account DROP b; END $$;",
        "DO $$ BEGIN EXECUTE 'DO $a$ BEGIN\n-- OK\nALTER TABLE account DROP a;\n"
            + "ALTER TABLE account DROP b; END $a$'; END $$;",
        "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN\n-- OK\n"
            + "ALTER TABLE account DROP a;\nALTER TABLE account DROP b; END $$;\nSELECT f();",
        "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$\n-- OK\n"
            + "ALTER TABLE account DROP a;\nALTER TABLE account DROP b; $$;\nSELECT f();",
      })
  void oneOfTwoIsAllowed(String sql) {
    assertEquals(List.of("(DROP a)", "DROP b"), found(sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- OK\nDO $$ BEGIN ALTER TABLE account DROP a; ALTER TABLE account DROP b; END $$;",
        "DO $$ BEGIN ALTER TABLE account DROP a; ALTER TABLE account DROP b;\nEND $$; -- OK",
        "DO $$\n-- OK\nBEGIN ALTER TABLE account DROP a; ALTER TABLE account DROP b; END $$;",
        "DO $$ BEGIN\n-- OK\nEXECUTE 'ALTER TABLE account DROP a; ALTER TABLE account DROP b';"
            + " END $$;",
        "-- OK\nCREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$\n"
            + "ALTER TABLE account DROP a;\nALTER TABLE account DROP b; $$;\nSELECT f();",
        "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$\n"
            + "ALTER TABLE account DROP a;\nALTER TABLE account DROP b; $$;\n-- OK\nSELECT f();",
        "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$\n"
            + "ALTER TABLE account DROP a;\nALTER TABLE account DROP b; $$;\n"
            + "DO $$ BEGIN\n-- OK\nPERFORM f(); END $$;",
      })
  void bothAreAllowed(String sql) {
    assertEquals(List.of("(DROP a)", "(DROP b)"), found(sql));
  }

  @Test
  void everyCallMustBeAllowed() {
    String define = "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DELETE FROM account $$;\n";
    String allowed = "-- migralint:allow deleted-all-rows because r\nSELECT f();\n";
    assertEquals(List.of("(deleted-all-rows)"), found(define + allowed + allowed));
    assertEquals(List.of("deleted-all-rows"), found(define + allowed + "SELECT f();"));
    assertEquals(List.of("deleted-all-rows"), found(define + "SELECT f();\n" + allowed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DO $$ BEGIN\n-- OK\nALTER TABLE account ADD x int; END $$;",
        "DO $$ BEGIN EXECUTE '-- OK\nALTER TABLE account ADD x int'; END $$;",
        "DO $$ DECLARE s text := '-- OK\nALTER TABLE account ADD x int'; BEGIN EXECUTE s;"
            + " EXECUTE s; END $$;",
        "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$\n-- OK\nSELECT 1 $$; SELECT f();",
      })
  void oneThatNothingNeedsIsUnused(String sql) {
    assertEquals(List.of("suppression-unused"), found(sql));
  }
}
