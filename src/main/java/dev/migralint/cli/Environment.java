package dev.migralint.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * All that a run takes from its surroundings.
 *
 * @param env the environment variables
 * @param cwd the current folder, absolute
 * @param terminal whether the output is a terminal
 * @param charset how the output is encoded
 * @param clock tells today's date
 * @param launcher the program that a Git hook is to start, where it is known
 */
public record Environment(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> env,
    Path cwd,
    boolean terminal,
    Charset charset,
    Clock clock,
    Optional<Path> launcher) {

  private static final int WIDTH = 80;
  private static final int NARROWEST = 40;

  /** The surroundings of this process; the launcher tells whether there is a terminal. */
  static Environment ofProcess() {
    String encoding = System.getProperty("stdout.encoding", "UTF-8");
    Charset charset =
        Charset.isSupported(encoding) ? Charset.forName(encoding) : StandardCharsets.UTF_8;
    return new Environment(
        System.in,
        System.out,
        System.err,
        System.getenv(),
        Path.of("").toAbsolutePath(),
        Boolean.getBoolean("migralint.terminal"),
        charset,
        Clock.systemUTC(),
        Optional.ofNullable(System.getProperty("migralint.launcher")).map(Path::of));
  }

  /** The same in another folder. */
  Environment in(Path folder) {
    return new Environment(in, out, err, env, folder, terminal, charset, clock, launcher);
  }

  /** The date in UTC. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /**
   * Whether color is welcome: https://no-color.org forbids it, https://force-color.org and
   * https://bixense.com/clicolors ask for it; otherwise it is, on a terminal that can.
   */
  boolean wantsColor() {
    if (isSet("NO_COLOR")) {
      return false;
    }
    return isSet("FORCE_COLOR")
        || isSet("CLICOLOR_FORCE")
        || (terminal && !"dumb".equals(env.get("TERM")));
  }

  private boolean isSet(String variable) {
    String value = env.getOrDefault(variable, "");
    boolean off = value.isEmpty() || (value.equals("0") && !variable.equals("NO_COLOR"));
    return !off;
  }

  /** How many cells a line may take: what the shell exports, else what every terminal has. */
  int width() {
    String columns = env.getOrDefault("COLUMNS", "");
    try {
      int width = Integer.parseInt(columns);
      return width < NARROWEST ? NARROWEST : width;
    } catch (NumberFormatException unknown) {
      return WIDTH;
    }
  }
}
