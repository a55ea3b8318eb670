package dev.migralint.schema;

import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.IndexOperation.DropIndex;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.expression.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets a catalog take in what happens to indexes, on a table and on its partitions. */
final class Indexes {
  /** So many indexes are looked at in the time of one change. */
  private static final int PARTS_AT_ONCE = 8;

  private final Catalog catalog;
  private final Relations relations;

  Indexes(Catalog catalog, Relations relations) {
    this.catalog = catalog;
    this.relations = relations;
  }

  void apply(IndexOperation operation, Origin origin) {
    switch (operation) {
      case CreateIndex create -> create(create, origin);
      case DropIndex drop ->
          catalog
              .indexOwner(drop.index())
              .ifPresentOrElse(
                  table -> drop(table, drop.index().name(), origin),
                  () -> relations.markDropped(catalog.qualified(drop.index())));
      case IndexOperation.RenameIndex rename -> {}
      case IndexOperation.AlterIndex alter ->
          alter.attached().ifPresent(attached -> attach(alter.index()));
      case IndexOperation.Reindex reindex -> {}
    }
  }

  private void create(CreateIndex create, Origin origin) {
    made(catalog, relations.known(create.table()), create, Optional.of(origin))
        .forEach(made -> add(made.table(), made.index()));
  }

  /** The index, and on a partitioned table those of its partitions that have none that will do. */
  static List<MadeIndex> made(
      Catalog catalog, Relation table, CreateIndex create, Optional<Origin> origin) {
    Name name = create.index().orElseGet(() -> generated(catalog, table, create.labels()));
    Index index =
        new Index(
            name,
            create.unique(),
            create.columns(),
            create.mentions(),
            create.labels(),
            create.isOverExpressions() || create.predicate().isPresent(),
            !(create.only() && table.partitioned() == Ternary.YES),
            definition(create),
            catalog.dependencies().calls(create.expressions()),
            Optional.empty(),
            origin);
    List<MadeIndex> made = new ArrayList<>();
    made.add(new MadeIndex(table, index));
    List<Relation> partitions = create.only() ? List.of() : table.partitions();
    for (Relation partition : partitions) {
      part(catalog, partition, index).ifPresent(made::add);
    }
    return made;
  }

  /** Collations, operator classes and orders are not compared. */
  private static String definition(CreateIndex create) {
    if (create.keyOptions()) {
      return "";
    }
    StringBuilder text = new StringBuilder(create.method());
    if (!create.keys().isEmpty()) {
      text.append(' ').append(create.labels());
      create.keys().forEach(key -> text.append(' ').append(Conditions.comparable(key)));
    }
    create
        .predicate()
        .ifPresent(where -> text.append(" WHERE ").append(Conditions.comparable(where)));
    return text.append(create.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "").toString();
  }

  /** A partition's own part of the index, unless it has one that will do. */
  void addPartitions(Relation partition, Index index) {
    part(catalog, partition, index).ifPresent(made -> add(made.table(), made.index()));
  }

  static Optional<MadeIndex> part(Catalog catalog, Relation partition, Index index) {
    catalog.spend(1 + partition.indexes().size() / PARTS_AT_ONCE);
    if (partition.indexes().stream().anyMatch(index::matches)) {
      return Optional.empty();
    }
    Name name = generated(catalog, partition, index.labels());
    return Optional.of(new MadeIndex(partition, index.on(name, index.origin())));
  }

  private static Name generated(Catalog catalog, Relation table, List<Name> labels) {
    return catalog.naming.relation(table, Names.numbered(labels), "idx");
  }

  /** Once every partition has its part, the index is valid; the last one is taken to be that. */
  private void attach(ObjectName name) {
    catalog
        .indexOwner(name)
        .ifPresent(
            table ->
                table
                    .index(name.name())
                    .ifPresent(
                        index ->
                            catalog.journal.put(table.indexes, index.name(), index.nowValid())));
  }

  void add(Relation table, Index index) {
    catalog.journal.put(table.indexes, index.name(), index);
    catalog.dependencies().call(table, index.calls());
    catalog.journal.put(catalog.indexOwners, name(table, index.name()), table);
    catalog.journal.remove(catalog.dropped, name(table, index.name()));
  }

  void remove(Relation table, Name index) {
    catalog.journal.remove(table.indexes, index);
    catalog.journal.remove(catalog.indexOwners, name(table, index));
  }

  /** No two rows have the same key when the index goes. */
  void noteDropped(Relation table, Index index, Origin origin) {
    if (index.unique() && !index.derived() && index.valid()) {
      catalog.journal.add(
          table.droppedConstraints,
          new Constraint.Dropped(
              Optional.of(Constraint.Kind.UNIQUE),
              index.columns(),
              Optional.empty(),
              true,
              origin));
    }
  }

  /** With an index of a partitioned table go those of its partitions. */
  private void drop(Relation table, Name name, Origin origin) {
    Optional<Index> index = table.index(name);
    index.ifPresent(dropped -> noteDropped(table, dropped, origin));
    remove(table, name);
    relations.markDropped(name(table, name));
    for (Relation partition : table.partitions()) {
      partition.indexes().stream()
          .filter(own -> own.constraint().isEmpty() && index.filter(own::matches).isPresent())
          .findFirst()
          .ifPresent(own -> remove(partition, own.name()));
    }
  }

  void rename(Relation table, Name from, Name to) {
    table
        .index(from)
        .ifPresent(
            index -> {
              remove(table, from);
              add(table, index.withName(to));
            });
  }

  /** The name of a table's index with its schema, which is the table's. */
  static ObjectName name(Relation table, Name index) {
    return new ObjectName(table.name.schema(), index);
  }
}
