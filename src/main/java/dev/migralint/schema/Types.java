package dev.migralint.schema;

import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TypeOperation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lets a catalog take in what happens to types. */
final class Types {
  private final Catalog catalog;
  private final Relations relations;

  Types(Catalog catalog, Relations relations) {
    this.catalog = catalog;
    this.relations = relations;
  }

  void apply(TypeOperation operation, Origin origin) {
    ObjectName name = catalog.qualified(operation.type());
    switch (operation) {
      case TypeOperation.CreateEnum create -> {
        Map<String, Optional<Origin>> values = new LinkedHashMap<>();
        create.values().forEach(value -> values.put(value, Optional.of(origin)));
        catalog.journal.put(catalog.enums, name, new Catalog.EnumType(values, Optional.of(origin)));
      }
      case TypeOperation.AddEnumValue add ->
          changeValues(name, values -> values.putIfAbsent(add.value(), Optional.of(origin)));
      case TypeOperation.RenameEnumValue rename ->
          changeValues(
              name,
              values -> {
                Optional<Origin> old = values.remove(rename.value());
                values.put(rename.newValue(), old == null ? Optional.empty() : old);
              });
      case TypeOperation.RenameType rename ->
          moveType(name, new ObjectName(name.schema(), rename.newName()));
      case TypeOperation.SetTypeSchema set -> moveType(name, Catalog.in(set.newSchema(), name));
      case TypeOperation.CreateType create -> {}
      case TypeOperation.CreateDomain create -> {
        if (create.constrained()) {
          catalog.journal.put(catalog.constrainedDomains, name, true);
        }
      }
      case TypeOperation.AlterType alter -> {}
      case TypeOperation.AlterDomain alter ->
          catalog.journal.put(
              catalog.constrainedDomains,
              name,
              switch (alter.action()) {
                case ADD_CONSTRAINT, SET_NOT_NULL, VALIDATE_CONSTRAINT -> true;
                case OTHER -> catalog.constrainedDomains.getOrDefault(name, false);
              });
    }
  }

  private void changeValues(
      ObjectName name, java.util.function.Consumer<Map<String, Optional<Origin>>> change) {
    Catalog.EnumType type =
        catalog.enumType(name).orElseGet(() -> new Catalog.EnumType(Map.of(), Optional.empty()));
    Map<String, Optional<Origin>> values = new LinkedHashMap<>(type.values());
    change.accept(values);
    catalog.journal.put(catalog.enums, name, new Catalog.EnumType(values, type.origin()));
  }

  private void moveType(ObjectName from, ObjectName to) {
    for (Relation table : catalog.withColumnOf(from)) {
      for (Column column : table.columnsNow()) {
        if (catalog.isOf(column, from)) {
          relations.putColumn(table, column.withType(column.type().orElseThrow().renamed(to)));
        }
      }
    }
    if (catalog.constrainedDomains.getOrDefault(from, false)) {
      catalog.journal.remove(catalog.constrainedDomains, from);
      catalog.journal.put(catalog.constrainedDomains, to, true);
    }
    catalog
        .enumType(from)
        .ifPresent(
            type -> {
              catalog.journal.remove(catalog.enums, from);
              catalog.journal.put(catalog.enums, to, type);
            });
  }
}
