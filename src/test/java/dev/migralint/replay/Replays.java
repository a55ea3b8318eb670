package dev.migralint.replay;

import dev.migralint.layout.Direction;
import dev.migralint.layout.History;
import dev.migralint.layout.Migration;
import dev.migralint.lint.LastCatalog;
import dev.migralint.source.Reading;
import dev.migralint.source.Tree;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Runs whole histories on a real server and through our catalog, and compares what both hold in the
 * end. {@link Arguments} tells the options.
 *
 * <p>Started by hand; the name of this class keeps it out of the build.
 */
@EnabledIfSystemProperty(named = "replay", matches = "(?s).*\\S.*")
class Replays {
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private Server server;

  @Test
  void replay() throws IOException, SQLException {
    Path work = Path.of("target", "replay");
    try (Server started = Server.start(work, Path.of("src", "bench", "replay", "extensions"))) {
      server = started;
      for (Arguments arguments : Arguments.read(System.getProperty("replay"))) {
        for (History history : arguments.histories()) {
          out.println(
              "== "
                  + arguments.folder()
                  + "/"
                  + history.folder()
                  + " ("
                  + history.layout().name()
                  + ")");
          history.notes().forEach(note -> out.println("   " + note));
          history(arguments, history);
        }
      }
    }
  }

  private void history(Arguments arguments, History history) throws SQLException {
    String database = arguments.newDatabase(server, history);
    try (Connection connection = server.connect(database)) {
      Runner runner = new Runner(connection, history.layout());
      NavigableMap<Item, List<String>> before = ServerSchema.read(connection);
      runner.send("RESET ALL");
      History applied = apply(arguments.tree(), history, runner);
      NavigableMap<Item, List<String>> theirs = ServerSchema.read(connection);
      NavigableMap<Item, List<String>> ours =
          OurSchema.read(LastCatalog.of(arguments.tree(), applied, arguments.settings()));
      before.keySet().forEach(theirs::remove);
      before.keySet().forEach(ours::remove);
      print(Comparison.of(theirs, ours));
    }
  }

  /** The part of the history that the server took, up to the first error. */
  private History apply(Tree tree, History history, Runner runner) {
    int opaque = 0;
    int applied = 0;
    for (int i = 0; i < history.migrations().size(); i++) {
      Migration migration = history.migrations().get(i);
      opaque += migration.opaque() ? 1 : 0;
      if (migration.opaque() || migration.direction() == Direction.DOWN) {
        continue;
      }
      try {
        if (tree.read(migration.path()) instanceof Reading.Text text) {
          runner.run(migration, text.file());
          applied++;
        }
      } catch (SQLException failed) {
        out.println("   stops at " + migration.path() + ": " + failed.getMessage());
        out.println("   applied " + applied + " (opaque " + opaque + ")");
        return new History(
            history.layout(),
            history.runner(),
            history.folder(),
            history.dialect(),
            history.migrations().subList(0, i),
            history.notes(),
            history.oddities());
      }
    }
    out.println("   applied all " + applied + " (opaque " + opaque + ")");
    return history;
  }

  private void print(Comparison comparison) {
    comparison.differences().forEach(line -> out.println("   - " + line));
    comparison
        .kinds()
        .forEach((kind, n) -> out.println("   " + kind + ": " + n.same() + " of " + n.objects()));
    Comparison.Count total = comparison.total();
    out.printf(
        "   total: %d of %d agree (%.2f %%)%n",
        total.same(), total.objects(), 100.0 * total.same() / Math.max(1, total.objects()));
  }
}
