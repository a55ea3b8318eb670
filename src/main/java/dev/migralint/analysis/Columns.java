package dev.migralint.analysis;

import dev.migralint.builtin.BuiltInTypes;
import dev.migralint.schema.Attached;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Relation;
import dev.migralint.source.Span;
import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.AddIdentity;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ColumnOperation.DropExpression;
import dev.migralint.sql.ColumnOperation.DropNotNull;
import dev.migralint.sql.ColumnOperation.Generated;
import dev.migralint.sql.ColumnOperation.RenameColumn;
import dev.migralint.sql.ColumnOperation.SetDefault;
import dev.migralint.sql.Name;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import java.util.List;
import java.util.Optional;

/** What is refused of a table's columns. */
final class Columns {
  private final Known known;
  private final int version;

  Columns(Known known, int version) {
    this.known = known;
    this.version = version;
  }

  Optional<Rejection> of(ColumnOperation operation) {
    Optional<Rejection> missing = Errors.missing(known, operation.span(), operation.table());
    Optional<Relation> table = known.relation(operation.table());
    if (missing.isPresent() || table.isEmpty()) {
      return missing;
    }
    Optional<Rejection> wrong =
        kind(operation, table.get()).or(() -> twice(operation, table.get()));
    if (wrong.isPresent()) {
      return wrong;
    }
    return switch (operation) {
      case AddColumn add -> add(add, table.get());
      case DropColumn drop when drop.ifExists() -> drop(drop, table.get());
      case DropColumn drop ->
          Errors.missing(known, drop.span(), table.get(), drop.column())
              .or(() -> partitionKey(drop, table.get()))
              .or(() -> inherited(drop, table.get(), "dropped"))
              .or(() -> drop(drop, table.get()));
      case RenameColumn rename ->
          Errors.missing(known, rename.span(), table.get(), rename.column())
              .or(() -> taken(rename.span(), table.get(), rename.newName()));
      case AlterColumnType alter ->
          Errors.missing(known, alter.span(), table.get(), alter.column())
              .or(() -> retype(alter, table.get()));
      case DropNotNull drop ->
          Errors.missing(known, drop.span(), table.get(), drop.column())
              .or(() -> inPrimaryKey(drop, table.get()));
      case AddIdentity add ->
          Errors.missing(known, add.span(), table.get(), add.column())
              .or(() -> identity(add, table.get()));
      case DropExpression drop ->
          Errors.missing(known, drop.span(), table.get(), drop.column())
              .or(() -> notGenerated(drop, table.get()));
      case SetDefault set ->
          Errors.missing(known, set.span(), table.get(), set.column())
              .or(() -> generatedDefault(set, table.get()));
      case ColumnOperation other ->
          Errors.missing(known, other.span(), table.get(), other.column());
    };
  }

  /** Views, sequences and materialized views get and lose no columns. */
  private Optional<Rejection> kind(ColumnOperation operation, Relation table) {
    boolean isTable =
        table.kind() == Relation.Kind.TABLE || table.kind() == Relation.Kind.FOREIGN_TABLE;
    return !isTable && (operation instanceof AddColumn || operation instanceof DropColumn)
        ? Optional.of(Errors.wrongKind(known, operation.span(), table, "a table"))
        : Optional.empty();
  }

  /** An action that another action of the statement has done before, or undone. */
  private Optional<Rejection> twice(ColumnOperation operation, Relation table) {
    boolean again =
        known.statement().operations().stream()
            .takeWhile(other -> !other.equals(operation))
            .anyMatch(
                other ->
                    other.getClass().equals(operation.getClass())
                        && ((ColumnOperation) other).column().equals(operation.column()));
    String what = "column " + operation.column().sql() + " of " + known.shown(table);
    return switch (operation) {
      case AddColumn add when again && !add.ifNotExists() ->
          Optional.of(
              new Rejection(
                  add.span(), "42701", what + " is added more than once", "Keep one of them"));
      case DropColumn drop when again && !drop.ifExists() ->
          Optional.of(
              new Rejection(
                  drop.span(), "42703", what + " is dropped more than once", "Keep one of them"));
      default -> Optional.empty();
    };
  }

  private Optional<Rejection> inherited(ColumnOperation operation, Relation table, String word) {
    return table.parents().stream()
        .filter(parent -> parent.hasColumn(operation.column()) == Ternary.YES)
        .filter(parent -> known.relation(parent.name()).isPresent())
        .findFirst()
        .map(
            parent ->
                new Rejection(
                    operation.span(),
                    "42P16",
                    "column "
                        + operation.column().sql()
                        + " of "
                        + known.shown(table)
                        + " is inherited from "
                        + known.shown(parent)
                        + " and cannot be "
                        + word
                        + " here",
                    "Change " + known.shown(parent) + " instead"));
  }

  private static Optional<Rejection> partitionKey(DropColumn drop, Relation table) {
    return table.partitionKey().contains(drop.column())
        ? Optional.of(
            new Rejection(
                drop.span(),
                "42P16",
                "column " + drop.column().sql() + " is in the partition key",
                "Make a new partitioned table without it"))
        : Optional.empty();
  }

  private Optional<Rejection> inPrimaryKey(DropNotNull drop, Relation table) {
    return known.isCertainOfParts(table) && table.primaryKeyColumns().contains(drop.column())
        ? table
            .primaryKey()
            .filter(key -> !known.dropsConstraint(key.name()))
            .map(
                key ->
                    new Rejection(
                        drop.span(),
                        isIdentity(table, drop.column()) ? "42601" : "42P16",
                        "column " + drop.column().sql() + " is in the primary key",
                        "Drop the primary key first"))
        : Optional.empty();
  }

  private static boolean isIdentity(Relation table, Name column) {
    return table.column(column).filter(c -> c.generated() == Generated.IDENTITY).isPresent();
  }

  private Optional<Rejection> identity(AddIdentity add, Relation table) {
    return table
        .column(add.column())
        .flatMap(
            column -> {
              String fault =
                  column.notNull() == Ternary.NO
                      ? "can be NULL"
                      : column.hasDefault() == Ternary.YES ? "has a default" : "";
              boolean changed =
                  known.statement().operations().stream()
                      .anyMatch(
                          other ->
                              other instanceof ColumnOperation change
                                  && !change.equals(add)
                                  && change.column().equals(add.column()));
              return fault.isEmpty() || changed
                  ? Optional.empty()
                  : Optional.of(
                      new Rejection(
                          add.span(),
                          "55000",
                          "column " + add.column().sql() + " " + fault,
                          column.notNull() == Ternary.NO
                              ? "Set it NOT NULL first"
                              : "Drop the default first"));
            });
  }

  private static Optional<Rejection> notGenerated(DropExpression drop, Relation table) {
    return drop.ifExists()
        ? Optional.empty()
        : table
            .column(drop.column())
            .filter(column -> !column.generated().isComputed())
            .map(
                column ->
                    new Rejection(
                        drop.span(),
                        "55000",
                        "column " + drop.column().sql() + " is not generated",
                        "Leave the action out"));
  }

  private static Optional<Rejection> generatedDefault(SetDefault set, Relation table) {
    return table
        .column(set.column())
        .filter(column -> column.generated().isComputed())
        .map(
            column ->
                new Rejection(
                    set.span(),
                    "42601",
                    "column " + set.column().sql() + " is generated and has no default",
                    "Change its expression instead (SET EXPRESSION), or make a new column"));
  }

  /** https://www.postgresql.org/docs/current/ddl-identity-columns.html */
  static Optional<Rejection> noInteger(Span span, TypeName type) {
    return BuiltInTypes.isOne(type) && !(type.is("int2") || type.is("int4") || type.is("int8"))
        ? Optional.of(
            new Rejection(
                span,
                "22023",
                "an identity column cannot be of type " + type.sql(),
                "Give it the type smallint, integer or bigint"))
        : Optional.empty();
  }

  private Optional<Rejection> add(AddColumn add, Relation table) {
    if (add.generated() == Generated.IDENTITY) {
      Optional<Rejection> rejection = noInteger(add.span(), add.type());
      if (rejection.isPresent()) {
        return rejection;
      }
    }
    if (add.written() == Written.ADD_COLUMN && table.partitionOf().isPresent()) {
      return Optional.of(
          new Rejection(
              add.span(),
              "42809",
              known.shown(table) + " is a partition, which has the columns of its table alone",
              "Add the column to " + known.shown(table.partitionOf().get())));
    }
    if (add.written() == Written.ADD_COLUMN
        && known.statement().aside().only().contains(add.table())
        && table.children().stream().anyMatch(known::isCertain)) {
      return Optional.of(
          new Rejection(
              add.span(),
              "42P16",
              "column " + add.column().sql() + " must be added to the child tables too",
              "Leave ONLY out"));
    }
    return add.written() != Written.ADD_COLUMN || add.ifNotExists() || known.drops(add.column())
        ? Optional.empty()
        : taken(add.span(), table, add.column());
  }

  private Optional<Rejection> taken(Span span, Relation table, Name column) {
    return table.hasColumn(column) == Ternary.YES && !Known.inherits(table)
        ? table
            .column(column)
            .filter(there -> there.origin().isPresent())
            .map(
                there ->
                    Errors.exists(
                        span,
                        "42701",
                        "column " + column.sql() + " of " + known.shown(table),
                        there.origin()))
        : Optional.empty();
  }

  private Optional<Rejection> drop(DropColumn drop, Relation table) {
    if (drop.cascade() || table.hasColumn(drop.column()) != Ternary.YES) {
      return Optional.empty();
    }
    String what = "column " + drop.column().sql() + " of " + known.shown(table);
    return view(table, drop.column())
        .or(() -> policy(table, drop.column()))
        .or(() -> reference(table, drop.column()))
        .or(() -> known.storedBody(body -> body.reads(table, drop.column())))
        .or(() -> version < 15 ? Optional.empty() : generated(table, drop.column()))
        .map(dependent -> Errors.needed(drop.span(), what, dependent));
  }

  private Optional<Rejection> retype(AlterColumnType alter, Relation table) {
    Name column = alter.column();
    if (table.hasColumn(column) != Ternary.YES || known.drops(column)) {
      return Optional.empty();
    }
    return generated(table, column)
        .map(dependent -> retyped(alter, table, dependent, version < 15 ? "42601" : "0A000"))
        .or(
            () ->
                view(table, column)
                    .or(() -> policy(table, column))
                    .or(() -> known.storedBody(body -> body.reads(table, column)))
                    .map(dependent -> retyped(alter, table, dependent, "0A000")));
  }

  private Rejection retyped(
      AlterColumnType alter, Relation table, String dependent, String sqlstate) {
    return new Rejection(
        alter.span(),
        sqlstate,
        "the type of "
            + known.shown(table)
            + "."
            + alter.column().sql()
            + " cannot be changed, because "
            + dependent
            + " uses it",
        "Drop that first, and create it again afterwards in the same transaction");
  }

  private Optional<String> view(Relation table, Name column) {
    return table.viewsOver(column).stream()
        .filter(view -> known.relation(view.name()).isPresent() && view.readsForCertain())
        .map(
            view -> Errors.word(view.kind()) + " " + known.shown(view) + Known.place(view.origin()))
        .findFirst();
  }

  private Optional<String> policy(Relation table, Name column) {
    return (known.isCertainOfParts(table) ? table.attachedTo(column) : List.<Attached>of())
        .stream()
            .filter(attached -> attached.columns().contains(column))
            .map(Columns::attached)
            .findFirst();
  }

  private static String attached(Attached attached) {
    return switch (attached.key().object()) {
          case POLICY -> "policy ";
          case RULE -> "rule ";
          default -> "trigger ";
        }
        + attached.key().name().sql();
  }

  private Optional<String> reference(Relation table, Name column) {
    return table.referencing().stream()
        .filter(other -> other != table)
        .filter(known::isCertainOfParts)
        .flatMap(
            other ->
                other.constraints(Constraint.Kind.FOREIGN_KEY).stream()
                    .filter(key -> key.pointsAt(table, column))
                    .map(key -> "foreign key " + key.name().sql() + " of " + known.shown(other)))
        .findFirst();
  }

  private boolean dropsExpression(Name column) {
    return known.statement().operations().stream()
        .anyMatch(other -> other instanceof DropExpression drop && drop.column().equals(column));
  }

  private Optional<String> generated(Relation table, Name column) {
    List<Name> generated =
        table.generatedFrom(column).stream()
            .filter(other -> !known.drops(other) && !known.adds(other))
            .filter(other -> !dropsExpression(other))
            .filter(
                other -> table.column(other).filter(c -> c.generated().isComputed()).isPresent())
            .toList();
    return generated.stream().findFirst().map(other -> "generated column " + other.sql());
  }
}
