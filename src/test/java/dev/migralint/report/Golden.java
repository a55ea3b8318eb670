package dev.migralint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected output in files. {@code mvn test -Dmigralint.golden=write} writes them anew; read the
 * difference before it is committed.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src", "test", "resources", "report");

  private Golden() {}

  static void check(String name, String actual) throws IOException {
    Path file = FOLDER.resolve(name);
    if ("write".equals(System.getProperty("migralint.golden"))) {
      Files.writeString(file, actual);
    }
    assertEquals(Files.readString(file).replace("\r\n", "\n"), actual, name);
  }
}
