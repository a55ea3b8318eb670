package dev.migralint.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.layout.Direction;
import dev.migralint.layout.History;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.find.Layouts;
import dev.migralint.source.MapTree;
import dev.migralint.source.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Sends small histories to a real PostgreSQL as each runner sends them, and compares what comes of
 * it with what migralint says: what is refused, which locks are kept, which settings are lost.
 */
class RunnersIT {
  private static final Path CASES = Path.of("src", "test", "resources", "runners.sql");

  /**
   * Where a runner's way is not known, what is said must hold in each of these; what is said under
   * a condition must hold in one of them.
   */
  private static final List<Transaction> ASSUMED =
      List.of(Transaction.NONE, Transaction.FILE, Transaction.QUERY);

  private static Server server;
  private static final Map<Object, Deployment> DONE = new HashMap<>();

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = new Server();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @TestFactory
  List<DynamicContainer> runners() throws IOException {
    List<RunnerCase> cases = RunnerCase.read(CASES);
    return RunnerSetup.all().stream()
        .map(
            setup ->
                DynamicContainer.dynamicContainer(
                    setup.name(),
                    cases.stream()
                        .filter(one -> one.versions().include(server.version()))
                        .map(one -> DynamicTest.dynamicTest(one.title(), () -> check(setup, one)))))
        .toList();
  }

  /** Rails' migrations are not SQL. */
  @Test
  void everyLayoutIsTried() {
    TreeSet<String> tried = new TreeSet<>(List.of("rails"));
    RunnerSetup.all().forEach(setup -> tried.add(setup.layout().name()));
    assertEquals(
        Layouts.ALL.stream().map(Layout::name).collect(Collectors.toCollection(TreeSet::new)),
        tried);
  }

  private static void check(RunnerSetup setup, RunnerCase one) throws SQLException {
    List<String> all = Stream.concat(Stream.of(one.given()), one.migrations().stream()).toList();
    Tree tree = MapTree.of(setup.files(all));
    History history =
        setup.placement().isPresent()
            ? Layouts.configured(tree, List.of(setup.placement().get())).histories().getFirst()
            : Layouts.everywhere(tree).getFirst();
    assertEquals(setup.layout().name(), history.layout().name());
    List<Migration> pending =
        history.migrations().stream()
            .filter(m -> m.direction() == Direction.UP && !m.path().equals(setup.path(1)))
            .toList();
    assertEquals(one.migrations().size(), pending.size());
    Said said = Said.of(setup, one, server.version());
    Set<List<Sent>> ways = new LinkedHashSet<>();
    for (Transaction mode : ASSUMED) {
      ways.add(Sent.by(history, pending, tree, mode));
    }
    List<String> differences = new ArrayList<>();
    int agreeing = 0;
    for (List<Sent> sent : ways) {
      Deployment seen = deployed(one.given(), sent);
      Said firm = ways.size() == 1 ? said : said.withoutConditions();
      Differences.between(seen, firm, ways.size() == 1)
          .forEach(d -> differences.add(sent + "\n" + d));
      agreeing += Differences.between(seen, said, ways.size() == 1).isEmpty() ? 1 : 0;
    }
    assertEquals("", String.join("\n", differences));
    assertTrue(agreeing > 0, () -> "holds in no way: " + said.findings());
  }

  /** What is sent alike ends alike. */
  private static Deployment deployed(String given, List<Sent> sent) throws SQLException {
    List<Object> key = List.of(given, sent);
    Deployment seen = DONE.get(key);
    if (seen == null) {
      seen = Deployment.of(server, given, sent);
      DONE.put(key, seen);
    }
    return seen;
  }
}
