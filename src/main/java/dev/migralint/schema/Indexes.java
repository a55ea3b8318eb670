package dev.migralint.schema;

import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.IndexOperation.DropIndex;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.util.List;
import java.util.Optional;

/** Lets a catalog take in what happens to indexes, on a table and on its partitions. */
final class Indexes {
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
          catalog.indexOwner(drop.index()).ifPresent(table -> drop(table, drop.index().name()));
      case IndexOperation.RenameIndex rename -> {}
      case IndexOperation.AlterIndex alter ->
          alter.attached().ifPresent(attached -> attach(alter.index()));
      case IndexOperation.Reindex reindex -> {}
    }
  }

  private void create(CreateIndex create, Origin origin) {
    Relation table = relations.known(create.table());
    boolean derived = create.expressions() || create.predicate().isPresent();
    Name name = create.index().orElseGet(() -> generated(table, create.columns(), derived));
    boolean partitioned = table.partitioned() == Known.YES;
    Index index =
        new Index(
            name,
            create.unique(),
            create.columns(),
            create.mentions(),
            derived,
            !(create.only() && partitioned),
            Optional.empty(),
            Optional.of(origin));
    add(table, index);
    if (!create.only()) {
      table.partitions().forEach(partition -> addPartitions(partition, index));
    }
  }

  /** A partition's own part of the index, unless it has one that will do. */
  void addPartitions(Relation partition, Index index) {
    if (partition.indexes().stream().noneMatch(index::matches)) {
      Name name = generated(partition, index.columns(), index.derived());
      add(partition, index.on(name, index.origin()));
    }
  }

  /** An expression is called "expr" in the name of an index. */
  private Name generated(Relation table, List<Name> columns, boolean derived) {
    List<Name> inName = columns.isEmpty() && derived ? List.of(Name.unquoted("expr")) : columns;
    return catalog.naming.relation(table, inName, "idx");
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
    catalog.journal.put(catalog.indexOwners, name(table, index.name()), table);
  }

  void remove(Relation table, Name index) {
    catalog.journal.remove(table.indexes, index);
    catalog.journal.remove(catalog.indexOwners, name(table, index));
  }

  /** With an index of a partitioned table go those of its partitions. */
  private void drop(Relation table, Name name) {
    Optional<Index> index = table.index(name);
    remove(table, name);
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
