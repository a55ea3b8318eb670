package dev.migralint.analysis;

import dev.migralint.schema.Relation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.ConstraintOperation.AddPrimaryKey;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Read;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.Like;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.Ternary;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What CREATE TABLE is refused for. */
final class NewTables {
  private final Known known;

  NewTables(Known known) {
    this.known = known;
  }

  Optional<Rejection> of(CreateTable create) {
    if (create.persistence() == Persistence.TEMPORARY) {
      return Optional.empty();
    }
    Optional<Relation> there = known.relation(known.catalog().qualified(create.table()));
    if (there.isPresent()) {
      return create.ifNotExists()
          ? Optional.empty()
          : Optional.of(
              Errors.exists(
                  create.span(),
                  "42P07",
                  Errors.word(there.get().kind()) + " " + known.shown(there.get()),
                  there.get().origin()));
    }
    Optional<Rejection> needs = index(create).or(() -> needs(create));
    if (needs.isPresent()) {
      return needs;
    }
    Set<Name> columns = new HashSet<>();
    Set<Operation> primary = new HashSet<>();
    for (Operation operation : known.statement().operations()) {
      Optional<Rejection> rejection =
          switch (operation) {
            case AddColumn add when add.table().equals(create.table()) ->
                columns.add(add.column())
                    ? Optional.empty()
                    : Optional.of(
                        new Rejection(
                            add.span(),
                            "42701",
                            "column " + add.column().sql() + " is specified more than once",
                            "Keep one of them"));
            case AddPrimaryKey key when key.table().equals(create.table()) && !primary.isEmpty() ->
                Optional.of(Constraints.severalPrimaryKeys(key.span(), create.table().sql()));
            case AddForeignKey key
                when !key.referencedTable().name().equals(create.table().name()) ->
                new Constraints(known).referenced(key);
            default -> Optional.<Rejection>empty();
          };
      if (rejection.isPresent()) {
        return rejection;
      }
      if (operation instanceof AddPrimaryKey key && key.table().equals(create.table())) {
        primary.add(key);
      }
    }
    return Optional.empty();
  }

  private Optional<Rejection> index(CreateTable create) {
    return Indexes.named(known, known.catalog().qualified(create.table()))
        .filter(owner -> !create.ifNotExists())
        .map(
            owner ->
                Errors.exists(
                    create.span(),
                    "42P07",
                    "index " + create.table().sql() + " of " + known.shown(owner),
                    Optional.empty()));
  }

  /** The tables that it is made of or from. */
  private Optional<Rejection> needs(CreateTable create) {
    Stream<ObjectName> all =
        Stream.of(
                create.inherits().stream(),
                create.partitionOf().stream(),
                create.likes().stream().map(Like::table),
                create.reads().stream().map(Read::relation))
            .flatMap(names -> names);
    return all.flatMap(name -> Errors.missing(known, create.span(), name).stream())
        .findFirst()
        .or(
            () ->
                create
                    .partitionOf()
                    .flatMap(known::relation)
                    .filter(parent -> parent.partitioned() == Ternary.NO)
                    .map(
                        parent ->
                            new Rejection(
                                create.span(),
                                "42P17",
                                known.shown(parent) + " is not partitioned",
                                "Name a table that was created with PARTITION BY")));
  }
}
