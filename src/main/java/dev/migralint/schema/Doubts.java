package dev.migralint.schema;

import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeOperation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a catalog take in what may have happened: what it would have changed is unknown from then
 * on. Nothing that only may be there proves anything, and nothing that only may be gone is absent.
 */
final class Doubts {
  private final Catalog catalog;
  private final Relations relations;

  Doubts(Catalog catalog, Relations relations) {
    this.catalog = catalog;
    this.relations = relations;
  }

  /** Tables. Whether the operation is to be taken in as if it had happened. */
  boolean keeps(TableOperation operation) {
    Optional<Relation> table = catalog.relation(operation.table());
    switch (operation) {
      case TableOperation.CreateTable create -> {
        return create.persistence() != Persistence.TEMPORARY
            && catalog.isFree(create.table())
            && !create.table().isMadeUp();
      }
      case TableOperation.DropTable drop -> table.ifPresent(relations::doubt);
      case TableOperation.RenameTable rename -> table.ifPresent(t -> moved(t, rename.newName()));
      case TableOperation.SetTableSchema set -> {
        table.ifPresent(relations::doubt);
        catalog.doubt(SearchPath.in(set.newSchema(), set.table()));
      }
      case TableOperation.AttachPartition attach -> {
        return true;
      }
      default -> {}
    }
    return false;
  }

  /** The table that was just made may have been there before. */
  void presume(Relation table) {
    relations.presume(table);
  }

  /** The table was there before. */
  void wasThere(Relation table) {
    relations.wasThere(table);
  }

  private void moved(Relation relation, Name newName) {
    relations.doubt(relation);
    catalog.doubt(new ObjectName(relation.name().schema(), newName));
  }

  /** Columns: the same with and without the change is known, anything else is not. */
  void apply(ColumnOperation operation) {
    Optional<Relation> found = catalog.relation(operation.table());
    if (found.isEmpty()) {
      return;
    }
    apply(found.get(), operation);
    found.get().descendants().forEach(child -> apply(child, operation));
  }

  private void apply(Relation table, ColumnOperation operation) {
    Optional<Column> known = table.column(operation.column());
    switch (operation) {
      case ColumnOperation.AddColumn add -> {
        if (known.isEmpty()) {
          relations.incomplete(table);
        }
      }
      case ColumnOperation.DropColumn drop -> forget(table, drop.column());
      case ColumnOperation.RenameColumn rename -> forget(table, rename.column());
      case ColumnOperation.AlterColumnType alter ->
          known
              .filter(column -> !column.type().equals(Optional.of(alter.type())))
              .ifPresent(column -> relations.putColumn(table, column.withType(Optional.empty())));
      case ColumnOperation.SetNotNull set ->
          known.ifPresent(column -> nullable(table, column, Ternary.YES));
      case ColumnOperation.DropNotNull drop ->
          known.ifPresent(column -> nullable(table, column, Ternary.NO));
      case ColumnOperation.SetDefault set ->
          known.ifPresent(column -> defaulted(table, column, Ternary.YES));
      case ColumnOperation.DropDefault drop ->
          known.ifPresent(column -> defaulted(table, column, Ternary.NO));
      case ColumnOperation.AddIdentity add -> relations.incomplete(table);
      case ColumnOperation.DropIdentity drop -> relations.incomplete(table);
      case ColumnOperation.DropExpression drop ->
          known.ifPresent(column -> defaulted(table, column, Ternary.NO));
      case ColumnOperation.SetExpression set -> {}
      case ColumnOperation.SetColumnOption set -> {}
    }
  }

  /** A column that may be gone, or another one by now. */
  private void forget(Relation table, Name column) {
    relations.incomplete(table);
    catalog.journal.remove(table.columns, column);
  }

  private void nullable(Relation table, Column column, Ternary then) {
    if (column.notNull() != then) {
      relations.putColumn(table, column.withNotNull(Ternary.UNKNOWN));
    }
  }

  private void defaulted(Relation table, Column column, Ternary then) {
    if (column.hasDefault() != then) {
      relations.putColumn(table, column.withDefault(Ternary.UNKNOWN));
    }
  }

  /**
   * Constraints. Whether the operation is to be taken in as if it had happened: a foreign key,
   * whose tables may be locked because of it.
   */
  boolean keeps(ConstraintOperation operation) {
    Optional<Relation> found = catalog.relation(operation.table());
    if (found.isEmpty()) {
      return false;
    }
    Relation table = found.get();
    relations.incomplete(table);
    return switch (operation) {
      case ConstraintOperation.AddForeignKey add ->
          add.constraint().flatMap(table::constraint).isEmpty();
      case ConstraintOperation.DropConstraint drop -> {
        table.constraint(drop.constraint()).ifPresent(constraint -> forget(table, constraint));
        yield false;
      }
      case ConstraintOperation.RenameConstraint rename -> {
        table.constraint(rename.constraint()).ifPresent(constraint -> forget(table, constraint));
        yield false;
      }
      case ConstraintOperation.AddCheck add -> false;
      case ConstraintOperation.AddNotNull add -> false;
      case ConstraintOperation.AddPrimaryKey add -> false;
      case ConstraintOperation.AddUnique add -> false;
      case ConstraintOperation.AddExclude add -> false;
      case ConstraintOperation.AlterConstraint alter -> false;
      case ConstraintOperation.ValidateConstraint validate -> false;
    };
  }

  /** A constraint that may be gone proves nothing; a foreign key may still lock. */
  private void forget(Relation table, Constraint constraint) {
    if (constraint.kind() != Constraint.Kind.FOREIGN_KEY) {
      relations.removeConstraint(table, constraint.name());
    }
  }

  /** Indexes. */
  void apply(IndexOperation operation) {
    switch (operation) {
      case IndexOperation.CreateIndex create ->
          catalog
              .relation(create.table())
              .ifPresent(
                  table -> {
                    relations.incomplete(table);
                    create
                        .index()
                        .map(index -> new ObjectName(table.name().schema(), index))
                        .ifPresent(catalog::doubt);
                  });
      case IndexOperation.DropIndex drop -> forget(drop.index());
      case IndexOperation.RenameIndex rename -> {
        forget(rename.index());
        catalog.doubt(catalog.qualified(new ObjectName(rename.index().schema(), rename.newName())));
      }
      case IndexOperation.AlterIndex alter -> {}
      case IndexOperation.Reindex reindex -> {}
    }
  }

  private void forget(ObjectName index) {
    catalog
        .indexOwner(index)
        .ifPresent(
            table -> {
              relations.incomplete(table);
              ObjectName name = Indexes.name(table, index.name());
              catalog.journal.remove(table.indexes, index.name());
              catalog.journal.remove(catalog.indexOwners, name);
              catalog.doubt(name);
            });
  }

  /** Types. Whether the operation is to be taken in as if it had happened. */
  boolean keeps(TypeOperation operation) {
    return switch (operation) {
      case TypeOperation.CreateEnum create -> {
        boolean known = catalog.types().enumType(create.type()).isPresent();
        if (!known) {
          catalog.journal.put(
              catalog.types().enums,
              catalog.qualified(create.type()),
              new UserTypes.EnumType(Map.of(), Optional.empty()));
        }
        yield false;
      }
      case TypeOperation.AddEnumValue add -> true;
      case TypeOperation.CreateType create -> true;
      case TypeOperation.CreateDomain create -> true;
      case TypeOperation.AlterDomain alter -> true;
      case TypeOperation.RenameEnumValue rename -> false;
      case TypeOperation.RenameType rename -> false;
      case TypeOperation.SetTypeSchema set -> false;
      case TypeOperation.AlterType alter -> false;
      case TypeOperation.AlterAttribute alter -> false;
    };
  }

  /**
   * Views, triggers and the like. Whether the operation is to be taken in as if it had happened.
   */
  boolean keeps(ObjectOperation operation) {
    return switch (operation) {
      case ObjectOperation.CreateView create -> {
        if (catalog.relation(create.name()).isEmpty()) {
          relations.mayCreate(Relation.Kind.VIEW, create.name());
        }
        yield true;
      }
      case ObjectOperation.CreateRoutine create -> {
        boolean same =
            catalog
                .volatility(create.name())
                .equals(Optional.of(create.volatility().orElse("volatile")));
        if (!same) {
          catalog.journal.remove(catalog.functions, catalog.qualified(create.name()));
        }
        catalog.bodyUses().forget(catalog.qualified(create.name()));
        yield false;
      }
      case ObjectOperation.CreateObject create -> keeps(create);
      case ObjectOperation.AlterObject alter -> false;
      case ObjectOperation.RenameObject rename -> {
        catalog.relation(rename.name()).ifPresent(found -> moved(found, rename.newName()));
        yield false;
      }
      case ObjectOperation.DropObject drop -> {
        drop.name().ifPresent(name -> drop(drop, name));
        yield false;
      }
    };
  }

  private boolean keeps(ObjectOperation.CreateObject create) {
    return switch (create.object()) {
      case SCHEMA -> {
        create.name().ifPresent(name -> catalog.schemas.doubt(name.name()));
        yield false;
      }
      case SEQUENCE -> {
        create
            .name()
            .filter(catalog::isFree)
            .ifPresent(name -> relations.mayCreate(Relation.Kind.SEQUENCE, name));
        yield false;
      }
      case TRIGGER, POLICY, RULE, EXTENSION -> true;
      default -> false;
    };
  }

  private void drop(ObjectOperation.DropObject drop, ObjectName name) {
    switch (drop.object()) {
      case VIEW, MATERIALIZED_VIEW, SEQUENCE -> catalog.relation(name).ifPresent(relations::doubt);
      case SCHEMA -> {
        catalog.schemas.doubt(name.name());
        List.copyOf(catalog.relations.values()).stream()
            .filter(relation -> relation.name().schema().equals(Optional.of(name.name())))
            .forEach(relations::doubt);
      }
      default -> {}
    }
  }
}
