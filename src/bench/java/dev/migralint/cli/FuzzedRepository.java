package dev.migralint.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The few files of a repository that decide how it is linted, twice: in a folder, and in a Git
 * repository, where a mutation is what is staged or what it is compared with. Needs git.
 */
final class FuzzedRepository {
  private static final String CONFIGURATION =
      "(pom\\.xml|(build|settings)\\.gradle(\\.kts)?|.*flyway.*\\.(conf|toml|properties)"
          + "|application.*\\.(ya?ml|properties)|_journal\\.json|snapshot\\.json"
          + "|package(-lock)?\\.json|npm-shrinkwrap\\.json|yarn\\.lock|pnpm-lock\\.yaml|bun\\.lock"
          + "|Cargo\\.(toml|lock)|go\\.mod|Gemfile(\\.lock)?|atlas\\.(sum|hcl)"
          + "|sqitch\\.(plan|conf)|migration_lock\\.toml|(config|metadata)\\.(ya?ml|toml)"
          + "|(diesel|sqlx|refinery)\\.toml|.*(changelog|liquibase|master).*\\.(xml|ya?ml|json|sql)"
          + "|dbconfig\\.yml|.*\\.sql\\.conf|tern\\.conf|database\\.(json|yml)"
          + "|drizzle\\.config\\.[jt]s|schema\\.prisma|libs\\.versions\\.toml|\\.migralint\\.yml"
          + "|\\.migralint-baseline|Dockerfile|docker-compose\\.ya?ml|gradle\\.properties)";

  private static final int LARGEST = 300_000;

  /** Of each name; a workspace has a build file for each of its members. */
  private static final int MOST_OF_A_NAME = 4;

  private static final int MOST_IN_A_FOLDER = 3;
  private static final int MOST_MIGRATIONS = 150;

  private final Map<String, byte[]> files;
  private final List<String> mutable;
  private final List<String> migrations;
  private final Path plain;
  private final Path repository;
  private final Random random;
  private final Mutations mutations;

  /** What one run said, and of what. */
  record Run(int exit, String said, String input) {}

  private FuzzedRepository(
      Map<String, byte[]> files, Path plain, Path repository, Random random, Mutations mutations) {
    this.files = files;
    this.plain = plain;
    this.repository = repository;
    this.random = random;
    this.mutations = mutations;
    migrations = files.keySet().stream().filter(p -> p.endsWith(".sql")).toList();
    mutable =
        files.keySet().stream()
            .filter(p -> !p.endsWith(".sql") || p.contains("changelog"))
            .toList();
  }

  /** The configuration of a real repository with a few of its migrations; empty if it has none. */
  static Map<String, byte[]> filesOf(Path folder) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    int migrations = 0;
    for (Path file : Fuzz.below(folder, CONFIGURATION + "|.*\\.sql", LARGEST)) {
      String path = folder.relativize(file).toString().replace('\\', '/');
      String name = path.substring(path.lastIndexOf('/') + 1);
      boolean sql = path.endsWith(".sql");
      String alike = sql ? path.substring(0, path.length() - name.length()) : name;
      int most = sql ? MOST_IN_A_FOLDER : MOST_OF_A_NAME;
      boolean passed = path.contains("node_modules/") || (sql && migrations >= MOST_MIGRATIONS);
      if (!passed && seen.merge(alike, 1, Integer::sum) <= most) {
        files.put(path, Files.readAllBytes(file));
        migrations += sql ? 1 : 0;
      }
    }
    boolean both =
        files.keySet().stream().anyMatch(p -> p.endsWith(".sql"))
            && files.keySet().stream().anyMatch(p -> !p.endsWith(".sql"));
    return both ? files : Map.of();
  }

  static FuzzedRepository of(Map<String, byte[]> files, Random random, Mutations mutations)
      throws IOException {
    Path plain = Files.createTempDirectory("fuzz");
    Path repository = Files.createTempDirectory("fuzz");
    for (var file : files.entrySet()) {
      write(plain, file.getKey(), file.getValue());
      write(repository, file.getKey(), file.getValue());
    }
    git(repository, "init", "-q");
    git(repository, "add", "-A", "-f");
    git(repository, "commit", "-q", "-m", "base");
    return new FuzzedRepository(files, plain, repository, random, mutations);
  }

  /** Mutates one file, lints, and puts everything back. */
  Run run() throws IOException {
    String changed = mutable.get(random.nextInt(mutable.size()));
    byte[] mutated = mutations.ofFile(files.get(changed));
    boolean isChange = random.nextInt(3) == 0;
    Path folder = isChange ? repository : plain;
    write(folder, changed, mutated);
    try {
      if (!isChange) {
        String command = random.nextInt(4) == 0 ? "plan" : "lint";
        return run(folder, changed, mutated, command, "--all", "--format", "json");
      }
      String migration = migrations.get(random.nextInt(migrations.size()));
      if (random.nextBoolean()) {
        // The mutation is what was there before.
        git(folder, "add", "-A", "-f");
        git(folder, "commit", "-q", "--amend", "-m", "base");
        write(folder, changed, files.get(changed));
      }
      write(folder, migration, "ALTER TABLE account DROP COLUMN nick;\n".getBytes(latin()));
      git(folder, "add", "-A", "-f");
      Run run = run(folder, changed, mutated, "lint", "--format", "json");
      write(folder, migration, files.get(migration));
      write(folder, changed, files.get(changed));
      git(folder, "add", "-A", "-f");
      git(folder, "commit", "-q", "--amend", "-m", "base");
      return run;
    } finally {
      write(folder, changed, files.get(changed));
    }
  }

  private static Run run(Path folder, String changed, byte[] mutated, String... words) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(said);
    int exit =
        Cli.run(
            words,
            new Environment(
                InputStream.nullInputStream(),
                both,
                both,
                Map.of("MIGRALINT_DEBUG", "1"),
                folder,
                false,
                StandardCharsets.UTF_8,
                Clock.systemUTC(),
                Optional.empty()));
    String input = String.join(" ", words) + "\n" + changed + ":\n" + new String(mutated, latin());
    return new Run(exit, said.toString(StandardCharsets.UTF_8), input);
  }

  void delete() throws IOException {
    for (Path folder : List.of(plain, repository)) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private static Charset latin() {
    return StandardCharsets.ISO_8859_1;
  }

  private static void write(Path folder, String path, byte[] content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private static void git(Path folder, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.autocrlf=false"));
    command.addAll(List.of("-c", "user.name=a", "-c", "user.email=a@example.invalid"));
    command.addAll(List.of(words));
    ProcessBuilder git = new ProcessBuilder(command).directory(folder.toFile());
    git.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    try {
      git.redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start().waitFor();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
