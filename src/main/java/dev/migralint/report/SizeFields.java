package dev.migralint.report;

import dev.migralint.sizes.SizedTable;
import java.util.LinkedHashMap;
import java.util.Map;

/** The size of a table as fields of JSON; a number that is unknown is left out. */
final class SizeFields {
  private SizeFields() {}

  /** The fields, with the table's name as it is given. */
  static Map<String, Object> of(String name, SizedTable table) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("table", name);
    fields.put("size", table.size().word());
    table.measured().rows().ifPresent(rows -> fields.put("rows", rows));
    table.measured().bytes().ifPresent(bytes -> fields.put("bytes", bytes));
    return fields;
  }
}
