package dev.migralint.replay;

import dev.migralint.schema.Catalog;
import dev.migralint.schema.Column;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.EnumTypes;
import dev.migralint.schema.Index;
import dev.migralint.schema.Relation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a catalog holds, in the words of {@link ServerSchema}. */
final class OurSchema {
  private static final Set<String> SYSTEM = Set.of("pg_catalog", "information_schema");
  private static final String UNKNOWN = Comparison.UNKNOWN;

  private final NavigableMap<Item, List<String>> objects = new TreeMap<>();

  static NavigableMap<Item, List<String>> read(Catalog catalog) {
    OurSchema schema = new OurSchema();
    catalog.relations().forEach(schema::add);
    EnumTypes.of(catalog)
        .forEach(
            (name, type) ->
                schema.put("enum", name.toString(), new TreeSet<>(type.values().keySet())));
    return schema.objects;
  }

  private void add(Relation relation) {
    String name = relation.name().toString();
    if (relation.isTemporary() || SYSTEM.contains(relation.name().schema().orElseThrow().text())) {
      return;
    }
    switch (relation.kind()) {
      case TABLE, FOREIGN_TABLE -> addTable(name, relation);
      case VIEW -> put("view", name, List.of());
      case MATERIALIZED_VIEW -> put("materialized view", name, List.of());
      case SEQUENCE -> put("sequence", name, List.of());
    }
    relation.indexes().forEach(index -> add(relation, index));
  }

  private void addTable(String name, Relation table) {
    put(
        "table",
        name,
        table.persistence().name().toLowerCase(Locale.ROOT),
        table.kind() == Relation.Kind.FOREIGN_TABLE
            ? "foreign"
            : word(table.partitioned(), "partitioned", "ordinary"),
        parents(table));
    table.columns().forEach(column -> add(name, column));
    table.constraints().forEach(constraint -> add(name, constraint));
  }

  private static String parents(Relation table) {
    if (table.parents().isEmpty()) {
      return "no parent";
    }
    return table.parents().stream()
        .map(Relation::toString)
        .collect(
            Collectors.joining(
                ", ", table.partitionOf().isPresent() ? "partition of " : "child of ", ""));
  }

  private void add(String table, Column column) {
    put(
        "column",
        table + "." + column.name().text(),
        column.type().map(this::words).orElse(UNKNOWN),
        word(column.notNull(), "not null", "nullable"),
        switch (column.generated()) {
          case IDENTITY -> "identity";
          case STORED, VIRTUAL -> "generated";
          case SERIAL -> "default";
          case NO -> word(column.hasDefault(), "default", "no default");
        });
  }

  private String words(TypeName type) {
    String sql = type.sql();
    return sql.startsWith("public.") ? sql.substring("public.".length()) : sql;
  }

  private void add(String table, Constraint constraint) {
    boolean sorted =
        constraint.kind() == Constraint.Kind.CHECK || constraint.kind() == Constraint.Kind.EXCLUDE;
    put(
        "constraint",
        table + "." + constraint.name().text(),
        constraint.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        names(sorted ? constraint.columns().stream().sorted().toList() : constraint.columns()),
        constraint.validated() ? "valid" : "not valid",
        constraint.referenced().map(r -> "references " + r).orElse("no table"));
  }

  private void add(Relation table, Index index) {
    Optional<ObjectName> name = Optional.of(new ObjectName(table.name().schema(), index.name()));
    put(
        "index",
        name.get().toString(),
        "on " + table.name(),
        index.unique() ? "unique" : "not unique",
        names(index.columns()),
        index.valid() ? "valid" : "not valid",
        index.constraint().map(c -> "for " + c).orElse("no constraint"));
  }

  private void put(String kind, String name, String... properties) {
    put(kind, name, List.of(properties));
  }

  private void put(String kind, String name, Collection<String> properties) {
    objects.put(new Item(kind, name), List.copyOf(properties));
  }

  private static String names(List<Name> names) {
    return names.stream().map(Name::text).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String word(Ternary known, String yes, String no) {
    return switch (known) {
      case YES -> yes;
      case NO -> no;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
