package dev.migralint.layout.dialect;

import dev.migralint.layout.Dialect;
import dev.migralint.layout.Listing;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells which database a folder or a file is written for: by a folder that is named after one
 * database, by what its module uses, by other names on the path, by syntax that only one database
 * has. In doubt it is PostgreSQL.
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
          Map.entry("hiqlite", Dialect.SQLITE),
          Map.entry("rqlite", Dialect.SQLITE),
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
          "hiqlite",
          "rqlite",
          "sqlserver",
          "mssql",
          "clickhouse",
          "cockroachdb",
          "h2",
          "hsqldb");

  private static final Pattern ENDING =
      Pattern.compile("(?:sqlite|mysql|mariadb|postgres|postgresql|clickhouse)$");

  private Dialects() {}

  /** The database of a name that a runner's own file gives; PostgreSQL for an unknown one. */
  public static Dialect named(String name) {
    return NAMES.getOrDefault(name.toLowerCase(Locale.ROOT), Dialect.POSTGRESQL);
  }

  /**
   * The database of a folder of migrations, from its path and the start of a few of its files.
   *
   * @param module the databases that the module around the folder uses; asked for only where it
   *     decides
   */
  public static Dialect of(
      Tree tree, String folder, List<String> files, Supplier<Set<Dialect>> module) {
    List<String> samples =
        sample(files).stream().map(path -> Listing.start(tree, path, SAMPLE_BYTES)).toList();
    return decide(ofPath(folder), Votes.of(samples), module);
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
    return decide(ofPath(Listing.parent(path)), Votes.of(List.of(start)), Set::of);
  }

  /** The database that a file's name gives between its dots, as in {@code 1_a.mysql.up.sql}. */
  public static Optional<Dialect> ofFileName(String path) {
    return wordInName(path).map(word -> NAMES.get(word.text()));
  }

  /** The path without the database that the file's name gives. */
  public static String withoutDialect(String path) {
    return wordInName(path)
        .map(word -> path.substring(0, word.start() - 1) + path.substring(word.end()))
        .orElse(path);
  }

  private record Word(String text, int start, int end) {}

  private static Optional<Word> wordInName(String path) {
    int start = path.indexOf('.', path.lastIndexOf('/') + 1) + 1;
    for (int end = path.indexOf('.', start); start > 0 && end > 0; ) {
      String word = path.substring(start, end).toLowerCase(Locale.ROOT);
      if (NAMES.containsKey(word)) {
        return Optional.of(new Word(word, start, end));
      }
      start = end + 1;
      end = path.indexOf('.', start);
    }
    return Optional.empty();
  }

  /** The database that a folder's name speaks of; PostgreSQL when it names that beside others. */
  public static Optional<Dialect> inName(String folder) {
    Optional<Dialect> found = Optional.empty();
    for (String word : folder.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
      Dialect dialect = NAMES.getOrDefault(word, NAMES.get(ending(word)));
      if (dialect == Dialect.POSTGRESQL) {
        return Optional.of(dialect);
      }
      found = dialect == null ? found : Optional.of(dialect);
    }
    return found;
  }

  /** The database that a word ends with, as in {@code riversqlite}. */
  private static String ending(String word) {
    Matcher ending = ENDING.matcher(word);
    return ending.find() ? ending.group() : "";
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
   * not stand against what the text says, and "oracle", a word of its own, says nothing alone. A
   * module that uses one database decides where the texts do not, and one that uses PostgreSQL
   * alone outweighs a few odd files.
   */
  private static Dialect decide(Optional<Named> path, Votes texts, Supplier<Set<Dialect>> module) {
    Optional<Named> named = path.filter(name -> name.dialect() != Dialect.ORACLE);
    Optional<Dialect> certain = named.filter(Named::isCertain).map(Named::dialect);
    if (certain.isPresent()) {
      return certain.get();
    }
    Optional<Dialect> text = texts.dialect();
    if (text.isPresent()) {
      boolean outweighed =
          text.get() != Dialect.POSTGRESQL
              && !texts.isClear()
              && named.isEmpty()
              && module.get().equals(Set.of(Dialect.POSTGRESQL));
      return outweighed ? Dialect.POSTGRESQL : text.get();
    }
    return named.map(Named::dialect).orElseGet(() -> ofModule(module.get()));
  }

  private static Dialect ofModule(Set<Dialect> used) {
    return used.size() == 1 ? used.iterator().next() : Dialect.POSTGRESQL;
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
