package dev.migralint.replay;

import dev.migralint.layout.Dialect;
import dev.migralint.layout.Direction;
import dev.migralint.layout.History;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Placement;
import dev.migralint.layout.find.Layouts;
import dev.migralint.lint.LastCatalog;
import dev.migralint.settings.Settings;
import dev.migralint.source.Folder;
import dev.migralint.source.Reading;
import dev.migralint.source.Tree;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Runs whole histories on a real server and through our catalog, and compares what both hold in the
 * end. Options hold for the next folder: {@code --set-up FILE} and {@code --do SQL} run before the
 * first migration, {@code --fill TEXT VALUE} fills a placeholder in, {@code --layout NAME} names
 * the runner, {@code --search-path SCHEMAS} says where unqualified names are looked up.
 *
 * <p>Started by hand; the name of this class keeps it out of the build.
 */
@EnabledIfSystemProperty(named = "replay", matches = "(?s).*\\S.*")
class Replays {
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final List<String> setUp = new ArrayList<>();
  private final Map<String, String> fill = new LinkedHashMap<>();
  private Optional<String> layout = Optional.empty();
  private List<String> searchPath = List.of();

  private Server server;

  @Test
  void replay() throws IOException, SQLException {
    Path work = Path.of("target", "replay");
    try (Server started = Server.start(work, Path.of("src", "bench", "replay", "extensions"))) {
      server = started;
      run(words(System.getProperty("replay")));
    }
  }

  /** Divides at blanks, except between quotation marks. */
  private static List<String> words(String text) {
    return Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+")
        .matcher(text)
        .results()
        .map(found -> found.group().replaceAll("^([\"'])(.*)\\1$", "$2"))
        .toList();
  }

  private void run(List<String> arguments) throws IOException, SQLException {
    for (int i = 0; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--set-up" -> setUp.add(Files.readString(Path.of(arguments.get(++i))));
        case "--do" -> setUp.add(arguments.get(++i));
        case "--layout" -> layout = Optional.of(arguments.get(++i));
        case "--fill" -> fill.put(arguments.get(++i), arguments.get(++i));
        case "--search-path" -> searchPath = List.of(arguments.get(++i).split(","));
        default -> {
          folder(Path.of(arguments.get(i)));
          forgetOptions();
        }
      }
    }
  }

  private void forgetOptions() {
    setUp.clear();
    fill.clear();
    layout = Optional.empty();
    searchPath = List.of();
  }

  private void folder(Path path) throws IOException, SQLException {
    Tree tree = new Filled(Folder.open(path).orElseThrow(), fill);
    List<History> histories =
        layout.isPresent()
            ? Layouts.configured(tree, List.of(new Placement("", layout))).histories()
            : Layouts.at(tree, "");
    for (History history : histories) {
      if (history.dialect() == Dialect.POSTGRESQL) {
        out.println("== " + path + "/" + history.folder() + " (" + history.layout().name() + ")");
        history.notes().forEach(note -> out.println("   " + note));
        history(tree, history);
      }
    }
  }

  private void history(Tree tree, History history) throws IOException, SQLException {
    String database = server.newDatabase();
    try (Connection connection = server.connect(database)) {
      if (!searchPath.isEmpty()) {
        String path = String.join(", ", searchPath);
        new Runner(connection, history.layout())
            .send("ALTER DATABASE " + database + " SET search_path = " + path);
      }
      for (String sql : setUp) {
        new Runner(connection, history.layout()).send(sql);
      }
    }
    try (Connection connection = server.connect(database)) {
      Runner runner = new Runner(connection, history.layout());
      NavigableMap<Item, List<String>> before = ServerSchema.read(connection);
      runner.send("RESET ALL");
      History applied = apply(tree, history, runner);
      NavigableMap<Item, List<String>> theirs = ServerSchema.read(connection);
      NavigableMap<Item, List<String>> ours =
          OurSchema.read(LastCatalog.of(tree, applied, settings()));
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

  private Settings settings() {
    return Settings.NONE.withSearchPath(searchPath);
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
