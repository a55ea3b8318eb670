package dev.migralint.postgres;

/** The major versions of PostgreSQL that migralint knows. */
public final class SupportedVersions {
  /** The oldest. */
  public static final int OLDEST = 12;

  /** The newest; what is new in it is known from its documentation and source alone. */
  public static final int NEWEST = 19;

  /** The newest whose behaviour was seen on a server. */
  public static final int PROVEN = 18;

  /** What is assumed where nothing says. */
  public static final int ASSUMED = 15;

  private SupportedVersions() {}
}
