package dev.migralint.sql.token;

import dev.migralint.sql.token.Refusal.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The commands of psql, which run no SQL of their own but may bring some in.
 * https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-META-COMMANDS
 */
public final class PsqlCommands {
  private static final Set<String> SENDING =
      Set.of(
          "\\g",
          "\\gx",
          "\\gset",
          "\\gexec",
          "\\gdesc",
          "\\crosstabview",
          "\\watch",
          "\\sendpipeline");

  private static final Pattern COPY_FROM_INPUT =
      Pattern.compile("\\\\copy\\b.*\\bfrom\\s+stdin\\b.*", Pattern.CASE_INSENSITIVE);

  private static final Pattern COPY_PROGRAM =
      Pattern.compile("\\\\copy\\b.*\\b(from|to)\\s+program\\b.*", Pattern.CASE_INSENSITIVE);

  /** https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-META-COMMAND-COPY */
  private static final Pattern TAKES_LINE =
      Pattern.compile("\\\\(!|(copy|ef|ev|sf\\+?|sv\\+?|h|help)(?!\\S))", Pattern.CASE_INSENSITIVE);

  private static final Pattern STARTS = Pattern.compile("\\\\[a-zA-Z!?.]");

  private PsqlCommands() {}

  /** Whether a backslash starts a command, or the line that ends the data of COPY. */
  public static boolean starts(String text, int backslash) {
    return STARTS.matcher(text).region(backslash, text.length()).lookingAt();
  }

  /** Whether all that follows on its line is the argument of the command that starts there. */
  static boolean takesLine(String text, int backslash) {
    return TAKES_LINE.matcher(text).region(backslash, text.length()).lookingAt();
  }

  /** The command's name with its backslash, in lower case. */
  public static String name(String written) {
    int end = 1;
    while (end < written.length()
        && !Lexer.isSpace(written.charAt(end))
        && (end == 1 || written.charAt(end) != '\\')) {
      end++;
    }
    return written.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /** Whether a line of commands sends the statement that stands before it. */
  public static boolean sends(String written) {
    return commands(written).stream().anyMatch(command -> SENDING.contains(name(command)));
  }

  /** Whether the lines behind the command are data, up to {@code \\.}. */
  public static boolean copiesFromInput(String written) {
    return COPY_FROM_INPUT.matcher(written).matches();
  }

  /** Why it is not known what a line of commands runs; nothing where it runs no more than SQL. */
  public static Optional<Refusal> hides(String written) {
    return commands(written).stream().flatMap(command -> hidden(command).stream()).findFirst();
  }

  private static Optional<Refusal> hidden(String command) {
    String name = name(command);
    String arguments = command.substring(name.length()).strip();
    Optional<Refusal> hidden =
        switch (name) {
          case "\\i", "\\ir", "\\include", "\\include_relative" ->
              because(Cause.ELSEWHERE, name + " runs another file");
          case "\\gexec" -> because(Cause.DYNAMIC, "\\gexec runs what the query before it returns");
          case "\\!" -> because(Cause.PROGRAM, "\\! runs a program");
          case "\\e", "\\edit", "\\ef", "\\ev" ->
              because(Cause.PROGRAM, name + " runs what an editor writes");
          case "\\copy" ->
              COPY_PROGRAM.matcher(command).matches()
                  ? because(Cause.PROGRAM, "\\copy runs a program")
                  : Optional.empty();
          case "\\o", "\\out", "\\w", "\\write", "\\g", "\\gx" ->
              arguments.startsWith("|") || arguments.contains(" |") || arguments.contains(")|")
                  ? because(Cause.PROGRAM, name + " runs a program")
                  : Optional.empty();
          default -> Optional.empty();
        };
    return hidden.isEmpty() && !takesLine(command, 0) && hasBackticks(arguments)
        ? because(Cause.PROGRAM, "backticks run a program")
        : hidden;
  }

  private static Optional<Refusal> because(Cause cause, String reason) {
    return Optional.of(new Refusal(cause, reason));
  }

  /** Backticks are only text between other quotes. */
  private static boolean hasBackticks(String arguments) {
    char quote = 0;
    for (int i = 0; i < arguments.length(); i++) {
      char c = arguments.charAt(i);
      if (quote == 0 && c == '`') {
        return true;
      }
      if (quote == 0 ? c == '\'' || c == '"' : c == quote) {
        quote = quote == 0 ? c : 0;
      }
    }
    return false;
  }

  /**
   * The commands of a line, of which each ends where a backslash outside of quotes begins another.
   */
  private static List<String> commands(String written) {
    List<String> commands = new ArrayList<>();
    int start = 0;
    char quote = 0;
    boolean wholeLine = takesLine(written, 0);
    for (int i = 1; i < written.length() && !wholeLine; i++) {
      char c = written.charAt(i);
      if (quote == 0 && c == '\\') {
        commands.add(written.substring(start, i));
        start = i;
        wholeLine = takesLine(written, i);
      } else if (quote == 0 ? "'\"`".indexOf(c) >= 0 : c == quote) {
        quote = quote == 0 ? c : 0;
      }
    }
    commands.add(written.substring(start));
    return commands;
  }
}
