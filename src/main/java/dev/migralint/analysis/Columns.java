package dev.migralint.analysis;

import dev.migralint.schema.Attached;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Relation;
import dev.migralint.source.Span;
import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ColumnOperation.RenameColumn;
import dev.migralint.sql.Name;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.Ternary;
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
              .or(() -> inherited(drop, table.get(), "dropped"))
              .or(() -> drop(drop, table.get()));
      case RenameColumn rename ->
          Errors.missing(known, rename.span(), table.get(), rename.column())
              .or(() -> taken(rename.span(), table.get(), rename.newName()));
      case AlterColumnType alter ->
          Errors.missing(known, alter.span(), table.get(), alter.column())
              .or(() -> retype(alter, table.get()));
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

  private Optional<Rejection> add(AddColumn add, Relation table) {
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
        .filter(view -> known.relation(view.name()).isPresent())
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

  private Optional<String> generated(Relation table, Name column) {
    List<Name> generated =
        table.generatedFrom(column).stream()
            .filter(other -> !known.drops(other) && !known.adds(other))
            .filter(
                other -> table.column(other).filter(c -> c.generated().isComputed()).isPresent())
            .toList();
    return generated.stream().findFirst().map(other -> "generated column " + other.sql());
  }
}
