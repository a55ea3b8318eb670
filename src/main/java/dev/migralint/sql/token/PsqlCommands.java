package dev.migralint.sql.token;

import java.util.Locale;
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

  private static final Set<String> BRINGING =
      Set.of("\\i", "\\ir", "\\include", "\\include_relative", "\\gexec");

  /** https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-META-COMMAND-COPY */
  private static final Pattern TAKES_LINE =
      Pattern.compile("\\\\(!|(copy|ef|ev|sf\\+?|sv\\+?|h|help)(?!\\S))", Pattern.CASE_INSENSITIVE);

  private PsqlCommands() {}

  /** Whether all that follows on its line is the argument of the command that starts there. */
  static boolean takesLine(String text, int backslash) {
    return TAKES_LINE.matcher(text).region(backslash, text.length()).lookingAt();
  }

  /** The command's name with its backslash, in lower case. */
  public static String name(String written) {
    int end = 1;
    while (end < written.length() && !Lexer.isSpace(written.charAt(end))) {
      end++;
    }
    return written.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /** Whether a line of commands sends the statement that stands before it. */
  public static boolean sends(String written) {
    for (String word : written.split("\\s+", -1)) {
      if (SENDING.contains(word.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the lines behind the command are data, up to {@code \\.}. */
  public static boolean copiesFromInput(String written) {
    return COPY_FROM_INPUT.matcher(written).matches();
  }

  /** Whether the command runs SQL that does not stand in this file. */
  public static boolean bringsSql(String name) {
    return BRINGING.contains(name);
  }
}
