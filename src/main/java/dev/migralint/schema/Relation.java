package dev.migralint.schema;

import dev.migralint.schema.Ordered.Lookup;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.ObjectOperation.Event;
import dev.migralint.sql.TableOperation.Bound;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.Ternary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table or what SQL treats like one: an identity that outlives its names. Only {@link Catalog}
 * changes it. https://www.postgresql.org/docs/current/catalog-pg-class.html
 */
public final class Relation {
  /** What sort of relation it is. Indexes are {@link Index}. */
  public enum Kind {
    TABLE,
    FOREIGN_TABLE,
    VIEW,
    MATERIALIZED_VIEW,
    SEQUENCE
  }

  ObjectName name;
  final Kind kind;
  Persistence persistence = Persistence.PERMANENT;
  boolean complete;
  boolean hypertable;

  /** Whether it may have been dropped. */
  boolean doubtful;

  /** Whether it may have been there before the statement that is taken for its creation. */
  boolean presumed;

  Ternary partitioned = Ternary.UNKNOWN;
  @Nullable Relation partitionOf;
  boolean defaultPartition;
  Optional<Bound> bound = Optional.empty();
  @Nullable Relation lastDefault;
  @Nullable Relation owner;
  @Nullable Name ownerColumn;
  @Nullable Origin emptied;

  /** Whether the triggers of its foreign keys are off. */
  boolean unchecked;

  /** Where a data change last left a check of it for the end of the transaction. */
  @Nullable Origin pending;

  @Nullable Origin rowsDeleted;

  @Nullable Origin written;

  final Set<Constraint.Dropped> droppedConstraints = new LinkedHashSet<>();

  @Nullable Origin joined;

  final Map<Name, Copied> copied = new LinkedHashMap<>();

  boolean retyped;
  @Nullable Origin madeEmpty;
  @Nullable Origin renamed;
  final ObjectName createdAs;
  @Nullable Origin origin;
  final Ordered<Name, Column> columns = new Ordered<>();
  final Ordered<Name, Constraint> constraints = new Ordered<>();
  private final Lookup<Name, Constraint, Name> constraintsByColumn =
      constraints.by(Constraint::named);
  private final Lookup<Name, Constraint, Constraint.Kind> constraintsByKind =
      constraints.by(constraint -> List.of(constraint.kind()));
  private final Lookup<Name, Constraint, ObjectName> constraintsByFunction =
      constraints.by(Constraint::calls);
  final Ordered<Name, Index> indexes = new Ordered<>();
  private final Lookup<Name, Index, Name> indexesByColumn = indexes.by(Index::named);
  private final Lookup<Name, Index, ObjectName> indexesByFunction = indexes.by(Index::calls);
  final Set<Relation> parents = new LinkedHashSet<>();
  final Set<Relation> children = new LinkedHashSet<>();
  final Set<Relation> partitionedChildren = new LinkedHashSet<>();
  final Set<Relation> referencing = new LinkedHashSet<>();
  final Set<Relation> reads = new LinkedHashSet<>();
  final Set<Relation> readers = new LinkedHashSet<>();
  final Set<Relation> sequences = new LinkedHashSet<>();
  final Set<Relation> takers = new LinkedHashSet<>();
  final Ordered<Attached.Key, Attached> attached = new Ordered<>();
  private final Lookup<Attached.Key, Attached, Name> attachedByColumn =
      attached.by(Attached::columns);
  private final Map<Event, Lookup<Attached.Key, Attached, ObjectName>> triggersByFunction =
      new TreeMap<>();
  final Ordered<Name, Dependencies.Needs> defaults = new Ordered<>();
  private final Lookup<Name, Dependencies.Needs, ObjectName> defaultsByFunction =
      defaults.by(Dependencies.Needs::calls);
  private final Lookup<Name, Dependencies.Needs, Name> defaultsByColumn =
      defaults.by(Dependencies.Needs::columns);
  private final Lookup<Name, Dependencies.Needs, Boolean> defaultsWithSequences =
      defaults.by(needs -> needs.sequences().isEmpty() ? List.of() : List.of(true));
  List<ObjectName> calls = List.of();

  /** The columns that a view reads, by relation. */
  final Map<Relation, Set<Name>> readColumns = new LinkedHashMap<>();

  /** Whether a view may read fewer columns than that. */
  boolean guessed;

  /** The names of a view's columns, where all of them are known. */
  Optional<List<Name>> outputs = Optional.empty();

  /** What a view was created or replaced with last. */
  @Nullable CreateView definition;

  /** Whether privileges on it were granted. */
  boolean granted;

  /** Whether it or a column of it has a comment. */
  boolean commented;

  /** Whether it has a comment itself. */
  boolean described;

  /** The options of a view that are turned on. */
  List<String> options = List.of();

  @Nullable ObjectName ofType;
  @Nullable Name tablespace;
  @Nullable Name accessMethod;
  List<Name> partitionKey = List.of();

  Relation(Kind kind, ObjectName name, @Nullable Origin origin) {
    this.kind = kind;
    this.name = name;
    this.createdAs = name;
    this.origin = origin;
  }

  public Kind kind() {
    return kind;
  }

  /** The name with its schema. */
  public ObjectName name() {
    return name;
  }

  /** Where it was created; empty when that was, or may have been, before all that was read. */
  public Optional<Origin> origin() {
    return presumed ? Optional.empty() : Optional.ofNullable(origin);
  }

  /** Where it was created, unless it was there already: CREATE TABLE IF NOT EXISTS. */
  public Optional<Origin> presumedOrigin() {
    return presumed ? Optional.ofNullable(origin) : Optional.empty();
  }

  public Persistence persistence() {
    return persistence;
  }

  /** Whether it is certain to read all the columns that it is taken to read. */
  public boolean readsForCertain() {
    return !guessed;
  }

  /** Whether other sessions can't see it. */
  public boolean isTemporary() {
    return persistence == Persistence.TEMPORARY;
  }

  /** The name under which it was created. */
  public ObjectName createdAs() {
    return createdAs;
  }

  /** Where it got its present name, if that is not the first one. */
  public Optional<Origin> renamed() {
    return Optional.ofNullable(renamed);
  }

  /** Its primary key. */
  public Optional<Constraint> primaryKey() {
    return constraints(Constraint.Kind.PRIMARY_KEY).stream().findFirst();
  }

  /** The columns of its primary key; none where it has none. */
  public List<Name> primaryKeyColumns() {
    return primaryKey().map(Constraint::columns).orElse(List.of());
  }

  /** Whether it has a key of that kind over the columns. */
  public boolean hasKey(Constraint.Kind kind, List<Name> keyColumns) {
    return constraints.values().stream()
        .anyMatch(c -> c.kind() == kind && c.columns().equals(keyColumns));
  }

  /** Whether TimescaleDB divides it into chunks. */
  public boolean hypertable() {
    return hypertable;
  }

  /** Whether it has partitions, or can have them. */
  public Ternary partitioned() {
    return partitioned;
  }

  /** The table that it is a partition of. */
  public Optional<Relation> partitionOf() {
    return Optional.ofNullable(partitionOf);
  }

  /** The columns that its rows are parted by, none where that is an expression or not known. */
  public List<Name> partitionKey() {
    return partitionKey;
  }

  /** The tablespace that it was put in; empty for the default one. */
  public Optional<Name> tablespace() {
    return Optional.ofNullable(tablespace);
  }

  /** The access method that it was given; empty for the default one. */
  public Optional<Name> accessMethod() {
    return Optional.ofNullable(accessMethod);
  }

  /** Whether a migration granted privileges on it, and none took privileges away since. */
  public boolean granted() {
    return granted;
  }

  /** Whether it or a column of it was given a comment. */
  public boolean commented() {
    return commented;
  }

  /** Whether it was given a comment itself, which none took away since. */
  public boolean described() {
    return described;
  }

  /** The names of a view's columns, where all of them are known. */
  public Optional<List<Name>> outputs() {
    return outputs;
  }

  /** What a view was created or replaced with last. */
  public Optional<CreateView> definition() {
    return Optional.ofNullable(definition);
  }

  /** The options of a view that were turned on, as security_invoker. */
  public List<String> options() {
    return options;
  }

  /** The functions that a view's query calls. */
  public List<ObjectName> calls() {
    return calls;
  }

  /** The functions that the defaults of its columns call. */
  public Set<ObjectName> defaultCalls() {
    return defaultsByFunction.parts();
  }

  /** The functions that its checks and indexes call. */
  Set<ObjectName> keyCalls() {
    Set<ObjectName> calls = new LinkedHashSet<>(constraintsByFunction.parts());
    calls.addAll(indexesByFunction.parts());
    return calls;
  }

  /** The checks that call the function. */
  public List<Constraint> constraintsCalling(ObjectName function) {
    return constraintsByFunction.with(function);
  }

  /** The indexes whose expressions call the function. */
  public List<Index> indexesCalling(ObjectName function) {
    return indexesByFunction.with(function);
  }

  /** The functions that its triggers call when that happens. */
  public Set<ObjectName> fired(Event event) {
    return triggersByFunction
        .computeIfAbsent(event, e -> attached.by(one -> one.firedBy(e)))
        .parts();
  }

  /** The columns whose defaults take from a sequence. */
  public List<Name> columnsWithSequences() {
    return defaultsWithSequences.keysWith(true);
  }

  /** Its triggers, policies and rules. */
  public Collection<Attached> attached() {
    return Collections.unmodifiableCollection(attached.values());
  }

  /** The trigger, policy or rule of that name. */
  public Optional<Attached> attached(Attached.Key key) {
    return Optional.ofNullable(attached.get(key));
  }

  /**
   * The sequences that the default of the column takes from, an identity's or serial's included.
   */
  public List<Relation> sequencesOfDefault(Name column) {
    Dependencies.Needs needs = defaults.get(column);
    return needs == null ? List.of() : needs.sequences();
  }

  /** The default of the column as it was written, or what it is generated from. */
  public Optional<Expression> defaultValue(Name column) {
    Dependencies.Needs needs = defaults.get(column);
    return needs == null ? Optional.empty() : needs.value();
  }

  /** The views whose query reads the column, or may. */
  public List<Relation> viewsOver(Name column) {
    return readers.stream()
        .filter(view -> view.readColumns.getOrDefault(this, Set.of()).contains(column))
        .toList();
  }

  /** The columns that are generated from the column. */
  public List<Name> generatedFrom(Name column) {
    return defaultsByColumn.keysWith(column);
  }

  /** The policies and triggers whose conditions read the column. */
  public List<Attached> attachedTo(Name column) {
    return attachedByColumn.with(column);
  }

  /** Which rows of its table a partition takes; empty where all that no other takes. */
  public Optional<Bound> bound() {
    return bound;
  }

  /** Its partition for the rows that no other takes. */
  public Optional<Relation> defaultPartition() {
    return Optional.ofNullable(lastDefault)
        .filter(child -> child.defaultPartition && children.contains(child));
  }

  /** The tables that it inherits from or is a partition of. */
  public Collection<Relation> parents() {
    return Collections.unmodifiableCollection(parents);
  }

  /** Its partitions, or the tables that inherit from it. */
  public Collection<Relation> children() {
    return Collections.unmodifiableCollection(children);
  }

  /** Its children, their children and so on, without itself, parents before their children. */
  public List<Relation> descendants() {
    return children.isEmpty() ? List.of() : reachable(children, child -> child.children);
  }

  /**
   * All that goes when it is dropped: itself, its partitions and sequences; with CASCADE its
   * descendants and the views on any of them too.
   */
  public List<Relation> goneWith(boolean cascade) {
    return reachable(
        List.of(this),
        relation -> {
          List<Relation> next = new ArrayList<>(relation.sequences);
          relation.children.stream()
              .filter(child -> cascade || child.partitionOf != null)
              .forEach(next::add);
          next.addAll(cascade ? relation.readers : List.of());
          return next;
        });
  }

  /** The tables that TRUNCATE … CASCADE empties: itself and all that point at one of them. */
  public List<Relation> emptiedWith() {
    return reachable(
        List.of(this),
        relation -> {
          List<Relation> next = new ArrayList<>(relation.children);
          next.addAll(relation.referencing());
          return next;
        });
  }

  /** All that a query of it reads: itself, what a view reads, and the descendants of these. */
  public List<Relation> readWith() {
    return reachable(
        List.of(this),
        relation -> {
          List<Relation> next = new ArrayList<>(relation.children);
          next.addAll(relation.kind == Kind.VIEW ? relation.reads : List.of());
          return next;
        });
  }

  private static List<Relation> reachable(
      Collection<Relation> start, Function<Relation, Collection<Relation>> next) {
    Set<Relation> all = new LinkedHashSet<>();
    Deque<Relation> open = new ArrayDeque<>(start);
    while (!open.isEmpty()) {
      Relation relation = open.removeFirst();
      if (all.add(relation)) {
        open.addAll(next.apply(relation));
      }
    }
    return List.copyOf(all);
  }

  /** Its partitions with theirs; empty for a table that only has children. */
  public List<Relation> partitions() {
    return partitioned == Ternary.YES ? descendants() : List.of();
  }

  /** Those of its partitions, and of theirs, that have partitions themselves. */
  public List<Relation> partitionedPartitions() {
    return partitionedChildren.isEmpty()
        ? List.of()
        : reachable(partitionedChildren, child -> child.partitionedChildren);
  }

  /** The tables with a foreign key to this one, itself included. */
  public List<Relation> referencing() {
    return referencing.isEmpty()
        ? List.of()
        : referencing.stream().filter(table -> table.references(this)).toList();
  }

  private boolean references(Relation other) {
    for (Constraint constraint : constraints.values()) {
      if (constraint.reference().isPresent() && constraint.reference().get().table() == other) {
        return true;
      }
    }
    return false;
  }

  /** The tables that its foreign keys point at, once each, without itself. */
  public List<Relation> referenced() {
    return constraints.values().stream()
        .flatMap(constraint -> constraint.referenced().stream())
        .filter(other -> other != this)
        .distinct()
        .toList();
  }

  /** What a view reads. */
  public Collection<Relation> reads() {
    return Collections.unmodifiableCollection(reads);
  }

  /** The views that read it. */
  public Collection<Relation> readers() {
    return Collections.unmodifiableCollection(readers);
  }

  /** The sequences that its columns own. */
  public Collection<Relation> sequences() {
    return Collections.unmodifiableCollection(sequences);
  }

  /** The sequences that the column owns, as far as that is known. */
  public List<Relation> sequences(Name column) {
    return sequences.stream().filter(s -> Objects.equals(s.ownerColumn, column)).toList();
  }

  /** Whether a sequence got a type of its own, which it does not have from its column. */
  public boolean isRetyped() {
    return retyped;
  }

  /** The table whose column owns a sequence. */
  public Optional<Relation> owner() {
    return Optional.ofNullable(owner);
  }

  /** Where it was created without rows; empty when there may be some since. */
  public Optional<Origin> madeEmpty() {
    return Optional.ofNullable(madeEmpty);
  }

  /** Where all its rows were removed; empty when there may be rows again since. */
  public Optional<Origin> emptied() {
    return Optional.ofNullable(emptied);
  }

  /** Where all its rows were deleted while no other session could write; empty if some may be. */
  public Optional<Origin> rowsDeleted() {
    return Optional.ofNullable(rowsDeleted);
  }

  /** Where a migration last wrote or removed rows. */
  public Optional<Origin> written() {
    return Optional.ofNullable(written);
  }

  /** The constraints and unique indexes that were dropped. */
  public Collection<Constraint.Dropped> droppedConstraints() {
    return Collections.unmodifiableCollection(droppedConstraints);
  }

  /** When it became a partition or child with rows in it, so that queries of the parent use it. */
  public Optional<Origin> joined() {
    return Optional.ofNullable(joined);
  }

  /** Where the values of the column were last written somewhere else too. */
  public Optional<Copied> copied(Name column) {
    return Optional.ofNullable(copied.get(column));
  }

  /** Where values of its rows were last written to another table. */
  public Optional<Copied> copiedElsewhere() {
    return copied.values().stream().filter(copy -> copy.columns().isEmpty()).max(Copied.LAST);
  }

  /** The column of that name; empty when there is none or none is known. */
  public Optional<Column> column(Name column) {
    return Optional.ofNullable(columns.get(column));
  }

  /** Whether it has a column of that name. */
  public Ternary hasColumn(Name column) {
    if (columns.containsKey(column)) {
      return presumed ? Ternary.UNKNOWN : Ternary.YES;
    }
    return complete ? Ternary.NO : Ternary.UNKNOWN;
  }

  /** All columns that are known, in the order in which they were added. */
  public Collection<Column> columns() {
    return Collections.unmodifiableCollection(columns.values());
  }

  public Optional<Constraint> constraint(Name constraint) {
    return Optional.ofNullable(constraints.get(constraint));
  }

  public Collection<Constraint> constraints() {
    return Collections.unmodifiableCollection(constraints.values());
  }

  /** Its constraints over the column, in the order in which they came. */
  public List<Constraint> constraints(Name column) {
    return constraintsByColumn.with(column);
  }

  /** Its constraints of a kind. */
  public List<Constraint> constraints(Constraint.Kind kind) {
    return constraintsByKind.with(kind);
  }

  /** Its indexes that name the column. */
  public List<Index> indexes(Name column) {
    return indexesByColumn.with(column);
  }

  public Optional<Index> index(Name index) {
    return Optional.ofNullable(indexes.get(index));
  }

  public Collection<Index> indexes() {
    return Collections.unmodifiableCollection(indexes.values());
  }

  /** Whether all that it holds is known, its creation included. */
  public boolean complete() {
    return complete;
  }

  @Override
  public String toString() {
    return name.toString();
  }

  /** Its columns as they are now, safe to go through while they change. */
  List<Column> columnsNow() {
    return new ArrayList<>(columns.values());
  }
}
