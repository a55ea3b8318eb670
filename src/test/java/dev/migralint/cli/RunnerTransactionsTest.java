package dev.migralint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a concurrent build fails, and the way out that is told, by the runner. */
class RunnerTransactionsTest {
  private static final String BUILD =
      "CREATE INDEX CONCURRENTLY account_email ON account (email);\n";

  @TempDir private Path temp;

  @Test
  void gooseOpensATransactionUnlessTheFileSaysNo() {
    Project project = with("db/1_account.sql", "-- +goose Up\n" + Project.CREATE);
    fails(project, "-- +goose NO TRANSACTION", "db/2_index.sql", "-- +goose Up\n" + BUILD);
    String none = "-- +goose NO TRANSACTION\n-- +goose Up\n";
    runs(project, "db/2_index.sql", none + BUILD + "SELECT 1;\n");
    String block = "-- +goose StatementBegin\n" + BUILD + "%s-- +goose StatementEnd\n";
    runs(project, "db/2_index.sql", none + block.formatted(""));
    fails(
        project,
        "-- +goose NO TRANSACTION",
        "db/2_index.sql",
        none + block.formatted("SELECT 1;\n"));
  }

  @Test
  void aCommentBeforeAMarkAllowsWhatFollowsIt() {
    Project project = with("db/1_account.sql", "-- +goose Up\n" + Project.CREATE);
    String allow = "-- migralint:allow concurrently-in-transaction because tried by hand\n";
    project.git.write("db/2_index.sql", allow + "-- +goose Up\n" + BUILD);
    assertEquals(0, project.run("lint", "db").exit());
  }

  @Test
  void aDownMigrationIsNotJudgedForWhatItLoses() {
    Project project = with("db/1_account.sql", "-- +goose Up\n" + Project.CREATE);
    String drop = "DROP TABLE account\n";
    project.git.write("db/2_none.sql", "-- +goose Up\nSELECT 1\n-- +goose Down\n" + drop);
    assertEquals(0, project.run("lint", "db").exit());
    project.git.write("db/2_none.sql", "-- +goose Up\nSELECT 1;\n" + drop);
    assertEquals(1, project.run("lint", "db").exit());
  }

  @Test
  void dbmateSendsAPartAsOneQuery() {
    Project project = with("db/1_account.sql", "-- migrate:up\n" + Project.CREATE);
    String advice = "-- migrate:up transaction:false";
    fails(project, advice, "db/2_index.sql", "-- migrate:up\n" + BUILD);
    runs(project, "db/2_index.sql", advice + "\n" + BUILD);
    fails(project, advice, "db/2_index.sql", advice + "\n" + BUILD + "SELECT 1;\n");
    runs(project, "db/2_index.sql", advice + "\n" + BUILD + "-- migrate:down\nSELECT 1;\n");
  }

  @Test
  void sqlMigrateSendsStatementAfterStatement() {
    Project project = with("db/1_account.sql", "-- +migrate Up\n" + Project.CREATE);
    String advice = "-- +migrate Up notransaction";
    fails(project, advice, "db/2_index.sql", "-- +migrate Up\n" + BUILD);
    runs(project, "db/2_index.sql", advice + "\n" + BUILD + "SELECT 1;\n");
    String down = "\n-- +migrate Down notransaction\nSELECT 1;\n";
    fails(project, advice, "db/2_index.sql", "-- +migrate Up\n" + BUILD + down);
  }

  @Test
  void ternSendsStatementAfterStatement() {
    Project project = with("db/1_account.sql", Project.CREATE);
    project.git.write("tern.conf", "[database]\n");
    String advice = "---- tern: disable-tx ----";
    fails(project, advice, "db/2_index.sql", BUILD);
    runs(project, "db/2_index.sql", advice + "\n" + BUILD + "SELECT 1;\n");
  }

  @Test
  void nodePgMigrateHasNoWayOut() {
    Project project = with("db/1_account.sql", "-- Up Migration\n" + Project.CREATE);
    project.git.write("package.json", "{\"dependencies\": {\"node-pg-migrate\": \"8\"}}");
    fails(project, "pgm.noTransaction()", "db/2_index.sql", "-- Up Migration\n" + BUILD);
  }

  @Test
  void hasuraLeavesItByAFlag() {
    Project project = with("db/migrations/1_account/up.sql", Project.CREATE);
    project.git.write("db/config.yaml", "metadata_directory: metadata\n");
    String file = "db/migrations/2_index/up.sql";
    fails(project, "--no-transaction", file, BUILD);
    runs(project, file, "-- hasura:no-transaction\n" + BUILD);
  }

  @Test
  void dieselAsksForMetadataAndOneStatement() {
    Project project = with("migrations/1_account/up.sql", Project.CREATE);
    project.git.write("diesel.toml", "");
    String file = "migrations/2_index/up.sql";
    fails(project, "run_in_transaction = false", file, BUILD);
    project.git.write("migrations/2_index/metadata.toml", "run_in_transaction = false\n");
    runs(project, file, BUILD);
    fails(project, "run_in_transaction = false", file, BUILD + "SELECT 1;\n");
  }

  @Test
  void refineryHasNoWayOut() {
    Project project = with("migrations/V1__account.sql", Project.CREATE);
    project.git.write("Cargo.toml", "[dependencies]\nrefinery = \"0.9\"\n");
    fails(project, "by hand", "migrations/V2__index.sql", "COMMIT;\n" + BUILD);
  }

  @Test
  void sqlxLooksAtTheFirstCharacters() {
    Project project = with("migrations/1_account.sql", Project.CREATE);
    project.git.write("Cargo.toml", "[dependencies]\nsqlx = \"0.8\"\n");
    String advice = "-- no-transaction";
    fails(project, advice, "migrations/2_index.sql", BUILD);
    runs(project, "migrations/2_index.sql", advice + "\n" + BUILD);
    fails(project, advice, "migrations/2_index.sql", "\n" + advice + "\n" + BUILD);
  }

  private Project with(String path, String text) {
    Project project = Project.empty(temp);
    project.git.write(path, text);
    return project;
  }

  /** The build fails, and what is to be written instead is said. */
  private static void fails(Project project, String advice, String path, String text) {
    List<String> told = advice(project, path, text);
    assertEquals(1, told.size(), text);
    assertTrue(told.getFirst().contains(advice), told.getFirst());
  }

  private static void runs(Project project, String path, String text) {
    assertEquals(List.of(), advice(project, path, text), text);
  }

  private static List<String> advice(Project project, String path, String text) {
    project.git.write(path, text);
    String folder = path.substring(0, path.indexOf('/'));
    Started run = project.run("lint", folder, "--format", "json");
    List<String> advice = new ArrayList<>();
    for (JsonNode finding : Project.json(run.out()).get("findings")) {
      if (finding.get("rule").asText().equals("concurrently-in-transaction")) {
        advice.add(finding.get("instead").get(0).get("say").asText());
      }
    }
    return advice;
  }
}
