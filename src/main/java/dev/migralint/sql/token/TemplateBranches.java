package dev.migralint.sql.token;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Which branches of a template's conditions are read: those for PostgreSQL where a condition names
 * a database, else the first. https://pkg.go.dev/text/template#hdr-Actions
 */
final class TemplateBranches {
  private static final Pattern POSTGRES =
      Pattern.compile("postgres|pgsql", Pattern.CASE_INSENSITIVE);
  private static final Pattern OTHER_DATABASE =
      Pattern.compile(
          "mysql|mariadb|sqlite|sqlserver|mssql|oracle|clickhouse", Pattern.CASE_INSENSITIVE);
  private static final Pattern NEGATED = Pattern.compile("\\b(not|ne)\\b|!");

  /** Of Go, Jinja, ERB and EJS. */
  private static final Pattern OPENS =
      Pattern.compile(
          "(if|range|with|define|block|for|macro|call|filter|raw|unless|case)\\b.*+"
              + "|.*\\bdo\\s*(\\|[^|]*\\|)?|.*\\{",
          Pattern.DOTALL);

  private static final Pattern ELSE = Pattern.compile("(\\}\\s*)?(else|elif|elsif)\\b");
  private static final Pattern CLOSES = Pattern.compile("end|\\}\\)?;?$");

  /**
   * A condition that is open.
   *
   * @param read whether its branch is read
   * @param done whether one of its branches has been
   * @param certain whether that one is for PostgreSQL, so that no other runs
   */
  private record Open(boolean read, boolean done, boolean certain) {}

  private final Deque<Open> open = new ArrayDeque<>();
  private int skipped;
  private boolean mayRun;

  /** Whether the text here is in a branch that is not read. */
  boolean areSkipped() {
    return skipped > 0;
  }

  /** Whether the branch that is not read may run, for all that its condition tells. */
  boolean mayRun() {
    return mayRun;
  }

  /** Takes in the next tag, as written. */
  void follow(String tag) {
    String content = Placeholders.content(tag);
    if (tag.startsWith("{#")) {
      return;
    }
    if (ELSE.matcher(content).lookingAt()) {
      Open before = close();
      boolean fits = isRead(content);
      if (before.done()) {
        push(new Open(false, true, before.certain()), fits && !before.certain());
      } else {
        push(new Open(fits, fits, fits && namesDatabase(content)), false);
      }
    } else if (CLOSES.matcher(content).lookingAt()) {
      close();
    } else if (OPENS.matcher(content).matches()) {
      boolean fits = isRead(content);
      push(new Open(fits, fits, fits && namesDatabase(content)), false);
    }
  }

  private static boolean namesDatabase(String condition) {
    return POSTGRES.matcher(condition).find() || OTHER_DATABASE.matcher(condition).find();
  }

  private static boolean isRead(String condition) {
    boolean negated = NEGATED.matcher(condition).find();
    if (POSTGRES.matcher(condition).find()) {
      return !negated;
    }
    return negated || !OTHER_DATABASE.matcher(condition).find();
  }

  private void push(Open branch, boolean leftOut) {
    open.push(branch);
    mayRun = skipped == 0 ? leftOut : mayRun;
    skipped += branch.read() ? 0 : 1;
  }

  private Open close() {
    if (open.isEmpty()) {
      return new Open(true, false, false);
    }
    Open branch = open.pop();
    skipped -= branch.read() ? 0 : 1;
    return branch;
  }
}
