package dev.migralint.schema;

import dev.migralint.sql.Expression.AllColumns;
import dev.migralint.sql.Name;
import dev.migralint.sql.Ternary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The FROM items that a query's names can mean, and those of the query around it. */
final class QueryScope {
  private final @Nullable QueryScope outer;
  private final Map<Name, Optional<List<Name>>> tables;
  private final List<Item> items = new ArrayList<>();
  private final Set<Name> merged = new HashSet<>();
  private boolean allMerged;

  /**
   * A scope without items.
   *
   * @param tables the queries of WITH in reach, with the names of their columns where they are
   *     known
   */
  QueryScope(@Nullable QueryScope outer, Map<Name, Optional<List<Name>>> tables) {
    this.outer = outer;
    this.tables = tables;
  }

  /**
   * What a FROM item gives.
   *
   * @param relation the table or view that it is, where the catalog knows it
   * @param outputs the names of its columns, where they are known
   * @param hides whether its columns have other names than the relation's
   */
  record Item(
      Optional<Name> alias,
      Optional<Relation> relation,
      Optional<List<Name>> outputs,
      boolean hides) {

    boolean isNamed(Name name) {
      return alias.filter(name::equals).isPresent();
    }

    /** Its columns that are known. */
    List<Name> names() {
      return outputs.or(() -> relation.map(QueryScope::names)).orElse(List.of());
    }

    /**
     * What the relation calls a column; empty where other names hide it and their order is unknown.
     */
    Optional<Name> own(Name column) {
      if (!hides) {
        return Optional.of(column);
      }
      int at = outputs.map(names -> names.indexOf(column)).orElse(-1);
      return relation.filter(one -> at >= 0).map(one -> QueryScope.names(one).get(at));
    }

    /** Whether it has a column of that name. */
    Ternary has(Name name) {
      if (outputs.isPresent()) {
        return Ternary.of(outputs.get().contains(name));
      }
      return relation.filter(one -> !hides).map(one -> one.hasColumn(name)).orElse(Ternary.UNKNOWN);
    }
  }

  @Nullable QueryScope outer() {
    return outer;
  }

  Map<Name, Optional<List<Name>>> tables() {
    return tables;
  }

  /** The items of its own FROM, in order; new ones are added to this list. */
  List<Item> items() {
    return items;
  }

  /** A join makes one column of those of that name. */
  void merge(Name column) {
    merged.add(column);
  }

  /** A join may make one column of any two. */
  void mergeAll() {
    allMerged = true;
  }

  /** Makes one of the columns that joins have made one of, which come first. */
  void mergeIn(List<Name> names) {
    Set<Name> shared = new LinkedHashSet<>(allMerged ? compared() : merged);
    shared.retainAll(names);
    names.removeAll(shared);
    names.addAll(0, shared);
  }

  /** Whether a join may have made one column of those of that name. */
  boolean merges(Name column) {
    return allMerged || merged.contains(column);
  }

  /** Whether an item of its own FROM has the name. */
  boolean isItem(Name name) {
    return items.stream().anyMatch(item -> item.isNamed(name));
  }

  /** The items whose columns an asterisk means. */
  List<Item> items(AllColumns all) {
    if (all.qualifiers().isEmpty()) {
      return items;
    }
    Name alias = all.qualifiers().getLast();
    for (QueryScope one = this; one != null; one = one.outer) {
      List<Item> found = one.items.stream().filter(item -> item.isNamed(alias)).toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** The columns that a NATURAL JOIN compares: those that more than one item has, or may have. */
  Set<Name> compared() {
    Set<Name> seen = new HashSet<>();
    Set<Name> shared = new LinkedHashSet<>();
    boolean allKnown = items.stream().allMatch(item -> item.outputs().isPresent());
    for (Item item : items) {
      for (Name name : item.names()) {
        if (!seen.add(name) || !allKnown) {
          shared.add(name);
        }
      }
    }
    return shared;
  }

  /** The columns of a table that are known, or what a view gives. */
  static List<Name> names(Relation relation) {
    return relation.outputs.isEmpty()
        ? List.copyOf(relation.columns.keySet())
        : relation.outputs.get();
  }
}
