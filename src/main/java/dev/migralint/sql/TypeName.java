package dev.migralint.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A data type. The different spellings of one built-in type are one name, PostgreSQL's internal one
 * ({@code int4} for {@code integer}).
 *
 * @param schema where it was written, other than pg_catalog
 * @param name the internal or user-given name
 * @param modifiers what stood in parentheses, as written ("20", "10", "2")
 * @param dimensions 1 for an array, however many dimensions it was written with, else 0
 */
public record TypeName(Optional<Name> schema, String name, List<String> modifiers, int dimensions) {

  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("int", "int4"),
          Map.entry("integer", "int4"),
          Map.entry("bigint", "int8"),
          Map.entry("smallint", "int2"),
          Map.entry("boolean", "bool"),
          Map.entry("real", "float4"),
          Map.entry("decimal", "numeric"),
          Map.entry("dec", "numeric"),
          Map.entry("character", "bpchar"),
          Map.entry("char", "bpchar"),
          Map.entry("nchar", "bpchar"));

  private static final Map<String, String> WRITTEN =
      Map.ofEntries(
          Map.entry("int4", "integer"),
          Map.entry("int8", "bigint"),
          Map.entry("int2", "smallint"),
          Map.entry("bool", "boolean"),
          Map.entry("float4", "real"),
          Map.entry("float8", "double precision"),
          Map.entry("varchar", "character varying"),
          Map.entry("bpchar", "character"),
          Map.entry("varbit", "bit varying"),
          Map.entry("timestamptz", "timestamp with time zone"),
          Map.entry("timestamp", "timestamp without time zone"),
          Map.entry("timetz", "time with time zone"),
          Map.entry("time", "time without time zone"));

  /** Key words that are types, so that PostgreSQL writes them without quotes. */
  private static final Set<String> UNQUOTED = Set.of("bit", "interval", "json", "numeric");

  /** The type of that spelling, without modifiers: {@code TypeName.of("integer")}. */
  public static TypeName of(String spelling) {
    return new TypeName(Optional.empty(), SPELLINGS.getOrDefault(spelling, spelling), List.of(), 0);
  }

  /** The same type under another name, with a schema where it has one now or is moved to one. */
  public TypeName renamed(ObjectName to) {
    boolean moved = !schema.equals(to.schema());
    return new TypeName(moved ? to.schema() : schema, to.name().text(), modifiers, dimensions);
  }

  /** Whether this is the named built-in type (by its internal name) and no array of it. */
  public boolean is(String internalName) {
    return dimensions == 0 && schema.isEmpty() && name.equals(internalName);
  }

  /** The type as PostgreSQL itself writes it. */
  public String sql() {
    String base = schema.map(s -> s.sql() + ".").orElse("");
    String written = hasNoLength() ? null : WRITTEN.get(name);
    String modifier = modifiers.isEmpty() ? "" : "(" + String.join(",", modifiers) + ")";
    String arrays = "[]".repeat(dimensions);
    if (name.equals("interval") && schema.isEmpty() && !modifiers.isEmpty()) {
      return interval() + arrays;
    }
    if (written == null || schema.isPresent()) {
      boolean plain = schema.isEmpty() && UNQUOTED.contains(name);
      return base + (plain ? name : Name.quoted(name).sql()) + modifier + arrays;
    }
    int firstWord = name.startsWith("time") ? written.indexOf(' ') : written.length();
    return written.substring(0, firstWord) + modifier + written.substring(firstWord) + arrays;
  }

  /** {@code character} without a length has one of 1, {@code bpchar} none at all. */
  private boolean hasNoLength() {
    return name.equals("bpchar") && modifiers.isEmpty();
  }

  /** Its fields stand without parentheses, its precision in them. */
  private String interval() {
    StringBuilder sql = new StringBuilder("interval");
    for (String modifier : modifiers) {
      boolean fields = Character.isLetter(modifier.charAt(0));
      sql.append(fields ? " " + modifier : "(" + modifier + ")");
    }
    return sql.toString();
  }

  @Override
  public String toString() {
    return sql();
  }
}
