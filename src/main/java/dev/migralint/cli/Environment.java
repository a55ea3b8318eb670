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

  /** Whether color is welcome: on a terminal that can, unless https://no-color.org says no. */
  boolean wantsColor() {
    return terminal
        && env.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(env.get("TERM"));
  }
}
