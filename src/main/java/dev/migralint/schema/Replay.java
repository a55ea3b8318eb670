package dev.migralint.schema;

import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.IndexOperation.DropIndex;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.TypeOperation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets a catalog take in the operations of one statement after the other. */
public final class Replay {
  private final Catalog catalog;
  private final Constraints constraints;
  private final Columns columns;
  private final Types types;

  public Replay(Catalog catalog) {
    this.catalog = catalog;
    this.constraints = new Constraints(catalog);
    this.columns = new Columns(catalog, constraints);
    this.types = new Types(catalog);
  }

  /** Takes in one operation that succeeded, made at the origin. */
  public void apply(Operation operation, Origin origin) {
    if (NoOps.isNoOp(catalog, operation)) {
      return;
    }
    switch (operation) {
      case TableOperation table -> table(table, origin);
      case ColumnOperation column -> columns.apply(column, origin);
      case ConstraintOperation constraint -> constraints.apply(constraint, origin);
      case IndexOperation index -> index(index, origin);
      case TypeOperation type -> types.apply(type, origin);
      case ObjectOperation object -> object(object, origin);
      case SessionOperation session -> session(session);
      case DataOperation.Insert insert -> catalog.table(insert.table()).ifPresent(this::fill);
      case DataOperation.Merge merge -> catalog.table(merge.table()).ifPresent(this::fill);
      case DataOperation.Copy copy when copy.from() ->
          copy.table().flatMap(catalog::table).ifPresent(this::fill);
      case DataOperation.Call call -> catalog.loseCertainty();
      case DataOperation data -> {}
      case OtherOperation.NotUnderstood unknown -> catalog.loseCertainty();
      case OtherOperation.Included included -> catalog.loseCertainty();
      case OtherOperation other -> {}
    }
  }

  // Tables

  private void table(TableOperation operation, Origin origin) {
    switch (operation) {
      case CreateTable create -> create(create, origin);
      case TableOperation.DropTable drop -> drop(drop.table());
      case TableOperation.RenameTable rename -> {
        Table table = known(rename.table());
        ObjectName to = new ObjectName(table.name.schema(), rename.newName());
        move(table, to);
        Origin before = table.renamed;
        catalog.journal.add(() -> table.renamed = before);
        table.renamed = origin;
      }
      case TableOperation.SetTableSchema set -> {
        Table table = known(set.table());
        move(table, Catalog.in(set.newSchema(), table.name));
      }
      case TableOperation.Truncate truncate -> catalog.setEmptied(known(truncate.table()), origin);
      case TableOperation.AttachPartition attach -> {
        Table parent = known(attach.table());
        setPartitionOf(known(attach.partition()), parent.name);
        setPartitioned(parent);
      }
      case TableOperation.DetachPartition detach -> setPartitionOf(known(detach.partition()), null);
      case TableOperation.SetPersistence set ->
          setPersistence(known(set.table()), set.persistence());
      case TableOperation.LockTable lock -> {}
      case TableOperation.RefreshMaterializedView refresh -> {}
      case TableOperation.PublishTable publish -> {}
      case TableOperation.SetAccessMethod set -> {}
      case TableOperation.SetTablespace set -> {}
      case TableOperation.SetInheritance set -> {}
      case TableOperation.SetTriggerState set -> {}
      case TableOperation.SetRowSecurity set -> {}
      case TableOperation.SetTableOption set -> {}
    }
  }

  private void create(CreateTable create, Origin origin) {
    ObjectName name =
        create.persistence() == Persistence.TEMPORARY
            ? Catalog.in(Catalog.TEMPORARY, create.table())
            : catalog.qualified(create.table());
    Table table = new Table(name, origin);
    table.persistence = create.persistence();
    table.partitioned = Known.of(create.partitioned());
    table.partitionOf = create.partitionOf().map(catalog::qualified).orElse(null);
    catalog.journal.put(catalog.tables, name, table);
    boolean complete = !create.asQuery();
    for (ObjectName source : create.copiesFrom()) {
      complete &= copyColumns(source, table, origin);
    }
    catalog.setComplete(table, complete);
    create.partitionOf().ifPresent(parent -> setPartitioned(known(parent)));
  }

  /** LIKE, INHERITS and PARTITION OF bring the columns; whether all are known is the source's. */
  private boolean copyColumns(ObjectName source, Table table, Origin origin) {
    Optional<Table> from = catalog.table(source);
    if (from.isEmpty()) {
      return false;
    }
    for (Column column : from.get().columns()) {
      Column copy =
          new Column(
              column.name(),
              column.type(),
              column.notNull(),
              column.hasDefault(),
              column.generated(),
              Optional.of(origin));
      table.columns.put(copy.name(), copy);
    }
    return from.get().complete;
  }

  void drop(ObjectName name) {
    Optional<Table> found = catalog.table(name);
    ObjectName qualified = found.map(Table::name).orElseGet(() -> catalog.qualified(name));
    found.ifPresent(
        table -> {
          for (Name index : table.indexes.keySet()) {
            catalog.journal.remove(catalog.indexOwners, indexName(table, index));
          }
          catalog.journal.remove(catalog.tables, qualified);
        });
    markDropped(qualified);
  }

  private void markDropped(ObjectName name) {
    if (catalog.dropped.add(name)) {
      catalog.journal.add(() -> catalog.dropped.remove(name));
    }
  }

  private void move(Table table, ObjectName to) {
    ObjectName from = table.name;
    for (Name index : table.indexes.keySet()) {
      catalog.journal.remove(catalog.indexOwners, indexName(table, index));
    }
    catalog.journal.remove(catalog.tables, from);
    catalog.journal.add(() -> table.name = from);
    table.name = to;
    catalog.journal.put(catalog.tables, to, table);
    for (Name index : table.indexes.keySet()) {
      catalog.journal.put(catalog.indexOwners, indexName(table, index), table);
    }
    markDropped(from);
  }

  private void fill(Table table) {
    catalog.setEmptied(table, null);
  }

  private void setPartitioned(Table table) {
    Known before = table.partitioned;
    catalog.journal.add(() -> table.partitioned = before);
    table.partitioned = Known.YES;
  }

  private void setPartitionOf(Table table, @Nullable ObjectName parent) {
    ObjectName before = table.partitionOf;
    catalog.journal.add(() -> table.partitionOf = before);
    table.partitionOf = parent;
  }

  private void setPersistence(Table table, Persistence persistence) {
    Persistence before = table.persistence;
    catalog.journal.add(() -> table.persistence = before);
    table.persistence = persistence;
  }

  /** The table of that name, or a new entry for one of which nothing else is known. */
  private Table known(ObjectName name) {
    return constraints.known(name);
  }

  static ObjectName indexName(Table table, Name index) {
    return new ObjectName(table.name.schema(), index);
  }

  // Indexes

  private void index(IndexOperation operation, Origin origin) {
    switch (operation) {
      case CreateIndex create -> createIndex(create, origin);
      case DropIndex drop ->
          catalog
              .indexOwner(drop.index())
              .ifPresent(table -> constraints.removeIndex(table, drop.index().name()));
      case IndexOperation.RenameIndex rename ->
          catalog
              .indexOwner(rename.index())
              .ifPresent(
                  table -> constraints.rename(table, rename.index().name(), rename.newName()));
      case IndexOperation.AlterIndex alter -> {}
      case IndexOperation.Reindex reindex -> {}
    }
  }

  private void createIndex(CreateIndex create, Origin origin) {
    Table table = known(create.table());
    Name name =
        create
            .index()
            .orElseGet(
                () ->
                    Names.generated(
                        table.name.name(), create.columns(), "idx", table.indexes.keySet()));
    boolean derived = create.expressions() || create.predicate().isPresent();
    constraints.addIndex(
        table,
        new Index(
            name,
            create.unique(),
            create.columns(),
            derived,
            Optional.empty(),
            Optional.of(origin)));
  }

  // Other objects, the session

  private void object(ObjectOperation operation, Origin origin) {
    boolean rows = operation.object().equals("materialized view");
    switch (operation) {
      case ObjectOperation.CreateObject create when rows ->
          create.name().ifPresent(name -> createMaterializedView(name, origin));
      case ObjectOperation.RenameObject rename when rows ->
          catalog
              .table(rename.name())
              .ifPresent(v -> move(v, new ObjectName(v.name.schema(), rename.newName())));
      case ObjectOperation.DropObject drop when rows -> drop.name().ifPresent(this::drop);
      case ObjectOperation.DropObject drop -> dropObject(drop);
      case ObjectOperation.CreateObject create -> {}
      case ObjectOperation.AlterObject alter -> {}
      case ObjectOperation.RenameObject rename -> {}
    }
  }

  /** It holds rows and has indexes, as a table does; its columns are its query's. */
  private void createMaterializedView(ObjectName name, Origin origin) {
    if (catalog.table(name).isEmpty()) {
      Table view = new Table(catalog.qualified(name), origin);
      view.partitioned = Known.NO;
      catalog.journal.put(catalog.tables, view.name, view);
    }
  }

  private void dropObject(ObjectOperation.DropObject drop) {
    if (drop.name().isEmpty()) {
      return;
    }
    if (drop.object().equals("type")) {
      catalog.journal.remove(catalog.enums, catalog.qualified(drop.name().get()));
    }
    if (drop.object().equals("domain")) {
      catalog.journal.remove(catalog.constrainedDomains, catalog.qualified(drop.name().get()));
    }
    if (drop.object().equals("schema") && drop.cascade()) {
      Name schema = drop.name().get().name();
      for (Table table : List.copyOf(catalog.tables.values())) {
        if (table.name.schema().equals(Optional.of(schema))) {
          drop(table.name);
        }
      }
    }
  }

  private void session(SessionOperation operation) {
    if (operation instanceof SessionOperation.SetParameter set
        && set.parameter().equals("search_path")) {
      setSearchPath(set);
    }
    if (operation instanceof SessionOperation.ResetParameter reset
        && (reset.parameter().equals("search_path") || reset.parameter().equals("all"))) {
      catalog.resetSearchPath();
    }
  }

  private void setSearchPath(SessionOperation.SetParameter set) {
    List<Name> path =
        Stream.of(set.value().split(",", -1))
            .map(String::strip)
            .filter(schema -> !schema.isEmpty() && !schema.equals("$user"))
            .map(Name::quoted)
            .toList();
    if (set.value().equals("default")) {
      catalog.resetSearchPath();
    } else if (!path.isEmpty() && set.local()) {
      catalog.setLocalSearchPath(path);
    } else if (!path.isEmpty()) {
      catalog.setSearchPath(path);
    }
  }
}
