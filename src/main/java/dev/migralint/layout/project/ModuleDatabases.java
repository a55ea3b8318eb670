package dev.migralint.layout.project;

import dev.migralint.layout.Dialect;
import dev.migralint.layout.Listing;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which databases the module around a folder is written for: by the drivers in its build files and
 * by its connection settings. What only tests use ({@code com.h2database:h2}) says nothing.
 */
public final class ModuleDatabases {
  private static final int DEEPEST = 12;
  private static final int MOST_BYTES = 1 << 20;

  /** A kind of file, and what names each database in it. */
  private record Source(List<String> files, Map<Dialect, Pattern> names) {}

  private static final Map<Dialect, Pattern> JVM =
      Map.of(
          Dialect.POSTGRESQL,
          words(
              "org\\.postgresql",
              "flyway-database-postgresql",
              "jdbc-postgresql",
              "r2dbc-postgresql",
              "jdbc:(?:\\w+:)?postgresql:"),
          Dialect.MYSQL,
          words(
              "mysql-connector-j(?:ava)?",
              "mariadb-java-client",
              "flyway-mysql",
              "jdbc-(?:mysql|mariadb)",
              "jdbc:(?:\\w+:)?(?:mysql|mariadb):"),
          Dialect.SQLITE,
          words("sqlite-jdbc", "jdbc:sqlite:"),
          Dialect.SQLSERVER,
          words("mssql-jdbc", "flyway-sqlserver", "jdbc:(?:\\w+:)?sqlserver:"),
          Dialect.ORACLE,
          words("ojdbc[0-9]{0,2}", "flyway-database-oracle", "jdbc:(?:\\w+:)?oracle:"),
          Dialect.CLICKHOUSE,
          words("clickhouse-jdbc", "flyway-database-clickhouse", "jdbc:(?:clickhouse|ch):"));

  private static final Map<Dialect, Pattern> GO =
      Map.of(
          Dialect.POSTGRESQL,
          required("github\\.com/(?:lib/pq|jackc/pgx(?:/v\\d+)?)|gorm\\.io/driver/postgres"),
          Dialect.MYSQL,
          required("github\\.com/go-sql-driver/mysql|gorm\\.io/driver/mysql"),
          Dialect.SQLITE,
          required(
              "github\\.com/(?:mattn/go-sqlite3|glebarez/\\S*sqlite)|modernc\\.org/sqlite"
                  + "|gorm\\.io/driver/sqlite"),
          Dialect.SQLSERVER,
          required("github\\.com/(?:denisenkom|microsoft)/go-mssqldb|gorm\\.io/driver/sqlserver"),
          Dialect.CLICKHOUSE,
          required("github\\.com/ClickHouse/clickhouse-go(?:/v\\d+)?"));

  private static final Map<Dialect, Pattern> RUBY =
      Map.of(
          Dialect.POSTGRESQL, line("gem ['\"](?:pg|activerecord-postgis-adapter)['\"]"),
          Dialect.MYSQL, line("gem ['\"](?:mysql2|trilogy)['\"]"),
          Dialect.SQLITE, line("gem ['\"]sqlite3['\"]"),
          Dialect.SQLSERVER, line("gem ['\"]activerecord-sqlserver-adapter['\"]"));

  private static final Map<Dialect, Pattern> RAILS =
      Map.of(
          Dialect.POSTGRESQL, line("adapter:[ \\t]*[\"']?post(?:gresql|gis)\\b"),
          Dialect.MYSQL, line("adapter:[ \\t]*[\"']?(?:mysql2|trilogy)\\b"),
          Dialect.SQLITE, line("adapter:[ \\t]*[\"']?sqlite3\\b"));

  private static final Map<Dialect, Pattern> PRISMA =
      Map.of(
          Dialect.POSTGRESQL, line("provider[ \\t]*=[ \\t]*\"postgres(?:ql)?\""),
          Dialect.MYSQL, line("provider[ \\t]*=[ \\t]*\"mysql\""),
          Dialect.SQLITE, line("provider[ \\t]*=[ \\t]*\"sqlite\""),
          Dialect.SQLSERVER, line("provider[ \\t]*=[ \\t]*\"sqlserver\""));

  private static final Map<Dialect, Pattern> NODE =
      Map.of(
          Dialect.POSTGRESQL,
          line(
              "\"(?:pg|pg-promise|postgres|slonik|node-pg-migrate|@neondatabase/serverless"
                  + "|@vercel/postgres)\"[ \\t]*:"),
          Dialect.MYSQL,
          line("\"(?:mysql2?|mariadb)\"[ \\t]*:"),
          Dialect.SQLITE,
          line("\"(?:sqlite3?|better-sqlite3|@libsql/client)\"[ \\t]*:"),
          Dialect.SQLSERVER,
          line("\"(?:mssql|tedious)\"[ \\t]*:"),
          Dialect.CLICKHOUSE,
          line("\"@clickhouse/client\"[ \\t]*:"));

  private static final Map<Dialect, Pattern> RUST =
      Map.of(
          Dialect.POSTGRESQL,
          line(
              "(?:(?:tokio-|deadpool-|diesel-)?postgres\\b|[^#\\n]{0,400}[\"-](?:tokio-|deadpool-)?"
                  + "postgres(?:_backend)?\")"),
          Dialect.MYSQL,
          line("(?:mysql(?:_async)?\\b|[^#\\n]{0,400}\"mysql(?:_backend)?\")"),
          Dialect.SQLITE,
          line("(?:(?:rusqlite|hiqlite)\\b|[^#\\n]{0,400}\"sqlite(?:-\\w+)?\")"));

  private static final List<Source> SOURCES =
      List.of(
          new Source(
              List.of(
                  "pom.xml",
                  "build.gradle",
                  "build.gradle.kts",
                  "gradle/libs.versions.toml",
                  "flyway.conf",
                  "conf/flyway.conf",
                  "flyway.toml",
                  "src/main/resources/application.properties",
                  "src/main/resources/application.yml",
                  "src/main/resources/application.yaml"),
              JVM),
          new Source(List.of("go.mod"), GO),
          new Source(List.of("Gemfile"), RUBY),
          new Source(List.of("config/database.yml"), RAILS),
          new Source(List.of("schema.prisma", "prisma/schema.prisma"), PRISMA),
          new Source(List.of("package.json"), NODE),
          new Source(List.of("Cargo.toml"), RUST));

  private ModuleDatabases() {}

  private static Pattern words(String... names) {
    return Pattern.compile("(?<![\\w-])(?:" + String.join("|", names) + ")(?![\\w-])");
  }

  /** A module that go.mod requires itself. */
  private static Pattern required(String modules) {
    return Pattern.compile(
        "(?m)^[ \\t]*(?:require[ \\t]+)?(?:" + modules + ")[ \\t]+v\\S+[ \\t]*$");
  }

  private static Pattern line(String text) {
    return Pattern.compile("(?m)^[ \\t]*" + text);
  }

  /** The databases that the nearest folder, from this one up, names; none where none does. */
  public static Set<Dialect> around(Listing folder) {
    String at = folder.path();
    for (int i = 0; i < DEEPEST; i++) {
      Set<Dialect> found = in(Listing.of(folder.tree(), at));
      if (!found.isEmpty() || at.isEmpty()) {
        return found;
      }
      at = Listing.parent(at);
    }
    return Set.of();
  }

  private static Set<Dialect> in(Listing folder) {
    Set<Dialect> found = EnumSet.noneOf(Dialect.class);
    for (Source source : SOURCES) {
      for (String file : source.files()) {
        String text = text(folder, file);
        source
            .names()
            .forEach(
                (dialect, names) -> {
                  if (names.matcher(text).find()) {
                    found.add(dialect);
                  }
                });
      }
    }
    return found;
  }

  private static String text(Listing folder, String file) {
    int slash = file.indexOf('/');
    boolean mayBe = slash < 0 ? folder.hasFile(file) : folder.hasFolder(file.substring(0, slash));
    return mayBe ? Listing.start(folder.tree(), folder.path(file), MOST_BYTES) : "";
  }
}
