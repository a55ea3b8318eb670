package dev.migralint.analysis;

import dev.migralint.builtin.BuiltInTypes;
import dev.migralint.schema.Catalog;
import dev.migralint.source.Span;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.TypeOperation.AddEnumValue;
import dev.migralint.sql.TypeOperation.AlterAttribute;
import dev.migralint.sql.TypeOperation.AlterDomain;
import dev.migralint.sql.TypeOperation.CreateDomain;
import dev.migralint.sql.TypeOperation.CreateType;
import dev.migralint.sql.TypeOperation.RenameEnumValue;
import dev.migralint.sql.TypeOperation.RenameType;
import dev.migralint.sql.TypeOperation.SetTypeSchema;
import dev.migralint.sql.expression.OperationExpressions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Types that are named and are not there, or do not take what stands in parentheses. */
final class TypeNames {
  /** Types for new columns alone; the rule serial-in-alter-type is about them. */
  private static final Set<String> SERIAL =
      Set.of("bigserial", "serial", "serial2", "serial4", "serial8", "smallserial");

  private final Known known;

  TypeNames(Known known) {
    this.known = known;
  }

  Optional<Rejection> of(Operation operation) {
    Optional<Rejection> own =
        switch (operation) {
          case AddColumn add -> type(add.type(), add.span());
          case AlterColumnType alter -> type(alter.type(), alter.span());
          case CreateDomain create -> type(create.baseType(), create.span());
          case CreateType create ->
              create.attributes().stream()
                  .flatMap(attribute -> type(attribute.type(), create.span()).stream())
                  .findFirst();
          case AddEnumValue add -> missing(add.type(), add.span());
          case RenameEnumValue rename -> missing(rename.type(), rename.span());
          case RenameType rename -> missing(rename.type(), rename.span());
          case SetTypeSchema set -> missing(set.type(), set.span());
          case AlterAttribute alter -> missing(alter.type(), alter.span());
          case AlterDomain alter -> missing(alter.type(), alter.span());
          case DropObject drop
              when !drop.ifExists()
                  && (drop.object() == ObjectKind.TYPE || drop.object() == ObjectKind.DOMAIN) ->
              drop.name().flatMap(name -> missing(name, drop.span()));
          case CreateRoutine create ->
              known.statement().aside().signature().stream()
                  .flatMap(signature -> signature.types().stream())
                  .filter(type -> type.schema().isEmpty())
                  .flatMap(type -> type(type, create.span()).stream())
                  .findFirst();
          case Operation other -> Optional.empty();
        };
    return own.or(
        () ->
            OperationExpressions.of(operation).stream()
                .flatMap(expression -> expression.all(Expression.Cast.class))
                .flatMap(cast -> type(cast.type(), cast.span()).stream())
                .findFirst());
  }

  private Optional<Rejection> type(TypeName type, Span span) {
    return modifiers(type, span).or(() -> missing(type, span));
  }

  private static Optional<Rejection> modifiers(TypeName type, Span span) {
    return !type.modifiers().isEmpty()
            && type.schema().isEmpty()
            && BuiltInTypes.takesNoModifiers(type.name())
        ? Optional.of(
            new Rejection(
                span,
                "42601",
                "type " + type.name() + " takes nothing in parentheses",
                "Write the type without them"))
        : Optional.empty();
  }

  private Optional<Rejection> missing(TypeName type, Span span) {
    return isMade(type)
        ? Optional.empty()
        : missing(new ObjectName(type.schema(), Name.quoted(type.name())), span);
  }

  private boolean isMade(TypeName type) {
    return BuiltInTypes.isOne(type)
        || SERIAL.contains(type.name())
        || known.catalog().types().isMade(new ObjectName(type.schema(), Name.quoted(type.name())));
  }

  /** Whether new columns have types that no migration makes. */
  static boolean areLacking(Statement statement, Catalog catalog) {
    TypeNames names = new TypeNames(new Known(catalog, statement));
    return statement.operations().stream()
        .anyMatch(operation -> operation instanceof AddColumn add && !names.isMade(add.type()));
  }

  private Optional<Rejection> missing(ObjectName name, Span span) {
    return Stream.of(name)
        .filter(one -> !known.catalog().types().isMade(one))
        .filter(one -> !one.name().text().startsWith("_"))
        .filter(one -> known.catalog().types().areMade())
        .filter(one -> !known.catalog().lacks(Catalog.Lacking.TYPES))
        .filter(one -> Extensions.areTypesKnown(known.catalog().extensions()))
        .filter(one -> !Extensions.mayMakeType(one.name().text()))
        .filter(known::isMissing)
        .map(
            one ->
                new Rejection(
                    span,
                    "42704",
                    "type " + one.sql() + " does not exist",
                    known
                        .catalog()
                        .types()
                        .alike(one)
                        .map(other -> "Write it as " + other.sql())
                        .orElse("Create it in an earlier migration, or correct its name")))
        .findFirst();
  }
}
