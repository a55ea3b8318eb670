package dev.migralint.cli;

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
    return new String[] {"migralint " + semantic()};
  }
}
