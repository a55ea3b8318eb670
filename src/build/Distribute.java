import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes what is published for the platform that it runs on: in {@code target/dist} the archive with
 * a run-time image of its own, which needs no Java, and in {@code target/npm} the packages for npm
 * and the folder of the mirror for pre-commit. It takes the {@code tar} of Linux, macOS or Windows.
 */
final class Distribute {
  /** What migralint uses of Java; {@code DistributionIT} runs every command on it. */
  private static final String MODULES = "java.base,java.management,java.xml";

  private static final Map<String, String> CPUS = Map.of("amd64", "x64", "aarch64", "arm64");

  private static final List<String> PLATFORMS =
      List.of("darwin-arm64", "darwin-x64", "linux-arm64", "linux-x64", "win32-x64");

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path SOURCES = Path.of("src/npm");

  private final String version;
  private final String os;
  private final String cpu;

  private Distribute(String version) {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch");
    this.version = version;
    this.os = name.startsWith("mac") ? "darwin" : name.startsWith("windows") ? "win32" : "linux";
    this.cpu = CPUS.getOrDefault(arch, arch);
  }

  /** Arguments: the version, the shaded jar, and the jar with picocli's sources. */
  public static void main(String[] args) throws Exception {
    new Distribute(args[0]).make(args[1], args[2]);
  }

  private String platform() {
    return os + "-" + cpu;
  }

  private void make(String jar, String picocli) throws Exception {
    Path dist = fresh(TARGET.resolve("dist"));
    Path home = dist.resolve("migralint-" + version);
    link(home.resolve("runtime"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    run(Path.of("."), java, "src/build/Assemble.java", jar, picocli, home.toString(), "runtime");
    Files.copy(Path.of("LICENSE"), home.resolve("LICENSE"));
    Files.copy(Path.of("src/build/THIRD-PARTY.md"), home.resolve("THIRD-PARTY.md"));
    Path archive = dist.resolve("migralint-" + version + "-" + platform() + ".tar.gz");
    if (os.equals("win32")) {
      archive = dist.resolve("migralint-" + version + "-" + platform() + ".zip");
      zip(dist, home, archive);
    } else {
      tar(dist, home.getFileName().toString(), archive);
    }
    Path bom = TARGET.resolve("migralint.cdx.json");
    Files.copy(bom, dist.resolve("migralint-" + version + ".cdx.json"));
    Path npm = fresh(TARGET.resolve("npm"));
    pack(npm, "migralint", SOURCES.resolve("migralint"), Path.of("README.md"), Path.of("LICENSE"));
    pack(npm, "migralint-" + platform(), SOURCES.resolve("platform"), home);
    fill(SOURCES.resolve("pre-commit"), Files.createDirectories(npm.resolve("pre-commit")));
    Files.copy(Path.of("LICENSE"), npm.resolve("pre-commit").resolve("LICENSE"));
    writeSums(dist, archive);
  }

  /**
   * A JDK without jmods links from its own run-time image. https://openjdk.org/jeps/493: the legal
   * notices are symbolic links there, which npm leaves out, so that they are copied.
   */
  private void link(Path runtime) throws IOException {
    ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
    List<String> arguments =
        new ArrayList<>(List.of("--add-modules", MODULES, "--strip-java-debug-attributes"));
    arguments.addAll(List.of("--no-header-files", "--no-man-pages", "--vm", "server"));
    arguments.addAll(List.of("--output", runtime.toString()));
    if (jlink.run(System.out, System.err, arguments.toArray(String[]::new)) != 0) {
      throw new IOException("jlink failed");
    }
    try (Stream<Path> files = Files.walk(runtime)) {
      for (Path file : files.filter(Files::isSymbolicLink).toList()) {
        byte[] content = Files.readAllBytes(file);
        Files.delete(file);
        Files.write(file, content);
      }
    }
    Files.deleteIfExists(runtime.resolve("bin/keytool"));
    Files.deleteIfExists(runtime.resolve("bin/keytool.exe"));
  }

  /**
   * A package for npm: what lies in a folder, with values filled in, and more files and folders.
   */
  private void pack(Path npm, String name, Path sources, Path... more) throws Exception {
    Path stage = Files.createDirectories(npm.resolve("stage").resolve(name));
    Path content = Files.createDirectories(stage.resolve("package"));
    fill(sources, content);
    for (Path one : more) {
      copy(one, Files.isDirectory(one) ? content : content.resolve(one.getFileName()));
    }
    tar(stage, "package", npm.resolve(name + "-" + version + ".tgz"));
  }

  private void fill(Path sources, Path into) throws IOException {
    String platforms =
        PLATFORMS.stream()
            .map(one -> "    \"@migralint/" + one + "\": \"" + version + "\"")
            .collect(Collectors.joining(",\n"));
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.toList()) {
        String text =
            Files.readString(file)
                .replace("@VERSION@", version)
                .replace("@PLATFORMS@", platforms)
                .replace("@PLATFORM@", platform())
                .replace("@OS@", os)
                .replace("@CPU@", cpu)
                .replace("@LIBC@", os.equals("linux") ? "\n  \"libc\": [\"glibc\"]," : "");
        Path filled = into.resolve(file.getFileName());
        Files.writeString(filled, text);
        filled.toFile().setExecutable(text.startsWith("#!"), false);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.toList()) {
        Path copy = file.equals(from) ? to : to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static void tar(Path folder, String name, Path archive) throws Exception {
    run(folder, "tar", "-czf", archive.toString(), name);
  }

  private static void zip(Path folder, Path home, Path archive) throws IOException {
    try (Stream<Path> files = Files.walk(home);
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        out.putNextEntry(new ZipEntry(name));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  /** The check sums of all that is published, as {@code sha256sum --check} reads them. */
  private void writeSums(Path dist, Path archive) throws Exception {
    String sum = sha256(archive) + "  " + archive.getFileName() + "\n";
    Files.writeString(dist.resolve(archive.getFileName() + ".sha256"), sum);
  }

  private static String sha256(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (OutputStream sink = OutputStream.nullOutputStream();
        var in = new java.security.DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(sink);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void run(Path folder, String... command) throws Exception {
    Process process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }

  private static Path fresh(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(folder);
  }
}
