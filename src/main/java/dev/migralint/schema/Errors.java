package dev.migralint.schema;

import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeOperation;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a statement raises an error that a handler catches, because an object is there already or
 * is not there. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
public final class Errors {
  private final Catalog catalog;
  private final boolean duplicate;
  private final boolean undefined;

  private Errors(Catalog catalog, Set<String> caught) {
    this.catalog = catalog;
    this.duplicate = caught.stream().anyMatch(name -> isOther(name) || isDuplicate(name));
    this.undefined = caught.stream().anyMatch(name -> isOther(name) || isUndefined(name));
  }

  /**
   * Whether the statement raises one of the errors in this catalog.
   *
   * @param caught the names of the errors, in lower case; "others" for all
   */
  public static Ternary fails(Catalog catalog, Statement statement, Set<String> caught) {
    Errors errors = new Errors(catalog, caught);
    boolean any = caught.stream().anyMatch(name -> !isDuplicate(name) && !isUndefined(name));
    Ternary fails = any ? Ternary.UNKNOWN : Ternary.NO;
    boolean ifExists = statement.aside().ifExists();
    for (Operation operation : statement.operations()) {
      fails = fails.or(errors.fails(operation, ifExists));
      if (operation instanceof TableOperation.CreateTable) {
        // What follows are parts of the new table.
        return fails;
      }
    }
    return fails;
  }

  private static boolean isOther(String name) {
    return name.equals("others") || name.equals("sqlstate");
  }

  private static boolean isDuplicate(String name) {
    return name.startsWith("duplicate_");
  }

  private static boolean isUndefined(String name) {
    return name.startsWith("undefined_") || name.equals("invalid_schema_name");
  }

  private Ternary fails(Operation operation, boolean ifExists) {
    Ternary there = duplicate ? isThere(operation) : Ternary.NO;
    Ternary missing = undefined && !ifExists ? isMissing(operation) : Ternary.NO;
    return there.or(missing);
  }

  /** Whether what the operation creates is there already. */
  private Ternary isThere(Operation operation) {
    return switch (operation) {
      case TableOperation.CreateTable create ->
          create.ifNotExists() ? Ternary.NO : NoOps.isThere(catalog, create);
      case ColumnOperation.AddColumn add
          when add.written() == Operation.Written.ADD_COLUMN && !add.ifNotExists() ->
          catalog
              .relation(add.table())
              .map(table -> table.hasColumn(add.column()))
              .orElse(Ternary.UNKNOWN);
      case IndexOperation.CreateIndex create -> isThere(create);
      case ConstraintOperation constraint -> isThere(constraint);
      case TypeOperation.CreateEnum create ->
          catalog.types().enumType(create.type()).flatMap(UserTypes.EnumType::origin).isPresent()
              ? Ternary.YES
              : known(!catalog.hasExtensions());
      case TypeOperation.CreateType create -> known(!catalog.hasExtensions());
      case TypeOperation.CreateDomain create -> known(!catalog.hasExtensions());
      case ObjectOperation.CreateView create ->
          create.replace() || create.ifNotExists()
              ? Ternary.NO
              : catalog.hasRelation(create.name());
      case ObjectOperation.CreateObject create -> isThere(create);
      case ObjectOperation.CreateRoutine create -> create.replace() ? Ternary.NO : Ternary.UNKNOWN;
      case TableOperation.RenameTable rename ->
          catalog.hasRelation(new ObjectName(rename.table().schema(), rename.newName()));
      case ColumnOperation.RenameColumn rename ->
          catalog
              .relation(rename.table())
              .map(table -> table.hasColumn(rename.newName()))
              .orElse(Ternary.UNKNOWN);
      default -> Ternary.NO;
    };
  }

  /** What no migration has made is not there, if all were read. */
  private Ternary known(boolean complete) {
    return complete && catalog.isWhole() ? Ternary.NO : Ternary.UNKNOWN;
  }

  private Ternary isThere(IndexOperation.CreateIndex create) {
    Optional<Relation> table = catalog.relation(create.table());
    Optional<Name> index = create.index();
    if (create.ifNotExists() || index.isEmpty()) {
      return Ternary.NO;
    }
    if (table.isEmpty()) {
      return Ternary.UNKNOWN;
    }
    return catalog.hasNamed(table.get(), index.get())
        ? Ternary.YES
        : known(!catalog.isUncertain(Indexes.name(table.get(), index.get())));
  }

  private Ternary isThere(ConstraintOperation operation) {
    Optional<Name> name =
        switch (operation) {
          case ConstraintOperation.AddForeignKey add -> add.constraint();
          case ConstraintOperation.AddCheck add -> add.constraint();
          case ConstraintOperation.AddNotNull add -> add.constraint();
          case ConstraintOperation.AddUnique add -> add.constraint();
          case ConstraintOperation.AddPrimaryKey add -> add.constraint();
          case ConstraintOperation.AddExclude add -> add.constraint();
          case ConstraintOperation.RenameConstraint rename -> Optional.of(rename.newName());
          case ConstraintOperation.AlterConstraint alter -> Optional.empty();
          case ConstraintOperation.DropConstraint drop -> Optional.empty();
          case ConstraintOperation.ValidateConstraint validate -> Optional.empty();
        };
    if (name.isEmpty()) {
      return Ternary.NO;
    }
    return catalog
        .relation(operation.table())
        .map(
            table ->
                table.constraint(name.get()).isPresent()
                    ? Ternary.YES
                    : table.complete() ? Ternary.NO : Ternary.UNKNOWN)
        .orElse(Ternary.UNKNOWN);
  }

  private Ternary isThere(ObjectOperation.CreateObject create) {
    if (create.replace() || create.ifNotExists()) {
      return Ternary.NO;
    }
    Optional<Relation> table = create.on().flatMap(catalog::relation);
    return switch (create.object()) {
      case TRIGGER, POLICY, RULE -> {
        Attached.Key key = new Attached.Key(create.object(), create.name().orElseThrow().name());
        yield table
            .map(
                on ->
                    on.attached(key).isPresent()
                        ? Ternary.YES
                        : on.complete() ? Ternary.NO : Ternary.UNKNOWN)
            .orElse(Ternary.UNKNOWN);
      }
      default -> Ternary.UNKNOWN;
    };
  }

  /** Whether what the operation changes is not there. */
  private Ternary isMissing(Operation operation) {
    return switch (operation) {
      case TableOperation.CreateTable create -> Ternary.NO;
      case TableOperation.DropTable drop when drop.ifExists() -> Ternary.NO;
      case TableOperation table -> catalog.hasRelation(table.table()).not();
      case ColumnOperation.AddColumn add -> catalog.hasRelation(add.table()).not();
      case ColumnOperation.DropColumn drop when drop.ifExists() ->
          catalog.hasRelation(drop.table()).not();
      case ColumnOperation column ->
          catalog
              .relation(column.table())
              .map(table -> table.hasColumn(column.column()).not())
              .orElseGet(() -> catalog.hasRelation(column.table()).not());
      case ConstraintOperation.DropConstraint drop when drop.ifExists() -> Ternary.NO;
      case IndexOperation.DropIndex drop when drop.ifExists() -> Ternary.NO;
      default -> Ternary.UNKNOWN;
    };
  }
}
