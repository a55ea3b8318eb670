package dev.migralint.sql;

import dev.migralint.sql.token.Keywords;
import dev.migralint.sql.token.Placeholders;

/**
 * An identifier as PostgreSQL stores it: unquoted ASCII letters folded to lower case, cut at 63
 * bytes of UTF-8. Two names are equal when PostgreSQL takes them for the same, whatever spaces a
 * placeholder in them is written with.
 * https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS
 */
public final class Name implements Comparable<Name> {
  private static final int MAX_BYTES = 63;

  private final String text;
  private final String uncut;
  private final String key;
  private final boolean quoted;

  private Name(String uncut, String text, boolean quoted) {
    this.uncut = uncut;
    this.text = text;
    this.key = Placeholders.unspaced(text);
    this.quoted = quoted;
  }

  /** A name written without quotes; a placeholder in it is kept as it is. */
  public static Name unquoted(String written) {
    if (Placeholders.isIn(written)) {
      return new Name(written, written, false);
    }
    String folded = Keywords.fold(written);
    return new Name(folded, cut(folded), false);
  }

  /** Whether a part of the name is made up while a PL/pgSQL body runs. */
  public boolean isMadeUp() {
    return text.contains(Placeholders.RUNTIME);
  }

  /** Whether a part of the name is put in before PostgreSQL sees the file. */
  public boolean isTemplate() {
    return Placeholders.isIn(text) && !isMadeUp();
  }

  /** A name written in double quotes, given without them and with doubled quotes undoubled. */
  public static Name quoted(String content) {
    return new Name(content, cut(content), true);
  }

  /** The name as the catalog stores it. */
  public String text() {
    return text;
  }

  /**
   * The name before PostgreSQL cut it; the same as {@link #text()} for all that are short enough.
   */
  public String uncut() {
    return uncut;
  }

  /** Whether PostgreSQL cuts the name, because it has more than 63 bytes. */
  public boolean isCut() {
    return uncut.length() > text.length();
  }

  /** Whether it was written in double quotes. */
  public boolean isQuoted() {
    return quoted;
  }

  private static String cut(String name) {
    if (name.length() * 3 <= MAX_BYTES) {
      return name;
    }
    int bytes = 0;
    for (int i = 0; i < name.length(); ) {
      int codePoint = name.codePointAt(i);
      bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      if (bytes > MAX_BYTES) {
        return name.substring(0, i);
      }
      i += Character.charCount(codePoint);
    }
    return name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Name name && name.key.equals(key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public int compareTo(Name other) {
    return key.compareTo(other.key);
  }

  /** The name as SQL must write it to mean the same: in quotes where it needs them. */
  public String sql() {
    if (!quoted && Placeholders.isIn(text)) {
      return text;
    }
    return Keywords.needsQuotes(text) ? "\"" + Placeholders.doubleQuotes(text) + "\"" : text;
  }

  /** Whether it is a key word, which may stand for something else than a name. */
  public boolean isKeyword() {
    return Keywords.isKeyword(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
