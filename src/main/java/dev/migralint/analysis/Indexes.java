package dev.migralint.analysis;

import dev.migralint.schema.Relation;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.IndexOperation.DropIndex;
import dev.migralint.sql.IndexOperation.Reindex;
import dev.migralint.sql.IndexOperation.RenameIndex;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.util.Optional;
import java.util.stream.Stream;

/** What is refused of indexes. */
final class Indexes {
  private final Known known;

  Indexes(Known known) {
    this.known = known;
  }

  Optional<Rejection> of(IndexOperation operation) {
    return switch (operation) {
      case CreateIndex create -> create(create);
      case DropIndex drop when !drop.ifExists() -> missing(drop, drop.index(), "42704");
      case RenameIndex rename when rename.asTable() -> Optional.empty();
      case RenameIndex rename when rename.ifExists() -> taken(rename);
      case RenameIndex rename -> missing(rename, rename.index(), "42P01").or(() -> taken(rename));
      case Reindex reindex when reindex.target() == Reindex.Target.TABLE ->
          reindex.name().flatMap(table -> Errors.missing(known, reindex.span(), table));
      case Reindex reindex when reindex.target() == Reindex.Target.INDEX ->
          reindex.name().flatMap(index -> missing(reindex, index, "42P01"));
      case IndexOperation other -> Optional.empty();
    };
  }

  private Optional<Rejection> missing(IndexOperation operation, ObjectName index, String sqlstate) {
    if (SchemaNames.isMissing(known, index)) {
      return Optional.of(SchemaNames.missing(operation.span(), index));
    }
    return known.catalog().indexOwner(index).isEmpty()
            && known.isMissing(index)
            && known.hasAllIndexes()
        ? Optional.of(
            new Rejection(
                operation.span(),
                sqlstate,
                "index " + index.sql() + " does not exist",
                "Correct its name, or write IF EXISTS"))
        : Optional.empty();
  }

  /** The table with an index of that name, where it is certain that it has it. */
  static Optional<Relation> named(Known known, ObjectName index) {
    return known
        .catalog()
        .indexOwner(index)
        .filter(known::isCertainOfParts)
        .filter(owner -> owner.index(index.name()).flatMap(i -> i.origin()).isPresent());
  }

  private Optional<Rejection> taken(RenameIndex rename) {
    return named(known, rename.index())
        .map(owner -> new ObjectName(owner.name().schema(), rename.newName()))
        .flatMap(name -> named(known, name))
        .map(
            owner ->
                Errors.exists(
                    rename.span(),
                    "42P07",
                    "index " + rename.newName().sql() + " of " + known.shown(owner),
                    Optional.empty()));
  }

  private Optional<Rejection> create(CreateIndex create) {
    Optional<Rejection> missing = Errors.missing(known, create.span(), create.table());
    Optional<Relation> table = known.relation(create.table());
    if (missing.isPresent() || table.isEmpty()) {
      return missing;
    }
    Relation on = table.get();
    if (on.kind() == Relation.Kind.VIEW || on.kind() == Relation.Kind.SEQUENCE) {
      return Optional.of(
          Errors.wrongKind(known, create.span(), on, "a table or materialized view"));
    }
    if (on.kind() == Relation.Kind.TABLE) {
      Optional<Rejection> column =
          Stream.concat(create.columns().stream(), create.mentions().stream())
              .flatMap(name -> Errors.missing(known, create.span(), on, name).stream())
              .findFirst();
      if (column.isPresent()) {
        return column;
      }
    }
    if (on.kind() == Relation.Kind.MATERIALIZED_VIEW) {
      Optional<Rejection> column = outOfView(create, on);
      if (column.isPresent()) {
        return column;
      }
    }
    if (create.unique() && !create.isOverExpressions()) {
      Optional<Rejection> key =
          Constraints.partitionKey(create.span(), create.columns(), on, "unique index");
      if (key.isPresent()) {
        return key;
      }
    }
    return create
        .index()
        .filter(name -> !create.ifNotExists())
        .flatMap(name -> taken(create, on, name));
  }

  /** A column that the query of a materialized view does not give. */
  private Optional<Rejection> outOfView(CreateIndex create, Relation view) {
    return view.outputs().stream()
        .flatMap(
            columns ->
                create.columns().stream()
                    .filter(column -> !columns.contains(column))
                    .filter(column -> Known.isPlain(column))
                    .filter(column -> !Known.SYSTEM_COLUMNS.contains(column.text()))
                    .map(
                        column ->
                            new Rejection(
                                create.span(),
                                "42703",
                                "column "
                                    + column.sql()
                                    + " of "
                                    + known.shown(view)
                                    + " does not exist",
                                "Use a column that it has ("
                                    + String.join(", ", columns.stream().map(Name::sql).toList())
                                    + ")")))
        .findFirst();
  }

  private Optional<Rejection> taken(CreateIndex create, Relation on, Name index) {
    return named(known, new ObjectName(on.name().schema(), index))
        .map(
            owner ->
                Errors.exists(
                    create.span(),
                    "42P07",
                    "index " + index.sql() + " of " + known.shown(owner),
                    owner.index(index).flatMap(there -> there.origin())));
  }
}
