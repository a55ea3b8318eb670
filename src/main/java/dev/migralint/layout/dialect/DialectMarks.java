package dev.migralint.layout.dialect;

import dev.migralint.layout.Dialect;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words and marks that only one database understands. */
public final class DialectMarks {
  /** MySQL's client takes a sign; COPY's option of the name a string. */
  private static final String DELIMITER = "^[ \\t]*delimiter[ \\t]+([$/|#@!&~%^*\\\\]|;;)";

  /**
   * PostgreSQL shares casts with ClickHouse and {@code $$} with MySQL's client, but never these.
   */
  private static final Pattern NEVER_POSTGRES =
      anyOf("\\bengine\\s*=?\\s*\\w*mergetree\\b", DELIMITER);

  private static final Pattern POSTGRES =
      anyOf(
          "\\$[a-z_]{0,20}\\$",
          "::\"?[a-z]",
          "\\b(jsonb|timestamptz|bytea|plpgsql|gen_random_uuid|tsvector|concurrently|pg_catalog)\\b",
          "\\b(big|small)?serial\\b",
          "\\busing\\s+(gin|gist|brin)\\b",
          "\\bcreate\\s+(extension|policy)\\b",
          "\\btimestamp\\s*(\\(\\d\\))?\\s+with(out)?\\s+time\\s+zone\\b",
          "\\btype\\s+\\S{1,99}\\s+as\\s+enum\\b",
          "\\balter\\s+type\\b",
          "\\brow\\s+level\\s+security\\b",
          "\\bowner\\s+to\\b",
          "\"public\"\\.",
          "\\bpublic\\.",
          "\\{\\{[^}]{0,99}postgres");

  private record Mark(Dialect dialect, Pattern pattern) {}

  private static final List<Mark> FOREIGN =
      List.of(
          new Mark(
              Dialect.CLICKHOUSE,
              anyOf(
                  "\\bengine\\s*=?\\s*(\\w*mergetree|distributed|kafka|null|memory)\\b",
                  "\\bon\\s+cluster\\b",
                  "\\blowcardinality\\s*\\(",
                  "\\bdatetime64\\b",
                  "\\bmaterialize\\s+index\\b",
                  "\\bmodify\\s+(ttl|setting)\\b")),
          new Mark(
              Dialect.SQLITE,
              anyOf("\\bautoincrement\\b", "(^|;)\\s*pragma\\s", "\\bwithout\\s+rowid\\b")),
          new Mark(
              Dialect.SQLSERVER,
              anyOf(
                  "^[ \\t]*go[ \\t]*$",
                  "\\bidentity\\s*\\(\\s*\\d",
                  "\\[dbo\\]",
                  "\\b(uniqueidentifier|datetime2)\\b",
                  "\\bnvarchar\\s*\\(")),
          new Mark(
              Dialect.ORACLE,
              anyOf("\\bn?varchar2\\s*\\(", "\\bnumber\\s*\\(\\s*\\d", "\\bsysdate\\b")),
          new Mark(
              Dialect.MYSQL,
              anyOf(
                  DELIMITER,
                  "\\bengine\\s*=\\s*(innodb|myisam)\\b",
                  "(\\w*int|integer|unsigned|null|key|unique|\\))\\s+auto_increment\\b",
                  "\\bauto_increment\\s*=\\s*\\d",
                  "`\\w{1,99}`",
                  "\\bdefault\\s+charset\\b",
                  "\\b(int|bigint)(\\(\\d+\\))?\\s+unsigned\\b",
                  "\\bon\\s+update\\s+current_timestamp\\b",
                  "\\b(tiny|medium|long)text\\b")));

  private DialectMarks() {}

  private static final Pattern COPY_DATA =
      Pattern.compile(
          "(\\bcopy\\b[^;]{1,999}\\bfrom\\s+stdin\\b[^;]{0,999};)[^\\n]*+\\n"
              + "(?:(?!\\\\\\.)[^\\n]*+(?:\\n|\\z))*+",
          Pattern.CASE_INSENSITIVE);

  /** The text without comments, plain strings and COPY's data; dollar quotes are left, as marks. */
  public static String code(String text) {
    StringBuilder code = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = endOfOther(text, at);
      if (end > at) {
        code.append(text.charAt(at) == '"' ? text.substring(at, end).replace('`', ' ') : " ");
        at = end;
      } else {
        code.append(text.charAt(at++));
      }
    }
    return COPY_DATA.matcher(code).replaceAll("$1 ");
  }

  /** The end of the comment, string or quoted name that starts here, or here when none does. */
  private static int endOfOther(String text, int at) {
    char c = text.charAt(at);
    if (c == '"') {
      return after(text, "\"", at + 1);
    }
    if (c == '\'') {
      boolean escapes = at > 0 && (text.charAt(at - 1) == 'E' || text.charAt(at - 1) == 'e');
      return escapes ? afterEscapes(text, at + 1) : after(text, "'", at + 1);
    }
    if (text.startsWith("/*", at)) {
      return after(text, "*/", at + 2);
    }
    if (!text.startsWith("--", at)) {
      return at;
    }
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private static int afterEscapes(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '\'') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(text.length(), i + 1);
  }

  private static int after(String text, String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }

  static boolean isPostgres(String code) {
    return POSTGRES.matcher(code).find() && !NEVER_POSTGRES.matcher(code).find();
  }

  static Optional<Dialect> foreign(String code) {
    return FOREIGN.stream()
        .filter(mark -> mark.pattern().matcher(code).find())
        .map(Mark::dialect)
        .findFirst();
  }

  private static Pattern anyOf(String... patterns) {
    return Pattern.compile(
        String.join("|", patterns), Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  }
}
