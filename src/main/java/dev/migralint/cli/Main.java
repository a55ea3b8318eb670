package dev.migralint.cli;

/** The program's entry. */
public final class Main {
  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    return Cli.run(args, Environment.ofProcess());
  }
}
