package dev.migralint.history;

import dev.migralint.layout.History;
import dev.migralint.rule.FileOperation.UnreadMigration;
import dev.migralint.source.Reading;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The migrations under review of one history that are written in another language. */
public final class UnreadMigrations {
  /** How many are reported one by one. */
  private static final int NAMED = 3;

  private static final Map<String, String> LANGUAGES =
      Map.ofEntries(
          Map.entry("rb", "Ruby"),
          Map.entry("py", "Python"),
          Map.entry("go", "Go"),
          Map.entry("rs", "Rust"),
          Map.entry("java", "Java"),
          Map.entry("class", "Java"),
          Map.entry("kt", "Kotlin"),
          Map.entry("php", "PHP"),
          Map.entry("ex", "Elixir"),
          Map.entry("exs", "Elixir"),
          Map.entry("cs", "C#"),
          Map.entry("js", "JavaScript"),
          Map.entry("mjs", "JavaScript"),
          Map.entry("cjs", "JavaScript"),
          Map.entry("ts", "TypeScript"),
          Map.entry("mts", "TypeScript"),
          Map.entry("cts", "TypeScript"),
          Map.entry("xml", "changesets in XML"),
          Map.entry("yml", "changesets in YAML"),
          Map.entry("yaml", "changesets in YAML"),
          Map.entry("json", "changesets in JSON"));

  private final History history;
  private final Tree head;
  private final List<String> paths = new ArrayList<>();

  /** None yet of this history. */
  public UnreadMigrations(History history, Tree head) {
    this.history = history;
    this.head = head;
  }

  /** Adds a migration by its path. */
  public void add(String path) {
    paths.add(path);
  }

  /** Each its own, or all in one where they are many. */
  public List<FileSite> sites() {
    if (paths.size() <= NAMED) {
      return paths.stream().map(path -> site(path, "what this migration does")).toList();
    }
    int more = paths.size() - 1;
    return List.of(site(paths.getFirst(), "what this migration and " + more + " more do"));
  }

  private FileSite site(String path, String what) {
    SourceFile file = file(path);
    String language = language(path);
    return new FileSite(
        history, file, new UnreadMigration(PastChanges.firstLine(file), language, what));
  }

  /** Its first line is shown, if it has one. */
  private SourceFile file(String path) {
    try {
      return head.read(path) instanceof Reading.Text text ? text.file() : new SourceFile(path, "");
    } catch (RuntimeException | OutOfMemoryError failure) {
      return new SourceFile(path, "");
    }
  }

  private static String language(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return LANGUAGES.getOrDefault(ending, "such files");
  }
}
