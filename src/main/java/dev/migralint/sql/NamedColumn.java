package dev.migralint.sql;

/** A column that is named, and its table as it is named. */
public record NamedColumn(ObjectName table, Name column) {
  @Override
  public String toString() {
    return table.sql() + "." + column.sql();
  }
}
