package dev.migralint.cli;

/** The program's entry. */
public final class Main {
  /** Findings, as the launcher hears of them: a JVM that can't start ends with 1, too. */
  private static final int FINDINGS_FOR_LAUNCHER = 10;

  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    int exit = run(args);
    boolean launched = System.getProperty("migralint.launcher") != null;
    System.exit(launched && exit == ExitCode.FINDINGS ? FINDINGS_FOR_LAUNCHER : exit);
  }

  static int run(String... args) {
    return Cli.run(args, Environment.ofProcess());
  }
}
