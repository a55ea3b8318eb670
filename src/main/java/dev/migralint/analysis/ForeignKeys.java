package dev.migralint.analysis;

import dev.migralint.schema.Column;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.ConstraintOperation.AddPrimaryKey;
import dev.migralint.sql.ConstraintOperation.AddUnique;
import dev.migralint.sql.ConstraintOperation.ReferentialAction;
import dev.migralint.sql.Name;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a foreign key references, and whether it can. */
final class ForeignKeys {
  private static final Set<ReferentialAction> SETTING =
      Set.of(ReferentialAction.SET_NULL, ReferentialAction.SET_DEFAULT);

  private final Known known;
  private final int version;

  ForeignKeys(Known known, int version) {
    this.known = known;
    this.version = version;
  }

  /** No action of a foreign key can write to a generated column. */
  static Optional<Rejection> setsGenerated(AddForeignKey add, Relation on) {
    boolean sets = SETTING.contains(add.onDelete()) || SETTING.contains(add.onUpdate());
    return add.columns().stream()
        .filter(name -> sets || add.onUpdate() == ReferentialAction.CASCADE)
        .flatMap(name -> on.column(name).stream())
        .filter(column -> column.generated().isComputed())
        .findFirst()
        .map(
            column ->
                new Rejection(
                    add.span(),
                    "42601",
                    "the foreign key would write to generated column " + column.name().sql(),
                    "Let the foreign key restrict the change: NO ACTION"));
  }

  /** What older versions, or all, refuse of a partitioned table. */
  Optional<Rejection> ofPartitioned(AddForeignKey add, Relation on) {
    if (on.partitioned() != Ternary.YES) {
      return Optional.empty();
    }
    if (known.statement().aside().only().contains(add.table())) {
      return Optional.of(
          new Rejection(
              add.span(),
              "42809",
              "a foreign key of the partitioned table "
                  + known.shown(on)
                  + " cannot be for ONLY it",
              "Leave ONLY out"));
    }
    return add.notValid() && version < 18
        ? Optional.of(
            new Rejection(
                add.span(),
                "42809",
                "before PostgreSQL 18 a foreign key of the partitioned table "
                    + known.shown(on)
                    + " cannot be NOT VALID",
                "Add it to each partition NOT VALID, validate those, and then add it to the table"))
        : Optional.empty();
  }

  /** The referenced table, its columns, and a key over them. */
  Optional<Rejection> of(AddForeignKey add) {
    Optional<Rejection> missing = Errors.missing(known, add.span(), add.referencedTable());
    Optional<Relation> table = known.relation(add.referencedTable());
    if (missing.isPresent() || table.isEmpty()) {
      return missing;
    }
    Relation to = table.get();
    if (to.kind() != Relation.Kind.TABLE) {
      return Optional.of(Errors.wrongKind(known, add.span(), to, "a table"));
    }
    Optional<Rejection> column =
        known.statement().operations().getFirst() instanceof CreateTable
                && to.name().equals(known.catalog().qualified(add.table()))
            ? Optional.empty()
            : add.referencedColumns().stream()
                .flatMap(name -> Errors.missing(known, add.span(), to, name).stream())
                .findFirst();
    return column.or(() -> key(add, to)).or(() -> types(add, to));
  }

  /** The types of the columns have to be comparable. */
  private Optional<Rejection> types(AddForeignKey add, Relation to) {
    List<Name> referenced =
        add.referencedColumns().isEmpty() ? to.primaryKeyColumns() : add.referencedColumns();
    if (referenced.isEmpty()) {
      return Optional.empty();
    }
    if (referenced.size() != add.columns().size()) {
      return Optional.of(
          new Rejection(
              add.span(),
              "42830",
              "the foreign key has "
                  + add.columns().size()
                  + " columns and references "
                  + referenced.size(),
              "Name as many columns of " + known.shown(to)));
    }
    AssignmentCasts casts = new AssignmentCasts(known, version);
    for (int i = 0; i < referenced.size(); i++) {
      Name column = add.columns().get(i);
      Optional<TypeName> from = type(add, column);
      boolean changes =
          known.catalog().qualified(add.table()).equals(to.name())
              && known.statement().operations().size() > 1;
      Optional<TypeName> type =
          changes ? Optional.empty() : to.column(referenced.get(i)).flatMap(Column::type);
      if (from.isPresent()
          && type.isPresent()
          && casts.compares(from.get(), type.get()) == Ternary.NO) {
        return Optional.of(
            new Rejection(
                add.span(),
                "42804",
                "column "
                    + column.sql()
                    + " is of type "
                    + from.get().sql()
                    + " and cannot reference "
                    + known.shown(to)
                    + "."
                    + referenced.get(i).sql()
                    + " of type "
                    + type.get().sql(),
                "Give both the same type"));
      }
    }
    return Optional.empty();
  }

  /** The type that the column has, or gets by the same statement. */
  private Optional<TypeName> type(AddForeignKey add, Name column) {
    Optional<TypeName> given =
        known.statement().operations().stream()
            .flatMap(
                other ->
                    switch (other) {
                      case AddColumn made
                          when made.column().equals(column) && made.table().equals(add.table()) ->
                          Stream.of(made.type());
                      case AlterColumnType made
                          when made.column().equals(column) && made.table().equals(add.table()) ->
                          Stream.of(made.type());
                      default -> Stream.empty();
                    })
            .findFirst();
    return given.or(
        () ->
            known
                .relation(add.table())
                .flatMap(table -> table.column(column))
                .flatMap(Column::type));
  }

  private Optional<Rejection> key(AddForeignKey add, Relation to) {
    if (!to.complete() || !known.isCertain(to) || to.kind() != Relation.Kind.TABLE) {
      return Optional.empty();
    }
    if (add.referencedColumns().isEmpty()) {
      return to.primaryKey().isPresent() || adds(to)
          ? Optional.empty()
          : Optional.of(
              new Rejection(
                  add.span(),
                  "42704",
                  known.shown(to) + " has no primary key to reference",
                  "Name the referenced columns, which need a unique constraint"));
    }
    Set<Name> columns = Set.copyOf(add.referencedColumns());
    boolean keyed =
        to.indexes().stream()
                .anyMatch(
                    index ->
                        index.unique()
                            && !index.derived()
                            && Set.copyOf(index.columns()).equals(columns))
            || to.constraints().stream()
                .anyMatch(
                    c ->
                        (c.kind() == Constraint.Kind.PRIMARY_KEY
                                || c.kind() == Constraint.Kind.UNIQUE)
                            && Set.copyOf(c.columns()).equals(columns));
    return keyed || adds(to)
        ? Optional.empty()
        : Optional.of(
            new Rejection(
                add.span(),
                "42830",
                "no unique constraint of "
                    + known.shown(to)
                    + " is over "
                    + String.join(", ", add.referencedColumns().stream().map(Name::sql).toList()),
                "Add one in an earlier migration"));
  }

  /** Whether the same statement adds a key to the table. */
  private boolean adds(Relation to) {
    return known.statement().operations().stream()
        .anyMatch(
            operation ->
                operation instanceof ConstraintOperation other
                    && (other instanceof AddUnique || other instanceof AddPrimaryKey)
                    && known.catalog().qualified(other.table()).equals(to.name()));
  }
}
