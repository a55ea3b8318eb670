package dev.migralint.words;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TypeName;
import java.util.Optional;

/** What a sentence ends with when what it says depends on something unknown. */
public final class UnknownWords {
  private UnknownWords() {}

  /** After "may rewrite account". */
  public static String typeChange(Optional<TypeName> old) {
    return old.map(type -> ", because whether a cast from " + type.sql() + " rewrites is unknown")
        .orElse(", because the present type of the column is unknown");
  }

  /** After what a volatile default makes PostgreSQL do. */
  public static String volatility() {
    return ", if its default is volatile, which is unknown";
  }

  /** After "may scan account to check for NULL". */
  public static String nullability() {
    return ", because whether its columns can hold NULL is unknown";
  }

  /** After what fails. */
  public static String columnType(Name column, ObjectName type) {
    return " if " + column.sql() + ", whose type is unknown, is of type " + type.sql();
  }

  /** After the name of what is dropped, in the middle of a sentence. */
  public static String existence() {
    return ", if it exists,";
  }

  /** After what happens in a transaction. */
  public static String transaction() {
    return ", if one transaction runs all of it, which is unknown";
  }
}
