package dev.migralint.analysis;

import dev.migralint.builtin.BuiltInTypes;
import dev.migralint.schema.Column;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Index;
import dev.migralint.schema.Relation;
import dev.migralint.source.Span;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.ConstraintOperation.AddPrimaryKey;
import dev.migralint.sql.ConstraintOperation.AddUnique;
import dev.migralint.sql.ConstraintOperation.AlterConstraint;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.ConstraintOperation.RenameConstraint;
import dev.migralint.sql.ConstraintOperation.ValidateConstraint;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Ternary;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is refused of a table's constraints. */
final class Constraints {
  /** Kinds whose index has the name of the constraint, which is taken before that. */
  private static final Set<Constraint.Kind> HOLDING_INDEX =
      Set.of(Constraint.Kind.UNIQUE, Constraint.Kind.PRIMARY_KEY);

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
              .or(() -> ForeignKeys.setsGenerated(add, on))
              .or(() -> new ForeignKeys(known, version).ofPartitioned(add, on))
              .or(() -> new ForeignKeys(known, version).of(add));
      case AddCheck add -> taken(add, add.constraint(), on).or(() -> noCondition(add, on));
      case AddUnique add ->
          columns(add, add.columns(), on)
              .or(() -> taken(add, add.constraint(), on))
              .or(() -> indexTaken(add, on))
              .or(() -> adopted(add, add.usingIndex(), on))
              .or(() -> partitionKey(add.span(), add.columns(), on, "unique constraint"));
      case AddPrimaryKey add ->
          columns(add, add.columns(), on)
              .or(() -> severalPrimaryKeys(add, on))
              .or(() -> adopted(add, add.usingIndex(), on))
              .or(() -> partitionKey(add.span(), add.columns(), on, "primary key"));
      case DropConstraint drop when !drop.ifExists() ->
          missing(drop, drop.constraint(), on).or(() -> needed(drop, on));
      case DropConstraint drop -> needed(drop, on);
      case RenameConstraint rename ->
          missing(rename, rename.constraint(), on).or(() -> renamed(rename, on));
      case ValidateConstraint validate -> missing(validate, validate.constraint(), on);
      case AlterConstraint alter ->
          missing(alter, alter.constraint(), on).or(() -> enforcement(alter, on));
      case ConstraintOperation other -> Optional.empty();
    };
  }

  private Optional<Rejection> noCondition(AddCheck add, Relation on) {
    return new ValueTypes(known, named -> on.column(named.name()).flatMap(Column::type))
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
                    add instanceof AddUnique && HOLDING_INDEX.contains(there.kind())
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

  /** USING INDEX takes a unique index of the table over plain columns and all rows. */
  private Optional<Rejection> adopted(ConstraintOperation add, Optional<Name> index, Relation on) {
    if (index.isEmpty() || !on.complete() || !known.isCertainOfParts(on)) {
      return Optional.empty();
    }
    Optional<Index> there = on.index(index.get());
    if (there.isEmpty()) {
      return index
          .filter(Known::isPlain)
          .map(
              name ->
                  new Rejection(
                      add.span(),
                      "42704",
                      "index " + name.sql() + " of " + known.shown(on) + " does not exist",
                      "Create it in an earlier migration, or correct its name"));
    }
    return there
        .filter(found -> found.origin().isPresent())
        .filter(found -> !found.unique() || found.derived())
        .map(
            found ->
                new Rejection(
                    add.span(),
                    "42809",
                    "index "
                        + found.name().sql()
                        + (found.unique() ? " has an expression or WHERE" : " is not unique")
                        + ", and USING INDEX takes a unique index over columns and all rows",
                    "Create such an index, and name that"));
  }

  /**
   * Before PostgreSQL 19 only foreign keys are enforced or not by ALTER CONSTRAINT, and in any
   * version only they are deferred by it.
   */
  private Optional<Rejection> enforcement(AlterConstraint alter, Relation on) {
    boolean changes = alter.enforcing() || !alter.enforced();
    return on.constraint(alter.constraint())
        .filter(there -> there.kind() != Constraint.Kind.FOREIGN_KEY)
        .filter(there -> there.origin().isPresent() && known.isCertainOfParts(on))
        .filter(there -> there.kind() != Constraint.Kind.NOT_NULL)
        .filter(there -> there.kind() != Constraint.Kind.CHECK || !changes || version < 19)
        .map(
            there ->
                new Rejection(
                    alter.span(),
                    "42809",
                    "constraint "
                        + there.name().sql()
                        + " is no foreign key, and ALTER CONSTRAINT"
                        + (changes ? " enforces" : " changes")
                        + " only those",
                    "Drop the constraint and add it again"));
  }

  private Optional<Rejection> renamed(RenameConstraint rename, Relation on) {
    return on.constraint(rename.newName())
        .filter(there -> known.isCertainOfParts(on) && there.origin().isPresent())
        .filter(there -> on.constraint(rename.constraint()).isPresent() && !Known.inherits(on))
        .map(
            there ->
                Errors.exists(
                    rename.span(),
                    "42710",
                    "constraint " + there.name().sql() + " of " + known.shown(on),
                    there.origin()));
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
}
