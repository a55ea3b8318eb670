package dev.migralint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Installs what {@code -Pdist} makes, as users and the pre-commit framework do, where no Java is to
 * be found. Needs {@code tar}, {@code git} and {@code npm}; nothing is downloaded.
 */
@DisabledOnOs(OS.WINDOWS)
@EnabledIfSystemProperty(
    named = "migralint.dist",
    matches = "true",
    disabledReason = "Only -Pdist makes target/dist and target/npm")
class DistributionIT {
  private static final Path DIST = Path.of("target/dist").toAbsolutePath();
  private static final Path NPM = Path.of("target/npm").toAbsolutePath();
  private static final Path EXAMPLE = Path.of("src/example").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void theArchiveRunsEveryCommandWithoutJava() throws Exception {
    must("tar", "-xzf", only(DIST, ".*\\.tar\\.gz").toString());
    Path program = only(folder, "migralint-.*").resolve("bin/migralint");
    Started version = run(program, "--version");
    assertEquals(0, version.exit(), version.err());
    assertTrue(version.out().matches("(?s)migralint .*\nStart-up archive: .*/lib/.*\\.aot\n"));
    List<List<String>> findings =
        List.of(
            List.of("lint", "--all", "-C", EXAMPLE.toString()),
            List.of("lint", "--all", "-C", EXAMPLE.toString(), "--format", "sarif"),
            List.of("lint", "--all", "-C", EXAMPLE.toString(), "--format", "json"));
    for (List<String> words : findings) {
      assertRuns(1, program, words);
    }
    List<List<String>> clean =
        List.of(
            List.of("plan", EXAMPLE.toString()),
            List.of("rules"),
            List.of("explain", "dropped-column"),
            List.of("schema", "settings"),
            List.of("sizes"),
            List.of("test-rules", Path.of("rules").toAbsolutePath().toString()),
            List.of("--help"));
    for (List<String> words : clean) {
      assertRuns(0, program, words);
    }
  }

  @Test
  void itsListOfOthersIsWhole() throws Exception {
    String list = Files.readString(Path.of("src/build/THIRD-PARTY.md"));
    JsonNode bom = new ObjectMapper().readTree(only(DIST, ".*\\.cdx\\.json").toFile());
    assertTrue(bom.get("components").size() > 5, bom::toString);
    for (JsonNode component : bom.get("components")) {
      assertTrue(list.contains(component.get("name").asText()), component::toString);
    }
  }

  @Test
  void npmInstallsItOffline() throws Exception {
    Files.writeString(folder.resolve("package.json"), "{\"name\": \"app\", \"private\": true}");
    install(only(NPM, "migralint-[a-z]+[0-9]*-[a-z0-9]+-[0-9].*\\.tgz"), packed());
    Path program = folder.resolve("node_modules/.bin/migralint");
    stageHazard();
    Started found = run(program, "lint");
    assertEquals(1, found.exit(), found.err());
    assertTrue(found.out().contains("dropped-column"), found.out());
    assertEquals("", found.err());
    assertEquals(2, run(program, "lint", "--nonsense").exit());
    Started none = runIn(Map.of("MIGRALINT_JAVA", folder.toString()), program, "lint");
    assertEquals(3, none.exit());
  }

  @Test
  void npmSaysWhichPackageIsMissing() throws Exception {
    Files.writeString(folder.resolve("package.json"), "{\"name\": \"app\", \"private\": true}");
    must("npm", "install", "--offline", "--no-audit", "--omit=optional", packed().toString());
    Started none = run(folder.resolve("node_modules/.bin/migralint"), "lint");
    assertEquals(3, none.exit());
    assertTrue(
        none.err().matches("(?s)migralint: The package @migralint/.* is not installed\\.\n.*"));
  }

  /** https://pre-commit.com/#node: the repository is packed, and installed into a folder. */
  @Test
  void theMirrorIsInstalledAsPreCommitDoes() throws Exception {
    Path mirror = Files.createDirectory(folder.resolve("mirror"));
    for (String name : List.of("package.json", "hook.js", ".pre-commit-hooks.yaml", "LICENSE")) {
      Files.copy(NPM.resolve("pre-commit").resolve(name), mirror.resolve(name));
    }
    // The registry has no such version before it is released.
    Path json = mirror.resolve("package.json");
    String released = Files.readString(json);
    String version = released.replaceAll("(?s).*\"migralint\": \"([^\"]+)\".*", "$1");
    Files.writeString(
        json, released.replace("\"migralint\": \"" + version, "\"migralint\": \"file:" + packed()));
    Path environment = folder.resolve("environment");
    must("npm", "pack", "--pack-destination", folder.toString(), mirror.toString());
    Path tarball = only(folder, "migralint-pre-commit-.*\\.tgz");
    must(
        "npm",
        "install",
        "--offline",
        "--no-audit",
        "--global",
        "--prefix",
        environment.toString(),
        tarball.toString(),
        only(NPM, "migralint-[a-z]+[0-9]*-[a-z0-9]+-[0-9].*\\.tgz").toString());
    stageHazard();
    Path hook = environment.resolve("bin/migralint-pre-commit");
    Started found = runIn(Map.of("PRE_COMMIT", "1"), hook);
    assertEquals(1, found.exit(), found.err());
    assertTrue(found.out().contains("dropped-column"), found.out());
  }

  private static Path packed() throws IOException {
    return only(NPM, "migralint-[0-9].*\\.tgz");
  }

  private void install(Path... packages) throws Exception {
    List<String> words = new ArrayList<>(List.of("install", "--offline", "--no-audit"));
    Stream.of(packages).map(Path::toString).forEach(words::add);
    must("npm", words.toArray(String[]::new));
  }

  private void stageHazard() throws Exception {
    must("git", "init", "-q");
    Path migrations = Files.createDirectories(folder.resolve("db/migrations"));
    Files.writeString(
        migrations.resolve("0001_a.up.sql"), "CREATE TABLE a (id bigint PRIMARY KEY, b text);\n");
    must("git", "add", "db");
    must("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "One");
    Files.writeString(migrations.resolve("0002_b.up.sql"), "ALTER TABLE a DROP COLUMN b;\n");
    must("git", "add", "db");
  }

  private void must(String program, String... words) throws Exception {
    Started run = Started.in(folder, Map.of(), Path.of(program), List.of(words));
    assertEquals(0, run.exit(), () -> program + " " + List.of(words) + "\n" + run.err());
  }

  private void assertRuns(int exit, Path program, List<String> words) throws Exception {
    Started run = run(program, words.toArray(String[]::new));
    assertEquals(exit, run.exit(), () -> words + "\n" + run.err());
    assertTrue(!run.out().isEmpty(), words::toString);
  }

  private Started run(Path program, String... words) throws Exception {
    return runIn(Map.of(), program, words);
  }

  /** Runs it where only the system's own programs and Node are on the PATH. */
  private Started runIn(Map<String, String> variables, Path program, String... words)
      throws Exception {
    Path empty = Files.createDirectories(folder.resolve("home"));
    List<String> all =
        new ArrayList<>(List.of("-i", "PATH=" + nodeAlone(), "HOME=" + empty, "LANG=C.UTF-8"));
    variables.forEach((name, value) -> all.add(name + "=" + value));
    all.add(program.toString());
    all.addAll(List.of(words));
    return Started.in(folder, Map.of(), Path.of("/usr/bin/env"), all);
  }

  /** A folder for the PATH that holds what the launchers need. */
  private Path nodeAlone() throws Exception {
    Path bin = folder.resolve("bin");
    if (!Files.exists(bin)) {
      Files.createDirectory(bin);
      for (String name : List.of("node", "sh", "env", "readlink", "wc")) {
        Started found =
            Started.in(folder, Map.of(), Path.of("/bin/sh"), List.of("-c", "command -v " + name));
        Files.createSymbolicLink(bin.resolve(name), Path.of(found.out().strip()));
      }
    }
    return bin;
  }

  private static Path only(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(f -> f.getFileName().toString().matches(name)).toList();
      assertEquals(1, found.size(), () -> name + " in " + folder);
      return found.getFirst();
    }
  }
}
