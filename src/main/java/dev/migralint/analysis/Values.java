package dev.migralint.analysis;

import static dev.migralint.postgres.NewEnumValues.constants;

import dev.migralint.postgres.NewEnumValues;
import dev.migralint.schema.Column;
import dev.migralint.schema.Relation;
import dev.migralint.schema.Subjects;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ColumnOperation.DropDefault;
import dev.migralint.sql.ColumnOperation.SetDefault;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.DataOperation.Assignment;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.QueryTree;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.expression.TypedConstants.Constant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Values that a column's type does not take: defaults, assigned and inserted ones, casts. */
final class Values {
  /** Types without dimensions of which a part can be assigned. */
  private static final Set<String> SUBSCRIPTED =
      Set.of("box", "hstore", "int2vector", "jsonb", "line", "lseg", "name", "oidvector", "point");

  private final Known known;
  private final Operators operators;
  private final AssignmentCasts casts;

  Values(Known known, int version) {
    this.known = known;
    this.operators = new Operators(known);
    this.casts = new AssignmentCasts(known, version);
  }

  Optional<Rejection> of(Operation operation) {
    return constant(operation).or(() -> operators.of(operation)).or(() -> mismatch(operation));
  }

  private Optional<Rejection> mismatch(Operation operation) {
    return switch (operation) {
      case AddColumn add ->
          add.generated().isComputed()
              ? computed(add)
              : add.defaultValue()
                  .flatMap(value -> given(value, add.column(), add.type(), "default"))
                  .or(() -> tooLong(add));
      case SetDefault set ->
          typeOf(set).flatMap(type -> given(set.defaultValue(), set.column(), type, "default"));
      case AlterColumnType alter ->
          column(alter.table(), alter.column()).flatMap(column -> retyped(alter, column));
      case Update update ->
          update.assignments().stream()
              .flatMap(assigned -> assigned(update, assigned).stream())
              .findFirst()
              .or(() -> joined(update));
      case Insert insert -> inserted(insert).or(() -> conflict(insert));
      case Operation other -> Optional.empty();
    };
  }

  /** A type that the same statement gives to the column comes first. */
  private Optional<TypeName> typeOf(SetDefault set) {
    return typeHere(set.table(), set.column())
        .or(() -> column(set.table(), set.column()).flatMap(Column::type));
  }

  private Optional<TypeName> typeHere(ObjectName table, Name column) {
    return known.statement().operations().stream()
        .flatMap(
            other ->
                switch (other) {
                  case AlterColumnType alter
                      when alter.table().equals(table) && alter.column().equals(column) ->
                      Stream.of(alter.type());
                  case AddColumn add
                      when add.table().equals(table)
                          && add.column().equals(column)
                          && known.adds(column) ->
                      Stream.of(add.type());
                  default -> Stream.<TypeName>empty();
                })
        .findFirst();
  }

  private Optional<Column> column(ObjectName table, Name column) {
    return known.relation(table).flatMap(there -> there.column(column));
  }

  private Optional<Rejection> assigned(Update update, Assignment assigned) {
    if (assigned.columns().size() != 1) {
      return Optional.empty();
    }
    ValueTypes types =
        new ValueTypes(
            known,
            named ->
                update.joins()
                    ? Optional.empty()
                    : column(update.table(), named.name()).flatMap(Column::type));
    return column(update.table(), assigned.columns().getFirst())
        .flatMap(column -> fitting(assigned.value(), types, column));
  }

  /** What UPDATE with FROM assigns, whose names may be those of other tables. */
  private Optional<Rejection> joined(Update update) {
    if (!update.joins()) {
      return Optional.empty();
    }
    IdentityHashMap<Expression, Column> columns = new IdentityHashMap<>();
    for (Assignment assigned : update.assignments()) {
      if (assigned.columns().size() == 1) {
        column(update.table(), assigned.columns().getFirst())
            .ifPresent(column -> columns.put(assigned.value(), column));
      }
    }
    return fitting(update.rows(), columns);
  }

  private Optional<Rejection> inserted(Insert insert) {
    Optional<Relation> table = known.relation(insert.table()).filter(Relation::complete);
    // The order of a table's columns is not certain, because LIKE may stand between them.
    List<Name> names = insert.columns();
    if (table.isEmpty() || insert.query().isEmpty() || names.isEmpty()) {
      return Optional.empty();
    }
    IdentityHashMap<Expression, Column> columns = new IdentityHashMap<>();
    for (QueryTree.Part part : Inserted.plain(insert.query().get())) {
      for (List<Expression> row : Inserted.rows(part)) {
        for (int i = 0; i < Math.min(row.size(), names.size()); i++) {
          Expression value = row.get(i);
          table.get().column(names.get(i)).ifPresent(column -> columns.put(value, column));
        }
      }
    }
    return fitting(insert.query().get(), columns);
  }

  /** ON CONFLICT may name columns of the row that is there and of the new one. */
  private Optional<Rejection> conflict(Insert insert) {
    ValueTypes types =
        new ValueTypes(known, named -> column(insert.table(), named.name()).flatMap(Column::type));
    return insert.onConflict().stream()
        .filter(assigned -> assigned.columns().size() == 1)
        .flatMap(
            assigned ->
                column(insert.table(), assigned.columns().getFirst())
                    .flatMap(column -> fitting(assigned.value(), types, column))
                    .stream())
        .findFirst();
  }

  /** Those of the query's expressions that give values to columns. */
  private Optional<Rejection> fitting(
      QueryTree query, IdentityHashMap<Expression, Column> columns) {
    return columns.isEmpty()
        ? Optional.empty()
        : QueryTypes.first(
            query,
            known,
            (value, types) ->
                Optional.ofNullable(columns.get(value))
                    .flatMap(column -> fitting(value, types, column)));
  }

  private Optional<Rejection> fitting(Expression value, ValueTypes types, Column column) {
    return column
        .type()
        .flatMap(type -> given(value, types.of(value), column.name(), type, "value"));
  }

  /** A generated column is computed from others of its table. */
  private Optional<Rejection> computed(AddColumn add) {
    boolean isNew =
        known.statement().operations().stream()
            .anyMatch(
                other -> other instanceof CreateTable create && create.table().equals(add.table()));
    ValueTypes types =
        new ValueTypes(
            known,
            named ->
                typeHere(add.table(), named.name())
                    .or(
                        () ->
                            isNew
                                ? Optional.empty()
                                : column(add.table(), named.name()).flatMap(Column::type)));
    return add.defaultValue()
        .filter(value -> isNew || known.relation(add.table()).isPresent())
        .flatMap(value -> given(value, types.of(value), add.column(), add.type(), "default"));
  }

  /** A value of another type that is not cast by itself. */
  private Optional<Rejection> given(Expression value, Name column, TypeName type, String word) {
    return given(value, ValueTypes.withoutColumns(known, value), column, type, word);
  }

  private Optional<Rejection> given(
      Expression value, Optional<TypeName> given, Name column, TypeName type, String word) {
    return given
        .filter(of -> word.equals("default") || !mayBePart(type, of))
        .filter(of -> casts.takes(type, of) == Ternary.NO)
        .map(
            of ->
                new Rejection(
                    value.span(),
                    "42804",
                    "column "
                        + column.sql()
                        + " is of type "
                        + type.sql()
                        + ", but the "
                        + word
                        + " is of type "
                        + of.sql(),
                    casts.casts(type, of) == Ternary.YES
                        ? "Cast it, or write a value of type " + type.sql()
                        : "Write a value of type " + type.sql()));
  }

  /** SET and INSERT may name an element of an array, or an attribute. */
  private boolean mayBePart(TypeName column, TypeName value) {
    Optional<TypeName> base = known.baseType(column);
    return base.isEmpty()
        || base.get().dimensions() > value.dimensions()
        || SUBSCRIPTED.contains(base.get().name())
        || known.catalog().dependencies().isComposite(base);
  }

  private Optional<Rejection> retyped(AlterColumnType alter, Column column) {
    Optional<TypeName> old = column.type();
    TypeName type = alter.type();
    Optional<TypeName> from =
        alter.using().isEmpty()
            ? old
            : alter
                .using()
                .flatMap(
                    value ->
                        value instanceof Expression.Column named
                                && named.name().equals(column.name())
                            ? old
                            : ValueTypes.withoutColumns(known, value));
    if (from.filter(value -> casts.takes(type, value) == Ternary.NO).isPresent()) {
      return Optional.of(
          new Rejection(
              alter.span(),
              "42804",
              (alter.using().isEmpty()
                      ? "column " + column.name().sql()
                      : "the result of USING for column " + column.name().sql())
                  + " is of type "
                  + from.get().sql()
                  + ", which is not cast to "
                  + type.sql()
                  + " by itself",
              alter.using().isEmpty() && casts.casts(type, from.get()) == Ternary.YES
                  ? "Write the cast: USING " + column.name().sql() + "::" + type.sql()
                  : "Compute a value of type " + type.sql() + " with USING"));
    }
    return known
        .relation(alter.table())
        .filter(table -> !dropsDefault(column.name()) && !column.generated().isComputed())
        .flatMap(table -> table.defaultValue(column.name()))
        .flatMap(value -> storedType(value, old))
        .filter(of -> casts.takes(type, of) == Ternary.NO)
        .map(
            of ->
                new Rejection(
                    alter.span(),
                    "42804",
                    "the default of column "
                        + column.name().sql()
                        + " is of type "
                        + of.sql()
                        + ", which is not cast to "
                        + type.sql()
                        + " by itself",
                    "Drop the default before, and set it again afterwards"));
  }

  private boolean dropsDefault(Name column) {
    return known.statement().operations().stream()
        .anyMatch(other -> other instanceof DropDefault drop && drop.column().equals(column));
  }

  /** A string constant is stored as a value of the column's type; NULL is no default at all. */
  private Optional<TypeName> storedType(Expression value, Optional<TypeName> column) {
    return value instanceof Expression.Constant constant
        ? switch (constant.kind()) {
          case STRING -> column;
          case TRUE, FALSE, NUMBER -> ValueTypes.withoutColumns(known, value);
          case PREFIXED_STRING, NULL, DEFAULT -> Optional.empty();
        }
        : ValueTypes.withoutColumns(known, value);
  }

  /** The value is computed once for the rows that are there, even if there are none. */
  private Optional<Rejection> tooLong(AddColumn add) {
    if (add.written() != Written.ADD_COLUMN
        || known
            .relation(add.table())
            .filter(table -> table.kind() == Relation.Kind.TABLE)
            .filter(table -> table.partitioned() == Ternary.NO)
            .isEmpty()
        || !(add.type().is("varchar") || add.type().is("bpchar"))
        || add.type().modifiers().size() != 1
        || !(add.defaultValue().orElse(null) instanceof Expression.Constant constant)
        || constant.kind() != Expression.Constant.Kind.STRING
        || !add.type().modifiers().getFirst().matches("\\d{1,8}")) {
      return Optional.empty();
    }
    int most = Integer.parseInt(add.type().modifiers().getFirst());
    String value = constant.value().stripTrailing();
    return value.codePointCount(0, value.length()) <= most
        ? Optional.empty()
        : Optional.of(
            new Rejection(
                constant.span(),
                "22001",
                "the default is too long for " + add.type().sql(),
                "Write a shorter one, or give the column a longer type"));
  }

  private Optional<Rejection> constant(Operation operation) {
    boolean unsure =
        operation instanceof Insert insert
            ? insert.columns().isEmpty()
                || insert.query().filter(query -> Inserted.plain(query).isEmpty()).isPresent()
            : known.catalog().hasCasts()
                && !(operation instanceof AddColumn)
                && !(operation instanceof SetDefault);
    return (unsure ? List.<Constant>of() : constants(operation, known.catalog()))
        .stream().flatMap(constant -> fault(operation, constant).stream()).findFirst();
  }

  private Optional<Rejection> fault(Operation operation, Constant constant) {
    Optional<TypeName> type =
        constant.type().isPresent()
            ? constant
                .type()
                .map(name -> new TypeName(name.schema(), name.name().text(), List.of(), 0))
            : constant.column().flatMap(column -> columnType(operation, column));
    return type.flatMap(of -> Literals.fault(constant.value(), of, known))
        .map(
            fault ->
                new Rejection(
                    operation.span(),
                    fault.sqlstate(),
                    "'" + constant.value() + "' " + fault.words(),
                    "Write another value"));
  }

  private Optional<TypeName> columnType(Operation operation, Name column) {
    if (!(operation instanceof AddColumn)
        && !(operation instanceof SetDefault)
        && operators.changes(operation, column)) {
      return Optional.empty();
    }
    return (operation instanceof SetDefault set
            ? typeOf(set)
            : NewEnumValues.typeOf(operation, column, known.catalog()))
        .filter(type -> operation instanceof AddColumn || isCertain(operation))
        // UPDATE and INSERT may name an element.
        .filter(type -> !(operation instanceof DataOperation) || isWhole(type));
  }

  private boolean isWhole(TypeName type) {
    return known
        .baseType(type)
        .filter(base -> base.dimensions() == 0 && !SUBSCRIPTED.contains(base.name()))
        .isPresent();
  }

  private boolean isCertain(Operation operation) {
    return Subjects.table(operation, known.catalog()).flatMap(known::relation).isPresent();
  }
}
