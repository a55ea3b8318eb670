package dev.migralint.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.settings.Settings;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.MapTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {
  @Test
  void whatFollowsARefusedStatementNeverRuns() {
    List<Plan.Statement> statements =
        plan(
                Settings.NONE,
                "CREATE TABLE t (id int PRIMARY KEY);"
                    + " ALTER TABLE t DROP COLUMN nosuch; ALTER TABLE t ADD COLUMN a int;")
            .migrations()
            .getFirst()
            .statements();
    assertEquals(
        List.of(false, false, true), statements.stream().map(Plan.Statement::notRun).toList());
    assertEquals(
        List.of(Optional.empty(), Optional.of("42703"), Optional.empty()),
        statements.stream().map(s -> s.refusal().map(Plan.Refusal::sqlstate)).toList());
  }

  @Test
  void aVersionThatWasNotSeenOnAServerIsSaid() {
    assertTrue(
        plan(Settings.NONE.withPostgres(Optional.of(19)), "SELECT 1;").notes().stream()
            .anyMatch(note -> note.contains("PostgreSQL 19")));
    assertEquals(List.of(), plan(Settings.NONE.withPostgres(Optional.of(18)), "SELECT 1;").notes());
  }

  private static Plan plan(Settings settings, String sql) {
    String path = "src/main/resources/db/migration/V1__a.sql";
    return new Planner(settings)
        .plan(
            new ChangeSet(
                "a file", MapTree.of(Map.of(path, sql)), new ChangeSet.Review.Each(List.of(path))));
  }
}
