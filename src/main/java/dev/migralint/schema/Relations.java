package dev.migralint.schema;

import dev.migralint.schema.Relation.Kind;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TableOperation.Bound;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.Ternary;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes, moves and removes a catalog's relations, and ties them to each other. */
final class Relations {
  private static final Name SYSTEM = Name.quoted("pg_catalog");

  private final Catalog catalog;
  private final UndoJournal journal;

  Relations(Catalog catalog) {
    this.catalog = catalog;
    this.journal = catalog.journal;
  }

  /** The relation that is changed, or a new entry for one of which nothing else is known. */
  Relation known(ObjectName name) {
    return catalog
        .relation(name)
        .orElseGet(
            () -> {
              catalog.doesNotStartWithNothing(name);
              return unknown(name);
            });
  }

  /** Like {@link #known}, for one that is only pointed at: it may be another application's. */
  Relation mentioned(ObjectName name) {
    return catalog.relation(name).orElseGet(() -> unknown(name));
  }

  private Relation unknown(ObjectName name) {
    boolean ofSystem = name.schema().isEmpty() && name.name().text().startsWith("pg_");
    ObjectName qualified = ofSystem ? SearchPath.in(SYSTEM, name) : catalog.qualified(name);
    Relation relation = new Relation(Kind.TABLE, qualified, null);
    put(relation);
    return relation;
  }

  private void put(Relation relation) {
    relation.name.schema().ifPresent(catalog.schemas::see);
    journal.put(catalog.relations, relation.name, relation);
  }

  /** A relation that may have been created. */
  void mayCreate(Kind kind, ObjectName name) {
    ObjectName qualified = catalog.qualified(name);
    catalog.doubt(qualified);
    put(new Relation(kind, qualified, null));
  }

  /** The relation may have been there before. */
  void presume(Relation relation) {
    catalog.doubt(relation.name);
    relation.presumed = true;
    relation.madeEmpty = null;
    incomplete(relation);
  }

  /** The relation has been there before: something is used of it that was not created with it. */
  void wasThere(Relation relation) {
    if (relation.presumed) {
      journal.<@Nullable Origin>set(relation.origin, null, before -> relation.origin = before);
    }
  }

  /** The relation may have been dropped, or got another name. */
  void doubt(Relation relation) {
    journal.set(relation.doubtful, true, before -> relation.doubtful = before);
    incomplete(relation);
  }

  /** The relation may have got or lost parts. */
  void incomplete(Relation relation) {
    relation.complete = false;
  }

  Relation create(Kind kind, ObjectName name, Persistence persistence, Origin origin) {
    ObjectName qualified =
        persistence == Persistence.TEMPORARY
            ? SearchPath.in(SearchPath.TEMPORARY, name)
            : catalog.qualified(name);
    Relation relation = new Relation(kind, qualified, origin);
    relation.persistence = persistence;
    relation.partitioned = Ternary.NO;
    put(relation);
    catalog.created(relation);
    if (relation.isTemporary()) {
      catalog.temporary.add(relation);
    }
    return relation;
  }

  /** A sequence that comes and goes with a column. */
  void createSequence(Relation table, Name column, Origin origin) {
    Name name = catalog.naming.relation(table, List.of(column), "seq");
    Relation sequence =
        create(Kind.SEQUENCE, new ObjectName(table.name.schema(), name), table.persistence, origin);
    own(table, Optional.of(column), sequence);
    catalog.dependencies().takeFrom(table, column, sequence);
  }

  /** The sequences that came with a column go with it. */
  void dropSequences(Relation table, Name column) {
    table.sequences(column).forEach(sequence -> drop(sequence, true));
  }

  void renameColumn(Relation table, Name from, Name to) {
    Dependencies.Needs needs = table.defaults.get(from);
    if (needs != null) {
      journal.remove(table.defaults, from);
      journal.put(table.defaults, to, needs);
    }
    Copied copied = table.copied.get(from);
    if (copied != null) {
      journal.remove(table.copied, from);
      journal.put(table.copied, to, copied);
    }
    table.sequences(from).forEach(sequence -> setOwnerColumn(sequence, to));
  }

  private void setOwnerColumn(Relation sequence, @Nullable Name column) {
    journal.<@Nullable Name>set(
        sequence.ownerColumn, column, before -> sequence.ownerColumn = before);
  }

  void putColumn(Relation table, Column column) {
    journal.put(table.columns, column.name(), column);
    column.type().map(catalog.types()::name).ifPresent(type -> useType(table, type));
  }

  private void useType(Relation table, ObjectName type) {
    journal.add(catalog.types().users.computeIfAbsent(type, t -> new LinkedHashSet<>()), table);
  }

  /** The table is one of the composite type from now on, or of none. */
  void setOfType(Relation table, @Nullable ObjectName type) {
    journal.<@Nullable ObjectName>set(table.ofType, type, before -> table.ofType = before);
    if (type != null) {
      useType(table, type);
    }
  }

  void setTablespace(Relation table, Name tablespace) {
    journal.<@Nullable Name>set(table.tablespace, tablespace, before -> table.tablespace = before);
  }

  void setAccessMethod(Relation table, @Nullable Name method) {
    journal.<@Nullable Name>set(table.accessMethod, method, before -> table.accessMethod = before);
  }

  void putConstraint(Relation table, Constraint constraint) {
    removeConstraint(table, constraint.name());
    journal.put(table.constraints, constraint.name(), constraint);
    catalog.dependencies().call(table, constraint.calls());
    catalog.naming.take(table, constraint.name());
    constraint.referenced().ifPresent(referenced -> journal.add(referenced.referencing, table));
  }

  void removeConstraint(Relation table, Name constraint) {
    if (table.constraints.containsKey(constraint)) {
      journal.remove(table.constraints, constraint);
      catalog.naming.free(table, constraint);
    }
  }

  /** Puts another constraint of the same name in its place. */
  void replaceConstraint(Relation table, Constraint constraint) {
    journal.put(table.constraints, constraint.name(), constraint);
  }

  /** No column owns the sequence any more. */
  void disown(Relation sequence) {
    sequence.owner().ifPresent(before -> journal.remove(before.sequences, sequence));
    journal.<@Nullable Relation>set(sequence.owner, null, owner -> sequence.owner = owner);
    setOwnerColumn(sequence, null);
  }

  void own(Relation table, Optional<Name> column, Relation sequence) {
    sequence.owner().ifPresent(before -> journal.remove(before.sequences, sequence));
    journal.set(sequence.owner, table, owner -> sequence.owner = owner);
    setOwnerColumn(sequence, column.orElse(null));
    journal.add(table.sequences, sequence);
  }

  /** What a view reads from now on. */
  void read(Relation view, List<ObjectName> names) {
    for (Relation before : List.copyOf(view.reads)) {
      journal.remove(view.reads, before);
      journal.remove(before.readers, view);
    }
    for (ObjectName name : names) {
      Relation read = mentioned(name);
      journal.add(view.reads, read);
      journal.add(read.readers, view);
    }
  }

  void addParent(Relation child, Relation parent) {
    journal.add(child.parents, parent);
    journal.add(parent.children, child);
    if (child.partitioned == Ternary.YES) {
      journal.add(parent.partitionedChildren, child);
    }
  }

  void removeParent(Relation child, Relation parent) {
    journal.remove(child.parents, parent);
    journal.remove(parent.children, child);
    journal.remove(parent.partitionedChildren, child);
  }

  void setPartitioned(Relation table) {
    journal.set(table.partitioned, Ternary.YES, partitioned -> table.partitioned = partitioned);
    table.parents.forEach(parent -> journal.add(parent.partitionedChildren, table));
  }

  void attach(Relation partition, Relation parent, boolean isDefault, Optional<Bound> bound) {
    setPartitioned(parent);
    addParent(partition, parent);
    setPartitionOf(partition, parent, isDefault);
    journal.set(partition.bound, bound, before -> partition.bound = before);
  }

  void detach(Relation partition, Relation parent) {
    removeParent(partition, parent);
    setPartitionOf(partition, null, false);
  }

  private void setPartitionOf(Relation table, @Nullable Relation parent, boolean isDefault) {
    journal.<@Nullable Relation>set(
        table.partitionOf, parent, before -> table.partitionOf = before);
    journal.set(table.defaultPartition, isDefault, before -> table.defaultPartition = before);
    if (parent != null && isDefault) {
      journal.<@Nullable Relation>set(
          parent.lastDefault, table, before -> parent.lastDefault = before);
    }
  }

  void setPersistence(Relation table, Persistence persistence) {
    journal.set(table.persistence, persistence, before -> table.persistence = before);
  }

  /** The relation of that name goes, or it is certain from now on that there is none. */
  void drop(ObjectName name, boolean cascade) {
    Optional<Relation> found = catalog.relation(name);
    if (found.isPresent()) {
      drop(found.get(), cascade);
    } else {
      markDropped(catalog.qualified(name));
    }
  }

  private void drop(Relation relation, boolean cascade) {
    for (Relation gone : relation.goneWith(cascade)) {
      remove(gone);
    }
  }

  private void remove(Relation relation) {
    if (journalGone(relation)) {
      return;
    }
    List.copyOf(relation.parents).forEach(parent -> removeParent(relation, parent));
    List.copyOf(relation.children).forEach(child -> removeParent(child, relation));
    relation.referencing().forEach(table -> dropForeignKeys(table, relation));
    relation.referenced().forEach(table -> journal.remove(table.referencing, relation));
    for (Relation reader : List.copyOf(relation.readers)) {
      journal.remove(reader.reads, relation);
    }
    for (Relation read : relation.reads) {
      journal.remove(read.readers, relation);
    }
    for (Relation taker : catalog.dependencies().takers(relation)) {
      dropDefaults(taker, relation);
    }
  }

  /** Takes the relation out of the catalog; whether it was out of it already. */
  private boolean journalGone(Relation relation) {
    if (catalog.relations.get(relation.name) != relation) {
      return true;
    }
    for (Name index : relation.indexes.keySet()) {
      journal.remove(catalog.indexOwners, Indexes.name(relation, index));
    }
    relation.constraints.keySet().forEach(name -> catalog.naming.free(relation, name));
    relation.owner().ifPresent(owner -> journal.remove(owner.sequences, relation));
    journal.remove(catalog.relations, relation.name);
    markDropped(relation.name);
    return false;
  }

  private void dropDefaults(Relation taker, Relation sequence) {
    for (Column column : taker.columnsNow()) {
      if (taker.sequencesOfDefault(column.name()).contains(sequence)) {
        journal.remove(taker.defaults, column.name());
        putColumn(taker, column.withDefault(false));
      }
    }
  }

  private void dropForeignKeys(Relation table, Relation referenced) {
    for (Constraint constraint : List.copyOf(table.constraints.values())) {
      if (constraint.referenced().equals(Optional.of(referenced))) {
        removeConstraint(table, constraint.name());
      }
    }
  }

  /** Nothing has the name any more. */
  void markDropped(ObjectName name) {
    journal.remove(catalog.uncertain, name);
    journal.add(catalog.dropped, name);
  }

  /** Gives it another name; its indexes and sequences go along to another schema. */
  void move(Relation relation, ObjectName to) {
    ObjectName from = relation.name;
    for (Name index : relation.indexes.keySet()) {
      journal.remove(catalog.indexOwners, Indexes.name(relation, index));
    }
    relation.constraints.keySet().forEach(name -> catalog.naming.free(relation, name));
    journal.remove(catalog.relations, from);
    journal.set(from, to, name -> relation.name = name);
    put(relation);
    for (Name index : relation.indexes.keySet()) {
      journal.put(catalog.indexOwners, Indexes.name(relation, index), relation);
    }
    relation.constraints.keySet().forEach(name -> catalog.naming.take(relation, name));
    markDropped(from);
    if (!from.schema().equals(to.schema())) {
      for (Relation sequence : List.copyOf(relation.sequences)) {
        move(sequence, new ObjectName(to.schema(), sequence.name.name()));
      }
    }
  }

  void rename(Relation relation, Name newName, Origin origin) {
    move(relation, new ObjectName(relation.name.schema(), newName));
    journal.<@Nullable Origin>set(relation.renamed, origin, before -> relation.renamed = before);
  }
}
