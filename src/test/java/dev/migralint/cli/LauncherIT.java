package dev.migralint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starts the packaged {@code target/migralint} as users do. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
  private static final Path PACKAGED = Path.of("target/migralint").toAbsolutePath();
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** A Java that prints the words it was started with, each on a line of its own. */
  private static final String ECHO = "#!/bin/sh\nprintf '%s\\n' \"$@\"\n";

  @TempDir private Path folder;
  private Path moved;

  @BeforeEach
  void movesThePackageToAFolderWithBlanks() throws IOException {
    moved = folder.resolve("with some blanks");
    copy(PACKAGED, moved);
  }

  @Test
  void startsFromAnotherFolder() throws Exception {
    Started run = start(Map.of(), moved.resolve("bin/migralint"), "--version");
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().startsWith("migralint "), run.out());
    assertEquals("", run.err());
  }

  @Test
  void startsThroughSymbolicLinks() throws Exception {
    Path first = Files.createSymbolicLink(folder.resolve("first"), moved.resolve("bin/migralint"));
    Files.createSymbolicLink(folder.resolve("second"), first.getFileName());
    Started run = start(Map.of(), folder.resolve("second"), "--version");
    assertEquals(0, run.exit(), run.err());
  }

  @Test
  void passesArgumentsAsTheyAre() throws Exception {
    List<String> words = List.of("a b", "", "*", "$HOME", "'\"", "--", "@file", "é");
    Path home = javaHome("21.0.1", ECHO);
    Started run =
        start(Map.of("MIGRALINT_JAVA", home.toString()), moved.resolve("bin/migralint"), words);
    List<String> given = run.out().lines().toList();
    assertEquals(words, given.subList(given.indexOf("dev.migralint.cli.Main") + 1, given.size()));
  }

  @Test
  void theArchiveFitsTheJarAfterAMove() throws Exception {
    Path archive = only(moved.resolve("lib"), ".*\\.(aot|jsa)");
    Path jar = only(moved.resolve("lib"), ".*\\.jar");
    String option = archive.toString().endsWith(".aot") ? "AOTCache" : "SharedArchiveFile";
    Started run =
        start(
            Map.of(),
            JAVA,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:" + option + "=" + archive,
            "-Xlog:class+load",
            "-cp",
            jar.toString(),
            "dev.migralint.cli.Main",
            "--version");
    assertTrue(
        run.out().contains("dev.migralint.cli.Main source: shared objects file"),
        "the archive was refused, or does not hold our classes");
  }

  @Test
  void saysNothingWhenTheJvmRefusesTheArchive() throws Exception {
    Files.writeString(only(moved.resolve("lib"), ".*\\.(aot|jsa)"), "not an archive");
    Started run = start(Map.of(), moved.resolve("bin/migralint"), "--version");
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().startsWith("migralint "), run.out());
    assertEquals("", run.err());
  }

  @Test
  void leavesADamagedArchiveUnused() throws Exception {
    Path archive = only(moved.resolve("lib"), ".*\\.(aot|jsa)");
    byte[] whole = Files.readAllBytes(archive);
    byte[] zeros = whole.clone();
    Arrays.fill(zeros, whole.length / 4, whole.length * 3 / 4, (byte) 0);
    for (byte[] damaged : List.of(Arrays.copyOf(whole, whole.length / 2), zeros)) {
      Files.write(archive, damaged);
      Started run = start(Map.of(), moved.resolve("bin/migralint"), "--version");
      assertEquals(0, run.exit(), run.err());
      assertTrue(run.out().startsWith("migralint "), run.out());
      assertEquals("", run.err());
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(files.noneMatch(f -> f.getFileName().toString().matches("(hs_err|core).*")));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "JDK_JAVA_OPTIONS, -XX:+UseG1GC",
    "JAVA_TOOL_OPTIONS, -XX:+UseParallelGC",
    "JAVA_TOOL_OPTIONS, -Xmx200m -XX:+UseSerialGC",
    "MIGRALINT_JAVA_OPTIONS, -Xmx1g -XX:-UseCompressedOops",
  })
  void runsWithOtherOptionsOfJava(String variable, String options) throws Exception {
    Started run = start(Map.of(variable, options), moved.resolve("bin/migralint"), "--version");
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().startsWith("migralint "), run.out());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 3", "2, 2", "3, 3", "10, 1", "134, 3"})
  void onlyFindingsAreExitCode1(int ofJava, int ofMigralint) throws Exception {
    Path home = javaHome("21.0.1", "#!/bin/sh\nexit " + ofJava + "\n");
    Started run =
        start(Map.of("MIGRALINT_JAVA", home.toString()), moved.resolve("bin/migralint"), "lint");
    assertEquals(ofMigralint, run.exit());
    assertEquals(ofJava == 1 || ofJava == 134, run.err().contains("Java could not run it"));
  }

  @Test
  void aJvmThatCannotStart() throws Exception {
    Started run =
        start(
            Map.of("MIGRALINT_JAVA_OPTIONS", "-XX:+NoSuchOption"),
            moved.resolve("bin/migralint"),
            "--version");
    assertEquals(3, run.exit());
    assertEquals("", run.out());
    assertTrue(run.err().contains("Correct the options in MIGRALINT_JAVA_OPTIONS"), run.err());
  }

  @Test
  void leavesTheArchiveOfAnotherJdkAlone() throws Exception {
    Path home = javaHome("25.0.0-not-the-same", ECHO);
    Started run =
        start(Map.of("MIGRALINT_JAVA", home.toString()), moved.resolve("bin/migralint"), "rules");
    assertTrue(run.out().lines().noneMatch(word -> word.matches("-XX:(AOTC|SharedA).*")));
  }

  @Test
  void saysWhatItNeedsWhenJavaIsTooOld() throws Exception {
    Path home = javaHome("17.0.9", ECHO);
    for (Path java : List.of(home, home.resolve("bin/java"))) {
      Started run =
          start(Map.of("MIGRALINT_JAVA", java.toString()), moved.resolve("bin/migralint"), "lint");
      assertEquals(3, run.exit());
      assertEquals("", run.out());
      assertTrue(run.err().contains("Java 17; migralint needs Java 21 or newer"), run.err());
    }
  }

  @Test
  void saysWhenMigralintJavaHoldsNoJava() throws Exception {
    Started run =
        start(
            Map.of("MIGRALINT_JAVA", folder.toString()), moved.resolve("bin/migralint"), "--help");
    assertEquals(3, run.exit());
    assertTrue(run.err().contains("holds no bin/java"), run.err());
  }

  @Test
  void thePackageHoldsOneJarNamedByItsContent() throws Exception {
    Path jar = only(PACKAGED.resolve("lib"), ".*\\.jar");
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
    String hash = HexFormat.of().formatHex(digest, 0, 8);
    assertEquals("migralint-" + hash + ".jar", jar.getFileName().toString());
    try (Stream<Path> files = Files.list(PACKAGED.resolve("lib"))) {
      assertTrue(files.allMatch(file -> file.toString().contains(hash)), "a stale file is left");
    }
  }

  @Test
  void everyBlankOfTheLaunchersIsFilledIn() throws Exception {
    for (String script : List.of("migralint", "migralint.bat")) {
      String text = Files.readString(PACKAGED.resolve("bin").resolve(script));
      assertFalse(text.matches("(?s).*@[A-Z_]+@.*"), script);
    }
  }

  /** A folder that looks like a Java of this version, whose {@code java} is a script. */
  private Path javaHome(String version, String script) throws IOException {
    Path home = folder.resolve("java " + version);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Path java = Files.writeString(home.resolve("bin/java"), script);
    assertTrue(java.toFile().setExecutable(true));
    return home;
  }

  private Started start(Map<String, String> environment, Path program, String... words)
      throws Exception {
    return start(environment, program, List.of(words));
  }

  private Started start(Map<String, String> environment, Path program, List<String> words)
      throws Exception {
    return Started.in(folder, environment, program, words);
  }

  /** The only file of a folder with such a name; the test is skipped where there is none. */
  private static Path only(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(f -> f.getFileName().toString().matches(name)).toList();
      assumeTrue(!found.isEmpty(), "this JDK made no start-up archive");
      assertEquals(1, found.size());
      return found.get(0);
    }
  }

  /** Copies as a move would leave it: archives of Java 21 to 24 want the jar's time unchanged. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
