package dev.migralint.analysis;

import dev.migralint.builtin.BuiltInTypes;
import dev.migralint.postgres.SupportedVersions;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.NoOps;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.ConstraintOperation.AlterConstraint;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.ConstraintOperation.RenameConstraint;
import dev.migralint.sql.ConstraintOperation.ValidateConstraint;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is certain of the catalog just before a statement. */
final class Known {
  /** So many tables must be there before one that no migration makes is certain to be missing. */
  private static final int ENOUGH = 3;

  /** The tables in which migration tools record what they have applied. */
  private static final Set<String> OF_TOOLS =
      Set.of(
          "__diesel_schema_migrations",
          "__drizzle_migrations",
          "_prisma_migrations",
          "_sqlx_migrations",
          "ar_internal_metadata",
          "atlas_schema_revisions",
          "databasechangelog",
          "databasechangeloglock",
          "flyway_schema_history",
          "goose_db_version",
          "gorp_migrations",
          "migrations",
          "pgmigrations",
          "refinery_schema_history",
          "schema_migration",
          "schema_migrations",
          "schema_version");

  private static final Set<String> SYSTEM = Set.of("information_schema", "pg_catalog", "pg_temp");

  /** The columns that every table has. */
  static final Set<String> SYSTEM_COLUMNS =
      Set.of("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid", "oid");

  private final Catalog catalog;
  private final Statement statement;
  private final int version;
  private final Optional<Overloads> overloads;
  private final Set<Name> added;
  private final Set<Name> dropped;
  private final Set<Name> droppedConstraints;

  /** What names alone tell, whatever the version of the server is. */
  Known(Catalog catalog, Statement statement) {
    this(catalog, statement, SupportedVersions.PROVEN, Optional.empty());
  }

  Known(Catalog catalog, Statement statement, int version, Optional<Overloads> overloads) {
    this.catalog = catalog;
    this.statement = statement;
    this.version = version;
    this.overloads = overloads;
    this.added =
        statement.operations().stream()
            .filter(add -> add instanceof AddColumn && !NoOps.isNoOp(catalog, add))
            .map(add -> ((AddColumn) add).column())
            .collect(Collectors.toSet());
    this.dropped =
        statement.operations().stream()
            .filter(DropColumn.class::isInstance)
            .map(drop -> ((DropColumn) drop).column())
            .collect(Collectors.toSet());
    this.droppedConstraints =
        statement.operations().stream()
            .filter(DropConstraint.class::isInstance)
            .map(drop -> ((DropConstraint) drop).constraint())
            .collect(Collectors.toSet());
  }

  Catalog catalog() {
    return catalog;
  }

  Statement statement() {
    return statement;
  }

  /** The server's major version. */
  int version() {
    return version;
  }

  /** The type below all domains; PostgreSQL's own types come before others of their names. */
  Optional<TypeName> baseType(TypeName type) {
    return BuiltInTypes.isOne(type)
        ? Optional.of(type)
        : catalog.types().isAmbiguous(type) ? Optional.empty() : catalog.types().baseType(type);
  }

  /** Whether it is certain to be an enum type, or an array of one. */
  boolean isEnum(TypeName type) {
    return !BuiltInTypes.isOne(type) && catalog.types().sureEnumType(type).isPresent();
  }

  /** The functions that the history makes. */
  Optional<Overloads> overloads() {
    return overloads;
  }

  /** The relation, where it is certain that it is there and which it is. */
  Optional<Relation> relation(ObjectName name) {
    return isPlain(name) ? catalog.relation(name).filter(catalog::isSure) : Optional.empty();
  }

  /** Whether it is certain that there is no relation of that name. */
  boolean isMissing(ObjectName name) {
    if (isPlain(name) && hasNoSearchPath(name)) {
      return !isSystem(name) && catalog.relation(name).isEmpty();
    }
    return isPlain(name)
        && !isSystem(name)
        && !catalog.isDisturbed()
        && catalog.hasRelation(name) == Ternary.NO
        && catalog.indexOwner(name).isEmpty()
        && catalog.extensions().stream().noneMatch(Extensions::mayMakeRelations)
        && !OF_TOOLS.contains(name.name().text())
        && isFirstOfName(name)
        && (isEstablished() || isNearOne(name));
  }

  /** Whether a table or type was made that has nearly that name. */
  private boolean isNearOne(ObjectName name) {
    Stream<ObjectName> tables =
        catalog.relations().stream()
            .filter(relation -> relation.kind() == Relation.Kind.TABLE)
            .filter(relation -> relation.origin().isPresent())
            .map(Relation::name);
    return Stream.concat(tables, catalog.types().names())
        .anyMatch(made -> isNear(made.name().text(), name.name().text()));
  }

  /** Whether one of the names is the other with a letter or two more at its end. */
  static boolean isNear(String made, String wanted) {
    return made.length() > 3
        && Math.abs(made.length() - wanted.length()) < 3
        && (made.startsWith(wanted) || wanted.startsWith(made));
  }

  /** Whether a query or a data change names relations, which are looked up in another way. */
  boolean isOfRows() {
    return switch (statement.operations().getFirst()) {
      case DataOperation.Copy copy -> false;
      case DataOperation data -> true;
      case CreateView create -> true;
      case CreateTable create -> create.asQuery();
      case Operation other -> false;
    };
  }

  /** Whether a name without schema means nothing, because the search path was emptied. */
  boolean hasNoSearchPath(ObjectName name) {
    return name.schema().isEmpty()
        && catalog.qualified(name).schema().map(Name::text).filter(String::isEmpty).isPresent();
  }

  /** A tool's own settings may put another schema before those that the migrations tell of. */
  private boolean isFirstOfName(ObjectName name) {
    return name.schema().isPresent()
        || catalog.relations().stream().noneMatch(other -> other.name().name().equals(name.name()));
  }

  /**
   * Whether the history has made tables of its own: one that begins by changing tables of an object
   * mapper, say, proves nothing by not having made them.
   */
  private boolean isEstablished() {
    return catalog.relations().stream()
            .filter(relation -> relation.kind() == Relation.Kind.TABLE)
            .filter(relation -> relation.origin().isPresent())
            .limit(ENOUGH)
            .count()
        == ENOUGH;
  }

  /** Whether it is certain that the relation is there. */
  boolean isCertain(Relation relation) {
    return catalog.isSure(relation);
  }

  /** Whether the constraints, indexes and triggers of the relation are certain to be there. */
  boolean isCertainOfParts(Relation relation) {
    return catalog.isSureOfParts(relation);
  }

  /** The routine that needs what fits because its body is kept parsed, and that stays. */
  Optional<String> storedBody(Predicate<StoredBody> fits) {
    return (catalog.isDisturbed() ? Optional.<Overloads>empty() : overloads())
        .flatMap(overloads -> overloads.stored(fits))
        .filter(
            routine ->
                statement.operations().stream()
                    .noneMatch(
                        other ->
                            other instanceof DropObject drop
                                && drop.name()
                                    .map(catalog::qualified)
                                    .filter(routine::equals)
                                    .isPresent()))
        .map(routine -> "function " + catalog.shortest(routine).sql() + "()");
  }

  /** Whether all indexes of all tables are known, so that one that is not is not there. */
  boolean hasAllIndexes() {
    return catalog.relations().stream()
        .allMatch(
            relation ->
                relation.complete()
                    || (relation.kind() != Relation.Kind.TABLE && isCertain(relation)));
  }

  /** Whether it is certain that the relation has no such column when the statement is done. */
  boolean lacks(Relation table, Name column) {
    return isPlain(column)
        && !inherits(table)
        && !addsTo(table, column)
        && table.hasColumn(column) == Ternary.NO
        && !isSystemColumn(table, column);
  }

  private static boolean isSystemColumn(Relation table, Name column) {
    return SYSTEM_COLUMNS.contains(column.text())
        || column.text().equals(table.name().name().text());
  }

  /** A child keeps columns and checks that it has of its own besides, which is not followed. */
  static boolean inherits(Relation table) {
    return !table.parents().isEmpty() || !table.children().isEmpty();
  }

  private boolean addsTo(Relation table, Name column) {
    return added.contains(column)
        && statement.operations().stream()
            .anyMatch(
                operation ->
                    operation instanceof AddColumn add
                        && add.column().equals(column)
                        && catalog.qualified(add.table()).name().equals(table.name().name()));
  }

  /** Whether the same statement adds the column. */
  boolean adds(Name column) {
    return added.contains(column);
  }

  /** Whether the same statement drops the column. */
  boolean drops(Name column) {
    return dropped.contains(column);
  }

  /** Whether the same statement drops no column. */
  boolean dropsNothing() {
    return dropped.isEmpty();
  }

  /** Whether the same statement adds the constraint. */
  boolean addsConstraint(Name constraint) {
    return statement.operations().stream()
        .filter(ConstraintOperation.class::isInstance)
        .map(ConstraintOperation.class::cast)
        .filter(Known::isAdded)
        .anyMatch(add -> catalog.constraintName(add).equals(constraint));
  }

  private static boolean isAdded(ConstraintOperation operation) {
    return switch (operation) {
      case DropConstraint drop -> false;
      case RenameConstraint rename -> false;
      case ValidateConstraint validate -> false;
      case AlterConstraint alter -> false;
      case ConstraintOperation add -> true;
    };
  }

  /** Whether the same statement drops the constraint. */
  boolean dropsConstraint(Name constraint) {
    return droppedConstraints.contains(constraint);
  }

  private static boolean isPlain(ObjectName name) {
    return isPlain(name.name()) && name.schema().map(Known::isPlain).orElse(true);
  }

  static boolean isPlain(Name name) {
    return !name.isMadeUp() && !name.isTemplate();
  }

  private static boolean isSystem(ObjectName name) {
    return name.name().text().startsWith("pg_")
        || name.schema().map(Name::text).filter(SYSTEM::contains).isPresent();
  }

  /** The name as messages show it. */
  String shown(Relation relation) {
    return catalog.shortest(relation.name()).sql();
  }

  /** Where it was made, in parentheses behind its name; lines count from 1. */
  static String place(Optional<Origin> origin) {
    return origin.map(made -> " (" + made.path() + ":" + made.line() + ")").orElse("");
  }

  /** A relation whose name differs in case only. */
  Optional<String> alike(ObjectName name) {
    return catalog.relations().stream()
        .map(Relation::name)
        .filter(other -> other.name().text().equalsIgnoreCase(name.name().text()))
        .filter(other -> catalog.relation(other).filter(catalog::isSure).isPresent())
        .map(other -> catalog.shortest(other).sql())
        .findFirst();
  }

  /** The columns of the relation in words; those whose name differs in case only come alone. */
  static String columns(Relation table, Name wanted) {
    List<String> alike =
        table.columns().stream()
            .map(column -> column.name())
            .filter(name -> name.text().equalsIgnoreCase(wanted.text()))
            .map(Name::sql)
            .toList();
    if (!alike.isEmpty()) {
      return String.join(", ", alike);
    }
    List<String> all = table.columns().stream().map(column -> column.name().sql()).toList();
    return all.size() > 8
        ? String.join(", ", all.subList(0, 7)) + " and " + (all.size() - 7) + " more"
        : String.join(", ", all);
  }
}
