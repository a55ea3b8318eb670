package dev.migralint.schema;

import dev.migralint.schema.Relation.Kind;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.ObjectOperation.CreateObject;
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
      case CreateObject create when create.object().equals("function") -> define(create);
      case CreateObject create ->
          kind.ifPresent(k -> create.name().ifPresent(name -> create(create, k, name, origin)));
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
  private void define(CreateObject create) {
    create
        .name()
        .ifPresent(
            name ->
                catalog.journal.put(
                    catalog.functions,
                    catalog.qualified(name),
                    create.volatility().orElse("volatile")));
  }

  /** Without OR REPLACE or IF NOT EXISTS the name is free; with them the relation may be there. */
  private void create(CreateObject create, Kind kind, ObjectName name, Origin origin) {
    Relation relation =
        catalog
            .relation(name)
            .orElseGet(() -> relations.create(kind, name, Persistence.PERMANENT, origin));
    relations.read(relation, create.reads());
    own(Optional.of(name), create.on());
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
      case "domain" -> catalog.journal.remove(catalog.constrainedDomains, catalog.qualified(name));
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
