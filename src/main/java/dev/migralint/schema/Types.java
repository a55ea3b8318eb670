package dev.migralint.schema;

import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TypeOperation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lets a catalog take in what happens to types. */
final class Types {
  private final Catalog catalog;

  Types(Catalog catalog) {
    this.catalog = catalog;
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
        Domain domain =
            new Domain(
                Optional.of(create.baseType()),
                create.constrained(),
                create.notNull(),
                create.defaultValue());
        catalog.journal.put(catalog.domains, name, domain);
      }
      case TypeOperation.AlterType alter -> {}
      case TypeOperation.AlterDomain alter -> alterDomain(name, alter.action());
    }
  }

  private void alterDomain(ObjectName name, TypeOperation.DomainAction action) {
    Domain domain = catalog.domains.getOrDefault(name, Domain.UNKNOWN);
    switch (action) {
      case ADD_CONSTRAINT, VALIDATE_CONSTRAINT ->
          catalog.journal.put(catalog.domains, name, domain.nowConstrained(false));
      case SET_NOT_NULL -> catalog.journal.put(catalog.domains, name, domain.nowConstrained(true));
      case OTHER -> {}
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
    Domain domain = catalog.domains.get(from);
    if (domain != null) {
      catalog.journal.remove(catalog.domains, from);
      catalog.journal.put(catalog.domains, to, domain);
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
