package dev.migralint.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.analysis.Rejection;
import dev.migralint.layout.find.Layouts;
import dev.migralint.lint.Refused;
import dev.migralint.settings.Settings;
import dev.migralint.source.MapTree;
import dev.migralint.source.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares what a real PostgreSQL refuses with what {@code fails-on-apply} says: the same error
 * code for each statement of {@code refusals.sql}, and nothing for what it accepts.
 */
class RefusalsIT {
  private static final Path CASES = Path.of("src", "test", "resources", "refusals.sql");
  private static final Path ACCEPTED = Path.of("src", "test", "resources", "accepted.sql");
  private static final Path TRUTH = Path.of("src", "test", "resources", "truth");
  private static final String FOLDER = "src/main/resources/db/migration/";
  private static final String NONE = "accepted";

  /** Before what the server refuses and migralint cannot tell yet. */
  private static final String UNSAID = "-- not yet\n";

  /** Before what servers of older versions do not read. */
  private static final Pattern SINCE = Pattern.compile("-- postgres: (\\d+)-\n");

  @Test
  void theServerRefusesTheSame() throws IOException, SQLException {
    String[] parts = Files.readString(CASES).split("\n-- cases\n");
    List<String> differences = new ArrayList<>();
    int refused = 0;
    try (Server server = new Server();
        Connection connection = server.connect()) {
      connection.setAutoCommit(false);
      String base =
          parts[0]
              .replaceFirst("-- base\n", "")
              .lines()
              .map(line -> line.replaceFirst("(-- postgres: \\d+-) ", "$1\n"))
              .flatMap(line -> of(line, server.version()).stream())
              .collect(Collectors.joining("\n"));
      for (String statement : Sql.statements(base)) {
        Sql.run(connection, statement);
      }
      for (String block : parts[1].strip().split("\n\n")) {
        Optional<String> ofVersion = of(block, server.version());
        if (ofVersion.isEmpty()) {
          continue;
        }
        String marked = ofVersion.get();
        boolean unsaid = marked.startsWith(UNSAID);
        String written = unsaid ? marked.substring(UNSAID.length()) : marked;
        String ours = said(base, written, server.version()).orElse(NONE);
        String theirs = refusal(connection, written);
        refused += theirs.equals(NONE) ? 0 : 1;
        boolean same = theirs.equals(NONE) ? ours.equals(NONE) : ours.startsWith(theirs);
        if (unsaid ? same || !ours.equals(NONE) : !same) {
          differences.add(written + "\n  server " + theirs + "\n  lint   " + ours);
        }
      }
    }
    assertEquals("", String.join("\n", differences));
    assertTrue(refused > 300, "only " + refused + " are refused");
  }

  @Test
  void theServerRefusesTheExamplesOfTheRule() throws IOException, SQLException {
    try (Server server = new Server()) {
      for (TruthCase one : RuleExamples.refused()) {
        try (Connection connection = server.connect()) {
          connection.setAutoCommit(false);
          for (String statement : Sql.statements(one.given())) {
            Sql.run(connection, statement);
          }
          String ours = said(one.given(), one.run(), server.version()).orElse(NONE);
          assertTrue(ours.startsWith(refusal(connection, one.run())), () -> one + ": " + ours);
          connection.rollback();
        }
      }
    }
  }

  /** What is followed through several statements, which are all that a new database gets. */
  @Test
  void whatTheServerAcceptsIsNotCalledRefused() throws IOException, SQLException {
    List<String> wrong = new ArrayList<>();
    int databases = 0;
    try (Server server = new Server()) {
      for (String block : Files.readString(ACCEPTED).split("-- case: ")) {
        if (block.isBlank()) {
          continue;
        }
        String sql = block.substring(block.indexOf('\n') + 1);
        String database = "accepted_" + ++databases;
        try (Connection connection = server.connect()) {
          Sql.run(connection, "CREATE DATABASE " + database);
        }
        try (Connection connection =
            DriverManager.getConnection(server.url(database) + "&preferQueryMode=simple")) {
          for (String statement : Sql.statements(sql)) {
            Sql.run(connection, statement);
          }
        } catch (SQLException refused) {
          // They are written for one version; others refuse some of them.
          if (server.version() == 15) {
            wrong.add(block.lines().findFirst() + ": the server says " + refused.getMessage());
          }
          continue;
        }
        Tree tree = MapTree.of(Map.of(FOLDER + "V1__all.sql", sql));
        Refused.in(
                tree,
                Layouts.everywhere(tree).getFirst(),
                FOLDER + "V1__all.sql",
                Settings.NONE.withPostgres(Optional.of(server.version())))
            .forEach(said -> wrong.add(block.lines().findFirst() + ": " + said.message()));
      }
    }
    assertEquals("", String.join("\n", wrong));
  }

  /** The server has run all of these. */
  @Test
  void whatRunsIsNotCalledRefused() throws IOException {
    List<String> wrong = new ArrayList<>();
    List<TruthCase> cases = new ArrayList<>(RuleExamples.all());
    try (Stream<Path> files = Files.list(TRUTH)) {
      for (Path file : files.sorted().toList()) {
        cases.addAll(TruthCase.read(file));
      }
    }
    for (TruthCase one : cases) {
      int version = one.versions().include(15) ? 15 : one.versions().from();
      refused(one.given().isBlank() ? "SELECT 1;" : one.given(), one.run(), version)
          .forEach(said -> wrong.add(one + "\n  " + one.run() + "\n  " + said));
    }
    assertEquals("", String.join("\n", wrong));
    assertTrue(cases.size() > 2000, "only " + cases.size() + " cases");
  }

  /** What stands behind the mark of its first version; empty where the server is older. */
  private static Optional<String> of(String marked, int version) {
    Matcher since = SINCE.matcher(marked);
    return !since.lookingAt()
        ? Optional.of(marked)
        : Optional.of(marked.substring(since.end()))
            .filter(rest -> version >= Integer.parseInt(since.group(1)));
  }

  private static String refusal(Connection connection, String statement) throws SQLException {
    Sql.run(connection, "SAVEPOINT before_it");
    try {
      Sql.run(connection, statement);
      return NONE;
    } catch (SQLException refused) {
      return refused.getSQLState();
    } finally {
      Sql.run(connection, "ROLLBACK TO before_it");
    }
  }

  private static Optional<String> said(String given, String statement, int version) {
    return refused(given, statement, version).stream()
        .findFirst()
        .map(rejection -> rejection.sqlstate() + " " + rejection.message());
  }

  /** What a lint of the statement says, in the second migration of a history. */
  private static List<Rejection> refused(String given, String statement, int version) {
    Tree tree =
        MapTree.of(Map.of(FOLDER + "V1__start.sql", given, FOLDER + "V2__next.sql", statement));
    return Refused.in(
        tree,
        Layouts.everywhere(tree).getFirst(),
        FOLDER + "V2__next.sql",
        Settings.NONE.withPostgres(Optional.of(version)));
  }
}
