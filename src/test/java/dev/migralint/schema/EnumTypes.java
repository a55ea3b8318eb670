package dev.migralint.schema;

import dev.migralint.schema.UserTypes.EnumType;
import dev.migralint.sql.ObjectName;
import java.util.Map;

/** The enum types that a catalog holds. */
public final class EnumTypes {
  private EnumTypes() {}

  public static Map<ObjectName, EnumType> of(Catalog catalog) {
    return Map.copyOf(catalog.types().enums);
  }
}
