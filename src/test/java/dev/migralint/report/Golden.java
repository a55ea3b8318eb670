package dev.migralint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected output in files. {@code -Dmigralint.golden=write} rewrites them; read the difference
 * before you commit it.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src", "test", "resources", "report");

  private Golden() {}

  /** Shows the difference where the file is not as expected. */
  static void check(String name, String actual) throws IOException {
    assertEquals(read(FOLDER.resolve(name), actual), actual, name);
  }

  /** Names only the command that rewrites the file, whose difference is too long to read. */
  static void checkBriefly(Path file, String actual, String test) throws IOException {
    if (!read(file, actual).equals(actual)) {
      fail(
          "%s is stale. Rewrite it: mvn -q -Pquick test -Dtest=%s -Dmigralint.golden=write"
              .formatted(file, test));
    }
  }

  private static String read(Path file, String actual) throws IOException {
    if (isWriting()) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, actual);
    }
    return Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "";
  }

  /** Whether expected output is rewritten. */
  static boolean isWriting() {
    return "write".equals(System.getProperty("migralint.golden"));
  }
}
