package dev.migralint.schema;

import dev.migralint.schema.Constraint.Kind;
import dev.migralint.sql.ColumnOperation.Generated;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.Included;
import dev.migralint.sql.TableOperation.Like;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeOperation.Attribute;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a table takes over from another: LIKE, INHERITS, PARTITION OF and ATTACH PARTITION. */
final class Copies {
  private final Catalog catalog;
  private final Relations relations;
  private final Constraints constraints;
  private final Indexes indexes;

  Copies(Catalog catalog, Relations relations, Constraints constraints, Indexes indexes) {
    this.catalog = catalog;
    this.relations = relations;
    this.constraints = constraints;
    this.indexes = indexes;
  }

  /** LIKE; whether all that the other table holds is known. */
  boolean like(Relation table, Like like, Origin origin) {
    Optional<Relation> source = catalog.relation(like.table());
    if (source.isEmpty()) {
      return false;
    }
    Relation from = source.get();
    Set<Included> including = like.including();
    for (Column column : from.columnsNow()) {
      Column copy = copied(column, including, origin);
      add(table, copy);
      if (copy.hasDefault() == Ternary.YES) {
        copyNeeds(from, table, column.name());
      }
      if (copy.generated() == Generated.IDENTITY) {
        relations.createSequence(table, copy.name(), origin);
      }
    }
    if (including.contains(Included.CONSTRAINTS)) {
      inheritConstraints(from, table, origin, Kind.CHECK);
    }
    if (including.contains(Included.INDEXES)) {
      copyIndexes(from, table);
    }
    return from.complete;
  }

  private static Column copied(Column column, Set<Included> including, Origin origin) {
    boolean generated =
        switch (column.generated()) {
          case IDENTITY -> including.contains(Included.IDENTITY);
          case STORED, VIRTUAL -> including.contains(Included.GENERATED);
          case SERIAL, NO -> false;
        };
    boolean keepsDefault =
        switch (column.generated()) {
          case IDENTITY -> false;
          case STORED, VIRTUAL -> generated;
          case SERIAL, NO -> including.contains(Included.DEFAULTS);
        };
    return new Column(
        column.name(),
        column.type(),
        column.notNull(),
        keepsDefault ? column.hasDefault() : Ternary.NO,
        generated ? column.generated() : Generated.NO,
        Optional.of(origin));
  }

  /** AS; whether the names of all columns are known. */
  boolean query(Relation table, Optional<QueryTree> query, Origin origin) {
    Optional<List<Name>> names = query.flatMap(q -> ColumnReads.of(q, catalog).outputs());
    for (Name name : names.orElse(List.of())) {
      add(
          table,
          new Column(
              name, Optional.empty(), Ternary.NO, Ternary.NO, Generated.NO, Optional.of(origin)));
    }
    return names.isPresent();
  }

  /** OF; whether the type is known. */
  boolean ofType(Relation table, ObjectName type, Origin origin) {
    ObjectName qualified = catalog.qualified(type);
    List<Attribute> attributes = catalog.dependencies().attributes.get(qualified);
    relations.setOfType(table, qualified);
    for (Attribute attribute : attributes == null ? List.<Attribute>of() : attributes) {
      add(
          table,
          new Column(
              attribute.name(),
              Optional.of(attribute.type()),
              Ternary.NO,
              Ternary.NO,
              Generated.NO,
              Optional.of(origin)));
    }
    return attributes != null;
  }

  /** INHERITS; whether all that the parent holds is known. */
  boolean inherit(Relation child, Relation parent, Origin origin) {
    takeOverColumns(parent, child, origin);
    inheritConstraints(parent, child, origin, Kind.CHECK, Kind.NOT_NULL);
    relations.addParent(child, parent);
    return parent.complete;
  }

  /** PARTITION OF; whether all that the parent holds is known. */
  boolean partition(Relation partition, Relation parent, CreateTable create, Origin origin) {
    takeOverColumns(parent, partition, origin);
    relations.attach(partition, parent, create.defaultPartition(), create.bound());
    completePartition(partition, parent, origin);
    return parent.complete;
  }

  /** What a partition must have because its parent has it. */
  void completePartition(Relation partition, Relation parent, Origin origin) {
    inheritConstraints(parent, partition, origin, Kind.CHECK, Kind.NOT_NULL, Kind.FOREIGN_KEY);
    copyIndexes(parent, partition);
    parent.attached.values().stream()
        .filter(Attached::forEachRow)
        .forEach(trigger -> catalog.dependencies().attach(partition, trigger));
  }

  private void takeOverColumns(Relation from, Relation to, Origin origin) {
    for (Column column : from.columnsNow()) {
      add(
          to,
          new Column(
              column.name(),
              column.type(),
              column.notNull(),
              column.hasDefault(),
              column.generated() == Generated.IDENTITY ? Generated.NO : column.generated(),
              Optional.of(origin)));
      copyNeeds(from, to, column.name());
    }
  }

  private void copyNeeds(Relation from, Relation to, Name column) {
    Dependencies.Needs needs = from.defaults.get(column);
    if (needs != null) {
      catalog.dependencies().need(to, column, needs);
    }
  }

  private void add(Relation table, Column column) {
    if (table.column(column.name()).isEmpty()) {
      relations.putColumn(table, column);
    }
  }

  private void inheritConstraints(Relation from, Relation to, Origin origin, Kind... kinds) {
    for (Constraint constraint : List.copyOf(from.constraints.values())) {
      if (List.of(kinds).contains(constraint.kind())) {
        relations.putConstraint(to, constraint.madeAt(Optional.of(origin)));
      }
    }
  }

  private void copyIndexes(Relation from, Relation to) {
    for (Index index : List.copyOf(from.indexes.values())) {
      Optional<Kind> kind = index.constraint().flatMap(from::constraint).map(Constraint::kind);
      if (kind.isPresent()) {
        constraints.addPartitionsKey(to, kind.get(), index);
        notNull(to, kind.get(), index.columns());
      } else {
        indexes.addPartitions(to, index);
      }
    }
  }

  private void notNull(Relation table, Kind kind, List<Name> columns) {
    if (kind == Kind.PRIMARY_KEY) {
      for (Name name : columns) {
        table
            .column(name)
            .ifPresent(c -> catalog.journal.put(table.columns, name, c.withNotNull(true)));
      }
    }
  }
}
