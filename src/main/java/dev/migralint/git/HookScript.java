package dev.migralint.git;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lines that run migralint in a hook, as a POSIX shell script.
 *
 * @param program where the program is if the PATH has none: absolute, or relative to the top of the
 *     working tree
 * @param settings the organization's settings that it passes on
 * @param ifMissing what happens without the program
 */
public record HookScript(Optional<Path> program, Optional<Path> settings, IfMissing ifMissing) {
  static final String BEGIN = "# >>> migralint ";
  static final String END = "# <<< migralint";
  static final String CURRENT =
      BEGIN + "2 >>> written by `migralint hook install`, removed by `migralint hook uninstall`";

  private static final String STAGED = "  \"$migralint\" lint --staged%s || exit $?\n";

  // What follows in the hook gets the standard input, too: git-lfs reads it.
  private static final String PUSHED =
      """
        migralint_input=$(cat)
        printf '%%s\\n' "$migralint_input" | "$migralint" lint --pushed%s || exit $?
        if [ -n "$migralint_input" ]; then
          exec << MIGRALINT_INPUT
      $migralint_input
      MIGRALINT_INPUT
        else
          exec < /dev/null
        fi
      """;

  /** What a hook does where the program is gone. */
  public enum IfMissing {
    /** It stops the commit or push. */
    FAIL,
    /** It prints a warning and goes on. */
    WARN
  }

  /** The lines from the first mark to the last. */
  String block(Hook hook) {
    String lint = hook == Hook.PRE_PUSH ? PUSHED : STAGED;
    return CURRENT
        + "\n"
        + program.map(path -> "migralint=" + quoted(path) + "\n").orElse("migralint=\n")
        + """
        if command -v migralint > /dev/null 2>&1; then
          migralint=migralint
        elif [ ! -f "$migralint" ] || [ ! -x "$migralint" ]; then
          migralint=
        fi
        if [ -n "$migralint" ]; then
        """
        + lint.formatted(option())
        + "else\n  {\n"
        + missing(hook)
        + "  } >&2\n"
        + switch (ifMissing) {
          case FAIL -> "  exit 3\n";
          case WARN -> "";
        }
        + "fi\n"
        + END
        + "\n";
  }

  private String missing(Hook hook) {
    String what = hook == Hook.PRE_PUSH ? "push" : "commit";
    String where =
        program.isPresent()
            ? "    printf 'migralint was not found on the PATH, nor at %s.\\n' "
                + quoted(program.get())
                + "\n"
            : "    echo 'migralint was not found on the PATH.'\n";
    String remedy =
        program.isPresent()
            ? "Install it, or run `migralint hook install` again where it is now."
            : "Install it, and put its folder on the PATH.";
    return where
        + echo(remedy)
        + switch (ifMissing) {
          case FAIL -> echo("To " + what + " without it this once, add --no-verify.");
          case WARN -> echo("The migrations of this " + what + " are not checked.");
        };
  }

  private static String echo(String text) {
    return "    echo '" + text + "'\n";
  }

  private String option() {
    return settings.map(file -> " --settings " + quoted(file)).orElse("");
  }

  /**
   * The line that a person adds to a hook of their own.
   *
   * @param onPath whether the PATH has the program
   */
  String line(Hook hook, boolean onPath) {
    String word = onPath || program.isEmpty() ? "migralint" : quoted(program.get());
    String lint = word + " lint " + hook.option() + option() + " || exit $?";
    return hook == Hook.PRE_PUSH ? "pushed=$(cat); printf '%s\\n' \"$pushed\" | " + lint : lint;
  }

  /** What the lines of an earlier installation pass on, where this one does not name it. */
  static Optional<Path> settingsOf(String block) {
    String marker = " --settings '";
    int from = block.lastIndexOf(marker);
    if (from < 0) {
      return Optional.empty();
    }
    String rest = block.substring(from + marker.length()).replace("'\\''", "\0");
    int end = rest.indexOf('\'');
    return end <= 0
        ? Optional.empty()
        : Optional.of(Path.of(utf8(rest.substring(0, end).replace('\0', '\''))));
  }

  /** What the lines of an earlier installation do without the program. */
  static IfMissing ifMissingOf(String block) {
    boolean warns = block.startsWith(BEGIN) && !block.contains("\n  exit 3");
    return warns ? IfMissing.WARN : IfMissing.FAIL;
  }

  /** A word for sh in which no character has a meaning. */
  static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }

  /** Text whose characters are the bytes of this text, as {@link HookText} holds files. */
  static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
