package dev.migralint.cli;

/**
 * Runs several commands in one JVM, so that one start-up archive can hold what all of them load.
 * Each argument is a command line of its own, its words separated by one blank. The build starts
 * this; what the commands find does not matter to it.
 */
final class Training {
  private Training() {}

  public static void main(String[] commands) {
    for (String command : commands) {
      Main.run(command.split(" "));
    }
  }
}
