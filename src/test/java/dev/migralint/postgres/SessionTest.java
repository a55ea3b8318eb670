package dev.migralint.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.layout.Transaction;
import dev.migralint.schema.Catalog;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Ternary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTest {
  private static final Map<String, Transaction> TRANSACTIONS =
      Map.of(
          "FILE", Transaction.FILE,
          "FILE QUERY", Transaction.FILE.asOneQuery(),
          "NONE", Transaction.NONE,
          "QUERY", Transaction.QUERY,
          "PIPELINE", Transaction.PIPELINE,
          "BATCH", Transaction.BATCH,
          "UNLESS_REFUSED", Transaction.UNLESS_REFUSED,
          "UNKNOWN", Transaction.UNKNOWN);

  /** Whether the statement after these runs in a transaction. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FILE           | SELECT 1                                    | YES
          FILE           | COMMIT                                      | NO
          FILE           | COMMIT AND CHAIN                            | YES
          FILE           | ROLLBACK                                    | NO
          FILE           | COMMIT; BEGIN                               | YES
          NONE           | SELECT 1                                    | NO
          NONE           | BEGIN; SELECT 1                             | YES
          NONE           | BEGIN; END                                  | NO
          NONE           | BEGIN; ROLLBACK AND CHAIN                   | YES
          NONE           | BEGIN; SAVEPOINT s; ROLLBACK TO s           | YES
          NONE           | BEGIN; PREPARE TRANSACTION 'x'              | NO
          QUERY          | SELECT 1                                    | NO
          QUERY          | SELECT 1; SELECT 2                          | YES
          QUERY          | SELECT 1; COMMIT                            | YES
          FILE QUERY     | SELECT 1                                    | YES
          FILE QUERY     | COMMIT                                      | NO
          FILE QUERY     | SELECT 1; COMMIT                            | YES
          PIPELINE       | SELECT 1                                    | YES
          PIPELINE       | COMMIT                                      | NO
          PIPELINE       | SELECT 1; COMMIT                            | UNKNOWN
          BATCH          | SELECT 1                                    | YES
          UNLESS_REFUSED | SELECT 1                                    | YES
          UNLESS_REFUSED | CREATE INDEX CONCURRENTLY i ON t (a)        | NO
          UNLESS_REFUSED | VACUUM                                      | NO
          UNKNOWN        | SELECT 1                                    | UNKNOWN
          UNKNOWN        | BEGIN                                       | YES
          UNKNOWN        | COMMIT                                      | NO
          """)
  void transaction(String runner, String sql, Ternary expected) {
    assertEquals(
        expected, new Played().change(TRANSACTIONS.get(runner), sql).session.inTransaction());
  }

  @Test
  void aBatchGoesOnAcrossItsFiles() {
    Played played = new Played().change(Transaction.BATCH, "SELECT 1");
    int first = played.session.transaction();
    assertEquals(first, played.file(Transaction.BATCH, "SELECT 1", true).session.transaction());
    assertNotEquals(first, played.change(Transaction.BATCH, "SELECT 1").session.transaction());
  }

  @Test
  void withoutATransactionEachStatementHasItsOwn() {
    Played played = new Played().change(Transaction.NONE, "SELECT 1");
    int first = played.session.transaction();
    assertNotEquals(first, played.file(Transaction.NONE, "SELECT 1", true).session.transaction());
  }

  @ParameterizedTest
  @CsvSource({"FILE, true", "NONE, false", "UNKNOWN, false"})
  void aBlocksLocksAreKeptOnlyInATransaction(String runner, boolean kept) {
    Session session = new Session(new Catalog(List.of()), SupportedVersions.ASSUMED);
    ObjectName table = ObjectName.of(Name.unquoted("a"));
    session.beginMigration(TRANSACTIONS.get(runner), 2, false, false, false);
    session.enterBlock();
    Target target = new Target(table, table);
    Lock lock = new Lock(target, LockMode.ACCESS_EXCLUSIVE, Optional.empty(), Optional.empty());
    Effect effect =
        Effect.of(List.of(lock), List.of(), List.of(), false, List.of(), List.of(), Set.of());
    session.hold(effect, true, "m.sql", 1);
    session.leaveBlock();
    assertTrue(session.held(table).isPresent());
    session.afterStatement();
    assertEquals(kept, session.held(table).isPresent());
    assertEquals(runner.equals("UNKNOWN"), session.mayHold(table).isPresent());
    session.beginMigration(TRANSACTIONS.get(runner), 2, false, false, false);
    assertEquals(Optional.empty(), session.mayHold(table));
  }

  @Test
  void rollbackTakesBackWhatTheTransactionDid() {
    Played played =
        new Played()
            .change(
                Transaction.NONE,
                "CREATE TABLE a (); BEGIN; CREATE TABLE b (); ROLLBACK; CREATE TABLE c ();");
    assertEquals(
        List.of("a", "c"),
        played.catalog.relations().stream().map(t -> t.name().name().text()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SET TIME ZONE 'UTC'                     | true
          SET timezone = 'Etc/UTC'                | true
          SET timezone = 'Europe/Berlin'          | false
          SET timezone = 'UTC'; RESET timezone    | false
          SET timezone = 'UTC'; RESET ALL         | false
          SET LOCAL timezone = 'UTC'              | true
          SET LOCAL timezone = 'UTC'; COMMIT      | false
          SET timezone = 'UTC'; COMMIT            | true
          SELECT 1                                | false
          """)
  void isUtcOnlyWhereItWasSet(String sql, boolean expected) {
    assertEquals(expected, new Played().change(Transaction.FILE, sql).session.isUtc());
  }
}
