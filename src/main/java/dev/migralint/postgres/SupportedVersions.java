package dev.migralint.postgres;

/** The major versions of PostgreSQL that migralint knows. */
public final class SupportedVersions {
  /** The oldest. */
  public static final int OLDEST = 12;

  /** The newest. */
  public static final int NEWEST = 18;

  /** What is assumed where nothing says. */
  public static final int ASSUMED = 15;

  private SupportedVersions() {}
}
