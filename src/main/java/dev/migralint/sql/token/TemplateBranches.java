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

  /** A condition that is open: whether its branch is read, and whether one has been. */
  private record Open(boolean read, boolean done) {}

  private final Deque<Open> open = new ArrayDeque<>();
  private int skipped;

  /** Whether the text here is in a branch that is not read. */
  boolean areSkipped() {
    return skipped > 0;
  }

  /** Takes in the next tag, as written. */
  void follow(String tag) {
    String content = Placeholders.content(tag);
    if (tag.startsWith("{#")) {
      return;
    }
    if (ELSE.matcher(content).lookingAt()) {
      Open before = close();
      boolean read = !before.done() && isRead(content);
      push(new Open(read, before.done() || read));
    } else if (CLOSES.matcher(content).lookingAt()) {
      close();
    } else if (OPENS.matcher(content).matches()) {
      boolean read = isRead(content);
      push(new Open(read, read));
    }
  }

  private static boolean isRead(String condition) {
    boolean negated = NEGATED.matcher(condition).find();
    if (POSTGRES.matcher(condition).find()) {
      return !negated;
    }
    return negated || !OTHER_DATABASE.matcher(condition).find();
  }

  private void push(Open branch) {
    open.push(branch);
    skipped += branch.read() ? 0 : 1;
  }

  private Open close() {
    if (open.isEmpty()) {
      return new Open(true, false);
    }
    Open branch = open.pop();
    skipped -= branch.read() ? 0 : 1;
    return branch;
  }
}
