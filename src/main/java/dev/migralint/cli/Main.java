package dev.migralint.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** A placeholder that answers {@code --version} and {@code --help}. */
@Command(name = "migralint", version = "migralint 0.1.0", mixinStandardHelpOptions = true)
public final class Main implements Runnable {
  private Main() {}

  /** Starts migralint and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    return new CommandLine(new Main()).addSubcommand(new Lint()).execute(args);
  }

  @Override
  public void run() {}

  @Command(name = "lint")
  static final class Lint implements Runnable {
    @Option(names = "--print-arguments")
    private boolean print;

    @Unmatched private String[] rest = {};

    @Override
    public void run() {
      if (print) {
        System.out.println(String.join("\n", rest));
      }
    }
  }
}
