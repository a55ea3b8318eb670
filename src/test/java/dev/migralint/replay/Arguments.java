package dev.migralint.replay;

import dev.migralint.layout.Dialect;
import dev.migralint.layout.History;
import dev.migralint.layout.Placement;
import dev.migralint.layout.find.Layouts;
import dev.migralint.settings.Settings;
import dev.migralint.source.Folder;
import dev.migralint.source.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A folder whose histories are replayed, and how. Options stand before the folder for which they
 * hold: {@code --set-up FILE} and {@code --do SQL} run before the first migration, {@code --fill
 * TEXT VALUE} fills a placeholder in, {@code --layout NAME} names the runner, {@code --search-path
 * SCHEMAS} says where unqualified names are looked up.
 */
record Arguments(
    Path folder, Tree tree, List<String> setUp, Optional<String> layout, List<String> searchPath) {

  /** Reads the words of a text, which blanks divide except between quotation marks. */
  static List<Arguments> read(String text) throws IOException {
    List<String> words =
        Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+")
            .matcher(text)
            .results()
            .map(found -> found.group().replaceAll("^([\"'])(.*)\\1$", "$2"))
            .toList();
    List<Arguments> all = new ArrayList<>();
    List<String> setUp = new ArrayList<>();
    Map<String, String> fill = new LinkedHashMap<>();
    Optional<String> layout = Optional.empty();
    List<String> searchPath = List.of();
    for (int i = 0; i < words.size(); i++) {
      switch (words.get(i)) {
        case "--set-up" -> setUp.add(Files.readString(Path.of(words.get(++i))));
        case "--do" -> setUp.add(words.get(++i));
        case "--layout" -> layout = Optional.of(words.get(++i));
        case "--fill" -> fill.put(words.get(++i), words.get(++i));
        case "--search-path" -> searchPath = List.of(words.get(++i).split(","));
        default -> {
          Path folder = Path.of(words.get(i));
          Tree tree = new Filled(Folder.open(folder).orElseThrow(), Map.copyOf(fill));
          all.add(new Arguments(folder, tree, List.copyOf(setUp), layout, searchPath));
          setUp.clear();
          fill.clear();
          layout = Optional.empty();
          searchPath = List.of();
        }
      }
    }
    return all;
  }

  /** Its histories of PostgreSQL. */
  List<History> histories() {
    List<History> all =
        layout.isPresent()
            ? Layouts.configured(tree, List.of(new Placement("", layout))).histories()
            : Layouts.at(tree, "");
    return all.stream().filter(history -> history.dialect() == Dialect.POSTGRESQL).toList();
  }

  Settings settings() {
    return Settings.NONE.withSearchPath(searchPath);
  }

  /** The name of a new database in which all is set up for the history. */
  String newDatabase(Server server, History history) throws SQLException {
    String database = server.newDatabase();
    try (Connection connection = server.connect(database)) {
      Runner runner = new Runner(connection, history.layout());
      if (!searchPath.isEmpty()) {
        String path = String.join(", ", searchPath);
        runner.send("ALTER DATABASE " + database + " SET search_path = " + path);
      }
      for (String sql : setUp) {
        runner.send(sql);
      }
    }
    return database;
  }
}
