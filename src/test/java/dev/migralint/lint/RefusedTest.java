package dev.migralint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.analysis.Rejection;
import dev.migralint.layout.History;
import dev.migralint.layout.Placement;
import dev.migralint.layout.find.Layouts;
import dev.migralint.settings.Settings;
import dev.migralint.source.MapTree;
import dev.migralint.source.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where what PostgreSQL refuses is known, and where it is not. */
class RefusedTest {
  private static final String FOLDER = "src/main/resources/db/migration/";
  private static final String TABLES =
      "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int); CREATE TABLE c (id int);";

  /** Files of a folder without a known tool run in the order of numbers of their own. */
  @ParameterizedTest
  @CsvSource({
    "001_start.sql, 002_next.sql, 42703",
    "V1_start.sql, V2_next.sql, 42703",
    "start.sql, this_next.sql, ''",
    "1_start.sql, 1_the_next.sql, ''",
  })
  void inFilesOfAnUnknownTool(String first, String second, String sqlstate) {
    Tree tree =
        MapTree.of(
            Map.of("db/" + first, TABLES, "db/" + second, "ALTER TABLE a DROP COLUMN nosuch;"));
    List<Placement> plain = List.of(new Placement("db", Optional.of("plain")));
    History history = Layouts.configured(tree, plain).histories().getFirst();
    assertEquals(sqlstate, sqlstates(tree, history, "db/" + second));
  }

  /** What is made behind a statement of which nothing is known is certain again. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALTER TABLE nosuch ADD COLUMN x int; | 42P01",
        "CALL unknown(); ALTER TABLE nosuch ADD COLUMN x int; | ''",
        "CALL unknown(); ALTER TABLE a DROP COLUMN nosuch; | ''",
        "CALL unknown(); CREATE TABLE d (id int); ALTER TABLE d DROP COLUMN nosuch; | 42703",
        "SELECT unknown(); ALTER TABLE nosuch ADD COLUMN x int; | 42883",
        "SELECT lower('A'); ALTER TABLE nosuch ADD COLUMN x int; | 42P01",
        "DROP FUNCTION IF EXISTS f() CASCADE; ALTER TABLE a DROP COLUMN nosuch; | 42703",
        "ALTER TABLE a DROP COLUMN nosuch; ALTER TABLE a DROP COLUMN neither; | 42703 42703",
        "CREATE TABLE a (id int); ALTER TABLE a ADD PRIMARY KEY (id); | 42P07 42P16",
        "CREATE TYPE m AS ENUM ('x'); CREATE TABLE d (m m DEFAULT 'x');"
            + " ALTER TABLE d ALTER m TYPE text; DROP TYPE m; | 2BP01",
        "CREATE TYPE m AS ENUM ('x'); CREATE TABLE d (m m DEFAULT 'x');"
            + " ALTER TABLE d ALTER m DROP DEFAULT, ALTER m TYPE text; DROP TYPE m; | ''",
        "CREATE TYPE m AS ENUM ('x'); CREATE TABLE d (m m DEFAULT 'x'); ALTER TYPE m RENAME TO o;"
            + " CREATE TYPE m AS ENUM ('y'); ALTER TABLE d ALTER m TYPE text; DROP TYPE m; | ''",
        "CREATE TYPE m AS ENUM ('x'); CREATE TABLE d (m m DEFAULT 'x'); ALTER TYPE m RENAME TO o;"
            + " ALTER TABLE d ALTER m TYPE text; DROP TYPE o; | 2BP01",
        "SELECT name(q) FROM (SELECT 1 AS name) q; SELECT wid(v) FROM (VALUES (1)) v (wid); | ''",
        "CREATE TYPE p AS (street text); CREATE TABLE d (p p); SELECT street(p) FROM d; | ''",
        "SELECT tableoid(a) FROM a; | ''",
        "SELECT nosuch(id) FROM a; | 42883",
        "CREATE TABLE d (id int) PARTITION BY RANGE (id);"
            + " ALTER TABLE ONLY d ADD FOREIGN KEY (id) REFERENCES a; | 42809",
      })
  void behindOtherStatements(String sql, String sqlstates) {
    Tree tree = MapTree.of(Map.of(FOLDER + "V1__start.sql", TABLES, FOLDER + "V2__next.sql", sql));
    History history = Layouts.everywhere(tree).getFirst();
    assertEquals(sqlstates, sqlstates(tree, history, FOLDER + "V2__next.sql"));
  }

  /** Supabase owns the schemas of its services; other tools' projects may have such schemas. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE TABLE auth.profile (id int); | 42501",
        "CREATE FUNCTION storage.f() RETURNS int LANGUAGE sql AS 'SELECT 1'; | 42501",
        "ALTER TABLE storage.objects ENABLE ROW LEVEL SECURITY; | 42501",
        "CREATE INDEX ON auth.users (email); | 42501",
        "CREATE POLICY p ON storage.objects FOR SELECT USING (true); | ''",
        "INSERT INTO storage.buckets (id) VALUES ('a'); | ''",
        "ALTER TABLE a ADD FOREIGN KEY (id) REFERENCES auth.users (id); | ''",
      })
  void inSchemasOfSupabase(String sql, String sqlstates) {
    String folder = "supabase/migrations/";
    String path = folder + "20260102000000_next.sql";
    Tree tree =
        MapTree.of(
            Map.of(
                "supabase/config.toml",
                "project_id = 'a'",
                folder + "20260101000000_start.sql",
                TABLES,
                path,
                sql));
    assertEquals(sqlstates, sqlstates(tree, Layouts.everywhere(tree).getFirst(), path));
  }

  /** From the documentation and the source of PostgreSQL 19; no server is to be had yet. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE TABLE k (id int PRIMARY KEY); REPACK (CONCURRENTLY) k; | ''",
        "CREATE TABLE k (id int); REPACK (CONCURRENTLY) k; | 55000",
        "CREATE TABLE k (id int); REPACK k; | ''",
        "CREATE UNLOGGED TABLE k (id int PRIMARY KEY); REPACK (CONCURRENTLY) k; | 55000",
        "CREATE TABLE k (id int PRIMARY KEY) PARTITION BY RANGE (id); REPACK (CONCURRENTLY) k;"
            + " | 0A000",
        "CREATE TABLE k (id int CONSTRAINT c CHECK (id > 0)); ALTER TABLE k ALTER CONSTRAINT c"
            + " NOT ENFORCED; | ''",
        "CREATE TABLE k (id int CONSTRAINT c CHECK (id > 0)); ALTER TABLE k ALTER CONSTRAINT c"
            + " DEFERRABLE; | 42809",
        "CREATE SCHEMA s CREATE TYPE m AS ENUM ('a') CREATE TABLE t (m m); SELECT m FROM s.t; | ''",
        "CREATE SCHEMA s CREATE DOMAIN d AS int CREATE TABLE t (d d);"
            + " ALTER TABLE s.t DROP COLUMN e; | 42703",
      })
  void onPostgres19(String sql, String sqlstates) {
    Tree tree = MapTree.of(Map.of(FOLDER + "V1__start.sql", TABLES, FOLDER + "V2__next.sql", sql));
    History history = Layouts.everywhere(tree).getFirst();
    List<Rejection> refused =
        Refused.in(
            tree, history, FOLDER + "V2__next.sql", Settings.NONE.withPostgres(Optional.of(19)));
    assertEquals(sqlstates, String.join(" ", refused.stream().map(Rejection::sqlstate).toList()));
  }

  private static String sqlstates(Tree tree, History history, String path) {
    return String.join(
        " ",
        Refused.in(tree, history, path, Settings.NONE).stream().map(Rejection::sqlstate).toList());
  }
}
