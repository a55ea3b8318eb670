package dev.migralint.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** migralint's own version, from its jar's manifest. */
final class Version implements IVersionProvider {
  /** The semantic version; that of an unpackaged build is 0.0.0. */
  static String semantic() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "0.0.0" : version;
  }

  /** The numbers of the semantic version. */
  static dev.migralint.layout.Version release() {
    return dev.migralint.layout.Version.in(semantic()).orElseThrow();
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "migralint " + semantic() + commit().map(id -> " (commit " + id + ")").orElse(""),
      "Java "
          + Runtime.version()
          + " ("
          + System.getProperty("java.vendor")
          + ") in "
          + System.getProperty("java.home"),
      "Start-up archive: "
          + Optional.ofNullable(System.getProperty("migralint.archive"))
              .filter(file -> !file.isEmpty())
              .orElse("none")
    };
  }

  /** The commit that was packaged, with "-dirty" behind it where files had been changed. */
  static Optional<String> commit() {
    try (InputStream file = Version.class.getResourceAsStream("commit")) {
      return file == null
          ? Optional.empty()
          : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
