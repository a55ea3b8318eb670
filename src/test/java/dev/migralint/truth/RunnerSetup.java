package dev.migralint.truth;

import dev.migralint.layout.Layout;
import dev.migralint.layout.Placement;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.find.Layouts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A project that uses one runner in one way.
 *
 * @param folder where its migrations are, with the slash
 * @param head what begins each migration
 * @param beside the other files, by the paths of the migrations
 * @param placement what the settings say of the folder
 */
record RunnerSetup(
    String name,
    Layout layout,
    String folder,
    String head,
    Function<List<String>, Map<String, String>> beside,
    Optional<Placement> placement) {

  /** One for each way in which a runner surrounds its migrations. */
  static List<RunnerSetup> all() {
    List<RunnerSetup> all = new ArrayList<>();
    for (String release : List.of("2.108.0", "2.109.0", "2.115.0", "2.116.0")) {
      all.add(npm("supabase", release, "supabase/migrations/"));
    }
    for (String release : List.of("7.3.0", "7.4.0")) {
      all.add(npm("prisma", release, "prisma/migrations/"));
    }
    all.add(drizzle("drizzle", Map.of()));
    String http = "import { migrate } from 'drizzle-orm/neon-http/migrator'";
    all.add(drizzle("drizzle neon-http", Map.of("db/migrate.ts", http)));
    all.add(of("sqitch", "", "").with(RunnerSetup::plan));
    all.add(of("goose", "db/", "-- +goose Up\n"));
    all.add(of("goose", "db/", "-- +goose NO TRANSACTION\n-- +goose Up\n"));
    all.add(of("dbmate", "db/", "-- migrate:up\n"));
    all.add(of("dbmate", "db/", "-- migrate:up transaction:false\n"));
    all.add(of("sql-migrate", "db/", "-- +migrate Up\n"));
    all.add(of("sql-migrate", "db/", "-- +migrate Up notransaction\n"));
    all.add(of("tern", "db/", "").with("db/tern.conf", "[database]\n"));
    all.add(of("tern", "db/", "---- tern: disable-tx ----\n").with("db/tern.conf", ""));
    String nodePgMigrate = "{\"dependencies\": {\"node-pg-migrate\": \"8\"}}";
    all.add(of("node-pg-migrate", "db/", "-- Up Migration\n").with("package.json", nodePgMigrate));
    String hasura = "metadata_directory: metadata\n";
    all.add(of("hasura", "migrations/", "").with("config.yaml", hasura));
    String alone = "-- hasura:no-transaction\n";
    all.add(of("hasura", "migrations/", alone).with("config.yaml", hasura));
    all.add(of("diesel", "migrations/", "").with("diesel.toml", ""));
    all.add(named("diesel metadata.toml", "diesel", "migrations/", "").with(RunnerSetup::metadata));
    String refinery = "[dependencies]\nrefinery = \"0.9\"\n";
    all.add(of("refinery", "migrations/", "").with("Cargo.toml", refinery));
    String sqlx = "[dependencies]\nsqlx = \"0.8\"\n";
    all.add(of("sqlx", "migrations/", "").with("Cargo.toml", sqlx));
    all.add(of("sqlx", "migrations/", "-- no-transaction\n").with("Cargo.toml", sqlx));
    String changeset = "--liquibase formatted sql\n--changeset us:1";
    all.add(of("liquibase", "db/", changeset + "\n"));
    all.add(of("liquibase", "db/", changeset + " runInTransaction:false\n"));
    all.add(of("atlas", "db/", "").with("db/atlas.sum", ""));
    all.add(of("atlas", "db/", "-- atlas:txmode none\n\n").with("db/atlas.sum", ""));
    all.add(of("flyway", "db/", ""));
    for (String setting : List.of("mixed=true", "group=true", "executeInTransaction=false")) {
      all.add(
          named("flyway " + setting, "flyway", "db/", "")
              .with("flyway.conf", "flyway." + setting + "\n"));
    }
    all.add(named("flyway script configuration", "flyway", "db/", "").with(RunnerSetup::scripts));
    all.add(of("golang-migrate", "db/", ""));
    all.add(of("plain", "migrations/", ""));
    for (String mode : Transaction.names()) {
      all.add(plain(mode));
    }
    return List.copyOf(all);
  }

  private static RunnerSetup of(String layout, String folder, String head) {
    return named((layout + " " + head.strip().replace("\n", " ")).strip(), layout, folder, head);
  }

  private static RunnerSetup named(String name, String layout, String folder, String head) {
    return new RunnerSetup(
        name,
        Layouts.named(layout).orElseThrow(),
        folder,
        head,
        paths -> Map.of(),
        Optional.empty());
  }

  private RunnerSetup with(String path, String text) {
    return with(paths -> Map.of(path, text));
  }

  private RunnerSetup with(Function<List<String>, Map<String, String>> files) {
    return new RunnerSetup(name, layout, folder, head, files, placement);
  }

  private static RunnerSetup npm(String layout, String release, String folder) {
    return named(layout + " " + release, layout, folder, "")
        .with("package.json", "{\"devDependencies\": {\"" + layout + "\": \"" + release + "\"}}");
  }

  private static RunnerSetup drizzle(String name, Map<String, String> programs) {
    return named(name, "drizzle", "db/drizzle/", "")
        .with(
            paths -> {
              Map<String, String> files = new LinkedHashMap<>(programs);
              paths.forEach(
                  path -> files.put(path.replace("migration.sql", "snapshot.json"), "{}"));
              return files;
            });
  }

  private static RunnerSetup plain(String mode) {
    Placement placement =
        new Placement(
            "migrations",
            Optional.empty(),
            Optional.empty(),
            Transaction.named(mode),
            List.of(),
            Optional.empty());
    return new RunnerSetup(
        "plain, told " + mode,
        Layouts.named("plain").orElseThrow(),
        "migrations/",
        "",
        paths -> Map.of(),
        Optional.of(placement));
  }

  private static Map<String, String> plan(List<String> paths) {
    StringBuilder plan = new StringBuilder("%project=x\n\n");
    for (String path : paths) {
      String change = path.substring(path.indexOf('/') + 1, path.lastIndexOf('.'));
      plan.append(change).append(" 2026-01-01T00:00:00Z A B <a@b>\n");
    }
    return Map.of("sqitch.plan", plan.toString());
  }

  private static Map<String, String> metadata(List<String> paths) {
    Map<String, String> files = new LinkedHashMap<>(Map.of("diesel.toml", ""));
    paths.forEach(
        path -> files.put(path.replace("up.sql", "metadata.toml"), "run_in_transaction = false\n"));
    return files;
  }

  private static Map<String, String> scripts(List<String> paths) {
    Map<String, String> files = new LinkedHashMap<>();
    paths.forEach(path -> files.put(path + ".conf", "executeInTransaction=true\n"));
    return files;
  }

  /** The path of the migration with that number. */
  String path(int number) {
    boolean sqitch = layout.name().equals("sqitch");
    return folder + (sqitch ? "deploy/" : "") + layout.examplePath(number);
  }

  /** The project with these migrations, the first with the number 1. */
  Map<String, String> files(List<String> migrations) {
    Map<String, String> files = new LinkedHashMap<>();
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < migrations.size(); i++) {
      paths.add(path(i + 1));
      files.put(path(i + 1), head + migrations.get(i));
    }
    files.putAll(beside.apply(paths));
    return files;
  }

  @Override
  public String toString() {
    return name;
  }
}
