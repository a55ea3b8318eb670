package dev.migralint.schema;

import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.IndexOperation.DropIndex;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TableOperation.DropTable;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.TypeOperation;
import java.util.ArrayList;
import java.util.HashSet;
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
 * @param vague what may be there or not, in the same words
 */
public record Footprint(Map<String, Look> objects, Set<String> vague) {
  private static final String NOT_NULL = "NOT NULL";
  private static final String LEFT_OVER = " is left over";

  /**
   * How something is.
   *
   * @param words its type and NOT NULL, for a column
   * @param stuff what it is made of; two of equal stuff differ in their names alone
   */
  public record Look(String words, List<Object> stuff) {
    private static final Look PLAIN = new Look("", List.of());
  }

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

  /**
   * What there is now under these names.
   *
   * @param forward what a migration is about to do: what it drops was there, known or not
   */
  public static Footprint of(Catalog catalog, Set<ObjectName> names, List<Operation> forward) {
    Set<String> vague = new HashSet<>();
    forward.forEach(operation -> dropped(operation, catalog).ifPresent(vague::add));
    return new Footprint(of(catalog, names), vague);
  }

  private static Optional<String> dropped(Operation operation, Catalog catalog) {
    return switch (operation) {
      case DropTable drop -> Optional.of("table " + words(catalog, drop.table()));
      case DropColumn drop ->
          Optional.of("column " + words(catalog, drop.table()) + "." + drop.column().text());
      case DropIndex drop -> Optional.of("index " + drop.index().name().text());
      case DropConstraint drop ->
          Optional.of(
              "constraint " + drop.constraint().text() + " of " + words(catalog, drop.table()));
      default -> Optional.empty();
    };
  }

  private static Map<String, Look> of(Catalog catalog, Set<ObjectName> names) {
    Map<String, Look> objects = new TreeMap<>();
    for (ObjectName name : names) {
      catalog.relation(name).ifPresent(relation -> add(objects, catalog, relation));
      catalog
          .enumType(name)
          .ifPresent(
              type -> objects.put("type " + words(catalog, catalog.qualified(name)), Look.PLAIN));
    }
    return objects;
  }

  private static void add(Map<String, Look> objects, Catalog catalog, Relation relation) {
    String name = words(catalog, relation.name());
    if (relation.complete()) {
      String kind = relation.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      objects.put(kind + " " + name, Look.PLAIN);
    }
    for (Column column : relation.columns()) {
      objects.put(
          "column " + name + "." + column.name().text(), new Look(words(column), List.of()));
    }
    for (Index index : relation.indexes()) {
      if (index.constraint().isEmpty()) {
        List<Object> stuff =
            index.columns().isEmpty() || index.derived()
                ? List.of()
                : List.of(name, index.unique(), index.columns());
        objects.put("index " + index.name().text() + " of " + name, new Look("", stuff));
      }
    }
    for (Constraint constraint : relation.constraints()) {
      if (constraint.kind() != Constraint.Kind.NOT_NULL) {
        objects.put(
            "constraint " + constraint.name().text() + " of " + name,
            new Look("", stuff(name, constraint)));
      }
    }
  }

  /** A unique index does what a UNIQUE constraint does; what a CHECK says is not compared. */
  private static List<Object> stuff(String table, Constraint constraint) {
    return switch (constraint.kind()) {
      case CHECK -> List.of();
      case UNIQUE -> List.of(table, true, constraint.columns());
      default -> List.of(table, constraint.kind(), constraint.columns());
    };
  }

  private static String words(Catalog catalog, ObjectName name) {
    return catalog.shortest(catalog.qualified(name)).toString();
  }

  /** An unlimited character varying is as good as text. */
  private static String words(Column column) {
    List<String> words = new ArrayList<>();
    column
        .type()
        .map(
            type ->
                new TypeName(Optional.empty(), type.name(), type.modifiers(), type.dimensions()))
        .map(TypeName::sql)
        .map(type -> type.equals("character varying") ? "text" : type)
        .ifPresent(words::add);
    if (column.notNull() == Ternary.YES) {
      words.add(NOT_NULL);
    }
    return String.join(" ", words);
  }

  /**
   * What is different from before, each in words; what belongs to a relation that is told itself is
   * left out. NOT NULL that was there may be missing: rows of a column that comes back hold nulls.
   */
  public List<String> differencesFrom(Footprint before) {
    List<String> differences = new ArrayList<>();
    Set<List<Object>> lost = before.stuffBeside(this);
    objects.forEach(
        (object, look) -> {
          Look then = before.objects.get(object);
          if (then == null) {
            if (!lost.contains(look.stuff())) {
              differences.add(object + LEFT_OVER);
            }
          } else if (isOther(then.words(), look.words())) {
            differences.add(object + " is " + look.words() + " and was " + then.words());
          }
        });
    Set<List<Object>> made = stuffBeside(before);
    before.objects.forEach(
        (object, look) -> {
          if (!objects.containsKey(object) && !made.contains(look.stuff())) {
            differences.add(object + " is missing");
          }
        });
    List<String> whole = withoutParts(differences);
    whole.removeIf(words -> words.endsWith(LEFT_OVER) && before.isVague(words));
    return whole;
  }

  private boolean isVague(String words) {
    return vague.stream().anyMatch(object -> words.startsWith(object + " "));
  }

  /** What its objects are made of that the other does not have. */
  private Set<List<Object>> stuffBeside(Footprint other) {
    return objects.entrySet().stream()
        .filter(object -> !other.objects.containsKey(object.getKey()))
        .map(object -> object.getValue().stuff())
        .filter(stuff -> !stuff.isEmpty())
        .collect(Collectors.toSet());
  }

  private static boolean isOther(String then, String now) {
    return !then.isEmpty()
        && !now.isEmpty()
        && !then.equals(now)
        && !then.equals(now + " " + NOT_NULL);
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
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static boolean isPart(String words, String table) {
    return words.startsWith("column " + table + ".") || words.contains(" of " + table + " is ");
  }
}
