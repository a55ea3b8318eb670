package dev.migralint.schema;

import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The relations that routines name in their bodies. PostgreSQL notes nothing of it and looks the
 * names up when a routine runs, so they mean whatever has the name by then.
 */
public final class BodyUses {
  private final Catalog catalog;
  private final Map<ObjectName, Used> byRoutine = new HashMap<>();
  private final Map<ObjectName, Set<ObjectName>> routines = new HashMap<>();

  /**
   * What the routines of a name name.
   *
   * @param trigger whether only triggers call them
   */
  private record Used(Set<ObjectName> relations, boolean trigger) {}

  BodyUses(Catalog catalog) {
    this.catalog = catalog;
  }

  /** A routine is defined: instead of the one before, or beside it. */
  void define(ObjectName routine, CreateRoutine create) {
    Set<ObjectName> relations = new LinkedHashSet<>();
    create.relations().forEach(name -> relations.add(catalog.qualified(name)));
    Used before = byRoutine.get(routine);
    if (before != null && !create.replace()) {
      relations.addAll(before.relations());
    }
    catalog.journal.put(byRoutine, routine, new Used(relations, create.trigger()));
    for (ObjectName relation : relations) {
      catalog.journal.add(routines.computeIfAbsent(relation, r -> new LinkedHashSet<>()), routine);
    }
  }

  void forget(ObjectName routine) {
    catalog.journal.remove(byRoutine, routine);
  }

  /**
   * The routines with the name of the relation in their body, without those that only triggers of
   * this relation can call.
   */
  public List<ObjectName> of(ObjectName relation) {
    ObjectName qualified = catalog.relation(relation).map(Relation::name).orElse(relation);
    ObjectName full = catalog.qualified(qualified);
    return routines.getOrDefault(full, Set.of()).stream()
        .filter(routine -> names(routine, full))
        .filter(routine -> !byRoutine.get(routine).trigger() || isFiredElsewhere(routine, full))
        .toList();
  }

  private boolean names(ObjectName routine, ObjectName relation) {
    Used used = byRoutine.get(routine);
    return used != null && used.relations().contains(relation);
  }

  /** Whether a trigger of another relation calls it. */
  private boolean isFiredElsewhere(ObjectName routine, ObjectName relation) {
    return catalog.dependencies().callers(routine).stream()
        .filter(caller -> !caller.name().equals(relation))
        .flatMap(caller -> Dependencies.callers(caller, routine).stream())
        .anyMatch(attached -> attached.key().object() == ObjectKind.TRIGGER);
  }
}
