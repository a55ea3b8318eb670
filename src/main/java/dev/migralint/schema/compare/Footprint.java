package dev.migralint.schema.compare;

import dev.migralint.schema.Catalog;
import dev.migralint.schema.Column;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Index;
import dev.migralint.schema.Relation;
import dev.migralint.schema.Subjects;
import dev.migralint.schema.compare.Item.Kind;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.IndexOperation.DropIndex;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TableOperation.DropTable;
import dev.migralint.sql.TypeOperation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a catalog holds of some names, to tell whether a down migration restores it.
 *
 * @param objects what there is, and how it is
 * @param vague what may have been there or not
 * @param partly the tables of which not all is known
 */
public record Footprint(Map<Item, Shape> objects, Set<Item> vague, Set<ObjectName> partly) {

  /**
   * How something is.
   *
   * @param stuff what it is made of; two of equal stuff differ in their names alone
   */
  record Shape(Item.Look look, List<Object> stuff) {
    static final Shape PLAIN = new Shape(Item.Look.NONE, List.of());
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
   * @param up what a migration is about to do: what it drops existed, known or not
   */
  public static Footprint of(Catalog catalog, Set<ObjectName> names, List<Operation> up) {
    Set<Item> vague = new HashSet<>();
    up.forEach(operation -> dropped(operation, catalog).ifPresent(vague::add));
    Set<ObjectName> partly =
        names.stream()
            .flatMap(name -> catalog.relation(name).stream())
            .filter(relation -> !relation.complete())
            .map(relation -> shown(catalog, relation.name()))
            .collect(Collectors.toSet());
    return new Footprint(of(catalog, names), vague, partly);
  }

  private static Optional<Item> dropped(Operation operation, Catalog catalog) {
    return switch (operation) {
      case DropTable drop -> Optional.of(Item.of(Kind.TABLE, shown(catalog, drop.table())));
      case DropColumn drop ->
          Optional.of(Item.part(Kind.COLUMN, shown(catalog, drop.table()), drop.column()));
      case DropIndex drop ->
          Optional.of(new Item(Kind.INDEX, Optional.empty(), Optional.of(drop.index().name())));
      case DropConstraint drop ->
          Optional.of(Item.part(Kind.CONSTRAINT, shown(catalog, drop.table()), drop.constraint()));
      case ObjectOperation.DropObject drop ->
          drop.name().flatMap(name -> relation(drop.object(), shown(catalog, name)));
      case ObjectOperation.CreateView create when create.replace() || create.ifNotExists() ->
          relation(create.object(), shown(catalog, create.name()));
      default -> Optional.empty();
    };
  }

  private static Optional<Item> relation(ObjectKind object, ObjectName name) {
    return switch (object) {
      case VIEW -> Optional.of(Item.of(Kind.VIEW, name));
      case MATERIALIZED_VIEW -> Optional.of(Item.of(Kind.MATERIALIZED_VIEW, name));
      case SEQUENCE -> Optional.of(Item.of(Kind.SEQUENCE, name));
      default -> Optional.empty();
    };
  }

  private static Map<Item, Shape> of(Catalog catalog, Set<ObjectName> names) {
    Map<Item, Shape> objects = new TreeMap<>();
    for (ObjectName name : names) {
      catalog
          .relation(name)
          .filter(relation -> !relation.isTemporary())
          .ifPresent(relation -> add(objects, catalog, relation));
      catalog
          .types()
          .enumType(name)
          .ifPresent(type -> objects.put(Item.of(Kind.TYPE, shown(catalog, name)), Shape.PLAIN));
    }
    return objects;
  }

  private static void add(Map<Item, Shape> objects, Catalog catalog, Relation relation) {
    ObjectName name = shown(catalog, relation.name());
    if (relation.complete() || relation.origin().isPresent()) {
      objects.put(Item.of(Kind.of(relation.kind()), name), Shape.PLAIN);
    }
    for (Column column : relation.columns()) {
      objects.put(
          Item.part(Kind.COLUMN, name, column.name()), new Shape(Item.Look.of(column), List.of()));
    }
    for (Index index : relation.indexes()) {
      if (index.constraint().isEmpty()) {
        List<Object> stuff =
            index.columns().isEmpty() || index.derived()
                ? List.of()
                : List.of(name, index.unique(), index.columns());
        objects.put(Item.part(Kind.INDEX, name, index.name()), new Shape(Item.Look.NONE, stuff));
      }
    }
    for (Constraint constraint : relation.constraints()) {
      if (constraint.kind() != Constraint.Kind.NOT_NULL) {
        objects.put(
            Item.part(Kind.CONSTRAINT, name, constraint.name()),
            new Shape(Item.Look.NONE, stuff(name, constraint)));
      }
    }
  }

  /** A unique index does what a UNIQUE constraint does; what a CHECK says is not compared. */
  private static List<Object> stuff(ObjectName table, Constraint constraint) {
    return switch (constraint.kind()) {
      case CHECK -> List.of();
      case UNIQUE -> List.of(table, true, constraint.columns());
      default -> List.of(table, constraint.kind(), constraint.columns());
    };
  }

  private static ObjectName shown(Catalog catalog, ObjectName name) {
    return catalog.shortest(catalog.qualified(name));
  }

  /** What is different from before; the parts of a table that is different itself are left out. */
  public List<Difference> differencesFrom(Footprint before) {
    List<Difference> differences = new ArrayList<>();
    Set<List<Object>> lost = before.stuffBeside(this);
    objects.forEach(
        (item, shape) -> {
          Shape then = before.objects.get(item);
          if (then == null) {
            if (!lost.contains(shape.stuff())) {
              differences.add(new Difference.LeftOver(item));
            }
          } else if (shape.look().isOtherThan(then.look())) {
            differences.add(new Difference.Changed(item, shape.look(), then.look()));
          }
        });
    Set<List<Object>> made = stuffBeside(before);
    before.objects.forEach(
        (item, shape) -> {
          if (!objects.containsKey(item) && !made.contains(shape.stuff())) {
            differences.add(new Difference.Missing(item));
          }
        });
    return withoutParts(differences).stream()
        .filter(d -> !(d instanceof Difference.LeftOver left && before.isVague(left.item())))
        .filter(d -> !(d instanceof Difference.LeftOver left && before.isPartOfVague(left.item())))
        .filter(d -> !(d instanceof Difference.Missing missing && isPartOfVague(missing.item())))
        .toList();
  }

  /** Whether it may be there all the same, since not all of its table is known. */
  private boolean isPartOfVague(Item item) {
    return item.part().isPresent() && item.relation().filter(partly::contains).isPresent();
  }

  private boolean isVague(Item item) {
    return vague.contains(item) || vague.contains(item.anywhere());
  }

  /** What its objects are made of that the other does not have. */
  private Set<List<Object>> stuffBeside(Footprint other) {
    return objects.entrySet().stream()
        .filter(object -> !other.objects.containsKey(object.getKey()))
        .map(object -> object.getValue().stuff())
        .filter(stuff -> !stuff.isEmpty())
        .collect(Collectors.toSet());
  }

  private static List<Difference> withoutParts(List<Difference> differences) {
    Set<Optional<ObjectName>> tables =
        differences.stream()
            .map(Difference::item)
            .filter(item -> item.kind() == Kind.TABLE)
            .map(Item::relation)
            .collect(Collectors.toSet());
    return differences.stream()
        .filter(d -> d.item().part().isEmpty() || !tables.contains(d.item().relation()))
        .toList();
  }
}
