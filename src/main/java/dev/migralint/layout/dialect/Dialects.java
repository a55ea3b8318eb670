package dev.migralint.layout.dialect;

import dev.migralint.layout.Dialect;
import dev.migralint.layout.Listing;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Tree;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells which database a folder or a file is written for: by what the runner's own files say, by
 * names on the path, by syntax that only one database has. In doubt it is PostgreSQL.
 */
public final class Dialects {
  private static final int SAMPLES = 6;
  private static final int SAMPLE_BYTES = 8192;

  private static final Map<String, Dialect> NAMES =
      Map.ofEntries(
          Map.entry("postgres", Dialect.POSTGRESQL),
          Map.entry("postgresql", Dialect.POSTGRESQL),
          Map.entry("pg", Dialect.POSTGRESQL),
          Map.entry("pgsql", Dialect.POSTGRESQL),
          Map.entry("psql", Dialect.POSTGRESQL),
          Map.entry("timescale", Dialect.POSTGRESQL),
          Map.entry("timescaledb", Dialect.POSTGRESQL),
          Map.entry("mysql", Dialect.MYSQL),
          Map.entry("mysql8", Dialect.MYSQL),
          Map.entry("mariadb", Dialect.MYSQL),
          Map.entry("sqlite", Dialect.SQLITE),
          Map.entry("sqlite3", Dialect.SQLITE),
          Map.entry("turso", Dialect.SQLITE),
          Map.entry("libsql", Dialect.SQLITE),
          Map.entry("sqlserver", Dialect.SQLSERVER),
          Map.entry("mssql", Dialect.SQLSERVER),
          Map.entry("oracle", Dialect.ORACLE),
          Map.entry("clickhouse", Dialect.CLICKHOUSE),
          Map.entry("cockroach", Dialect.OTHER),
          Map.entry("cockroachdb", Dialect.OTHER),
          Map.entry("crdb", Dialect.OTHER),
          Map.entry("h2", Dialect.OTHER),
          Map.entry("hsqldb", Dialect.OTHER),
          Map.entry("derby", Dialect.OTHER),
          Map.entry("db2", Dialect.OTHER),
          Map.entry("duckdb", Dialect.OTHER),
          Map.entry("bigquery", Dialect.OTHER),
          Map.entry("snowflake", Dialect.OTHER),
          Map.entry("redshift", Dialect.OTHER),
          Map.entry("spanner", Dialect.OTHER),
          Map.entry("cassandra", Dialect.OTHER),
          Map.entry("scylla", Dialect.OTHER),
          Map.entry("singlestore", Dialect.OTHER));

  /** Names that are nothing but a database's, so that a folder called so needs no proof. */
  private static final Set<String> CERTAIN =
      Set.of(
          "postgres",
          "postgresql",
          "pgsql",
          "mysql",
          "mariadb",
          "sqlite",
          "sqlite3",
          "sqlserver",
          "mssql",
          "clickhouse",
          "cockroachdb",
          "h2",
          "hsqldb");

  private Dialects() {}

  /** The database of a name that a runner's own file gives; PostgreSQL for an unknown one. */
  public static Dialect named(String name) {
    return NAMES.getOrDefault(name.toLowerCase(Locale.ROOT), Dialect.POSTGRESQL);
  }

  /** The database of a folder of migrations, from its path and the start of a few of its files. */
  public static Dialect of(Tree tree, String folder, List<String> files) {
    List<String> samples =
        sample(files).stream().map(path -> Listing.start(tree, path, SAMPLE_BYTES)).toList();
    return decide(ofPath(folder), ofTexts(samples));
  }

  /** The database of one file, from its path and its text. */
  public static Dialect of(SourceFile file) {
    String path = file.path();
    Optional<Dialect> ofName = ofFileName(path);
    if (ofName.isPresent()) {
      return ofName.get();
    }
    String text = file.text();
    String start = text.substring(0, Math.min(text.length(), 4 * SAMPLE_BYTES));
    return decide(ofPath(Listing.parent(path)), ofTexts(List.of(start)));
  }

  /** The database that a file's name gives between its dots, as in {@code 1_a.mysql.up.sql}. */
  public static Optional<Dialect> ofFileName(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (name.indexOf('.') == name.lastIndexOf('.')) {
      return Optional.empty();
    }
    String[] parts = name.split("\\.", -1);
    for (int i = 1; i < parts.length - 1; i++) {
      Dialect dialect = NAMES.get(parts[i].toLowerCase(Locale.ROOT));
      if (dialect != null) {
        return Optional.of(dialect);
      }
    }
    return Optional.empty();
  }

  /** The database that a folder's name speaks of; PostgreSQL when it names that beside others. */
  public static Optional<Dialect> inName(String folder) {
    Optional<Dialect> found = Optional.empty();
    for (String word : folder.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
      Dialect dialect = NAMES.get(word);
      if (dialect == Dialect.POSTGRESQL) {
        return Optional.of(dialect);
      }
      found = dialect == null ? found : Optional.of(dialect);
    }
    return found;
  }

  /** What the nearest folder on the path that names a database says. */
  private record Named(Dialect dialect, boolean isCertain) {}

  private static Optional<Named> ofPath(String folder) {
    String[] names = folder.split("/", -1);
    for (int i = names.length - 1; i >= 0; i--) {
      boolean isCertain = CERTAIN.contains(names[i].toLowerCase(Locale.ROOT));
      Optional<Named> named = inName(names[i]).map(dialect -> new Named(dialect, isCertain));
      if (named.isPresent()) {
        return named;
      }
    }
    return Optional.empty();
  }

  /**
   * A folder whose whole name is another database's needs no proof; one that has it as a part does
   * not stand against what the text says, and "oracle", a word of its own, says nothing alone.
   */
  private static Dialect decide(Optional<Named> path, Optional<Dialect> text) {
    if (path.isEmpty()) {
      return text.orElse(Dialect.POSTGRESQL);
    }
    Named named = path.get();
    if (named.dialect() == Dialect.ORACLE) {
      return text.orElse(Dialect.POSTGRESQL);
    }
    return named.isCertain() ? named.dialect() : text.orElse(named.dialect());
  }

  /** What the texts say: PostgreSQL if any does, another if at least half of them do. */
  private static Optional<Dialect> ofTexts(List<String> texts) {
    Map<Dialect, Integer> votes = new EnumMap<>(Dialect.class);
    int voters = 0;
    for (String text : texts) {
      String code = CodeOnly.of(text);
      if (DialectSyntax.isPostgres(code)) {
        return Optional.of(Dialect.POSTGRESQL);
      }
      if (!code.isBlank()) {
        voters++;
        DialectSyntax.foreign(code).ifPresent(dialect -> votes.merge(dialect, 1, Integer::sum));
      }
    }
    int all = voters;
    return votes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(most -> most.getValue() * 2 >= all)
        .map(Map.Entry::getKey);
  }

  private static List<String> sample(List<String> files) {
    if (files.size() <= SAMPLES) {
      return files;
    }
    int half = SAMPLES / 2;
    return Stream.concat(files.stream().limit(half), files.stream().skip(files.size() - half))
        .toList();
  }
}
