package dev.migralint.truth;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Compares what a real PostgreSQL is seen doing with what migralint says that it does. */
class TruthIT {
  private static final Path FOLDER = Path.of("src", "test", "resources", "truth");

  /** {@code -Dtruth=indexes,columns} runs these families alone, while one works on them. */
  private static final List<String> FAMILIES =
      Stream.of(System.getProperty("truth", "").split(",")).filter(f -> !f.isEmpty()).toList();

  private static Server server;
  private static Truth truth;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = new Server();
    truth = new Truth(server);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @TestFactory
  List<DynamicContainer> families() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<DynamicContainer> families = new ArrayList<>();
      for (Path file : files.filter(TruthIT::isAskedFor).sorted().toList()) {
        families.add(family(file.getFileName().toString(), TruthCase.read(file)));
      }
      if (FAMILIES.isEmpty()) {
        families.add(family("examples of the rules", RuleExamples.all()));
      }
      return families;
    }
  }

  private static boolean isAskedFor(Path file) {
    return FAMILIES.isEmpty()
        || FAMILIES.contains(file.getFileName().toString().replace(".sql", ""));
  }

  private static DynamicContainer family(String name, List<TruthCase> cases) {
    return DynamicContainer.dynamicContainer(
        name,
        cases.stream()
            .filter(one -> one.versions().include(server.version()))
            .map(one -> DynamicTest.dynamicTest(one.toString(), () -> check(one))));
  }

  private static void check(TruthCase one) throws SQLException {
    Truth.Verdict verdict = truth.judge(one);
    assumeTrue(verdict.ran(), "it was not written to be run");
    List<String> differences = verdict.differences();
    if (one.differs().isPresent()) {
      assertFalse(differences.isEmpty(), () -> "no longer differs: " + one.differs().get());
    } else {
      assertTrue(differences.isEmpty(), () -> one.run() + "\n" + String.join("\n", differences));
    }
  }
}
