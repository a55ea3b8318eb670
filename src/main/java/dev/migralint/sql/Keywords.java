package dev.migralint.sql;

/** PostgreSQL's key words. */
final class Keywords {
  private Keywords() {}

  /** Whether a stored name must be written in quotes to mean itself. */
  static boolean needsQuotes(String name) {
    if (name.isEmpty()) {
      return true;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || c == '_' || (i > 0 && c >= '0' && c <= '9');
      if (!plain) {
        return true;
      }
    }
    return false;
  }
}
