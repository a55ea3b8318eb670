package dev.migralint.analysis;

import dev.migralint.builtin.BuiltInTypes;
import dev.migralint.schema.Column;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Index;
import dev.migralint.schema.Relation;
import dev.migralint.source.Span;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.ConstraintOperation.AddPrimaryKey;
import dev.migralint.sql.ConstraintOperation.AddUnique;
import dev.migralint.sql.ConstraintOperation.AlterConstraint;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.ConstraintOperation.ReferentialAction;
import dev.migralint.sql.ConstraintOperation.RenameConstraint;
import dev.migralint.sql.ConstraintOperation.ValidateConstraint;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is refused of a table's constraints. */
final class Constraints {
  private static final Set<ReferentialAction> SETTING =
      Set.of(ReferentialAction.SET_NULL, ReferentialAction.SET_DEFAULT);

  private final Known known;
  private final int version;

  Constraints(Known known, int version) {
    this.known = known;
    this.version = version;
  }

  Optional<Rejection> of(ConstraintOperation operation) {
    if (operation instanceof DropConstraint drop
        && drop.ifExists()
        && known.relation(drop.table()).isEmpty()) {
      return Optional.empty();
    }
    Optional<Rejection> missing = Errors.missing(known, operation.span(), operation.table());
    Optional<Relation> table = known.relation(operation.table());
    if (missing.isPresent() || table.isEmpty()) {
      return missing;
    }
    Relation on = table.get();
    return switch (operation) {
      case AddForeignKey add ->
          columns(add, add.columns(), on)
              .or(() -> taken(add, add.constraint(), on))
              .or(() -> setsGenerated(add, on))
              .or(() -> referenced(add));
      case AddCheck add -> taken(add, add.constraint(), on).or(() -> noCondition(add, on));
      case AddUnique add ->
          columns(add, add.columns(), on)
              .or(() -> taken(add, add.constraint(), on))
              .or(() -> indexTaken(add, on))
              .or(() -> partitionKey(add.span(), add.columns(), on, "unique constraint"));
      case AddPrimaryKey add ->
          columns(add, add.columns(), on)
              .or(() -> severalPrimaryKeys(add, on))
              .or(() -> partitionKey(add.span(), add.columns(), on, "primary key"));
      case DropConstraint drop when !drop.ifExists() ->
          missing(drop, drop.constraint(), on).or(() -> needed(drop, on));
      case DropConstraint drop -> needed(drop, on);
      case RenameConstraint rename -> missing(rename, rename.constraint(), on);
      case ValidateConstraint validate -> missing(validate, validate.constraint(), on);
      case AlterConstraint alter -> missing(alter, alter.constraint(), on);
      case ConstraintOperation other -> Optional.empty();
    };
  }

  /** No action of a foreign key can write to a generated column. */
  private static Optional<Rejection> setsGenerated(AddForeignKey add, Relation on) {
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

  private Optional<Rejection> noCondition(AddCheck add, Relation on) {
    return new ValueTypes(known.catalog(), named -> on.column(named.name()).flatMap(Column::type))
        .of(add.expression())
        .filter(type -> BuiltInTypes.isOne(type) && !type.is("bool"))
        .map(
            type ->
                new Rejection(
                    add.span(),
                    "42804",
                    "the CHECK is of type " + type.sql() + " and not boolean",
                    "Compare the value with something"));
  }

  private Optional<Rejection> columns(ConstraintOperation add, List<Name> columns, Relation on) {
    return columns.stream()
        .flatMap(column -> Errors.missing(known, add.span(), on, column).stream())
        .findFirst();
  }

  private Optional<Rejection> taken(
      ConstraintOperation add, Optional<Name> constraint, Relation on) {
    return constraint
        .filter(name -> !known.dropsConstraint(name) && known.isCertainOfParts(on))
        .flatMap(on::constraint)
        .filter(there -> there.origin().isPresent() && !Known.inherits(on))
        .filter(there -> there.columns().stream().noneMatch(known::drops))
        .filter(there -> there.kind() != Constraint.Kind.NOT_NULL)
        .map(
            there ->
                Errors.exists(
                    add.span(),
                    add instanceof AddUnique && there.kind() == Constraint.Kind.UNIQUE
                        ? "42P07"
                        : "42710",
                    "constraint " + there.name().sql() + " of " + known.shown(on),
                    there.origin()));
  }

  private Optional<Rejection> indexTaken(AddUnique add, Relation on) {
    return add.constraint()
        .filter(name -> add.usingIndex().isEmpty() && !known.dropsConstraint(name))
        .flatMap(name -> Indexes.named(known, new ObjectName(on.name().schema(), name)))
        .filter(owner -> owner != on || known.dropsNothing())
        .map(
            owner ->
                Errors.exists(
                    add.span(),
                    "42P07",
                    "index " + add.constraint().orElseThrow().sql() + " of " + known.shown(owner),
                    Optional.empty()));
  }

  private Optional<Rejection> severalPrimaryKeys(AddPrimaryKey add, Relation on) {
    return on.primaryKey()
        .filter(key -> key.origin().isPresent() && !known.dropsConstraint(key.name()))
        .filter(key -> known.isCertainOfParts(on))
        .filter(key -> key.columns().stream().noneMatch(known::drops))
        .map(
            key ->
                new Rejection(
                    add.span(),
                    "42P16",
                    known.shown(on)
                        + " already has the primary key "
                        + key.name().sql()
                        + Known.place(key.origin()),
                    "Drop that constraint first, or add a unique constraint"));
  }

  static Rejection severalPrimaryKeys(Span span, String table) {
    return new Rejection(
        span,
        "42P16",
        "several primary keys for " + table,
        "Keep one of them, over all the columns that it needs");
  }

  /** A key of a partitioned table has all columns of the partition key. */
  static Optional<Rejection> partitionKey(Span span, List<Name> columns, Relation on, String what) {
    return on.partitioned() == Ternary.YES
            && !columns.isEmpty()
            && !on.partitionKey().isEmpty()
            && !columns.containsAll(on.partitionKey())
            && on.partitionKey().stream().allMatch(key -> on.hasColumn(key) == Ternary.YES)
        ? Optional.of(
            new Rejection(
                span,
                "0A000",
                "a " + what + " of a partitioned table includes all columns of its partition key",
                "Add "
                    + String.join(
                        ", ",
                        on.partitionKey().stream()
                            .filter(column -> !columns.contains(column))
                            .map(Name::sql)
                            .toList())))
        : Optional.empty();
  }

  private Optional<Rejection> missing(ConstraintOperation operation, Name name, Relation on) {
    return on.constraint(name).isEmpty()
            && !known.addsConstraint(name)
            && !Known.inherits(on)
            && !name.text().endsWith("_not_null")
            && on.attached().isEmpty()
            && on.complete()
            && known.isCertain(on)
            && !name.isTemplate()
        ? Optional.of(
            new Rejection(
                operation.span(),
                "42704",
                "constraint " + name.sql() + " of " + known.shown(on) + " does not exist",
                on.constraints().isEmpty()
                    ? "Leave the action out"
                    : "Use a constraint that it has ("
                        + String.join(
                            ", ", on.constraints().stream().map(c -> c.name().sql()).toList())
                        + ")"))
        : Optional.empty();
  }

  private Optional<Rejection> needed(DropConstraint drop, Relation on) {
    if (drop.cascade()) {
      return Optional.empty();
    }
    return on.constraint(drop.constraint())
        .flatMap(
            key ->
                on.referencing().stream()
                    .filter(known::isCertainOfParts)
                    .flatMap(
                        other ->
                            other.constraints(Constraint.Kind.FOREIGN_KEY).stream()
                                .filter(c -> c.dependsOn(on, key) && isOnlyKey(on, key))
                                .filter(c -> other != on || !known.dropsConstraint(c.name()))
                                .map(
                                    c ->
                                        "foreign key "
                                            + c.name().sql()
                                            + " of "
                                            + known.shown(other)))
                    .findFirst())
        .map(
            dependent ->
                Errors.needed(
                    drop.span(),
                    "constraint " + drop.constraint().sql() + " of " + known.shown(on),
                    dependent));
  }

  /** Another key over the same columns may be the one that a foreign key was tied to. */
  private static boolean isOnlyKey(Relation on, Constraint key) {
    Set<Name> columns = Set.copyOf(key.columns());
    return on.indexes().stream()
            .filter(Index::unique)
            .filter(index -> Set.copyOf(index.columns()).equals(columns))
            .count()
        == 1;
  }

  /** The referenced table, its columns, and a key over them. */
  Optional<Rejection> referenced(AddForeignKey add) {
    Optional<Rejection> missing = Errors.missing(known, add.span(), add.referencedTable());
    Optional<Relation> table = known.relation(add.referencedTable());
    if (missing.isPresent() || table.isEmpty()) {
      return missing;
    }
    Relation to = table.get();
    Optional<Rejection> column =
        to.name().equals(known.catalog().qualified(add.table()))
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
