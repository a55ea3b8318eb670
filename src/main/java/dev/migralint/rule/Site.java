package dev.migralint.rule;

import dev.migralint.layout.Runner;
import dev.migralint.layout.Transaction;
import dev.migralint.postgres.ColumnEffects;
import dev.migralint.postgres.Effect;
import dev.migralint.postgres.NewEnumValues;
import dev.migralint.postgres.Session;
import dev.migralint.rule.Matched.Sql;
import dev.migralint.schema.Born;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Column;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Relation;
import dev.migralint.schema.Subjects;
import dev.migralint.schema.change.ChangePosition;
import dev.migralint.schema.change.Replacements;
import dev.migralint.sizes.TableSizes;
import dev.migralint.source.SourceFile;
import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.Derived;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.Ternary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One operation and what was true just before its statement: all that a rule is judged on.
 *
 * @param file the migration's text
 * @param runner the migration runner whose conventions the file follows
 * @param transaction how the runner surrounds the statement
 * @param statement the statement that holds it; without operations for a file's own
 * @param matched what the rule matches
 * @param effect what PostgreSQL does for the operation
 * @param replacements what the change as a whole replaces, copies and fills
 * @param moment the change and transaction that the statement runs in
 * @param sizes how large tables are
 * @param serverVersion PostgreSQL's major version
 * @param versionIsSet whether the settings say that version; else it is assumed
 */
public record Site(
    SourceFile file,
    Runner runner,
    Transaction transaction,
    Statement statement,
    Matched matched,
    Effect effect,
    Catalog catalog,
    Session session,
    Replacements replacements,
    Origin.Moment moment,
    TableSizes sizes,
    int serverVersion,
    boolean versionIsSet) {
  private static final int MOST_ACTIONS = 1000;

  private static final Derived<Set<Name>> ADDED_COLUMNS =
      Derived.by(
          operations ->
              operations.stream()
                  .filter(AddColumn.class::isInstance)
                  .map(added -> ((AddColumn) added).column())
                  .collect(Collectors.toSet()));

  private static final Derived<Set<ObjectName>> CREATED_TABLES =
      Derived.by(
          operations ->
              operations.stream()
                  .filter(TableOperation.CreateTable.class::isInstance)
                  .map(create -> ((TableOperation.CreateTable) create).table())
                  .collect(Collectors.toSet()));

  /** The name of the table that the operation is about, as it was written where it was. */
  public Optional<ObjectName> tableName() {
    return switch (matched) {
      case Sql(Operation operation) -> Subjects.table(operation, catalog);
      case Matched.File(FileOperation.RefusedStatement refused) -> refused.table();
      case Matched other -> Optional.empty();
    };
  }

  /** The table that the operation is about, as the catalog knew it before the statement. */
  public Optional<Relation> table() {
    return tableName().flatMap(catalog::relation);
  }

  /** The column that the operation is about. */
  public Optional<Name> columnName() {
    return matched instanceof Sql(ColumnOperation column)
        ? Optional.of(column.column())
        : Optional.empty();
  }

  /** The column, as the catalog knew it before the statement. */
  public Optional<Column> column() {
    return columnName().flatMap(name -> table().flatMap(table -> table.column(name)));
  }

  /** The column, constraint or index that the operation is about. */
  public Optional<Name> objectName() {
    return switch (matched) {
      case Sql(ColumnOperation column) -> Optional.of(column.column());
      case Sql(ConstraintOperation constraint) -> Optional.of(catalog.constraintName(constraint));
      case Sql(IndexOperation.DropIndex drop) -> Optional.of(drop.index().name());
      default -> Optional.empty();
    };
  }

  /** How old the operation's table is; what a CREATE TABLE holds belongs to a new one. */
  public Born tableBorn() {
    if (makesItsTable() || makesWay()) {
      return Born.THIS_TRANSACTION;
    }
    Optional<Born> older = olderParent();
    if (older.isPresent()) {
      return older.get();
    }
    Born presumed = bornOf(table().flatMap(Relation::presumedOrigin));
    boolean tells = presumed == Born.EARLIER || (presumed.isNew() && isAdditive());
    return tells ? presumed : bornOf(table().flatMap(Relation::origin));
  }

  /**
   * How old the parent is whose rows are the table's too since it was attached to it, unless that
   * is not committed yet.
   */
  private Optional<Born> olderParent() {
    return table()
        .filter(table -> table.joined().filter(session::isOver).isPresent())
        .flatMap(
            table ->
                table.parents().stream()
                    .map(parent -> bornOf(parent.origin()))
                    .filter(born -> !born.isNew())
                    .findFirst());
  }

  /**
   * Whether the operation is of the kind that follows the creation of a table: behind CREATE TABLE
   * IF NOT EXISTS, it is taken for a new one then, but whoever changes or drops what is there means
   * an older one.
   */
  private boolean isAdditive() {
    return switch (matched) {
      case Sql(IndexOperation index) -> true;
      case Sql(ConstraintOperation.DropConstraint drop) -> false;
      case Sql(ConstraintOperation constraint) -> true;
      case Sql(AddColumn add) -> true;
      case Sql(ColumnOperation.SetNotNull set) -> true;
      case Sql(ColumnOperation.SetDefault set) -> true;
      case Sql(DataOperation.Insert insert) -> true;
      default -> false;
    };
  }

  /** DROP TABLE IF EXISTS before a CREATE TEMPORARY TABLE is about one of the same session. */
  private boolean makesWay() {
    return matched instanceof Sql(TableOperation.DropTable drop)
        && drop.ifExists()
        && table().isEmpty()
        && change().ofTable(ChangePosition::hides);
  }

  /** How long the operation's table has had its present name. */
  public Born tableNamed() {
    Optional<Origin> renamed = table().flatMap(Relation::renamed);
    return renamed.isPresent() ? bornOf(renamed) : tableBorn();
  }

  /** How old a constraint of the operation's table is. */
  public Born constraintBorn(ConstraintOperation constraint) {
    return bornOf(
        table()
            .flatMap(table -> table.constraint(catalog.constraintName(constraint)))
            .flatMap(Constraint::origin));
  }

  /** How old a table is. */
  public Born bornOf(ObjectName name) {
    return bornOf(catalog.relation(name).flatMap(Relation::origin));
  }

  private Born bornOf(Optional<Origin> origin) {
    return Born.of(origin, moment);
  }

  /** How old the operation's column is. */
  public Born columnBorn() {
    return columnName()
        .map(name -> isAddedHere() ? Born.THIS_TRANSACTION : bornOf(columnOrigin()))
        .orElse(Born.UNKNOWN);
  }

  private Optional<Origin> columnOrigin() {
    return column().flatMap(Column::origin);
  }

  /** ALTER TABLE drops and retypes columns before it adds any, so those are the older ones. */
  private boolean isAddedHere() {
    return !(matched instanceof Sql(DropColumn drop)
            || matched instanceof Sql(AlterColumnType alter))
        && addsColumn();
  }

  /** Whether the statement adds a column of the operation's column's name. */
  public boolean addsColumn() {
    return columnName().filter(statement.derived(ADDED_COLUMNS)::contains).isPresent();
  }

  /** The columns that the statement adds; none of one with very many actions, which each ask. */
  List<AddColumn> addedColumns() {
    return actions().stream()
        .filter(AddColumn.class::isInstance)
        .map(AddColumn.class::cast)
        .toList();
  }

  /** The actions of the statement; none of one with very many, which each ask. */
  List<Operation> actions() {
    return statement.operations().size() > MOST_ACTIONS ? List.of() : statement.operations();
  }

  /** Whether the statement creates the operation's table: CREATE TABLE or CREATE SCHEMA. */
  public boolean makesItsTable() {
    if (!(matched instanceof Sql)) {
      return false;
    }
    Operation first = statement.operations().getFirst();
    boolean schema =
        first instanceof ObjectOperation.CreateObject create
            && create.object() == ObjectKind.SCHEMA;
    return first instanceof TableOperation.CreateTable
        || (schema
            && tableName().isPresent()
            && tableName().filter(statement.derived(CREATED_TABLES)::contains).isPresent());
  }

  /** What is known about columns in this statement. */
  public ColumnEffects columns() {
    return new ColumnEffects(catalog, statement, session, moment.change());
  }

  /** The enum value that the operation uses although its transaction has only just added it. */
  public Optional<NewEnumValues.Added> newEnumValue() {
    return !session.isInBlock() && matched instanceof Sql(Operation operation)
        ? new NewEnumValues(catalog, moment, serverVersion).usedBy(statement, operation)
        : Optional.empty();
  }

  /** The enum value that it may use so, if a column of unknown type is of that type. */
  public Optional<NewEnumValues.Use> possibleEnumValue() {
    return !session.isInBlock() && matched instanceof Sql(Operation operation)
        ? new NewEnumValues(catalog, moment, serverVersion).mayBeUsedBy(statement, operation)
        : Optional.empty();
  }

  /** Whether the operation's column forbids NULL, as far as the schema or the change tells. */
  public Ternary notNull() {
    return column()
        .map(Column::notNull)
        .or(() -> change().added().map(add -> Ternary.of(add.notNull())))
        .orElse(Ternary.UNKNOWN);
  }

  /** Whether it has a default, as far as they tell. */
  public Ternary hasDefault() {
    return column()
        .map(Column::hasDefault)
        .or(() -> change().added().map(add -> Ternary.of(add.defaultValue().isPresent())))
        .orElse(Ternary.UNKNOWN);
  }

  /** What the change as a whole does to what the operation is about. */
  public SiteChange change() {
    return new SiteChange(this);
  }

  /** The operation's text. */
  public String written() {
    return file.text(matched.span());
  }
}
