package dev.migralint.analysis;

import dev.migralint.schema.Relation;
import dev.migralint.source.Span;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TypeOperation;
import dev.migralint.sql.TypeOperation.AddEnumValue;
import dev.migralint.sql.TypeOperation.CreateDomain;
import dev.migralint.sql.TypeOperation.CreateEnum;
import dev.migralint.sql.TypeOperation.CreateType;
import dev.migralint.sql.TypeOperation.RenameEnumValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is refused of types. */
final class Types {
  private final Known known;

  Types(Known known) {
    this.known = known;
  }

  /**
   * A column of that type, in words.
   *
   * @param gone the tables that are dropped with it
   */
  static Optional<String> column(Known known, ObjectName name, Set<Relation> gone) {
    ObjectName type = known.catalog().qualified(name);
    List<Relation> tables =
        known.catalog().isDisturbed() ? List.of() : known.catalog().types().withColumnOf(type);
    return tables.stream()
        .filter(table -> table.kind() == Relation.Kind.TABLE && known.isCertain(table))
        .filter(table -> !gone.contains(table))
        .flatMap(
            table ->
                known.catalog().dependencies().columnsOf(table, List.of(type)).stream()
                    .filter(column -> column.origin().isPresent())
                    .map(
                        column ->
                            "column "
                                + column.name().sql()
                                + " of "
                                + known.shown(table)
                                + Known.place(column.origin())))
        .findFirst()
        .or(() -> defaultOf(known, type));
  }

  /** A column that had the type when it got its default, which is still of that type. */
  private static Optional<String> defaultOf(Known known, ObjectName type) {
    List<Relation> tables =
        known.catalog().isDisturbed() ? List.of() : known.catalog().types().withDefaultOf(type);
    return tables.stream()
        .filter(table -> table.kind() == Relation.Kind.TABLE && known.isCertain(table))
        .flatMap(
            table ->
                known.catalog().dependencies().defaultsOf(table, type).stream()
                    .map(
                        column ->
                            "the default of column " + column.sql() + " of " + known.shown(table)))
        .findFirst();
  }

  /** The type of a table's rows has the name of the table. */
  private boolean isTaken(ObjectName name) {
    ObjectName qualified = known.catalog().qualified(name);
    return known.relation(qualified).filter(r -> r.kind() != Relation.Kind.SEQUENCE).isPresent();
  }

  private Optional<Rejection> taken(ObjectName name, Span span) {
    ObjectName qualified = known.catalog().qualified(name);
    return isTaken(name) || known.catalog().types().sureEnumType(qualified).isPresent()
        ? Optional.of(Errors.exists(span, "42710", "type " + name.sql(), Optional.empty()))
        : Optional.empty();
  }

  Optional<Rejection> of(TypeOperation operation) {
    return switch (operation) {
      case CreateDomain create -> taken(create.type(), create.span());
      case CreateType create -> taken(create.type(), create.span());
      case CreateEnum create when isTaken(create.type()) -> taken(create.type(), create.span());
      case CreateEnum create ->
          known
              .catalog()
              .types()
              .sureEnumType(known.catalog().qualified(create.type()))
              .map(
                  type ->
                      Errors.exists(
                          create.span(), "42710", "type " + create.type().sql(), type.origin()));
      case RenameEnumValue rename
          when known
              .catalog()
              .types()
              .sureEnumType(rename.type())
              .filter(type -> type.values().containsKey(rename.newValue()))
              .filter(type -> type.values().containsKey(rename.value()))
              .isPresent() ->
          Optional.of(
              Errors.exists(
                  rename.span(),
                  "42710",
                  "label '" + rename.newValue() + "' of " + rename.type().sql(),
                  Optional.empty()));
      case AddEnumValue add when !add.ifNotExists() ->
          known
              .catalog()
              .types()
              .sureEnumType(add.type())
              .filter(type -> type.values().containsKey(add.value()))
              .map(
                  type ->
                      Errors.exists(
                          add.span(),
                          "42710",
                          "label '" + add.value() + "' of " + add.type().sql(),
                          type.values().getOrDefault(add.value(), Optional.empty())));
      case RenameEnumValue rename ->
          known
              .catalog()
              .types()
              .sureEnumType(rename.type())
              .filter(type -> !type.values().containsKey(rename.value()))
              .map(
                  type ->
                      new Rejection(
                          rename.span(),
                          "22023",
                          "'" + rename.value() + "' is no label of " + rename.type().sql(),
                          "Use a label that it has ("
                              + String.join(", ", type.values().keySet())
                              + ")"));
      case TypeOperation other -> Optional.empty();
    };
  }
}
