package dev.migralint.analysis;

import dev.migralint.schema.Relation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.Generated;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.ConstraintOperation.AddPrimaryKey;
import dev.migralint.sql.ConstraintOperation.AddUnique;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Read;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.Like;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.Ternary;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What CREATE TABLE is refused for. */
final class NewTables {
  private final Known known;
  private final int version;

  NewTables(Known known, int version) {
    this.known = known;
    this.version = version;
  }

  Optional<Rejection> of(CreateTable create) {
    if (create.persistence() == Persistence.TEMPORARY) {
      return Optional.empty();
    }
    if (create.ifNotExists() && isOtherwiseTaken(create.table())) {
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
    Set<Name> checks = new HashSet<>();
    create.likes().stream()
        .flatMap(like -> known.relation(like.table()).stream())
        .flatMap(like -> like.columns().stream())
        .forEach(column -> columns.add(column.name()));
    for (Operation operation : known.statement().operations()) {
      Optional<Rejection> rejection =
          switch (operation) {
            case AddColumn add
                when add.table().equals(create.table()) && !columns.add(add.column()) ->
                Optional.of(
                    new Rejection(
                        add.span(),
                        "42701",
                        "column " + add.column().sql() + " is specified more than once",
                        "Keep one of them"));
            case AddPrimaryKey key when key.table().equals(create.table()) && !primary.isEmpty() ->
                Optional.of(Constraints.severalPrimaryKeys(key.span(), create.table().sql()));
            case AddCheck check
                when check.constraint().filter(name -> !checks.add(name)).isPresent() ->
                Optional.of(
                    Errors.exists(
                        check.span(),
                        "42710",
                        "constraint " + check.constraint().get().sql() + " of this table",
                        Optional.empty()));
            case AddColumn add
                when add.generated() == Generated.IDENTITY && add.table().equals(create.table()) ->
                Columns.noInteger(add.span(), add.type());
            case AddForeignKey key
                when !key.referencedTable().name().equals(create.table().name()) ->
                new ForeignKeys(known, version).of(key);
            default -> Optional.<Rejection>empty();
          };
      if (rejection.isPresent()) {
        return rejection;
      }
      if (operation instanceof AddPrimaryKey key && key.table().equals(create.table())) {
        primary.add(key);
      }
    }
    return holdsOthersColumns(create) ? new Partitions(known).of(create) : keys(create, columns);
  }

  /** IF NOT EXISTS does nothing where an index or a type has the name. */
  private boolean isOtherwiseTaken(ObjectName name) {
    return known.catalog().indexOwner(name).isPresent()
        || (known.catalog().types().isMade(name) && known.catalog().relation(name).isEmpty());
  }

  private static boolean holdsOthersColumns(CreateTable create) {
    return create.asQuery()
        || create.ofType().isPresent()
        || create.partitionOf().isPresent()
        || !create.likes().isEmpty()
        || !create.inherits().isEmpty();
  }

  /** The columns that its keys and checks name are among those that it lists. */
  private Optional<Rejection> keys(CreateTable create, Set<Name> columns) {
    for (Operation operation : known.statement().operations()) {
      Stream<Name> named =
          switch (operation) {
            case AddPrimaryKey key ->
                Stream.concat(key.columns().stream(), key.including().stream());
            case AddUnique key -> Stream.concat(key.columns().stream(), key.including().stream());
            case AddForeignKey key ->
                key.referencedTable().equals(create.table())
                    ? Stream.concat(key.columns().stream(), key.referencedColumns().stream())
                    : key.columns().stream();
            case AddCheck check -> named(check.expression(), create);
            default -> Stream.empty();
          };
      Optional<Name> missing =
          named
              .filter(name -> !columns.contains(name) && Known.isPlain(name))
              .filter(name -> !Known.SYSTEM_COLUMNS.contains(name.text()))
              .findFirst();
      if (missing.isPresent()) {
        return Optional.of(
            new Rejection(
                operation.span(),
                "42703",
                "column " + missing.get().sql() + " of " + create.table().sql() + " does not exist",
                "Use a column that the statement creates"));
      }
    }
    return create.partitionKey().stream()
        .filter(name -> !name.equals(create.table().name()))
        .filter(name -> !columns.contains(name) && Known.isPlain(name))
        .findFirst()
        .map(
            name ->
                new Rejection(
                    create.span(),
                    "42703",
                    "column " + name.sql() + " of the partition key does not exist",
                    "Use a column that the statement creates"))
        .or(() -> withoutPartitionKey(create));
  }

  /** A key of a partitioned table has all columns of the partition key. */
  private Optional<Rejection> withoutPartitionKey(CreateTable create) {
    List<Name> parts = create.partitionKey();
    return known.statement().operations().stream()
        .filter(
            operation ->
                switch (operation) {
                  case AddPrimaryKey key -> !key.columns().containsAll(parts);
                  case AddUnique key -> !key.columns().containsAll(parts);
                  default -> false;
                })
        .findFirst()
        .map(
            operation ->
                new Rejection(
                    operation.span(),
                    "0A000",
                    "a key of a partitioned table includes all columns of its partition key",
                    "Add " + String.join(", ", parts.stream().map(Name::sql).toList())));
  }

  /** The columns of a check; the table's name is its whole row. */
  private static Stream<Name> named(Expression check, CreateTable create) {
    return check
        .all(Expression.Column.class)
        .filter(column -> column.qualifiers().size() < 2)
        .map(Expression.Column::name)
        .filter(name -> !name.equals(create.table().name()));
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
                create.likes().stream()
                    .map(Like::table)
                    .filter(name -> !known.catalog().types().isMade(name)),
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
