package dev.migralint.schema;

import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.MaintenanceCommand;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TypeOperation;
import dev.migralint.sql.expression.SetConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets a catalog take in the operations of one statement after the other. */
public final class Replay {
  /** What an empty search path is taken for: a name without schema means none of what is there. */
  private static final Name NO_SCHEMA = Name.quoted("");

  private final Catalog catalog;
  private final Constraints constraints;
  private final Columns columns;
  private final Indexes indexes;
  private final Tables tables;
  private final Objects objects;
  private final Types types;
  private final Doubts doubts;

  public Replay(Catalog catalog) {
    Relations relations = new Relations(catalog);
    this.catalog = catalog;
    this.indexes = new Indexes(catalog, relations);
    ForeignKeys foreignKeys = new ForeignKeys(relations);
    this.constraints = new Constraints(catalog, relations, indexes, foreignKeys);
    this.columns = new Columns(catalog, relations, foreignKeys, indexes);
    this.tables =
        new Tables(catalog, relations, new Copies(catalog, relations, constraints, indexes));
    this.objects = new Objects(catalog, relations, columns, indexes);
    this.types = new Types(catalog, relations, columns);
    this.doubts = new Doubts(catalog, relations);
  }

  /** Takes in one operation that succeeded, made at the origin. */
  public void apply(Operation written, Origin origin) {
    Operation operation = Renames.asCarriedOut(catalog, written);
    if (NoOps.isNoOp(catalog, operation)) {
      return;
    }
    noticeOlder(operation);
    nameFunction(operation);
    Copied.note(catalog, operation, origin);
    switch (operation) {
      case TableOperation table -> tables.apply(table, origin);
      case ColumnOperation column -> columns.apply(column, origin);
      case ConstraintOperation constraint -> constraints.apply(constraint, origin);
      case IndexOperation index -> index(index, origin);
      case TypeOperation type -> types.apply(type, origin);
      case ObjectOperation object -> objects.apply(object, origin);
      case SessionOperation session -> session(session, origin);
      case DataOperation.Call call -> catalog.loseCertainty();
      case DataOperation.Query query -> query(query, origin);
      case DataOperation data -> tables.write(data, origin);
      case OtherOperation.NotUnderstood unread -> {
        catalog.loseCertainty();
        unread.creates().ifPresent(table -> tables.createUnread(table, origin));
      }
      case OtherOperation.Maintenance work -> maintenance(work);
      case OtherOperation.Command command -> command(command);
      case OtherOperation.Privileges privileges -> grant(privileges);
      case OtherOperation.Comment comment -> comment(comment);
      case OtherOperation other -> {}
    }
  }

  /**
   * All rows of the table were deleted while no other session could write to it. Triggers may have
   * kept some, and ONLY those of its children.
   */
  public void deleteRows(ObjectName table, Origin origin) {
    tables.deleteRows(table, origin);
  }

  private void grant(OtherOperation.Privileges privileges) {
    boolean grants = privileges.grants();
    catalog.defaultPrivileges |= grants && privileges.onFutureObjects();
    for (ObjectName name : privileges.relations()) {
      catalog
          .relation(name)
          .ifPresent(r -> catalog.journal.set(r.granted, grants, was -> r.granted = was));
    }
  }

  private void comment(OtherOperation.Comment comment) {
    Optional<Relation> relation =
        comment.relation().filter(name -> !comment.part()).flatMap(catalog::relation);
    relation.ifPresent(r -> catalog.journal.set(r.commented, true, was -> r.commented = was));
    relation
        .filter(r -> !comment.onColumn())
        .ifPresent(
            r -> catalog.journal.set(r.described, !comment.removes(), was -> r.described = was));
  }

  private void command(OtherOperation.Command command) {
    switch (command.command()) {
      case OtherOperation.Command.DROP_OWNED -> catalog.loseCertainty();
      case OtherOperation.Command.REASSIGN -> catalog.reassign(command.roles());
      default -> {}
    }
  }

  /** Takes in an operation that may have happened, or not. */
  public void mayApply(Operation written, Origin origin) {
    Operation operation = Renames.asCarriedOut(catalog, written);
    nameFunction(operation);
    boolean keeps =
        switch (operation) {
          case TableOperation table -> doubts.keeps(table);
          case ConstraintOperation constraint -> doubts.keeps(constraint);
          case TypeOperation type -> doubts.keeps(type);
          case ObjectOperation object -> doubts.keeps(object);
          case ColumnOperation column -> {
            doubts.apply(column);
            yield false;
          }
          case IndexOperation index -> {
            doubts.apply(index);
            yield false;
          }
          case SessionOperation session -> false;
          case DataOperation data -> !(data instanceof DataOperation.Query);
          case OtherOperation.Maintenance work -> false;
          case OtherOperation other -> true;
        };
    if (keeps || isPartOfPresumed(operation)) {
      apply(operation, origin);
    }
    if (operation instanceof DataOperation data) {
      tables.mayWrite(data);
    }
    if (keeps && operation instanceof TableOperation.CreateTable create) {
      catalog.relation(create.table()).ifPresent(doubts::presume);
    }
  }

  /** What is created with a table that may have been there is there if the table is new. */
  private boolean isPartOfPresumed(Operation operation) {
    return switch (operation) {
      case ColumnOperation.AddColumn add when add.written() == Operation.Written.CREATE_TABLE ->
          catalog.relation(add.table()).filter(Replay::isPresumed).isPresent();
      case ConstraintOperation.AddCheck add when add.written() == Operation.Written.CREATE_TABLE ->
          catalog.relation(add.table()).filter(Replay::isPresumed).isPresent();
      case ConstraintOperation.AddUnique add when add.written() == Operation.Written.CREATE_TABLE ->
          catalog.relation(add.table()).filter(Replay::isPresumed).isPresent();
      case ConstraintOperation.AddPrimaryKey add
          when add.written() == Operation.Written.CREATE_TABLE ->
          catalog.relation(add.table()).filter(Replay::isPresumed).isPresent();
      default -> false;
    };
  }

  private static boolean isPresumed(Relation relation) {
    return relation.presumedOrigin().isPresent();
  }

  /** A column that was not created with the table shows that the table is an older one. */
  private void noticeOlder(Operation operation) {
    switch (operation) {
      case ColumnOperation.AddColumn add -> {}
      case ColumnOperation column -> noticeOlder(column.table(), List.of(column.column()));
      case IndexOperation.CreateIndex create -> noticeOlder(create.table(), create.columns());
      default -> {}
    }
  }

  private void nameFunction(Operation operation) {
    switch (operation) {
      case ObjectOperation.CreateRoutine create -> catalog.nameFunction(create.name().name());
      case ObjectOperation.CreateObject create when create.object() == ObjectKind.AGGREGATE ->
          create.name().ifPresent(name -> catalog.nameFunction(name.name()));
      case ObjectOperation.RenameObject rename -> catalog.nameFunction(rename.newName());
      default -> {}
    }
  }

  private void noticeOlder(ObjectName table, List<Name> columns) {
    catalog
        .relation(table)
        .filter(relation -> columns.stream().anyMatch(c -> relation.column(c).isEmpty()))
        .ifPresent(doubts::wasThere);
  }

  private void index(IndexOperation operation, Origin origin) {
    if (operation instanceof IndexOperation.RenameIndex rename) {
      catalog
          .indexOwner(rename.index())
          .ifPresent(table -> constraints.rename(table, rename.index().name(), rename.newName()));
    } else {
      indexes.apply(operation, origin);
    }
  }

  private void maintenance(OtherOperation.Maintenance work) {
    if (work.command() == MaintenanceCommand.DISCARD_TEMP) {
      catalog.dropTemporary();
    } else if (work.command() == MaintenanceCommand.DISCARD_ALL) {
      catalog.beginSession();
    }
  }

  private void session(SessionOperation operation, Origin origin) {
    if (operation instanceof SessionOperation.SetTransaction) {
      // It may be SET CONSTRAINTS … IMMEDIATE.
      catalog.checkAtOnce(origin.moment().transaction());
    }
    if (operation instanceof SessionOperation.SetParameter set
        && set.parameter().equals("session_replication_role")) {
      catalog.leaveUnchecked();
    }
    if (operation instanceof SessionOperation.SetParameter set
        && set.parameter().equals("search_path")) {
      setSearchPath(set);
    }
    if (operation instanceof SessionOperation.ResetParameter reset
        && (reset.parameter().equals("search_path") || reset.parameter().equals("all"))) {
      catalog.searchPath().reset();
    }
  }

  private void setSearchPath(SessionOperation.SetParameter set) {
    List<Name> path =
        set.value().isBlank()
            ? List.of(NO_SCHEMA)
            : Stream.of(set.value().split(",", -1))
                .map(String::strip)
                .filter(schema -> !schema.isEmpty() && !schema.equals("$user"))
                .map(Name::quoted)
                .toList();
    if (set.value().equals("default")) {
      catalog.searchPath().reset();
    } else if (!path.isEmpty() && set.local()) {
      catalog.searchPath().setLocal(path);
    } else if (!path.isEmpty()) {
      catalog.searchPath().set(path);
    }
  }

  /** A query may make a hypertable, or set something of the session. */
  private void query(DataOperation.Query query, Origin origin) {
    Hypertables.madeBy(query).stream()
        .flatMap(table -> catalog.relation(table).stream())
        .forEach(table -> catalog.journal.set(table.hypertable, true, is -> table.hypertable = is));
    SetConfig.in(query).forEach(set -> session(set, origin));
  }
}
