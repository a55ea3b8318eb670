package dev.migralint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is reported of locks where it is unknown whether one transaction runs the file. */
class UnknownTransactionTest {
  private static final String START = "sql/001_start.sql";
  private static final String NEXT = "sql/002_next.sql";

  @TempDir private Path temp;

  @Test
  void anEarlierStatementMayHoldAStrongerLock() {
    Project project = Project.empty(temp);
    project.git.commit(START, "CREATE TABLE account (id bigint PRIMARY KEY, email text);\n");
    project.git.stage(
        NEXT,
        """
        ALTER TABLE account ADD COLUMN nick text;
        CREATE INDEX by_nick ON account (nick);
        CREATE INDEX by_email ON account (email);
        """);
    List<String> locks =
        project
            .run("lint")
            .out()
            .lines()
            .filter(line -> line.startsWith("  lock "))
            .map(line -> line.strip().replaceAll(" +", " "))
            .toList();
    String lock =
        "lock SHARE on account: blocks writes, and blocks reads and writes if one transaction"
            + " runs the whole file, because line 1 takes ACCESS EXCLUSIVE";
    assertEquals(List.of(lock), locks);
  }

  /** A block locks a table that it names as it runs; it may be any that is there. */
  @Test
  void aTableThatIsNamedAtRunTimeMayBeAny() {
    Project project = Project.empty(temp);
    project.git.commit(START, "CREATE TABLE account (id bigint PRIMARY KEY, email text);\n");
    project.git.stage(
        NEXT,
        """
        BEGIN;
        DO $$DECLARE t text; BEGIN
          FOR t IN SELECT relname FROM pg_class LOOP
            EXECUTE format('ALTER TABLE %I ADD COLUMN IF NOT EXISTS nick text', t);
          END LOOP;
        END$$;
        CREATE INDEX by_email ON account (email);
        COMMIT;
        """);
    List<String> locks =
        project
            .run("lint")
            .out()
            .lines()
            .filter(line -> line.startsWith("  lock ") && line.contains("SHARE on account"))
            .map(line -> line.strip().replaceAll(" +", " "))
            .toList();
    assertEquals(
        List.of(
            "lock SHARE on account: blocks writes, and blocks reads and writes if it is the table"
                + " that line 4 locks, which is named at run time"),
        locks);
  }
}
