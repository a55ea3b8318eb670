package dev.migralint.schema;

import dev.migralint.schema.Relation.Kind;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.TableOperation.Persistence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets a catalog take in what happens to views, sequences, schemas and the like. */
final class Objects {
  private static final Set<ObjectKind> ATTACHED =
      Set.of(ObjectKind.TRIGGER, ObjectKind.POLICY, ObjectKind.RULE);

  private static final Set<ObjectKind> ROUTINES =
      Set.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.ROUTINE);

  private final Catalog catalog;
  private final Relations relations;
  private final Columns columns;
  private final Indexes indexes;

  Objects(Catalog catalog, Relations relations, Columns columns, Indexes indexes) {
    this.catalog = catalog;
    this.relations = relations;
    this.columns = columns;
    this.indexes = indexes;
  }

  void apply(ObjectOperation operation, Origin origin) {
    Optional<Kind> kind = kind(operation.object());
    switch (operation) {
      case CreateView create -> kind.ifPresent(k -> createView(create, k, origin));
      case CreateRoutine create -> define(create);
      case CreateObject create when ATTACHED.contains(create.object()) -> attach(create);
      case CreateObject create when create.object() == ObjectKind.SCHEMA ->
          create.name().ifPresent(name -> catalog.schemas.make(name.name(), origin));
      case CreateObject create
          when create.object() == ObjectKind.CAST || create.object() == ObjectKind.OPERATOR ->
          catalog.makeCast();
      case CreateObject create when create.object() == ObjectKind.EXTENSION ->
          catalog.extend(create.name().map(ObjectName::name));
      case CreateObject create ->
          kind.ifPresent(
              k ->
                  create
                      .name()
                      .ifPresent(
                          name -> {
                            create(k, name, origin);
                            create.on().ifPresent(t -> own(create.name(), create.on()));
                          }));
      case ObjectOperation.AlterObject alter when kind.equals(Optional.of(Kind.SEQUENCE)) -> {
        if (alter.options().contains("owned")) {
          own(alter.name(), alter.on());
        }
        if (alter.options().contains("as")) {
          alter
              .name()
              .flatMap(catalog::relation)
              .ifPresent(s -> catalog.journal.set(s.retyped, true, was -> s.retyped = was));
        }
      }
      case ObjectOperation.AlterObject alter when alter.object() == ObjectKind.VIEW ->
          alter.name().flatMap(catalog::relation).ifPresent(view -> setOptions(view, alter));
      case ObjectOperation.AlterObject alter -> {}
      case ObjectOperation.RenameObject rename when rename.on().isPresent() ->
          catalog.relation(rename.on().get()).ifPresent(table -> rename(table, rename));
      case ObjectOperation.RenameObject rename when ROUTINES.contains(rename.object()) ->
          catalog.bodyUses().forget(catalog.qualified(rename.name()));
      case ObjectOperation.RenameObject rename ->
          kind.flatMap(k -> catalog.relation(rename.name()))
              .ifPresent(found -> relations.rename(found, rename.newName(), origin));
      case DropObject drop when kind.isPresent() ->
          drop.name().ifPresent(name -> relations.drop(name, drop.cascade()));
      case DropObject drop -> drop.name().ifPresent(name -> drop(drop, name));
    }
  }

  private static Optional<Kind> kind(ObjectKind object) {
    return switch (object) {
      case VIEW -> Optional.of(Kind.VIEW);
      case MATERIALIZED_VIEW -> Optional.of(Kind.MATERIALIZED_VIEW);
      case SEQUENCE -> Optional.of(Kind.SEQUENCE);
      default -> Optional.empty();
    };
  }

  /** A function that says nothing of itself is volatile, unless an expression takes its place. */
  private void define(CreateRoutine create) {
    ObjectName name = catalog.qualified(create.name());
    String declared = create.inlined() ? "stable" : create.volatility().orElse("volatile");
    String before = catalog.functions.get(name);
    boolean overloaded = before != null && !create.replace() && !before.equals(declared);
    catalog.journal.put(catalog.functions, name, overloaded ? Catalog.OVERLOADED : declared);
    catalog.journal.put(catalog.rowColumns, name, create.rowColumns());
    catalog.bodyUses().define(name, create);
  }

  /** Without OR REPLACE or IF NOT EXISTS the name is free; with them the relation may be there. */
  private Relation create(Kind kind, ObjectName name, Origin origin) {
    return catalog
        .relation(name)
        .orElseGet(() -> relations.create(kind, name, Persistence.PERMANENT, origin));
  }

  private void createView(CreateView create, Kind kind, Origin origin) {
    boolean isNew = catalog.relation(create.name()).isEmpty();
    Relation view = create(kind, create.name(), origin);
    if (isNew && create.empty()) {
      view.madeEmpty = origin;
    }
    relations.read(view, create.reads());
    List<ObjectName> calls = catalog.dependencies().qualified(create.calls());
    catalog.journal.set(view.calls, calls, before -> view.calls = before);
    catalog.dependencies().call(view, calls);
    // Also of a view that is replaced: what WITH leaves out is not kept.
    catalog.journal.set(view.options, create.options(), before -> view.options = before);
    show(view, create);
  }

  private void setOptions(Relation view, ObjectOperation.AlterObject alter) {
    // Without any that it turns on, it may turn off each of them.
    List<String> options =
        alter.options().isEmpty()
            ? List.of()
            : Stream.concat(view.options.stream(), alter.options().stream()).distinct().toList();
    catalog.journal.set(view.options, options, before -> view.options = before);
  }

  /** Which columns the view reads, and which it has. */
  private void show(Relation view, CreateView create) {
    ColumnReads reads = ColumnReads.of(create.query(), catalog);
    List.copyOf(view.readColumns.keySet())
        .forEach(relation -> catalog.journal.remove(view.readColumns, relation));
    reads
        .columns()
        .forEach((relation, names) -> catalog.journal.put(view.readColumns, relation, names));
    catalog.journal.set(view.guessed, reads.isGuessed(), before -> view.guessed = before);
    Optional<List<Name>> outputs = reads.outputs(create.columns());
    catalog.journal.set(view.outputs, outputs, before -> view.outputs = before);
    catalog.journal.<@Nullable CreateView>set(
        view.definition, create, before -> view.definition = before);
  }

  private void attach(CreateObject create) {
    Optional<Relation> table = create.on().map(relations::mentioned);
    if (create.name().isEmpty() || table.isEmpty()) {
      return;
    }
    Attached attached =
        new Attached(
            new Attached.Key(create.object(), create.name().get().name()),
            create.forEachRow(),
            create.events(),
            catalog.dependencies().qualified(create.calls()),
            ColumnReads.of(create.conditions(), table.get(), catalog)
                .columns()
                .getOrDefault(table.get(), Set.of()));
    withPartitions(table.get(), attached)
        .forEach(one -> catalog.dependencies().attach(one, attached));
  }

  /** A partitioned table shares what runs for each row with its partitions. */
  private static List<Relation> withPartitions(Relation table, Attached attached) {
    List<Relation> all = new ArrayList<>(List.of(table));
    if (attached.forEachRow()) {
      all.addAll(table.partitions());
    }
    return all;
  }

  private void rename(Relation table, ObjectOperation.RenameObject rename) {
    Attached.Key key = new Attached.Key(rename.object(), rename.name().name());
    Optional<Attached> found = table.attached(key);
    if (found.isPresent()) {
      for (Relation one : withPartitions(table, found.get())) {
        catalog.journal.remove(one.attached, key);
        catalog.dependencies().attach(one, found.get().withName(rename.newName()));
      }
    }
  }

  private void own(Optional<ObjectName> sequence, Optional<ObjectName> table) {
    Optional<Relation> owned = sequence.flatMap(catalog::relation);
    if (owned.isPresent() && table.isPresent()) {
      relations.own(relations.mentioned(table.get()), Optional.empty(), owned.get());
    } else {
      owned.ifPresent(relations::disown);
    }
  }

  private void drop(DropObject drop, ObjectName name) {
    switch (drop.object()) {
      case TYPE, DOMAIN -> dropType(catalog.qualified(name), drop.cascade());
      case FUNCTION, PROCEDURE, ROUTINE -> dropFunction(catalog.qualified(name), drop.cascade());
      case TRIGGER, POLICY, RULE ->
          drop.on()
              .flatMap(catalog::relation)
              .ifPresent(table -> detach(table, new Attached.Key(drop.object(), name.name())));
      case SCHEMA -> dropSchema(name.name());
      default -> {}
    }
  }

  private void detach(Relation table, Attached.Key key) {
    table
        .attached(key)
        .ifPresent(
            attached ->
                withPartitions(table, attached)
                    .forEach(one -> catalog.journal.remove(one.attached, key)));
  }

  private void dropType(ObjectName type, boolean cascade) {
    if (cascade) {
      dropColumnsOf(type);
    }
    catalog.journal.remove(catalog.types().enums, type);
    catalog.journal.remove(catalog.types().domains, type);
    catalog.journal.remove(catalog.dependencies().attributes, type);
  }

  /**
   * With CASCADE the columns of the type go, and the tables that are made of it or divided by one.
   */
  private void dropColumnsOf(ObjectName type) {
    Set<ObjectName> types = catalog.dependencies().holding(type);
    for (ObjectName one : types) {
      catalog.dependencies().madeOf(one).forEach(table -> relations.drop(table.name(), true));
    }
    for (Relation table : catalog.types().withColumnOf(type)) {
      List<Column> gone = catalog.dependencies().columnsOf(table, types);
      if (gone.stream().anyMatch(column -> table.partitionKey().contains(column.name()))) {
        relations.drop(table.name(), true);
      } else if (table.kind() == Kind.TABLE) {
        gone.forEach(column -> columns.drop(table, column.name()));
      }
    }
  }

  private void dropFunction(ObjectName function, boolean cascade) {
    boolean only = !Catalog.OVERLOADED.equals(catalog.functions.get(function));
    for (Relation caller : catalog.dependencies().callers(function)) {
      for (Attached attached : Dependencies.callers(caller, function)) {
        catalog.journal.remove(caller.attached, attached.key());
      }
      if (cascade && only) {
        caller
            .constraintsCalling(function)
            .forEach(check -> relations.removeConstraint(caller, check.name()));
        caller.indexesCalling(function).forEach(index -> indexes.remove(caller, index.name()));
      }
    }
    catalog.journal.remove(catalog.functions, function);
    catalog.journal.remove(catalog.rowColumns, function);
    catalog.bodyUses().forget(function);
  }

  private void dropSchema(Name schema) {
    catalog.schemas.drop(schema);
    catalog.functionsIn(schema).forEach(catalog.bodyUses()::forget);
    for (Relation relation : List.copyOf(catalog.relations.values())) {
      if (relation.name.schema().equals(Optional.of(schema))) {
        relations.drop(relation.name, true);
      }
    }
  }
}
