import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/**
 * Makes the folder that users run, such as {@code target/migralint}: one jar, a start-up archive
 * for one Java, and the launchers. That is the JDK that runs this program, or the run-time image
 * that lies in the folder.
 *
 * <p>The archive holds the loaded classes of a training run. Jar and archive carry the hash of the
 * jar in their names, because the JVM runs old code, without a word, out of an archive whose jar
 * was replaced. A JDK that cannot make an archive is no error: migralint then only starts more
 * slowly.
 */
final class Assemble {
  private static final List<String> FLAGS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xss4m");

  private static final String COLLECTOR = "-XX:+UseSerialGC";

  /**
   * Half of the memory that the machine or the container has, and at most 16 GB: from 32 GB on the
   * JVM has other pointers and refuses the archive.
   */
  private static final String HEAP = "-XX:MaxRAM=32g -XX:MaxRAMPercentage=50";

  /** What the training run does; together the commands touch what most runs need. */
  private static final List<String> TRAINING =
      List.of(
          "lint src/example --format text --format sarif=target/training/example.sarif",
          "lint --staged --repo target/training",
          "rules");

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path TRAINED = TARGET.resolve("training");

  /**
   * Arguments: the shaded jar, the jar with picocli's sources, the folder to make, and in it the
   * folder of the run-time image that the launchers start, if there is one.
   */
  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[2]).toAbsolutePath();
    Optional<String> runtime = args.length > 3 ? Optional.of(args[3]) : Optional.empty();
    Path java = runtime.map(home::resolve).orElse(Path.of(System.getProperty("java.home")));
    delete(home.resolve("lib"));
    delete(home.resolve("bin"));
    Path lib = Files.createDirectories(home.resolve("lib"));
    Path whole = lib.resolve("migralint.jar");
    Map<String, byte[]> contents = picocli(Path.of(args[1]));
    commit().ifPresent(id -> contents.put("dev/migralint/cli/commit", id.getBytes(UTF_8)));
    repack(Path.of(args[0]), contents, whole);
    Path jar = Files.move(whole, lib.resolve("migralint-" + hash(whole) + ".jar"));

    boolean aot = Runtime.version().feature() >= 25;
    String archive = jar.getFileName().toString().replaceFirst("jar$", aot ? "aot" : "jsa");
    String make = aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
    String use = aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";
    boolean made =
        train(java, jar, make + lib.resolve(archive)) && Files.exists(lib.resolve(archive));
    if (!made) {
      Files.deleteIfExists(lib.resolve(archive));
      System.out.println("No start-up archive was made; target/training/log says why.");
    }

    Map<String, String> values = new LinkedHashMap<>();
    values.put("@JAR@", jar.getFileName().toString());
    values.put("@FLAGS@", String.join(" ", FLAGS));
    values.put("@COLLECTOR@", COLLECTOR);
    values.put("@HEAP@", HEAP);
    values.put("@FINDINGS@", "10");
    values.put("@ARCHIVE_SIZE@", made ? Files.size(lib.resolve(archive)) + "" : "0");
    values.put("@ARCHIVE_OPTION@", use);
    values.put("@ARCHIVE@", made ? archive : "");
    values.put("@ARCHIVE_JAVA_HOME@", made && runtime.isEmpty() ? java.toString() : "");
    values.put("@ARCHIVE_JDK@", made && runtime.isEmpty() ? jdk() : "");
    values.put("@RUNTIME@", runtime.orElse(""));
    Path bin = Files.createDirectories(home.resolve("bin"));
    for (String script : List.of("migralint", "migralint.bat")) {
      boolean windows = script.endsWith(".bat");
      String text = Files.readString(Path.of("src/bin", script));
      for (var value : values.entrySet()) {
        String safe = value.getValue();
        safe = windows ? safe.replace("%", "%%") : safe.replace("'", "'\\''");
        text = text.replace(value.getKey(), safe);
      }
      Path file = bin.resolve(script);
      Files.writeString(file, windows ? text.replaceAll("\\R", "\r\n") : text);
      file.toFile().setExecutable(true, false);
    }
    if (runtime.isPresent()) {
      writeStart(lib, runtime.get(), jar, made ? List.of(use + "@HOME@lib/" + archive) : List.of());
    }
  }

  /** How to start it without a shell, for the npm package on Windows. */
  private static void writeStart(Path lib, String runtime, Path jar, List<String> archive)
      throws IOException {
    List<String> words = new ArrayList<>(FLAGS);
    words.add(COLLECTOR);
    words.addAll(List.of(HEAP.split(" ")));
    words.addAll(List.of("-Xlog:disable", "-XX:+DisplayVMOutputToStderr"));
    words.addAll(archive);
    words.addAll(List.of("-cp", "@HOME@lib/" + jar.getFileName(), "dev.migralint.cli.Main"));
    String json =
        "{\"java\": \"%s/bin/java.exe\", \"findings\": 10, \"arguments\": [\"%s\"]}\n"
            .formatted(runtime, String.join("\", \"", words));
    Files.writeString(lib.resolve("start.json"), json);
  }

  /**
   * The JDK that runs this program, in the words of its {@code release} file; the launcher builds
   * the same line for each JDK it finds.
   */
  private static String jdk() throws IOException {
    Properties release = new Properties();
    Path file = Path.of(System.getProperty("java.home"), "release");
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        release.load(reader);
      }
    }
    List<String> words = new ArrayList<>();
    for (String key : List.of("IMPLEMENTOR", "JAVA_RUNTIME_VERSION", "OS_ARCH", "LIBC")) {
      words.add(release.getProperty(key, "").replace("\"", ""));
    }
    return String.join("|", words);
  }

  /**
   * picocli's classes from its own sources, by entry name. Its published classes have Java 5's
   * format, which start-up archives refuse.
   */
  private static Map<String, byte[]> picocli(Path sources) throws IOException {
    Path unpacked = TARGET.resolve("picocli");
    delete(unpacked);
    List<String> arguments =
        new ArrayList<>(List.of("--release", "21", "-proc:none", "-nowarn", "-Xlint:none"));
    Collections.addAll(arguments, "-d", Files.createDirectories(unpacked.resolve("classes")) + "");
    try (ZipFile zip = new ZipFile(sources.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getName().matches("picocli/\\w+\\.java")) {
          Path file = unpacked.resolve(entry.getName());
          Files.createDirectories(file.getParent());
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
          }
          arguments.add(file.toString());
        }
      }
    }
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (exit != 0) {
      throw new IOException("picocli's sources do not compile");
    }
    Map<String, byte[]> classes = new TreeMap<>();
    Path root = unpacked.resolve("classes");
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        classes.put(name, Files.readAllBytes(file));
      }
    }
    return classes;
  }

  /** The commit that is checked out, where there is a git that says it. */
  private static Optional<String> commit() throws Exception {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String id = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
      return git.waitFor() == 0 ? Optional.of(id) : Optional.empty();
    } catch (IOException noGit) {
      return Optional.empty();
    }
  }

  /** Copies a jar, entry by entry, with some entries' content exchanged, and others added. */
  private static void repack(Path from, Map<String, byte[]> contents, Path to) throws IOException {
    Map<String, byte[]> left = new TreeMap<>(contents);
    try (JarFile in = new JarFile(from.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (var entry : Collections.list(in.entries())) {
        byte[] content = left.remove(entry.getName());
        write(
            new ZipEntry(entry.getName()),
            entry,
            content != null ? content : in.getInputStream(entry).readAllBytes(),
            out);
      }
      ZipEntry timed = in.getEntry("META-INF/LICENSE");
      for (var added : left.entrySet()) {
        write(new ZipEntry(added.getKey()), timed, added.getValue(), out);
      }
    }
  }

  private static void write(ZipEntry entry, ZipEntry timed, byte[] content, ZipOutputStream out)
      throws IOException {
    entry.setTimeLocal(timed.getTimeLocal());
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }

  private static String hash(Path file) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest, 0, 8);
  }

  /** Runs {@link #TRAINING} in one JVM that writes the archive; says whether that worked. */
  private static boolean train(Path java, Path jar, String archive) throws Exception {
    delete(TRAINED);
    Files.createDirectories(TRAINED);
    stageExample();
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin").resolve("java").toString());
    command.addAll(FLAGS);
    command.add(COLLECTOR);
    command.addAll(List.of(HEAP.split(" ")));
    Collections.addAll(command, archive, "-cp", jar.toString(), "dev.migralint.cli.Training");
    command.addAll(TRAINING);
    return start(command) == 0;
  }

  /** Stages the example in a repository of its own, where there is a git to do so. */
  private static void stageExample() throws Exception {
    Path example = Path.of("src/example");
    try (Stream<Path> files = Files.walk(example)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = TRAINED.resolve(example.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    try {
      start(List.of("git", "-C", TRAINED.toString(), "init", "--quiet"));
      start(List.of("git", "-C", TRAINED.toString(), "add", "db"));
    } catch (IOException noGit) {
      System.out.println(
          "git was not found: the start-up archive is made without a staged change.");
    }
  }

  /** A hook's git environment, under which a package may be built, is kept from the training. */
  private static int start(List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(TRAINED.resolve("log").toFile()));
    return builder.start().waitFor();
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
