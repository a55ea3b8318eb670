package dev.migralint.schema;

import dev.migralint.schema.Relation.Kind;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.TableOperation.Persistence;
import java.util.List;
import java.util.Optional;

/** Lets a catalog take in what happens to views, sequences, schemas and the like. */
final class Objects {
  private final Catalog catalog;
  private final Relations relations;

  Objects(Catalog catalog, Relations relations) {
    this.catalog = catalog;
    this.relations = relations;
  }

  void apply(ObjectOperation operation, Origin origin) {
    Optional<Kind> kind = kind(operation.object());
    switch (operation) {
      case CreateView create ->
          kind.ifPresent(k -> relations.read(create(k, create.name(), origin), create.reads()));
      case CreateRoutine create -> define(create);
      case CreateObject create ->
          kind.ifPresent(
              k ->
                  create
                      .name()
                      .ifPresent(
                          name -> {
                            create(k, name, origin);
                            own(create.name(), create.on());
                          }));
      case ObjectOperation.AlterObject alter ->
          kind.filter(Kind.SEQUENCE::equals).ifPresent(k -> own(alter.name(), alter.on()));
      case ObjectOperation.RenameObject rename ->
          kind.flatMap(k -> catalog.relation(rename.name()))
              .ifPresent(found -> relations.rename(found, rename.newName(), origin));
      case DropObject drop when kind.isPresent() ->
          drop.name().ifPresent(name -> relations.drop(name, drop.cascade()));
      case DropObject drop -> drop.name().ifPresent(name -> drop(drop, name));
    }
  }

  private static Optional<Kind> kind(String object) {
    return switch (object) {
      case "view" -> Optional.of(Kind.VIEW);
      case "materialized view" -> Optional.of(Kind.MATERIALIZED_VIEW);
      case "sequence" -> Optional.of(Kind.SEQUENCE);
      case "foreign table" -> Optional.of(Kind.FOREIGN_TABLE);
      default -> Optional.empty();
    };
  }

  /** A function that says nothing of itself is volatile. */
  private void define(CreateRoutine create) {
    catalog.journal.put(
        catalog.functions,
        catalog.qualified(create.name()),
        create.volatility().orElse("volatile"));
  }

  /** Without OR REPLACE or IF NOT EXISTS the name is free; with them the relation may be there. */
  private Relation create(Kind kind, ObjectName name, Origin origin) {
    return catalog
        .relation(name)
        .orElseGet(() -> relations.create(kind, name, Persistence.PERMANENT, origin));
  }

  private void own(Optional<ObjectName> sequence, Optional<ObjectName> table) {
    sequence
        .flatMap(catalog::relation)
        .ifPresent(
            s ->
                table
                    .map(relations::mentioned)
                    .ifPresent(t -> relations.own(t, Optional.empty(), s)));
  }

  private void drop(DropObject drop, ObjectName name) {
    switch (drop.object()) {
      case "type" -> catalog.journal.remove(catalog.enums, catalog.qualified(name));
      case "domain" -> catalog.journal.remove(catalog.domains, catalog.qualified(name));
      case "schema" -> dropSchema(name.name());
      default -> {}
    }
  }

  private void dropSchema(Name schema) {
    for (Relation relation : List.copyOf(catalog.relations.values())) {
      if (relation.name.schema().equals(Optional.of(schema))) {
        relations.drop(relation.name, true);
      }
    }
  }
}
