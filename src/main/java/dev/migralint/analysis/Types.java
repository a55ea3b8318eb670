package dev.migralint.analysis;

import dev.migralint.sql.TypeOperation;
import dev.migralint.sql.TypeOperation.AddEnumValue;
import dev.migralint.sql.TypeOperation.CreateEnum;
import dev.migralint.sql.TypeOperation.RenameEnumValue;
import java.util.Optional;

/** What is refused of types. */
final class Types {
  private final Known known;

  Types(Known known) {
    this.known = known;
  }

  Optional<Rejection> of(TypeOperation operation) {
    return switch (operation) {
      case CreateEnum create ->
          known
              .catalog()
              .types()
              .sureEnumType(known.catalog().qualified(create.type()))
              .map(
                  type ->
                      Errors.exists(
                          create.span(), "42710", "type " + create.type().sql(), type.origin()));
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
