package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.ACCESS_SHARE;
import static dev.migralint.postgres.LockMode.EXCLUSIVE;
import static dev.migralint.postgres.LockMode.ROW_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.ROW_SHARE;
import static dev.migralint.postgres.LockMode.SHARE;
import static dev.migralint.postgres.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.migralint.postgres.Effect.Lock;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Known;
import dev.migralint.schema.Table;
import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.ConstraintOperation.AddForeignKey;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TypeOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The effects of a statement's operations, all judged against the catalog before the statement.
 * Lock modes are PostgreSQL's own, seen on servers of every supported version.
 * https://www.postgresql.org/docs/current/explicit-locking.html
 */
public final class Effects {
  private final Catalog catalog;
  private final ColumnEffects columns;

  private Effects(Catalog catalog, Statement statement, Session session) {
    this.catalog = catalog;
    this.columns = new ColumnEffects(catalog, statement, session);
  }

  /** One effect for each operation of the statement, in their order. */
  public static List<Effect> of(Statement statement, Catalog catalog, Session session) {
    Effects effects = new Effects(catalog, statement, session);
    return statement.operations().stream().map(effects::of).toList();
  }

  private Effect of(Operation operation) {
    return switch (operation) {
      case TableOperation table -> table(table);
      case ColumnOperation column -> columns.of(column);
      case ConstraintOperation constraint -> constraint(constraint);
      case IndexOperation index -> index(index);
      case TypeOperation type -> Effect.NONE;
      case ObjectOperation object -> object(object);
      case SessionOperation session -> Effect.NONE;
      case DataOperation data -> data(data);
      case OtherOperation other -> other(other);
    };
  }

  private Effect table(TableOperation operation) {
    ObjectName table = operation.table();
    return switch (operation) {
      case TableOperation.CreateTable create -> create(create);
      case TableOperation.DropTable drop -> Effect.locking(dropLocks(table)).losing();
      case TableOperation.Truncate truncate -> exclusive(table).rewriting(Known.YES).losing();
      case TableOperation.LockTable lock -> Effect.locking(new Lock(table, mode(lock.mode())));
      case TableOperation.AttachPartition attach ->
          Effect.locking(
                  new Lock(table, SHARE_UPDATE_EXCLUSIVE),
                  new Lock(attach.partition(), ACCESS_EXCLUSIVE))
              .scanning(Known.UNKNOWN);
      case TableOperation.DetachPartition detach ->
          Effect.locking(
                  new Lock(
                      table,
                      detach.concurrently() || detach.isFinalize()
                          ? SHARE_UPDATE_EXCLUSIVE
                          : ACCESS_EXCLUSIVE),
                  new Lock(detach.partition(), ACCESS_EXCLUSIVE))
              .refusingTransaction(detach.concurrently());
      case TableOperation.SetPersistence set -> exclusive(table).rewriting(Known.YES);
      case TableOperation.SetAccessMethod set -> exclusive(table).rewriting(Known.YES);
      case TableOperation.SetTablespace set -> exclusive(table).rewriting(Known.YES);
      case TableOperation.SetInheritance set ->
          Effect.locking(
              new Lock(table, ACCESS_EXCLUSIVE), new Lock(set.parent(), SHARE_UPDATE_EXCLUSIVE));
      case TableOperation.SetTriggerState set ->
          Effect.locking(new Lock(table, SHARE_ROW_EXCLUSIVE));
      case TableOperation.SetTableOption set -> Effect.locking(new Lock(table, mode(set.option())));
      case TableOperation.SetRowSecurity set -> exclusive(table);
      case TableOperation.RefreshMaterializedView refresh ->
          refresh.concurrently()
              ? Effect.locking(new Lock(table, EXCLUSIVE))
              : exclusive(table).rewriting(Known.YES);
      case TableOperation.PublishTable publish ->
          Effect.locking(new Lock(table, SHARE_UPDATE_EXCLUSIVE));
      case TableOperation.RenameTable rename -> exclusive(table);
      case TableOperation.SetTableSchema set -> exclusive(table);
    };
  }

  private static Effect create(TableOperation.CreateTable create) {
    return create
        .partitionOf()
        .map(parent -> Effect.locking(new Lock(parent, ACCESS_EXCLUSIVE)))
        .orElse(Effect.NONE);
  }

  /** Dropping the referencing side of a foreign key locks the referenced table as strongly. */
  private Lock[] dropLocks(ObjectName table) {
    List<Lock> locks = new ArrayList<>();
    locks.add(new Lock(table, ACCESS_EXCLUSIVE));
    Optional<Table> known = catalog.table(table);
    known
        .flatMap(Table::partitionOf)
        .map(catalog::shortest)
        .ifPresent(parent -> locks.add(new Lock(parent, ACCESS_EXCLUSIVE)));
    known.ifPresent(
        t ->
            t.constraints().stream()
                .flatMap(constraint -> constraint.referenced().stream())
                .filter(referenced -> !referenced.equals(t.name()))
                .distinct()
                .map(catalog::shortest)
                .forEach(referenced -> locks.add(new Lock(referenced, ACCESS_EXCLUSIVE))));
    return locks.toArray(Lock[]::new);
  }

  private static LockMode mode(TableOperation.Option option) {
    return switch (option) {
      case STORAGE_PARAMETERS, CLUSTER_ON, WITHOUT_CLUSTER -> SHARE_UPDATE_EXCLUSIVE;
      case WITHOUT_OIDS, REPLICA_IDENTITY, OWNER, OF_TYPE, RULE_STATE, FOREIGN_OPTIONS ->
          ACCESS_EXCLUSIVE;
    };
  }

  private static LockMode mode(String written) {
    String name = written.toUpperCase(Locale.ROOT).replace(' ', '_');
    for (LockMode mode : LockMode.values()) {
      if (mode.name().equals(name)) {
        return mode;
      }
    }
    return ACCESS_EXCLUSIVE;
  }

  static Effect exclusive(ObjectName table) {
    return Effect.locking(new Lock(table, ACCESS_EXCLUSIVE));
  }

  private Effect constraint(ConstraintOperation operation) {
    ObjectName table = operation.table();
    return switch (operation) {
      case AddForeignKey add -> foreignKey(add);
      case ConstraintOperation.AddCheck add ->
          check(table, add.written(), add.notValid() || !add.enforced());
      case ConstraintOperation.AddNotNull add -> check(table, add.written(), add.notValid());
      case ConstraintOperation.AddUnique add ->
          key(table, add.written(), add.usingIndex().isPresent());
      case ConstraintOperation.AddPrimaryKey add ->
          key(table, add.written(), add.usingIndex().isPresent())
              .scanning(columns.primaryKeyScans(add));
      case ConstraintOperation.AddExclude add -> key(table, add.written(), false);
      case ConstraintOperation.ValidateConstraint validate -> validate(validate);
      case ConstraintOperation.DropConstraint drop -> dropConstraint(drop);
      case ConstraintOperation.RenameConstraint rename -> exclusive(table);
      case ConstraintOperation.AlterConstraint alter -> exclusive(table);
    };
  }

  private static Effect check(ObjectName table, Written written, boolean unchecked) {
    return written == Written.CREATE_TABLE
        ? Effect.NONE
        : exclusive(table).scanning(Known.of(!unchecked));
  }

  private static Effect key(ObjectName table, Written written, boolean usingIndex) {
    return written == Written.CREATE_TABLE
        ? Effect.NONE
        : exclusive(table).buildingIndex(Known.of(!usingIndex));
  }

  /** With a new column, only a default gives the existing rows something to check. */
  private Effect foreignKey(AddForeignKey add) {
    Lock referenced = new Lock(add.referencedTable(), SHARE_ROW_EXCLUSIVE);
    boolean checked = !add.notValid() && add.enforced();
    return switch (add.written()) {
      case CREATE_TABLE -> Effect.locking(referenced);
      case ADD_COLUMN ->
          locking(new Lock(add.table(), ACCESS_EXCLUSIVE), referenced)
              .scanning(Known.of(checked && columns.hasDefault(add.columns())));
      case ALONE ->
          locking(new Lock(add.table(), SHARE_ROW_EXCLUSIVE), referenced)
              .scanning(Known.of(checked));
    };
  }

  /** A table that references itself is locked once. */
  private Effect locking(Lock own, Lock referenced) {
    boolean itself = catalog.qualified(own.table()).equals(catalog.qualified(referenced.table()));
    return itself ? Effect.locking(own) : Effect.locking(own, referenced);
  }

  private Effect validate(ConstraintOperation.ValidateConstraint validate) {
    List<Lock> locks = new ArrayList<>();
    locks.add(new Lock(validate.table(), SHARE_UPDATE_EXCLUSIVE));
    referenced(validate.table(), validate.constraint())
        .ifPresent(table -> locks.add(new Lock(table, ROW_SHARE)));
    return Effect.locking(locks.toArray(Lock[]::new)).scanning(Known.YES);
  }

  private Effect dropConstraint(ConstraintOperation.DropConstraint drop) {
    List<Lock> locks = new ArrayList<>();
    locks.add(new Lock(drop.table(), ACCESS_EXCLUSIVE));
    referenced(drop.table(), drop.constraint())
        .ifPresent(table -> locks.add(new Lock(table, ACCESS_EXCLUSIVE)));
    return Effect.locking(locks.toArray(Lock[]::new));
  }

  private Optional<ObjectName> referenced(ObjectName table, Name constraint) {
    return catalog
        .table(table)
        .flatMap(t -> t.constraint(constraint))
        .flatMap(Constraint::referenced)
        .map(catalog::shortest);
  }

  private Effect index(IndexOperation operation) {
    return switch (operation) {
      case IndexOperation.CreateIndex create ->
          Effect.locking(
                  new Lock(create.table(), create.concurrently() ? SHARE_UPDATE_EXCLUSIVE : SHARE))
              .buildingIndex(Known.of(!create.only()))
              .refusingTransaction(create.concurrently());
      case IndexOperation.DropIndex drop ->
          Effect.locking(
                  owner(
                      drop.index(),
                      drop.concurrently() ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE))
              .refusingTransaction(drop.concurrently());
      case IndexOperation.RenameIndex rename -> Effect.NONE;
      case IndexOperation.AlterIndex alter -> Effect.NONE;
      case IndexOperation.Reindex reindex -> reindex(reindex);
    };
  }

  private Effect reindex(IndexOperation.Reindex reindex) {
    boolean whole =
        switch (reindex.target()) {
          case INDEX, TABLE -> false;
          case SCHEMA, DATABASE, SYSTEM -> true;
        };
    LockMode mode = reindex.concurrently() ? SHARE_UPDATE_EXCLUSIVE : SHARE;
    Lock[] locks =
        reindex
            .name()
            .filter(name -> !whole)
            .map(
                name ->
                    reindex.target() == IndexOperation.Target.TABLE
                        ? new Lock[] {new Lock(name, mode)}
                        : owner(name, mode))
            .orElse(new Lock[0]);
    return Effect.locking(locks)
        .buildingIndex(Known.YES)
        .refusingTransaction(reindex.concurrently() || whole);
  }

  private Lock[] owner(ObjectName index, LockMode mode) {
    return catalog
        .indexOwner(index)
        .map(table -> new Lock[] {new Lock(catalog.shortest(table.name()), mode)})
        .orElse(new Lock[0]);
  }

  private static Effect object(ObjectOperation operation) {
    return switch (operation) {
      case ObjectOperation.CreateObject create when create.object().equals("trigger") ->
          onTable(create.on(), SHARE_ROW_EXCLUSIVE);
      case ObjectOperation.CreateObject create when create.object().equals("statistics") ->
          onTable(create.on(), SHARE_UPDATE_EXCLUSIVE);
      case ObjectOperation.CreateObject create -> onTable(create.on(), ACCESS_EXCLUSIVE);
      case ObjectOperation.AlterObject alter -> onTable(alter.on(), ACCESS_EXCLUSIVE);
      case ObjectOperation.RenameObject rename -> onTable(rename.on(), ACCESS_EXCLUSIVE);
      case ObjectOperation.DropObject drop -> onTable(drop.on(), ACCESS_EXCLUSIVE);
    };
  }

  private static Effect onTable(Optional<ObjectName> table, LockMode mode) {
    return table.map(t -> Effect.locking(new Lock(t, mode))).orElse(Effect.NONE);
  }

  private static Effect data(DataOperation operation) {
    return switch (operation) {
      case DataOperation.Insert insert -> writing(insert.table());
      case DataOperation.Update update -> writing(update.table());
      case DataOperation.Merge merge -> writing(merge.table());
      case DataOperation.Delete delete -> writing(delete.table()).losing();
      case DataOperation.Copy copy ->
          onTable(copy.table(), copy.from() ? ROW_EXCLUSIVE : ACCESS_SHARE);
      case DataOperation.Query query -> Effect.NONE;
      case DataOperation.DoBlock block -> Effect.NONE;
      case DataOperation.Call call -> Effect.NONE;
    };
  }

  private static Effect writing(ObjectName table) {
    return Effect.locking(new Lock(table, ROW_EXCLUSIVE));
  }

  private Effect other(OtherOperation operation) {
    return switch (operation) {
      case OtherOperation.Maintenance work -> maintenance(work);
      case OtherOperation.BeginMigration begin -> Effect.NONE;
      case OtherOperation.EndMigration end -> Effect.NONE;
      case OtherOperation.Command command -> Effect.NONE;
      case OtherOperation.PsqlCommand command -> Effect.NONE;
      case OtherOperation.Included included -> Effect.NONE;
      case OtherOperation.MisusedSuppression misuse -> Effect.NONE;
      case OtherOperation.NotUnderstood unknown -> Effect.NONE;
    };
  }

  private static Effect maintenance(OtherOperation.Maintenance work) {
    boolean rewrites =
        switch (work.command()) {
          case "vacuum" -> work.full();
          case "cluster", "repack" -> true;
          default -> false;
        };
    LockMode mode = rewrites ? ACCESS_EXCLUSIVE : SHARE_UPDATE_EXCLUSIVE;
    return onTable(work.table(), mode)
        .rewriting(Known.of(rewrites))
        .refusingTransaction(refuses(work));
  }

  /** ANALYZE, CLUSTER and REPACK of one table and CHECKPOINT run in a transaction. */
  private static boolean refuses(OtherOperation.Maintenance work) {
    return switch (work.command()) {
      case "vacuum",
          "create database",
          "create tablespace",
          "discard all",
          "drop database",
          "drop tablespace",
          "alter system",
          "create subscription" ->
          true;
      case "cluster", "repack" -> work.table().isEmpty();
      default -> false;
    };
  }
}
