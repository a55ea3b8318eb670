package dev.migralint.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.finding.Finding;
import dev.migralint.finding.Finding.Advice;
import dev.migralint.proof.ExampleRun;
import dev.migralint.rule.Rule;
import dev.migralint.rule.Vocabulary;
import dev.migralint.rule.read.BuiltInRules;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.read.ScriptReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Follows the SQL that findings advise on a real PostgreSQL, for the examples of all rules and all
 * other cases: whatever it names must be there, or be made by the advice itself.
 */
class AdviceIT {
  private static final Path FOLDER = Path.of("src", "test", "resources", "truth");
  private static final int ENOUGH = 150;

  private final RuleBook book = RuleBook.load(BuiltInRules.files(), Vocabulary.standard()).book();

  @Test
  void whatAdviceNamesIsThere() throws IOException, SQLException {
    List<String> failures = new ArrayList<>();
    int followed = 0;
    try (Server server = new Server();
        Connection session = server.connect()) {
      Fixture fixture = new Fixture(session);
      for (TruthCase one : cases()) {
        if (one.versions().include(server.version())) {
          for (Finding finding : findings(one, server.version())) {
            List<String> advice =
                finding.instead().stream().map(Advice::sql).flatMap(Optional::stream).toList();
            if (!advice.isEmpty() && couldRun(fixture, session, one)) {
              followed++;
              Optional<String> failure = follow(fixture, session, one, finding, advice);
              failure.ifPresent(f -> failures.add(one + "\n  " + finding.rule().id() + ": " + f));
            }
          }
        }
      }
    }
    assertEquals("", String.join("\n", failures));
    assertTrue(followed > ENOUGH, "followed only " + followed);
  }

  /** Where the runner's way makes it fail, {@link RunnersIT} looks. */
  @Test
  void whatIsSaidToFailFails() throws IOException, SQLException {
    List<String> succeeding = new ArrayList<>();
    int tried = 0;
    try (Server server = new Server();
        Connection session = server.connect()) {
      Fixture fixture = new Fixture(session);
      for (Rule rule : book.rules()) {
        for (Rule.Example example : rule.bad()) {
          boolean plain =
              example.layout().isEmpty()
                  && !example.sql().isEmpty()
                  && example.postgres().filter(v -> v != server.version()).isEmpty();
          String given = String.join("\n", example.given());
          if (plain && rule.message().source().startsWith("This fails:") && given(fixture, given)) {
            tried++;
            if (run(session, Sql.statements(String.join("\n", example.sql()))).isEmpty()) {
              succeeding.add(rule.id() + ": " + example.name());
            }
          }
        }
      }
    }
    assertEquals(List.of(), succeeding);
    assertTrue(tried >= 5, "tried only " + tried);
  }

  private static List<TruthCase> cases() throws IOException {
    List<TruthCase> cases = new ArrayList<>(RuleExamples.all());
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        cases.addAll(TruthCase.read(file));
      }
    }
    return cases;
  }

  private List<Finding> findings(TruthCase one, int version) {
    // What is judged after the change is advised for the schema after it.
    List<Rule> rules = book.rules().stream().filter(rule -> !rule.afterChange()).toList();
    return new ExampleRun(rules, Optional.of(version))
        .change(List.of(one.given()), List.of(one.run()), Optional.empty());
  }

  /** Whether the names that the statements themselves use are there. */
  private static boolean couldRun(Fixture fixture, Connection session, TruthCase one) {
    return given(fixture, one.given())
        && run(session, Sql.statements("BEGIN;" + one.run())).filter(AdviceIT::isMissing).isEmpty();
  }

  private static boolean isMissing(SQLException failure) {
    return failure.getSQLState() != null
        && (failure.getSQLState().startsWith("42") || failure.getSQLState().startsWith("3F"));
  }

  private static boolean given(Fixture fixture, String given) {
    try {
      fixture.spoil();
      fixture.set(given, false);
      return true;
    } catch (SQLException notWrittenToBeRun) {
      return false;
    }
  }

  /** The advice replaces the statement, before or after which other statements may stand. */
  private static Optional<String> follow(
      Fixture fixture, Connection session, TruthCase one, Finding finding, List<String> advice) {
    List<String> steps = advice.stream().flatMap(sql -> Sql.statements(sql).stream()).toList();
    given(fixture, one.given());
    Optional<SQLException> alone = run(session, steps);
    if (alone.isEmpty()) {
      return Optional.empty();
    }
    List<String> all = new ArrayList<>(before(finding));
    all.addAll(steps);
    given(fixture, one.given());
    boolean isNowhere =
        "42P01".equals(alone.get().getSQLState()) && one.run().contains("TABLE IF EXISTS");
    return isNowhere
        ? Optional.empty()
        : run(session, all).map(failure -> alone.get().getMessage() + "\n    " + steps);
  }

  private static List<String> before(Finding finding) {
    List<Statement> all = new ArrayList<>();
    for (Statement statement : ScriptReader.read(finding.file()).statements()) {
      all.addAll(statement.runsBody() ? statement.body() : List.of(statement));
    }
    return all.stream()
        .filter(statement -> statement.span().end() <= finding.span().start())
        .filter(statement -> !(statement.operations().getFirst() instanceof SessionOperation))
        .map(statement -> finding.file().text(statement.span()))
        .toList();
  }

  private static Optional<SQLException> run(Connection session, List<String> statements) {
    try {
      for (String statement : statements) {
        Sql.run(session, statement);
      }
      return Optional.empty();
    } catch (SQLException failure) {
      return Optional.of(failure);
    }
  }
}
