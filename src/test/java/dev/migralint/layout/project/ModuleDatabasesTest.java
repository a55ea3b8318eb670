package dev.migralint.layout.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.layout.Listing;
import dev.migralint.source.MapTree;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the files of a module tell of its databases. */
class ModuleDatabasesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "pom.xml | <groupId>org.postgresql</groupId> | POSTGRESQL",
        "pom.xml | <artifactId>mysql-connector-j</artifactId> | MYSQL",
        "pom.xml | <artifactId>h2</artifactId> | ",
        "build.gradle | runtimeOnly 'com.mysql:mysql-connector-java:8' | MYSQL",
        "build.gradle.kts | implementation(\"org.flywaydb:flyway-database-postgresql\") |"
            + " POSTGRESQL",
        "src/main/resources/application.properties | url=jdbc:sqlserver://x | SQLSERVER",
        "src/main/resources/application.yml | url: jdbc:postgresql://x/y | POSTGRESQL",
        "go.mod | github.com/jackc/pgx/v5 v5.1.0 | POSTGRESQL",
        "go.mod | github.com/mattn/go-sqlite3 v1.14 // indirect | ",
        "go.mod | require modernc.org/sqlite v1.2 | SQLITE",
        "Gemfile | gem 'mysql2', '~> 0.5' | MYSQL",
        "Gemfile | # gem 'mysql2' | ",
        "config/database.yml | adapter: postgresql | POSTGRESQL",
        "prisma/schema.prisma | provider = \"sqlite\" | SQLITE",
        "package.json | \"pg\": \"^8\", | POSTGRESQL",
        "package.json | \"better-sqlite3\": \"^8\", | SQLITE",
        "Cargo.toml | sqlx = { version = \"0.8\", features = [\"postgres\", \"uuid\"] } |"
            + " POSTGRESQL",
        "Cargo.toml | diesel = { features = [\"mysql\", \"sqlite\"] } | MYSQL SQLITE",
        "Cargo.toml | hiqlite = \"0.3\" | SQLITE",
        "Cargo.toml | # sqlx = { features = [\"postgres\"] } | ",
        "README.md | jdbc:postgresql: | ",
      })
  void readsThem(String file, String text, String databases) {
    Map<String, String> files = Map.of(file, "x\n  " + text + "\n", "db/migrations/1.sql", "");
    Set<String> found = new TreeSet<>();
    ModuleDatabases.around(Listing.of(MapTree.of(files), "db/migrations"))
        .forEach(dialect -> found.add(dialect.name()));
    assertEquals(databases == null ? "" : databases, String.join(" ", found));
  }

  @ParameterizedTest
  @CsvSource({"a/db, SQLITE", "b/db, MYSQL", "db, MYSQL"})
  void believesTheNearest(String folder, String database) {
    MapTree tree =
        MapTree.of(
            Map.of(
                "package.json", "{\n\"mysql2\": \"1\"\n}",
                "a/package.json", "{\n\"sqlite3\": \"1\"\n}",
                "b/package.json", "{}"));
    assertEquals("[" + database + "]", ModuleDatabases.around(Listing.of(tree, folder)).toString());
  }
}
