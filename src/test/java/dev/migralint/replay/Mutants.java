package dev.migralint.replay;

import dev.migralint.analysis.Rejection;
import dev.migralint.layout.Direction;
import dev.migralint.layout.History;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Section;
import dev.migralint.lint.Refused;
import dev.migralint.source.Reading;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.read.ScriptReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Breaks late migrations of real histories in one place each, runs them on a server and through
 * lint, and compares at which statement and with which SQLSTATE each of them stops: a name is
 * changed, a type replaced, a statement left out or run twice. {@code -Dmutants.of=N} breaks N
 * migrations of each history, three times each; {@code -Dmutants.seed} draws others. {@link
 * Arguments} tells the options.
 *
 * <p>Started by hand; the name of this class keeps it out of the build.
 */
@EnabledIfSystemProperty(named = "mutants", matches = "(?s).*\\S.*")
class Mutants {
  private static final int TIMES = 3;

  /** Strings, comments and bodies are passed over; names are taken with their quotes. */
  private static final Pattern WORD =
      Pattern.compile(
          "(?s)'[^']*+(?:''[^']*+)*+'|--[^\\n]*|/\\*.*?\\*/|\\$(\\w*)\\$.*?\\$\\1\\$"
              + "|(?<name>\"[^\"]+\"|\\b[A-Za-z_][A-Za-z0-9_]*\\b)");

  private static final List<String> TYPES =
      List.of("bigint", "boolean", "integer", "jsonb", "text", "timestamptz", "uuid", "date");

  private static final Set<String> WRITTEN_TYPES =
      Set.of(
          "bigint",
          "boolean",
          "date",
          "int",
          "integer",
          "jsonb",
          "smallint",
          "text",
          "timestamptz",
          "uuid");

  /** Names of objects that are mostly something else where they stand without quotes. */
  private static final Set<String> WORDS_OF_SYNTAX =
      Set.of(
          "action",
          "column",
          "data",
          "date",
          "default",
          "enabled",
          "first",
          "function",
          "index",
          "interval",
          "key",
          "owner",
          "policy",
          "replace",
          "role",
          "schema",
          "sequence",
          "start",
          "text",
          "time",
          "timestamp",
          "trigger",
          "type",
          "update",
          "uuid",
          "value",
          "values",
          "view");

  /** How a migration was broken. */
  private enum Kind {
    NAME,
    TYPE,
    LEFT_OUT,
    TWICE
  }

  /** A broken text. */
  private record Mutant(Kind kind, String text) {}

  /** Where it stops, and why; a line counts from 1. */
  private record Stop(int statement, String sqlstate, String message) {}

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
  private final Random random = new Random(Long.getLong("mutants.seed", 1));

  @Test
  void mutate() throws IOException, SQLException {
    Path work = Path.of("target", "mutants");
    try (Server server = Server.start(work, Path.of("src", "bench", "replay", "extensions"))) {
      for (Arguments arguments : Arguments.read(System.getProperty("mutants"))) {
        for (History history : arguments.histories()) {
          if (!history.runner().name().equals(dev.migralint.layout.Runner.UNKNOWN)) {
            history(server, arguments, history);
          }
        }
      }
    }
    counts.forEach((key, results) -> out.println(key + " " + results));
  }

  private void history(Server server, Arguments arguments, History history) throws SQLException {
    List<Migration> all =
        history.migrations().stream()
            .filter(m -> !m.opaque() && m.direction() != Direction.DOWN)
            .toList();
    int from = all.size() / 2;
    Set<Integer> chosen = new HashSet<>();
    random
        .ints(from, Math.max(from + 1, all.size()))
        .limit(Integer.getInteger("mutants.of", 8))
        .forEach(chosen::add);
    String database = arguments.newDatabase(server, history);
    try (Connection connection = server.connect(database)) {
      Runner runner = new Runner(connection, history.layout());
      for (int i = 0; i < all.size(); i++) {
        if (!(arguments.tree().read(all.get(i).path()) instanceof Reading.Text text)) {
          continue;
        }
        if (chosen.contains(i)) {
          compare(connection, arguments, history, all.get(i), text.file());
        }
        try {
          runner.run(all.get(i), text.file());
        } catch (SQLException failed) {
          Optional<Rejection> ours =
              Refused.in(arguments.tree(), history, all.get(i).path(), arguments.settings())
                  .stream()
                  .findFirst();
          out.println(
              "STOPS " + history.folder() + " " + all.get(i).path() + ": " + failed.getMessage());
          out.println("  ours " + ours);
          return;
        }
      }
    }
  }

  private void compare(
      Connection connection,
      Arguments arguments,
      History history,
      Migration migration,
      SourceFile file)
      throws SQLException {
    if (stop(connection, history, migration, file).isPresent()) {
      return;
    }
    Optional<Rejection> unbroken =
        ours(arguments, history, migration, file.text()).refused().stream().findFirst();
    if (unbroken.isPresent()) {
      out.println("FALSE " + file.path() + " " + unbroken);
      count("unbroken", "false");
    } else {
      count("unbroken", "silent");
    }
    Set<String> known = names(connection);
    for (int i = 0; i < TIMES; i++) {
      Optional<Mutant> made = mutant(history, migration, file, known);
      if (made.isPresent() && !made.get().text().equals(file.text())) {
        Mutant mutant = made.get();
        SourceFile broken = new SourceFile(file.path(), mutant.text());
        Optional<Stop> theirs = stop(connection, history, migration, broken);
        Refused.Result ours = ours(arguments, history, migration, mutant.text());
        Optional<Stop> said =
            ours.refused().stream()
                .findFirst()
                .map(
                    r ->
                        new Stop(
                            index(history, migration, broken, r.span()),
                            r.sqlstate(),
                            r.message()));
        judge(mutant, history, migration, broken, theirs, said, ours.decided());
      }
    }
  }

  private void judge(
      Mutant mutant,
      History history,
      Migration migration,
      SourceFile broken,
      Optional<Stop> theirs,
      Optional<Stop> said,
      boolean decided) {
    String result;
    if (theirs.isEmpty()) {
      result = said.isEmpty() ? "runs" : "FALSE";
    } else if (said.isEmpty()) {
      result = decided ? "MISSED" : "undecided";
    } else if (said.get().statement() != theirs.get().statement()) {
      result = said.get().statement() < theirs.get().statement() ? "EARLY" : "LATE";
    } else {
      result = said.get().sqlstate().equals(theirs.get().sqlstate()) ? "told" : "CODE";
    }
    count(mutant.kind() + " " + theirs.map(Stop::sqlstate).orElse("runs"), result);
    count("all", result);
    if (Character.isUpperCase(result.charAt(0))) {
      out.println(result + " " + mutant.kind() + " " + broken.path());
      theirs.ifPresent(
          stop -> {
            List<Span> spans = spans(history, migration, broken);
            String text = broken.text(spans.get(stop.statement()));
            out.println("  " + text.substring(0, Math.min(400, text.length())).replace("\n", " "));
          });
      out.println("  server " + theirs);
      out.println("  ours   " + said);
    }
  }

  private void count(String key, String result) {
    counts.computeIfAbsent(key, k -> new TreeMap<>()).merge(result, 1, Integer::sum);
  }

  private static Refused.Result ours(
      Arguments arguments, History history, Migration migration, String text) {
    Replaced tree = new Replaced(arguments.tree(), migration.path(), text);
    return Refused.with(tree, history, migration.path(), arguments.settings());
  }

  private static int index(History history, Migration migration, SourceFile file, Span span) {
    List<Span> spans = spans(history, migration, file);
    for (int i = 0; i < spans.size(); i++) {
      if (spans.get(i).holds(span.start())) {
        return i;
      }
    }
    return -1;
  }

  /** The statements of its forward part. */
  private static List<Span> spans(History history, Migration migration, SourceFile file) {
    List<Section> up =
        history.layout().sections(migration, file).stream()
            .filter(section -> section.direction() == Direction.UP)
            .toList();
    return ScriptReader.read(history.layout().sql(file)).statements().stream()
        .map(dev.migralint.sql.Statement::span)
        .filter(span -> up.stream().anyMatch(section -> section.span().holds(span.start())))
        .toList();
  }

  /** Where the server stops, if all is run in one transaction, which is taken back. */
  private static Optional<Stop> stop(
      Connection connection, History history, Migration migration, SourceFile file)
      throws SQLException {
    List<Span> spans = spans(history, migration, file);
    Runner runner = new Runner(connection, history.layout());
    runner.send("BEGIN");
    try {
      for (int i = 0; i < spans.size(); i++) {
        String sql = file.text(spans.get(i));
        if (Pattern.matches("(?is)(begin|commit|start transaction|end)\\b.*", sql)) {
          continue;
        }
        try {
          runner.send(sql.replaceAll("(?i)\\bconcurrently\\b", ""));
        } catch (SQLException refused) {
          return Optional.of(new Stop(i, refused.getSQLState(), refused.getMessage()));
        }
      }
      return Optional.empty();
    } finally {
      runner.send("ROLLBACK; RESET ALL");
    }
  }

  private Optional<Mutant> mutant(
      History history, Migration migration, SourceFile file, Set<String> known) {
    List<Span> spans = spans(history, migration, file);
    if (spans.isEmpty()) {
      return Optional.empty();
    }
    int draw = random.nextInt(10);
    Kind kind = draw < 6 ? Kind.NAME : draw < 8 ? Kind.TYPE : draw < 9 ? Kind.LEFT_OUT : Kind.TWICE;
    Span span = spans.get(random.nextInt(spans.size()));
    String text = file.text();
    return switch (kind) {
      case NAME -> {
        List<MatchResult> names =
            words(file, spans)
                .filter(word -> known.contains(bare(word.group("name"))))
                .filter(
                    word -> !WORDS_OF_SYNTAX.contains(word.group("name").toLowerCase(Locale.ROOT)))
                .toList();
        yield pick(names)
            .map(
                word -> {
                  String name = word.group("name");
                  String other =
                      name.startsWith("\"")
                          ? name.substring(0, name.length() - 1) + "_x\""
                          : name + "_x";
                  return new Mutant(kind, replaced(text, word, other));
                });
      }
      case TYPE -> {
        List<MatchResult> types =
            words(file, spans)
                .filter(word -> WRITTEN_TYPES.contains(word.group("name").toLowerCase(Locale.ROOT)))
                .toList();
        yield pick(types)
            .map(
                word ->
                    new Mutant(
                        kind, replaced(text, word, TYPES.get(random.nextInt(TYPES.size())))));
      }
      case LEFT_OUT ->
          Optional.of(
              new Mutant(
                  kind, text.substring(0, span.start()) + "SELECT 1" + text.substring(span.end())));
      case TWICE ->
          Optional.of(
              new Mutant(
                  kind,
                  text.substring(0, span.end())
                      + ";\n"
                      + file.text(span)
                      + text.substring(span.end())));
    };
  }

  private static String replaced(String text, MatchResult word, String other) {
    return text.substring(0, word.start()) + other + text.substring(word.end());
  }

  private Optional<MatchResult> pick(List<MatchResult> words) {
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(words.get(random.nextInt(words.size())));
  }

  private static Stream<MatchResult> words(SourceFile file, List<Span> spans) {
    return WORD.matcher(file.text())
        .results()
        .filter(word -> word.group("name") != null)
        .filter(word -> spans.stream().anyMatch(span -> span.holds(word.start())));
  }

  private static String bare(String name) {
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1)
        : name.toLowerCase(Locale.ROOT);
  }

  /** What the database calls its own objects. */
  private static Set<String> names(Connection connection) throws SQLException {
    Set<String> names = new HashSet<>();
    String sql =
        """
        SELECT relname FROM pg_class WHERE oid >= 16384
        UNION SELECT attname FROM pg_attribute WHERE attrelid >= 16384 AND attnum > 0
        UNION SELECT conname FROM pg_constraint WHERE oid >= 16384
        UNION SELECT typname FROM pg_type WHERE oid >= 16384
        UNION SELECT proname FROM pg_proc WHERE oid >= 16384
        UNION SELECT nspname FROM pg_namespace WHERE oid >= 16384
        UNION SELECT polname FROM pg_policy
        UNION SELECT tgname FROM pg_trigger WHERE NOT tgisinternal\
        """;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }
}
