package dev.migralint.schema;

import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TypeOperation;
import dev.migralint.sql.TypeOperation.Attribute;
import dev.migralint.sql.TypeOperation.AttributeAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets a catalog take in what happens to types. */
final class Types {
  private final Catalog catalog;
  private final Relations relations;
  private final Columns columns;

  Types(Catalog catalog, Relations relations, Columns columns) {
    this.catalog = catalog;
    this.relations = relations;
    this.columns = columns;
  }

  void apply(TypeOperation operation, Origin origin) {
    ObjectName name = catalog.qualified(operation.type());
    if (makes(operation)) {
      catalog.types().sure.put(name, name);
      catalog.types().named(name);
    }
    switch (operation) {
      case TypeOperation.CreateEnum create -> {
        Map<String, Optional<Origin>> values = new LinkedHashMap<>();
        create.values().forEach(value -> values.put(value, Optional.of(origin)));
        catalog.journal.put(
            catalog.types().enums, name, new UserTypes.EnumType(values, Optional.of(origin)));
      }
      case TypeOperation.AddEnumValue add -> {
        boolean mayBeThere =
            add.ifNotExists()
                && catalog.types().enumType(name).flatMap(UserTypes.EnumType::origin).isEmpty();
        Optional<Origin> added = mayBeThere ? Optional.empty() : Optional.of(origin);
        changeValues(name, values -> values.putIfAbsent(add.value(), added));
        catalog.journal.add(
            catalog
                .types()
                .addedEnumValues
                .computeIfAbsent(add.value(), v -> new LinkedHashSet<>()),
            name);
      }
      case TypeOperation.RenameEnumValue rename ->
          changeValues(
              name,
              values -> {
                Optional<Origin> old = values.remove(rename.value());
                values.put(rename.newValue(), old == null ? Optional.empty() : old);
              });
      case TypeOperation.RenameType rename ->
          moveType(name, new ObjectName(name.schema(), rename.newName()));
      case TypeOperation.SetTypeSchema set -> moveType(name, SearchPath.in(set.newSchema(), name));
      case TypeOperation.CreateType create -> {
        catalog.types().named(name);
        catalog.dependencies().setAttributes(name, create.attributes());
      }
      case TypeOperation.CreateDomain create -> {
        catalog.types().named(name);
        Domain domain =
            new Domain(
                Optional.of(create.baseType()),
                create.constrained(),
                create.notNull(),
                create.defaultValue());
        catalog.dependencies().putDomain(name, domain);
      }
      case TypeOperation.AlterType alter -> {}
      case TypeOperation.AlterAttribute alter -> alterAttribute(name, alter, origin);
      case TypeOperation.AlterDomain alter -> alterDomain(name, alter.action());
    }
  }

  private static boolean makes(TypeOperation operation) {
    return switch (operation) {
      case TypeOperation.CreateEnum create -> true;
      case TypeOperation.CreateType create -> true;
      case TypeOperation.CreateDomain create -> true;
      case TypeOperation other -> false;
    };
  }

  private void alterDomain(ObjectName name, TypeOperation.DomainAction action) {
    Domain domain = catalog.types().domains.getOrDefault(name, Domain.UNKNOWN);
    switch (action) {
      case ADD_CONSTRAINT, VALIDATE_CONSTRAINT ->
          catalog.journal.put(catalog.types().domains, name, domain.nowConstrained(false));
      case SET_NOT_NULL ->
          catalog.journal.put(catalog.types().domains, name, domain.nowConstrained(true));
      case OTHER -> {}
    }
  }

  private void changeValues(
      ObjectName name, java.util.function.Consumer<Map<String, Optional<Origin>>> change) {
    UserTypes.EnumType type =
        catalog
            .types()
            .enumType(name)
            .orElseGet(() -> new UserTypes.EnumType(Map.of(), Optional.empty()));
    Map<String, Optional<Origin>> values = new LinkedHashMap<>(type.values());
    change.accept(values);
    catalog.journal.put(catalog.types().enums, name, new UserTypes.EnumType(values, type.origin()));
  }

  /** The tables that are made of the type change with it. */
  private void alterAttribute(ObjectName type, TypeOperation.AlterAttribute alter, Origin origin) {
    List<Attribute> attributes =
        new ArrayList<>(
            catalog.dependencies().attributes.getOrDefault(type, List.of()).stream()
                .filter(a -> alter.action() != AttributeAction.DROP || !isOf(a, alter))
                .map(a -> isOf(a, alter) ? changed(a, alter) : a)
                .toList());
    if (alter.action() == AttributeAction.ADD) {
      attributes.add(new Attribute(alter.attribute(), alter.attributeType().orElseThrow()));
    }
    catalog.dependencies().setAttributes(type, List.copyOf(attributes));
    for (Relation table : catalog.dependencies().madeOf(type)) {
      columns.apply(onColumn(alter, table.name), origin);
    }
  }

  private static boolean isOf(Attribute attribute, TypeOperation.AlterAttribute alter) {
    return attribute.name().equals(alter.attribute());
  }

  private static Attribute changed(Attribute attribute, TypeOperation.AlterAttribute alter) {
    return new Attribute(
        alter.newName().orElse(attribute.name()), alter.attributeType().orElse(attribute.type()));
  }

  /** What the change of the attribute means for a column. */
  private static ColumnOperation onColumn(TypeOperation.AlterAttribute alter, ObjectName table) {
    Name column = alter.attribute();
    return switch (alter.action()) {
      case ADD ->
          new ColumnOperation.AddColumn(
              alter.span(),
              table,
              column,
              alter.attributeType().orElseThrow(),
              false,
              Optional.empty(),
              ColumnOperation.Generated.NO,
              false,
              Operation.Written.ADD_COLUMN);
      case DROP -> new ColumnOperation.DropColumn(alter.span(), table, false, column, false, true);
      case SET_TYPE ->
          new ColumnOperation.AlterColumnType(
              alter.span(),
              table,
              column,
              alter.attributeType().orElseThrow(),
              Optional.empty(),
              Optional.empty());
      case RENAME ->
          new ColumnOperation.RenameColumn(
              alter.span(), table, column, alter.newName().orElseThrow());
    };
  }

  private void moveType(ObjectName from, ObjectName to) {
    catalog.types().named(to);
    for (Relation table : catalog.dependencies().madeOf(from)) {
      relations.setOfType(table, to);
    }
    for (Relation table : catalog.types().usersOf(from)) {
      for (Column column : table.columnsNow()) {
        if (catalog.types().isOf(column, from)) {
          relations.putColumn(table, column.withType(column.type().orElseThrow().renamed(to)));
        }
      }
    }
    catalog.dependencies().moveType(from, to);
    Domain domain = catalog.types().domains.get(from);
    if (domain != null) {
      catalog.journal.remove(catalog.types().domains, from);
      catalog.dependencies().putDomain(to, domain);
    }
    catalog
        .types()
        .enumType(from)
        .ifPresent(
            type -> {
              catalog.journal.remove(catalog.types().enums, from);
              catalog.journal.put(catalog.types().enums, to, type);
            });
  }
}
