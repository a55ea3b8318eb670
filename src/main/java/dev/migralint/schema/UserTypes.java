package dev.migralint.schema;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The types that were made, and which relations have columns of them. */
public final class UserTypes {
  /**
   * An enum type.
   *
   * @param values its labels, each with where it was added
   */
  public record EnumType(Map<String, Optional<Origin>> values, Optional<Origin> origin) {}

  private final Catalog catalog;
  final Map<ObjectName, Set<Relation>> users = new HashMap<>();
  final Map<ObjectName, EnumType> enums = new HashMap<>();
  final Map<String, Set<ObjectName>> addedEnumValues = new HashMap<>();
  final Map<ObjectName, Domain> domains = new HashMap<>();

  /** Those that are certain to be what is known of them. */
  final Map<ObjectName, ObjectName> sure = new HashMap<>();

  /** The schema in which a name was first given to a type, and the names that several have. */
  private final Map<Name, ObjectName> first = new HashMap<>();

  private final Set<Name> inSeveral = new LinkedHashSet<>();

  UserTypes(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The types of a schema that were made. */
  public List<ObjectName> in(Name schema) {
    Set<ObjectName> all = new LinkedHashSet<>(Catalog.in(schema, enums.keySet()));
    all.addAll(Catalog.in(schema, domains.keySet()));
    all.addAll(Catalog.in(schema, catalog.dependencies().attributes.keySet()));
    return List.copyOf(all);
  }

  /** The enum type that a column's type is; empty for arrays of one. */
  public Optional<EnumType> enumType(TypeName type) {
    return type.dimensions() == 0
        ? enumType(new ObjectName(type.schema(), Name.quoted(type.name())))
        : Optional.empty();
  }

  /** The enum type of that name. */
  public Optional<EnumType> enumType(ObjectName name) {
    return Optional.ofNullable(catalog.searchPath().find(enums, name));
  }

  /** Whether a type of that name was made, or a relation whose rows are of that type. */
  public boolean isMade(ObjectName name) {
    return catalog.searchPath().find(enums, name) != null
        || catalog.searchPath().find(domains, name) != null
        || catalog.searchPath().find(catalog.dependencies().attributes, name) != null
        || catalog.relation(name).isPresent();
  }

  /** A type got the name. */
  void named(ObjectName name) {
    ObjectName before = first.putIfAbsent(name.name(), name);
    if (before != null && !before.equals(name)) {
      inSeveral.add(name.name());
    }
  }

  /**
   * Whether types of several schemas have had the name, so that it is not known which one a column
   * got that was made under another search path.
   */
  public boolean isAmbiguous(TypeName type) {
    return type.schema().isEmpty()
        && !inSeveral.isEmpty()
        && inSeveral.contains(Name.quoted(type.name()));
  }

  /** Whether migrations make types at all. */
  public boolean areMade() {
    return !(enums.isEmpty() && domains.isEmpty() && catalog.dependencies().attributes.isEmpty());
  }

  /** The names of all types that were made. */
  public Stream<ObjectName> names() {
    return Stream.of(enums, domains, catalog.dependencies().attributes)
        .flatMap(types -> types.keySet().stream());
  }

  /** A type that was made and whose name differs in case only. */
  public Optional<ObjectName> alike(ObjectName name) {
    return names()
        .filter(type -> type.name().text().equalsIgnoreCase(name.name().text()))
        .findFirst()
        .map(catalog::shortest);
  }

  /**
   * The enum type of that name, where it was made since the last statement that may have changed
   * anything.
   */
  public Optional<EnumType> sureEnumType(ObjectName name) {
    ObjectName found = catalog.searchPath().find(sure, name);
    EnumType type = catalog.searchPath().find(enums, name);
    return Optional.ofNullable(type)
        .filter(one -> found != null && one.equals(enums.get(found)))
        .filter(one -> one.origin().isPresent());
  }

  /** The enum type that a column's type or its elements are, as certain as that of a name is. */
  public Optional<EnumType> sureEnumType(TypeName type) {
    return isAmbiguous(type)
        ? Optional.empty()
        : sureEnumType(new ObjectName(type.schema(), Name.quoted(type.name())));
  }

  /** The enum types that ALTER TYPE … ADD VALUE gave the value. */
  public List<ObjectName> enumTypesWith(String value) {
    return addedEnumValues.getOrDefault(value, Set.of()).stream()
        .filter(enums::containsKey)
        .toList();
  }

  /**
   * The domain that the type is, then the one that this is over and so on; none for an array of it.
   */
  public List<Domain> domains(TypeName type) {
    List<Domain> chain = new ArrayList<>();
    Optional<TypeName> next = Optional.of(type);
    while (next.isPresent() && next.get().dimensions() == 0 && chain.size() <= domains.size()) {
      Domain domain =
          catalog
              .searchPath()
              .find(domains, new ObjectName(next.get().schema(), Name.quoted(next.get().name())));
      if (domain == null) {
        break;
      }
      chain.add(domain);
      next = domain.base();
    }
    return chain;
  }

  /** Whether the type is known to be a domain with a constraint, and no array of it. */
  public boolean isConstrainedDomain(TypeName type) {
    return domains(type).stream().anyMatch(Domain::constrained);
  }

  /** The type below all domains; empty where it is unknown. */
  public Optional<TypeName> baseType(TypeName type) {
    List<Domain> chain = domains(type);
    return chain.isEmpty() ? Optional.of(type) : chain.getLast().base();
  }

  /** The relations with a column of the type, or of one over it. */
  public List<Relation> withColumnOf(ObjectName type) {
    Set<ObjectName> types = catalog.dependencies().holding(type);
    return types.stream()
        .flatMap(one -> usersOf(one).stream())
        .distinct()
        .filter(table -> !catalog.dependencies().columnsOf(table, types).isEmpty())
        .toList();
  }

  /** The relations with a default of the type, which its column need not be any more. */
  public List<Relation> withDefaultOf(ObjectName type) {
    return usersOf(type).stream()
        .filter(table -> !catalog.dependencies().defaultsOf(table, type).isEmpty())
        .toList();
  }

  /** Whether the column is of the type of that full name. */
  boolean isOf(Column column, ObjectName type) {
    return column.type().filter(t -> name(t).equals(type)).isPresent();
  }

  /** The name of a type, with the schema in which it is or would be looked up first. */
  ObjectName name(TypeName type) {
    return catalog.qualified(new ObjectName(type.schema(), Name.quoted(type.name())));
  }

  /** The relations that may have to do with the type of that full name. */
  List<Relation> usersOf(ObjectName type) {
    return users.getOrDefault(type, Set.of()).stream().filter(catalog::holds).toList();
  }
}
