package dev.migralint.analysis;

import dev.migralint.schema.Catalog;
import dev.migralint.source.Span;
import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.Comment;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TypeOperation;
import java.util.Optional;
import java.util.regex.Pattern;

/** Schemas that are named and are not there. */
final class SchemaNames {
  /** Those that servers, platforms and extensions make. */
  private static final Pattern OF_OTHERS =
      Pattern.compile(
          "pg_.*|_.*|information_schema|auth|storage|realtime|extensions|graphql|graphql_public"
              + "|vault|cron|net|pgsodium|supabase_.*|hdb_.*|topology|tiger.*|partman|pgmq|public"
              + "|timescaledb_.*|drizzle|prisma|sqitch|audit|archive");

  private final Known known;

  SchemaNames(Known known) {
    this.known = known;
  }

  /** A statement that makes or changes something in a schema that is not there. */
  Optional<Rejection> of(Operation operation) {
    Optional<ObjectName> target =
        operation instanceof TableOperation.SetTableSchema set
            ? Optional.of(new ObjectName(Optional.of(set.newSchema()), set.table().name()))
            : Optional.empty();
    Optional<Rejection> nowhere =
        created(operation)
            .filter(known::hasNoSearchPath)
            .map(
                name ->
                    new Rejection(
                        operation.span(),
                        "3F000",
                        "there is no schema to create "
                            + name.sql()
                            + " in, because search_path is empty",
                        "Write the schema before the name, or set search_path again"));
    return nowhere.or(() -> missing(operation, target));
  }

  private Optional<Rejection> missing(Operation operation, Optional<ObjectName> target) {
    return named(operation)
        .filter(name -> isMissing(known, name))
        .or(() -> target.filter(name -> isMissing(known, name)))
        .map(name -> missing(operation.span(), name));
  }

  /** What is made in the first schema of the search path if its name has none. */
  private static Optional<ObjectName> created(Operation operation) {
    return switch (operation) {
      case TableOperation.CreateTable create ->
          Optional.of(create.table())
              .filter(name -> create.persistence() != TableOperation.Persistence.TEMPORARY);
      case CreateView create -> Optional.of(create.name());
      case CreateRoutine create -> Optional.of(create.name());
      case TypeOperation.CreateEnum create -> Optional.of(create.type());
      case TypeOperation.CreateDomain create -> Optional.of(create.type());
      case TypeOperation.CreateType create -> Optional.of(create.type());
      case CreateObject create when create.object() == ObjectKind.SEQUENCE -> create.name();
      case Operation other -> Optional.empty();
    };
  }

  /** CREATE SCHEMA may make what is in it too. */
  private static boolean isMadeHere(Known known, Name schema) {
    return known.statement().operations().stream()
        .anyMatch(
            other ->
                other instanceof CreateObject create
                    && create.object() == ObjectKind.SCHEMA
                    && create.name().filter(name -> name.name().equals(schema)).isPresent());
  }

  static Rejection missing(Span span, ObjectName name) {
    return new Rejection(
        span,
        "3F000",
        "schema " + name.schema().orElseThrow().sql() + " does not exist",
        "Create it in an earlier migration, or correct its name");
  }

  /** Whether the schema of the name is certain to be missing. */
  static boolean isMissing(Known known, ObjectName name) {
    return name.schema()
        .filter(Known::isPlain)
        .filter(schema -> !OF_OTHERS.matcher(schema.text()).matches())
        .filter(known.catalog()::isSchemaAbsent)
        .filter(schema -> !isMadeHere(known, schema))
        .isPresent();
  }

  /** Whether something is made or changed in a schema that no migration makes. */
  static boolean areLacking(Statement statement, Catalog catalog) {
    return statement.operations().stream()
        .flatMap(operation -> named(operation).stream())
        .flatMap(name -> name.schema().stream())
        .filter(schema -> !OF_OTHERS.matcher(schema.text()).matches())
        .anyMatch(schema -> !catalog.isSchemaKnown(schema));
  }

  private static Optional<ObjectName> named(Operation operation) {
    return switch (operation) {
      case TableOperation table -> Optional.of(table.table());
      case ColumnOperation column -> Optional.of(column.table());
      case ConstraintOperation constraint -> Optional.of(constraint.table());
      case CreateIndex create -> Optional.of(create.table());
      case TypeOperation type -> Optional.of(type.type());
      case CreateView create -> Optional.of(create.name());
      case CreateRoutine create -> Optional.of(create.name());
      case CreateObject create when create.on().isPresent() -> create.on();
      case CreateObject create -> create.name().filter(name -> name.schema().isPresent());
      case Comment comment -> comment.relation();
      case Operation other -> Optional.empty();
    };
  }
}
