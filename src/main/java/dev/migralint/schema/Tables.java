package dev.migralint.schema;

import dev.migralint.schema.Relation.Kind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.Like;
import dev.migralint.sql.Ternary;
import org.jspecify.annotations.Nullable;

/** Lets a catalog take in what happens to tables as a whole. */
final class Tables {
  private final Catalog catalog;
  private final Relations relations;
  private final Copies copies;

  Tables(Catalog catalog, Relations relations, Copies copies) {
    this.catalog = catalog;
    this.relations = relations;
    this.copies = copies;
  }

  void apply(TableOperation operation, Origin origin) {
    switch (operation) {
      case CreateTable create -> create(create, origin);
      case TableOperation.DropTable drop -> relations.drop(drop.table(), drop.cascade());
      case TableOperation.RenameTable rename -> rename(rename, origin);
      case TableOperation.SetTableSchema set -> {
        Relation table = relations.known(set.table());
        relations.move(table, SearchPath.in(set.newSchema(), table.name));
      }
      case TableOperation.Truncate truncate -> truncate(truncate, origin);
      case TableOperation.AttachPartition attach -> {
        Relation parent = relations.known(attach.table());
        Relation partition = relations.known(attach.partition());
        relations.attach(partition, parent, attach.isDefault());
        join(partition, origin);
        copies.completePartition(partition, parent, origin);
        partition.partitions().forEach(below -> copies.completePartition(below, partition, origin));
      }
      case TableOperation.DetachPartition detach ->
          relations.detach(relations.known(detach.partition()), relations.known(detach.table()));
      case TableOperation.SetPersistence set ->
          relations.setPersistence(relations.known(set.table()), set.persistence());
      case TableOperation.SetInheritance set -> {
        Relation child = relations.known(set.table());
        Relation parent = relations.known(set.parent());
        if (set.joins()) {
          relations.addParent(child, parent);
          join(child, origin);
        } else {
          relations.removeParent(child, parent);
        }
      }
      case TableOperation.LockTable lock -> {}
      case TableOperation.RefreshMaterializedView refresh -> {}
      case TableOperation.PublishTable publish -> {}
      case TableOperation.SetAccessMethod set ->
          relations.setAccessMethod(relations.known(set.table()), set.method().orElse(null));
      case TableOperation.SetTablespace set ->
          relations.setTablespace(relations.known(set.table()), set.tablespace());
      case TableOperation.SetTriggerState set -> {}
      case TableOperation.SetRowSecurity set -> {}
      case TableOperation.SetTableOption set -> {}
    }
  }

  private void create(CreateTable create, Origin origin) {
    Kind kind = create.foreign() ? Kind.FOREIGN_TABLE : Kind.TABLE;
    Relation table = relations.create(kind, create.table(), create.persistence(), origin);
    if (create.droppedOnCommit()) {
      catalog.untilCommit.add(table);
    }
    table.partitioned = Ternary.of(create.partitioned());
    if (!create.asQuery() && !create.foreign()) {
      table.madeEmpty = origin;
    }
    boolean complete = !create.asQuery() || copies.query(table, create.query(), origin);
    for (ObjectName parent : create.inherits()) {
      complete &= copies.inherit(table, relations.mentioned(parent), origin);
    }
    if (create.partitionOf().isPresent()) {
      Relation parent = relations.known(create.partitionOf().get());
      complete &= copies.partition(table, parent, create.defaultPartition(), origin);
    }
    for (Like like : create.likes()) {
      complete &= copies.like(table, like, origin);
    }
    if (create.ofType().isPresent()) {
      complete &= copies.ofType(table, create.ofType().get(), origin);
    }
    table.partitionKey = create.partitionKey();
    table.tablespace = create.tablespace().orElse(null);
    table.accessMethod = create.accessMethod().orElse(null);
    catalog.setComplete(table, complete);
  }

  /** ALTER TABLE renames indexes too. */
  private void rename(TableOperation.RenameTable rename, Origin origin) {
    relations.rename(relations.known(rename.table()), rename.newName(), origin);
  }

  private void truncate(TableOperation.Truncate truncate, Origin origin) {
    Relation table = relations.known(truncate.table());
    catalog.setEmptied(table, origin);
    table.descendants().forEach(child -> catalog.setEmptied(child, origin));
  }

  private void join(Relation child, Origin origin) {
    if (child.madeEmpty == null) {
      catalog.journal.<@Nullable Origin>set(child.joined, origin, before -> child.joined = before);
    }
  }

  void fill(Relation table) {
    catalog.setEmptied(table, null);
    catalog.journal.<@Nullable Origin>set(
        table.madeEmpty, null, before -> table.madeEmpty = before);
  }
}
