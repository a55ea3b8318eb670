package dev.migralint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.analysis.Rejection;
import dev.migralint.layout.History;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.find.Layouts;
import dev.migralint.postgres.Effect;
import dev.migralint.schema.Catalog;
import dev.migralint.scope.Scope;
import dev.migralint.settings.Settings;
import dev.migralint.source.MapTree;
import dev.migralint.source.Problem;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Tree;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Statement;
import dev.migralint.sql.Ternary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A failure that no code foresaw is the error of its file, and of no other. */
class MishapTest {
  private static final String BAD = "db/migration/V2__bad.sql";

  private final List<String> seen = new ArrayList<>();

  private static Tree tree(String bad) {
    return MapTree.of(
        Map.of(
            "db/migration/V1__a.sql",
            "CREATE TABLE a (id int);",
            BAD,
            bad,
            "db/migration/V3__c.sql",
            "DROP TABLE a;"));
  }

  /** What is recorded of a history in whose second file something fails. */
  private RunResult run(Tree tree, Optional<Throwable> failure) {
    History history = Layouts.everywhere(tree).getFirst();
    Map<String, Scope.Part> files = new LinkedHashMap<>();
    history.migrations().forEach(m -> files.put(m.path(), Scope.Part.whole(files.size() + 1)));
    Recorder recorder =
        new Recorder() {
          @Override
          public void begin(Database database, Migration migration, SourceFile file) {
            seen.add(migration.path());
          }

          @Override
          public void statement(Statement statement, Transaction mode) {}

          @Override
          public void effects(Statement statement, List<Effect> effects) {
            if (seen.getLast().equals(BAD)) {
              failure.ifPresent(MishapTest::<RuntimeException>fail);
            }
          }

          @Override
          public void refused(Rejection rejection) {}
        };
    RunContext context = RunContext.withoutRules(tree, Settings.NONE, recorder);
    HistoryRun run = new HistoryRun(context, new Scope(history, files, true));
    run.run();
    Catalog catalog = run.catalog();
    assertEquals(Ternary.NO, catalog.hasRelation(ObjectName.of(Name.unquoted("a"))));
    return context.result();
  }

  @SuppressWarnings("unchecked") // Throws what no method declares, as the JVM itself does.
  private static <T extends Throwable> void fail(Throwable failure) throws T {
    throw (T) failure;
  }

  static List<Throwable> failures() {
    return List.of(
        new IllegalStateException("x"), new StackOverflowError(), new OutOfMemoryError());
  }

  @ParameterizedTest
  @CsvSource({
    "0, because of a mistake in migralint: IllegalStateException at MishapTest.java:, report it",
    "1, is nested too deep for the stack that Java has, MIGRALINT_JAVA_OPTIONS=-Xss64m",
    "2, needs more memory than the, MIGRALINT_JAVA_OPTIONS=-Xmx",
  })
  void isTheErrorOfItsFile(int failure, String message, String nextStep) {
    RunResult result =
        run(tree("DO $$BEGIN DROP TABLE x; END$$;"), Optional.of(failures().get(failure)));
    assertEquals(List.of("db/migration/V1__a.sql", BAD, "db/migration/V3__c.sql"), seen);
    assertEquals(1, result.errors().size());
    Problem problem = result.errors().getFirst();
    assertEquals(BAD, problem.path());
    assertTrue(problem.message().contains(message), problem.message());
    assertTrue(problem.nextStep().contains(nextStep), problem.nextStep());
  }

  /** Few statements that make any number of objects: an index of each partition. */
  @Test
  void isWorkWithoutEnd() {
    StringBuilder sql = new StringBuilder("CREATE TABLE p (a int");
    for (int i = 0; i < 40; i++) {
      sql.append(", c").append(i).append(" int");
    }
    sql.append(") PARTITION BY LIST (a);\n");
    for (int i = 0; i < 1000; i++) {
      sql.append("CREATE TABLE p").append(i).append(" PARTITION OF p FOR VALUES IN (1);\n");
    }
    for (int i = 0; i < 1000; i++) {
      sql.append("CREATE INDEX ON p (c%d, c%d);\n".formatted(i / 40, i % 40));
    }
    RunResult result = run(tree(sql.toString()), Optional.empty());
    assertEquals(List.of(BAD), result.errors().stream().map(Problem::path).toList());
    assertTrue(result.errors().getFirst().message().contains("far more objects than"));
  }

  /** What happens to one column costs the same, however many the table and its parts have. */
  @Test
  void isNoWorkForAWideTable() {
    StringBuilder sql = new StringBuilder("CREATE TABLE w (id int");
    for (int i = 0; i < 1500; i++) {
      sql.append(", c").append(i).append(" int CHECK (c").append(i).append(" > 0)");
    }
    sql.append(");\n");
    for (int i = 0; i < 1500; i++) {
      sql.append("ALTER TABLE w RENAME c%d TO d%d;\n".formatted(i, i));
    }
    RunResult result = run(tree(sql.toString()), Optional.empty());
    assertEquals(List.of(), result.errors());
  }
}
