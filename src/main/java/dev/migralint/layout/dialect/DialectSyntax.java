package dev.migralint.layout.dialect;

import dev.migralint.layout.Dialect;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What only one database's SQL holds. To extend it, add a pattern to its database in {@link
 * #FOREIGN}, or a database; the first one that is found in a text counts.
 */
final class DialectSyntax {
  /** MySQL's client takes a sign; COPY's option of the name a string. */
  private static final String DELIMITER = "^[ \\t]*delimiter[ \\t]+([$/|#@!&~%^*\\\\]|;;)";

  /** A column's name in a list of columns, before its type. */
  private static final String NEW_COLUMN =
      "[(,]\\s*(?!(?:distinct|all|select|variadic|not|case)\\b)\"?\\w{1,99}\"?\\s+";

  private static final Syntax POSTGRES =
      syntax(
          Dialect.POSTGRESQL,
          "\\$[a-z_]{0,20}\\$",
          "::\"?[a-z]",
          // SQLite has a function of that name: https://sqlite.org/json1.html#jsonbx
          "\\bjsonb\\b(?!\\s*\\()",
          "\\b(timestamptz|bytea|plpgsql|gen_random_uuid|tsvector|concurrently|pg_catalog)\\b",
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

  /** Where ClickHouse has casts too, and MySQL's client {@code $$}. */
  private static final Syntax NEVER_POSTGRES =
      syntax(Dialect.OTHER, "\\bengine\\s*=?\\s*\\w*mergetree\\b", DELIMITER);

  private static final List<Syntax> FOREIGN =
      List.of(
          syntax(
              Dialect.CLICKHOUSE,
              "\\bengine\\s*=?\\s*(\\w*mergetree|distributed|kafka|null|memory)\\b",
              "\\bon\\s+cluster\\s+(?!(?:using|for|to|from|as|with|do|rename|not|deferrable|initially"
                  + "|when|execute|referencing|cascade|restrict|where)\\b)[\\w{\"]",
              "\\blowcardinality\\s*\\(",
              "\\bdatetime64\\b",
              "\\bmaterialize\\s+index\\b",
              "\\bmodify\\s+(ttl|setting)\\b"),
          syntax(
              Dialect.SQLITE,
              "\\bautoincrement\\b",
              "(^|;)\\s*pragma\\s",
              "\\bwithout\\s+rowid\\b",
              "\\)\\s*strict\\s*(,|;|\\z)"),
          syntax(
              Dialect.SQLSERVER,
              "^[ \\t]*go[ \\t]*$",
              "\\bidentity\\s*\\(\\s*\\d",
              "\\[dbo\\]",
              "\\b(uniqueidentifier|datetime2)\\b",
              "\\bnvarchar\\s*\\("),
          syntax(
              Dialect.ORACLE,
              "\\bn?varchar2\\s*\\(",
              "\\bnumber\\s*\\(\\s*\\d",
              "\\bdefault\\s+sysdate\\b",
              "\\bfrom\\s+dual\\b"),
          syntax(
              Dialect.MYSQL,
              DELIMITER,
              "\\bengine\\s*=\\s*(innodb|myisam)\\b",
              "(\\w*int|integer|unsigned|null|key|unique|\\))\\s+auto_increment\\b",
              "\\bauto_increment\\s*=\\s*\\d",
              "`\\w{1,99}`",
              "\\bdefault\\s+charset\\b",
              "\\b(int|bigint)(\\(\\d+\\))?\\s+unsigned\\b",
              "\\bon\\s+update\\s+current_timestamp\\b",
              "\\b(tiny|medium|long)(text|blob)\\b",
              "\\b(tiny|medium)int\\b",
              "\\bmodify\\s+column\\b",
              "\\bchange\\s+column\\b",
              "\\binsert\\s+ignore\\b",
              "\\bon\\s+duplicate\\s+key\\b",
              "\\bdrop\\s+foreign\\s+key\\b",
              "\\bunique\\s+key\\s+\\w{1,99}\\s*\\(",
              ",\\s*(key|index)\\s+\\w{1,99}\\s*\\(\\s*[a-z_]"),
          syntax(
              Dialect.OTHER,
              NEW_COLUMN + "(blob|datetime)\\b",
              "\\badd\\s+column\\s+\\S{1,99}\\s+(blob|datetime)\\b"));

  private DialectSyntax() {}

  /** A database, and patterns of which each finds code that is only its own. */
  private record Syntax(Dialect dialect, List<Pattern> patterns) {
    boolean isIn(String code) {
      return patterns.stream().anyMatch(pattern -> pattern.matcher(code).find());
    }
  }

  private static Syntax syntax(Dialect dialect, String... patterns) {
    return new Syntax(
        dialect,
        Arrays.stream(patterns)
            .map(p -> Pattern.compile(p, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE))
            .toList());
  }

  /** Whether only PostgreSQL takes the code. */
  static boolean isPostgres(String code) {
    return POSTGRES.isIn(code) && !NEVER_POSTGRES.isIn(code);
  }

  /** The other database that the code is for, if it tells. */
  static Optional<Dialect> foreign(String code) {
    return FOREIGN.stream().filter(syntax -> syntax.isIn(code)).map(Syntax::dialect).findFirst();
  }
}
