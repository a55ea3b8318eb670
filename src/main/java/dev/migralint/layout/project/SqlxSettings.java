package dev.migralint.layout.project;

import dev.migralint.layout.Listing;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a crate's {@code sqlx.toml} (sqlx 0.9 and newer) says of migrations.
 * https://github.com/launchbadge/sqlx/blob/main/sqlx-core/src/config/migrate.rs
 */
public final class SqlxSettings {
  private static final String FILE = "sqlx.toml";
  private static final int MOST_BYTES = 64 << 10;
  private static final Pattern IGNORED =
      Pattern.compile("(?m)^[ \\t]*ignored-chars[ \\t]*=[ \\t]*\\[([^\\]]{0,1000})]");
  private static final Pattern STRING =
      Pattern.compile("\"(\\\\u[0-9A-Fa-f]{4}|\\\\.|[^\"\\\\])\"|'([^'])'");

  private SqlxSettings() {}

  /** The characters that checksums of migrations leave out. */
  public static String ignoredCharacters(Listing folder) {
    return Project.nearest(folder, FILE)
        .map(path -> Listing.start(folder.tree(), Project.join(path, FILE), MOST_BYTES))
        .map(SqlxSettings::ignoredCharacters)
        .orElse("");
  }

  private static String ignoredCharacters(String toml) {
    Matcher list = IGNORED.matcher(toml);
    StringBuilder ignored = new StringBuilder();
    if (list.find()) {
      Matcher string = STRING.matcher(list.group(1));
      while (string.find()) {
        ignored.append(string.group(2) == null ? unescaped(string.group(1)) : string.group(2));
      }
    }
    return ignored.toString();
  }

  private static String unescaped(String written) {
    if (written.startsWith("\\u")) {
      return Character.toString(Integer.parseInt(written.substring(2), 16));
    }
    return switch (written) {
      case "\\n" -> "\n";
      case "\\r" -> "\r";
      case "\\t" -> "\t";
      default -> written.substring(written.length() - 1);
    };
  }
}
