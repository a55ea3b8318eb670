package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.migralint.postgres.Effect.Lock;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Column;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Index;
import dev.migralint.schema.Known;
import dev.migralint.schema.Table;
import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ConstraintOperation.AddPrimaryKey;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.Expressions;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The effects of what happens to columns, and what is known of a column's nulls. */
public final class ColumnEffects {
  private final Catalog catalog;
  private final Statement statement;
  private final Session session;

  /** The effects in one statement, against the catalog and session before it. */
  public ColumnEffects(Catalog catalog, Statement statement, Session session) {
    this.catalog = catalog;
    this.statement = statement;
    this.session = session;
  }

  Effect of(ColumnOperation operation) {
    ObjectName table = operation.table();
    return switch (operation) {
      case AddColumn add ->
          add.written() == Written.CREATE_TABLE
              ? Effect.NONE
              : Effects.exclusive(table).rewriting(rewrites(add));
      case ColumnOperation.DropColumn drop ->
          Effect.locking(withReferenced(table, drop.column())).losing();
      case AlterColumnType alter -> alterType(alter);
      case ColumnOperation.SetNotNull set ->
          Effects.exclusive(table).scanning(not(provenPresent(table, set.column())));
      case ColumnOperation.SetExpression set ->
          Effects.exclusive(table).rewriting(Known.of(!isVirtual(table, set.column())));
      case ColumnOperation.SetColumnOption set -> Effect.locking(new Lock(table, mode(set)));
      case ColumnOperation.SetDefault set -> Effects.exclusive(table);
      case ColumnOperation.DropDefault drop -> Effects.exclusive(table);
      case ColumnOperation.DropNotNull drop -> Effects.exclusive(table);
      case ColumnOperation.RenameColumn rename -> Effects.exclusive(table);
      case ColumnOperation.AddIdentity add -> Effects.exclusive(table);
      case ColumnOperation.DropIdentity drop -> Effects.exclusive(table);
      case ColumnOperation.DropExpression drop -> Effects.exclusive(table);
    };
  }

  private static LockMode mode(ColumnOperation.SetColumnOption set) {
    return switch (set.option()) {
      case STATISTICS, ATTRIBUTE_OPTIONS -> SHARE_UPDATE_EXCLUSIVE;
      case STORAGE, COMPRESSION, IDENTITY_SEQUENCE, FOREIGN_OPTIONS -> ACCESS_EXCLUSIVE;
    };
  }

  private boolean isVirtual(ObjectName table, Name column) {
    return catalog
        .table(table)
        .flatMap(t -> t.column(column))
        .filter(c -> c.generated() == ColumnOperation.Generated.VIRTUAL)
        .isPresent();
  }

  /** The table, and those that foreign keys of the column point at. */
  private Lock[] withReferenced(ObjectName name, Name column) {
    List<Lock> locks = new ArrayList<>();
    locks.add(new Lock(name, ACCESS_EXCLUSIVE));
    catalog
        .table(name)
        .ifPresent(
            table ->
                table.constraints().stream()
                    .filter(constraint -> constraint.columns().contains(column))
                    .flatMap(constraint -> constraint.referenced().stream())
                    .filter(referenced -> !referenced.equals(table.name()))
                    .distinct()
                    .map(catalog::shortest)
                    .forEach(referenced -> locks.add(new Lock(referenced, ACCESS_EXCLUSIVE))));
    return locks.toArray(Lock[]::new);
  }

  /**
   * Whether adding the column writes every row: it must hold a value of its own in each, or a
   * domain checks what it holds, null included.
   */
  private Known rewrites(AddColumn add) {
    if (catalog.isConstrainedDomain(add.type())) {
      return Known.YES;
    }
    return switch (add.generated()) {
      case SERIAL, IDENTITY, STORED -> Known.YES;
      case VIRTUAL -> Known.NO;
      case NO ->
          switch (add.defaultValue().map(Volatility::of).orElse(Volatility.CONSTANT)) {
            case CONSTANT -> Known.NO;
            case VOLATILE -> Known.YES;
            case UNKNOWN -> Known.UNKNOWN;
          };
    };
  }

  /** Whether this statement adds one of the columns with a value for the existing rows. */
  boolean hasDefault(List<Name> columns) {
    for (Operation operation : statement.operations()) {
      if (operation instanceof AddColumn add && columns.contains(add.column())) {
        return add.defaultValue().isPresent();
      }
    }
    return false;
  }

  private Effect alterType(AlterColumnType alter) {
    TypeChange change = typeChange(alter);
    Known checked =
        Known.of(
            change.rewrites() == Known.NO
                && !alter.using().isPresent()
                && hasCheckedConstraint(alter)
                && !isSameType(alter));
    return Effect.locking(withReferenced(alter.table(), alter.column()))
        .rewriting(change.rewrites())
        .scanning(checked)
        .buildingIndex(buildsIndex(alter, change));
  }

  /** A change that keeps the rows keeps most indexes on the column. */
  private Known buildsIndex(AlterColumnType alter, TypeChange change) {
    Optional<Table> table = catalog.table(alter.table());
    if (table.isEmpty() || change.rewrites() != Known.NO || isSameType(alter)) {
      return Known.NO;
    }
    boolean indexed = isIndexed(alter);
    if (indexed && (change.reindexes() || table.get().partitioned() == Known.YES)) {
      return Known.YES;
    }
    boolean derived = table.get().indexes().stream().anyMatch(Index::derived);
    return derived ? Known.UNKNOWN : Known.NO;
  }

  private boolean isSameType(AlterColumnType alter) {
    return alter.collation().isEmpty() && oldType(alter).filter(alter.type()::equals).isPresent();
  }

  /** What the change of type makes of the stored rows; a new collation sorts indexes anew. */
  public TypeChange typeChange(AlterColumnType alter) {
    boolean computed =
        alter
            .using()
            .map(using -> !Expressions.isCast(using, alter.column(), alter.type()))
            .orElse(false);
    boolean tried =
        catalog.isConstrainedDomain(alter.type())
            && oldType(alter).filter(alter.type()::equals).isEmpty();
    TypeChange change =
        TypeChange.decide(oldType(alter), alter.type(), computed || tried, session.isUtc());
    return alter.collation().isPresent() && change.rewrites() == Known.NO
        ? new TypeChange(Known.NO, change.narrows(), true)
        : change;
  }

  private Optional<TypeName> oldType(AlterColumnType alter) {
    return catalog
        .table(alter.table())
        .flatMap(table -> table.column(alter.column()))
        .flatMap(Column::type);
  }

  private boolean hasCheckedConstraint(AlterColumnType alter) {
    return catalog
        .table(alter.table())
        .map(
            table ->
                table.constraints().stream()
                    .anyMatch(
                        c ->
                            c.kind() == Constraint.Kind.CHECK
                                && c.validated()
                                && c.columns().contains(alter.column())))
        .orElse(false);
  }

  private boolean isIndexed(AlterColumnType alter) {
    return catalog
        .table(alter.table())
        .map(
            table ->
                table.indexes().stream()
                    .anyMatch(index -> index.columns().contains(alter.column())))
        .orElse(false);
  }

  /** Whether the catalog shows that no row holds a null in the column. */
  public Known provenPresent(ObjectName tableName, Name columnName) {
    Optional<Table> table = catalog.table(tableName);
    if (table.isEmpty()) {
      return Known.UNKNOWN;
    }
    Known declared = table.get().column(columnName).map(Column::notNull).orElse(Known.UNKNOWN);
    if (declared == Known.YES || isChecked(table.get(), columnName)) {
      return Known.YES;
    }
    return table.get().complete() ? Known.NO : Known.UNKNOWN;
  }

  /** A constraint that the same ALTER TABLE drops is gone before its SET NOT NULL is looked at. */
  private boolean isChecked(Table table, Name column) {
    return table.constraints().stream()
        .filter(constraint -> constraint.validated() && constraint.proven().contains(column))
        .anyMatch(constraint -> !isDroppedHere(constraint.name()));
  }

  private boolean isSetNotNullHere(Name column) {
    return statement.operations().stream()
        .anyMatch(o -> o instanceof ColumnOperation.SetNotNull set && set.column().equals(column));
  }

  private boolean isDroppedHere(Name constraint) {
    return statement.operations().stream()
        .anyMatch(o -> o instanceof DropConstraint drop && drop.constraint().equals(constraint));
  }

  /** A primary key over columns that may hold nulls reads the table to make sure. */
  Known primaryKeyScans(AddPrimaryKey add) {
    if (add.written() == Written.CREATE_TABLE) {
      return Known.NO;
    }
    List<Name> columns =
        add.usingIndex()
            .flatMap(index -> catalog.table(add.table()).flatMap(table -> table.index(index)))
            .map(Index::columns)
            .orElse(add.columns());
    if (columns.isEmpty()) {
      return Known.UNKNOWN;
    }
    Known scans = Known.NO;
    for (Name column : columns) {
      if (isSetNotNullHere(column)) {
        continue;
      }
      Known proven = provenPresent(add.table(), column);
      if (proven == Known.NO) {
        return Known.YES;
      }
      scans = proven == Known.UNKNOWN ? Known.UNKNOWN : scans;
    }
    return scans;
  }

  private static Known not(Known known) {
    return switch (known) {
      case YES -> Known.NO;
      case NO -> Known.YES;
      case UNKNOWN -> Known.UNKNOWN;
    };
  }
}
