package dev.migralint.schema;

import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TypeOperation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a catalog holds of some names, for telling whether a way back leads back.
 *
 * @param objects what there is, each in words ("column account.email"), and how it is
 */
public record Footprint(Map<String, String> objects) {

  /** The names of all that the operation may make, change or take away. */
  public static Set<ObjectName> names(Operation operation, Catalog catalog) {
    Set<ObjectName> names = new LinkedHashSet<>();
    Subjects.table(operation, catalog).ifPresent(names::add);
    switch (operation) {
      case TableOperation.RenameTable rename ->
          names.add(new ObjectName(rename.table().schema(), rename.newName()));
      case TableOperation.SetTableSchema set ->
          names.add(new ObjectName(Optional.of(set.newSchema()), set.table().name()));
      case ObjectOperation.CreateView create -> names.add(create.name());
      case ObjectOperation.CreateObject create -> create.name().ifPresent(names::add);
      case ObjectOperation.DropObject drop -> drop.name().ifPresent(names::add);
      case ObjectOperation.RenameObject rename -> {
        names.add(rename.name());
        names.add(new ObjectName(rename.name().schema(), rename.newName()));
      }
      case TypeOperation type -> names.add(type.type());
      default -> {}
    }
    names.removeIf(name -> name.name().text().contains("%{"));
    return names;
  }

  /** What there is now under these names. */
  public static Footprint of(Catalog catalog, Set<ObjectName> names) {
    Map<String, String> objects = new TreeMap<>();
    for (ObjectName name : names) {
      catalog.relation(name).ifPresent(relation -> add(objects, catalog, relation));
      catalog
          .enumType(name)
          .ifPresent(type -> objects.put("type " + words(catalog, catalog.qualified(name)), ""));
    }
    return new Footprint(objects);
  }

  private static void add(Map<String, String> objects, Catalog catalog, Relation relation) {
    String name = words(catalog, relation.name());
    objects.put(relation.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + name, "");
    for (Column column : relation.columns()) {
      objects.put("column " + name + "." + column.name().text(), words(column));
    }
    for (Index index : relation.indexes()) {
      if (index.constraint().isEmpty()) {
        objects.put("index " + index.name().text(), "");
      }
    }
    for (Constraint constraint : relation.constraints()) {
      if (constraint.kind() != Constraint.Kind.NOT_NULL) {
        objects.put("constraint " + constraint.name().text() + " of " + name, "");
      }
    }
  }

  private static String words(Catalog catalog, ObjectName name) {
    return catalog.shortest(name).toString();
  }

  private static String words(Column column) {
    List<String> words = new ArrayList<>();
    column.type().ifPresent(type -> words.add(type.sql()));
    if (column.notNull() == Known.YES) {
      words.add("NOT NULL");
    }
    return String.join(" ", words);
  }

  /**
   * What is different from before, each in words; what belongs to a relation that is told itself is
   * left out.
   */
  public List<String> differencesFrom(Footprint before) {
    List<String> differences = new ArrayList<>();
    objects.forEach(
        (object, how) -> {
          String then = before.objects.get(object);
          if (then == null) {
            differences.add(object + " is left over");
          } else if (!then.isEmpty() && !how.isEmpty() && !then.equals(how)) {
            differences.add(object + " is " + how + " and was " + then);
          }
        });
    before.objects.keySet().stream()
        .filter(object -> !objects.containsKey(object))
        .forEach(object -> differences.add(object + " is missing"));
    return withoutParts(differences);
  }

  private static List<String> withoutParts(List<String> differences) {
    Set<String> relations =
        differences.stream()
            .map(words -> words.split(" ", -1))
            .filter(words -> words[0].equals("table"))
            .map(words -> words[1])
            .collect(Collectors.toSet());
    return differences.stream()
        .filter(words -> relations.stream().noneMatch(table -> isPart(words, table)))
        .toList();
  }

  private static boolean isPart(String words, String table) {
    return words.startsWith("column " + table + ".") || words.contains(" of " + table + " is ");
  }
}
