package dev.migralint.layout.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.migralint.layout.Listing;
import dev.migralint.source.Content;
import dev.migralint.source.MapTree;
import dev.migralint.source.Remembered;
import dev.migralint.source.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What shows that a project uses golang-migrate. */
class GolangMigrateUseTest {
  private static final String FOLDER = "app/db/migrations";
  private static final String REQUIRED = "\tgithub.com/golang-migrate/migrate/v4 v4.19.1";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "require github.com/golang-migrate/migrate/v4 v4.19.1",
        "\tgithub.com/golang-migrate/migrate v3.5.4+incompatible",
        "\tgithub.com/golang-migrate/migrate/v4 v4.19.1 // indirect",
        "\tgithub.com/mattes/migrate v3.0.1+incompatible",
        "\tgopkg.in/mattes/migrate.v1 v1.3.2",
      })
  void aModuleRequiresIt(String line) {
    assertTrue(isShown("go.mod", "module x\n\nrequire (\n" + line + "\n)\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "module github.com/golang-migrate/migrate/v4",
        "\tgithub.com/mattermost/morph v1.1.0",
        "\tgithub.com/rubenv/sql-migrate v1.7.0",
        "// github.com/golang-migrate/migrate/v4 v4.19.1",
      })
  void aModuleDoesNotRequireIt(String line) {
    assertFalse(isShown("go.mod", line + "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '~',
      value = {
        "app/Makefile -> go install github.com/golang-migrate/migrate/v4/cmd/migrate@latest",
        "Makefile.dev -> MIGRATE := docker run migrate/migrate",
        "db.mk -> \\tmigrate -path db -database $(URL) up",
        "app/Dockerfile -> FROM migrate/migrate:v4.17.0 AS migrate",
        "app/prod.Dockerfile -> FROM registry.example/hub/migrate/migrate:4 AS m",
        "Dockerfile.migrations -> CMD [\"migrate\", \"-path\", \"/migrations\"]",
        "docker-compose.yml -> image: docker.io/migrate/migrate",
        "compose.yaml -> command:\\n  - migrate\\n  - -path\\n  - /migrations",
        "app/up.sh -> y | migrate -verbose -source file://db -database $URL up",
        "app/scripts/migrate -> exec migrate -path db up",
        "bin/setup.sh -> $GOPATH/bin/migrate -database \"$URL\" \\\\\\n  -path db up",
        "tools/new.sh -> ./migrate create -dir db -ext sql $1",
        "package.json -> \"new\": \"migrate create -seq -ext sql a\"",
        ".github/workflows/ci.yml -> run: migrate -path db up",
        ".github/workflows/ci.yml -> - uses: x\\n  run: |\\n    migrate -path=db up",
        "Taskfile.yml -> - migrate -lock-timeout 20 -path db up",
        "justfile -> @migrate -database $URL -path db up",
        ".tool-versions -> golang-migrate 4.17.0",
        "shell.nix -> [ pkgs.go-migrate ]",
        "atlas.hcl -> format = golang-migrate",
        "Gopkg.toml -> name = \"github.com/golang-migrate/migrate\"",
        "README.md -> $ migrate -path db -database $URL up",
        "docs/README.md -> Run `migrate -path db up`.",
        "deploy/chart/values.yaml -> repository: migrate/migrate",
        "build/package/Dockerfile -> RUN migrate -path /db up",
      })
  void aFileNamesItOrCallsIt(String file, String text) {
    assertTrue(isShown(file, unescaped(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '~',
      value = {
        "README.md -> Unlike golang-migrate, ours takes a lock.",
        "NOTICE.txt -> This product contains golang-migrate.",
        "Makefile -> php artisan migrate --path=db",
        "Makefile -> ./manage.py migrate --database=x",
        "Makefile -> sqlx migrate run --source db",
        "Makefile -> soda migrate -path db",
        "Makefile -> ./app migrate -database $URL",
        "Makefile -> go run ./cmd/migrate -path db",
        "Makefile -> go build -o out/migrate ./cmd/migrate/migrate",
        "Makefile -> node-pg-migrate -path db",
        "Makefile -> migrate up",
        "Makefile -> migrate create add_users",
        "Makefile -> migrate -paths db",
        "Makefile -> sql-migrate up",
        "Dockerfile -> FROM acme/migrate",
        "compose.yml -> image: acme/migrate/migrate-all:1",
        "package.json -> \"migrate\": \"-path\"",
        "main.go -> // golang-migrate",
        "node_modules/x/Makefile -> golang-migrate",
        "tests/Makefile -> golang-migrate",
        "a/b/c/Makefile -> golang-migrate",
      })
  void thisDoesNotShowIt(String file, String text) {
    assertFalse(isShown(file, unescaped(text)));
  }

  /** Modules beside the folder's own are other programs; those in it, and its tools, are not. */
  @ParameterizedTest
  @CsvSource({
    "go.mod, true",
    "app/go.mod, true",
    "app/tools/go.mod, true",
    "server/go.mod, false",
    "services/shop/go.mod, false"
  })
  void theModuleOfTheFolderCounts(String module, boolean shown) {
    Map<String, String> files = new HashMap<>(Map.of("app/go.mod", "module app\n"));
    files.put(module, "require (\n" + REQUIRED + "\n)\n");
    files.put(module.replace("go.mod", "Makefile"), "up:\n\tmigrate -path db up\n");
    assertEquals(shown, isShown(files));
  }

  @Test
  void whereTheFolderIsInNoModuleEachCounts() {
    assertTrue(isShown("server/go.mod", REQUIRED));
    assertTrue(isShown("services/shop/go.mod", REQUIRED));
  }

  @Test
  void theFirstThatShowsItIsTheLastThatIsRead() {
    Map<String, String> files = new HashMap<>();
    files.put("app/go.mod", REQUIRED);
    files.put("Makefile", "migrate -path db up");
    files.put("app/Makefile", "migrate -path db up");
    Reads reads = new Reads(MapTree.of(withMigration(files)));
    assertTrue(GolangMigrateUse.isShown(Listing.of(reads, FOLDER)));
    assertEquals(List.of("app/go.mod"), reads.paths);
  }

  @Test
  void eachFolderIsReadOnceForAllHistories() {
    Map<String, String> files = new HashMap<>(Map.of("Makefile", "migrate", "x/a.sh", "migrate"));
    for (int i = 0; i < 50; i++) {
      files.put("app/m%d/1_a.up.sql".formatted(i), "");
    }
    Reads reads = new Reads(MapTree.of(files));
    Tree tree = Remembered.of(reads);
    for (int i = 0; i < 50; i++) {
      assertFalse(GolangMigrateUse.isShown(Listing.of(tree, "app/m" + i)));
    }
    assertEquals(List.of("Makefile", "x/a.sh"), reads.paths);
  }

  @Test
  void thereIsAnEndToWhatIsRead() {
    Map<String, String> files = new HashMap<>();
    for (int i = 0; i < 2000; i++) {
      files.put("d%d/Makefile".formatted(i), "migrate");
      files.put("s%d.sh".formatted(i), "migrate");
    }
    files.put("w/" + "d/".repeat(2000) + "Makefile", "migrate");
    Reads reads = new Reads(MapTree.of(withMigration(files)));
    assertFalse(GolangMigrateUse.isShown(Listing.of(reads, FOLDER)));
    assertTrue(reads.paths.size() <= 120, () -> reads.paths.size() + " files");
  }

  /** A pattern that tries all divisions of such a text would not come to an end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "migrate -a=\",\",\",\",\",\",\",",
        "migrate -a b -a b -a b -a b ",
        "migrate - - - - - \\ \\ \\",
        "exec exec exec                    ",
        "/migrate/migrate/migrate",
        "bin/migrate\n\n\n\n- - -",
      })
  void hostileTextsComeToAnEnd(String part) {
    assertFalse(isShown("Makefile", part.repeat((64 << 10) / part.length())));
  }

  private static boolean isShown(String file, String text) {
    return isShown(Map.of(file, text));
  }

  private static boolean isShown(Map<String, String> files) {
    return GolangMigrateUse.isShown(Listing.of(MapTree.of(withMigration(files)), FOLDER));
  }

  private static Map<String, String> withMigration(Map<String, String> files) {
    Map<String, String> all = new HashMap<>(files);
    all.put(FOLDER + "/1_a.up.sql", "SELECT 1;");
    return all;
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\");
  }

  /** The paths whose text was asked for. */
  private record Reads(Tree tree, List<String> paths) implements Tree {
    Reads(Tree tree) {
      this(tree, new ArrayList<>());
    }

    @Override
    public List<Entry> list(String folder) {
      return tree.list(folder);
    }

    @Override
    public Content content(String path) {
      paths.add(path);
      return tree.content(path);
    }
  }
}
