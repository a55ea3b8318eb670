package dev.migralint.analysis;

import dev.migralint.schema.AlterTablePasses;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.NoOps;
import dev.migralint.schema.Subjects;
import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeOperation;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what PostgreSQL refuses because of what is there or is not. Only what is certain is
 * reported: the history is read from its first migration, and nothing before may have made the
 * object.
 */
public final class Rejections {
  private final Known known;
  private final int version;
  private final Registry registry;

  private Rejections(Known known, int version, Registry registry) {
    this.known = known;
    this.version = version;
    this.registry = registry;
  }

  /**
   * Why PostgreSQL refuses a statement that is not part of a body; empty where it may accept it.
   *
   * @param catalog the catalog just before the statement
   * @param version the server's major version
   * @param registry what was taken in before the statement
   */
  public static Optional<Rejection> of(
      Statement statement, Catalog catalog, int version, Registry registry) {
    if (!statement.understood() || statement.isMadeUp()) {
      return Optional.empty();
    }
    Rejections rejections =
        new Rejections(
            new Known(catalog, statement, version, Optional.of(registry.overloads())),
            version,
            registry);
    if (statement.operations().getFirst() instanceof CreateTable create) {
      if (create.ifNotExists()
          && !SchemaNames.isMissing(rejections.known, create.table())
          && catalog.hasRelation(catalog.qualified(create.table())) != Ternary.NO) {
        return Optional.empty();
      }
      return new SchemaNames(rejections.known)
          .of(create)
          .or(() -> new NewTables(rejections.known, version).of(create))
          .or(
              () ->
                  statement.operations().stream()
                      .flatMap(part -> rejections.named(part).stream())
                      .findFirst());
    }
    if (statement.operations().getFirst() instanceof CreateRoutine create) {
      return rejections.of(create).or(() -> rejections.body(create, statement));
    }
    if (statement.operations().getFirst() instanceof DataOperation.DoBlock) {
      return Blocks.first(statement.content(), catalog)
          .flatMap(
              first ->
                  of(first.statement(), catalog, version, registry).filter(first::isNotCaught));
    }
    return AlterTablePasses.inOrder(statement.operations(), catalog).stream()
        .flatMap(operation -> rejections.unlessSkipped(operation).stream())
        .findFirst();
  }

  /** IF EXISTS of an action does without what the action is about, and not without the table. */
  private Optional<Rejection> unlessSkipped(Operation operation) {
    if (!NoOps.isNoOp(known.catalog(), operation)) {
      return of(operation);
    }
    return switch (operation) {
      case ColumnOperation column -> Errors.missing(known, column.span(), column.table());
      case ConstraintOperation constraint ->
          Errors.missing(known, constraint.span(), constraint.table());
      case Operation other -> Optional.empty();
    };
  }

  /**
   * Whether the catalog tells what PostgreSQL would refuse of a statement: all that came before is
   * known, or the tables that it is about were made since.
   */
  public static boolean areDecided(Statement statement, Catalog catalog) {
    return statement.understood()
        && !statement.isMadeUp()
        && ((catalog.isWhole() && !catalog.isDisturbed())
            || statement.operations().stream()
                .allMatch(operation -> isAboutSureTable(operation, catalog)));
  }

  private static boolean isAboutSureTable(Operation operation, Catalog catalog) {
    return Subjects.table(operation, catalog)
        .flatMap(catalog::relation)
        .filter(catalog::isSure)
        .isPresent();
  }

  private Optional<Rejection> of(Operation operation) {
    // The cast of a new type is looked for before what depends on the column.
    Optional<Rejection> cast =
        operation instanceof AlterColumnType alter && known.relation(alter.table()).isPresent()
            ? new Values(known, version).of(alter)
            : Optional.empty();
    Optional<Rejection> view =
        operation instanceof CreateView create
            ? create.reads().stream()
                .flatMap(read -> Errors.missing(known, create.span(), read).stream())
                .findFirst()
                .or(() -> named(create))
            : Optional.empty();
    return new SchemaNames(known)
        .of(operation)
        .or(() -> view)
        .or(() -> cast)
        .or(() -> ofObjects(operation))
        .or(() -> named(operation));
  }

  /** What its expressions name, the types that it names, and the values that it gives. */
  private Optional<Rejection> named(Operation operation) {
    return new TypeNames(known)
        .of(operation)
        .or(() -> new Expressions(known).of(operation))
        .or(() -> new Functions(known).of(operation))
        .or(() -> new Values(known, version).of(operation));
  }

  /** The body of a function in SQL is looked at when it is created. */
  private Optional<Rejection> body(CreateRoutine create, Statement statement) {
    boolean isQuery =
        statement.body().stream()
            .flatMap(inner -> inner.operations().stream())
            .allMatch(DataOperation.class::isInstance);
    if (!create.language().equals(Optional.of("sql"))
        || !isQuery
        || create.setsSearchPath()
        || registry.areBodiesUnchecked()) {
      return Optional.empty();
    }
    Set<Name> ownNames = new HashSet<>(Set.of(create.name().name()));
    statement.aside().signature().stream()
        .flatMap(signature -> signature.parameters().stream())
        .forEach(parameter -> parameter.name().ifPresent(ownNames::add));
    for (Statement inner : statement.body()) {
      Known body = new Known(known.catalog(), inner, version, known.overloads());
      Rows rows = new Rows(body, registry.publications(), version);
      Expressions expressions = new Expressions(body, ownNames);
      for (Operation operation : inner.operations()) {
        Optional<Rejection> rejection =
            rows.missing((DataOperation) operation).or(() -> expressions.of(operation));
        if (rejection.isPresent()) {
          return rejection;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Rejection> ofObjects(Operation operation) {
    return switch (operation) {
      case TableOperation table -> new Tables(known).of(table);
      case ColumnOperation column -> new Columns(known, version).of(column);
      case ConstraintOperation constraint -> new Constraints(known, version).of(constraint);
      case IndexOperation index -> new Indexes(known).of(index);
      case TypeOperation type -> new Types(known).of(type);
      case ObjectOperation object ->
          new Objects(known)
              .of(object)
              .or(() -> new Routines(known, registry.overloads()).of(object));
      case DataOperation data -> new Rows(known, registry.publications(), version).of(data);
      case OtherOperation other -> new Mentions(known, registry.publications()).of(other);
      default -> Optional.empty();
    };
  }
}
