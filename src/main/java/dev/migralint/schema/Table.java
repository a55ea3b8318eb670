package dev.migralint.schema;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TableOperation.Persistence;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table: an identity that outlives its names. Only {@link Catalog} changes it. */
public final class Table {
  ObjectName name;
  Persistence persistence = Persistence.PERMANENT;
  boolean complete;
  Known partitioned = Known.UNKNOWN;
  @Nullable ObjectName partitionOf;
  @Nullable Origin emptied;
  @Nullable Origin renamed;
  final ObjectName createdAs;
  final @Nullable Origin origin;
  final Map<Name, Column> columns = new LinkedHashMap<>();
  final Map<Name, Constraint> constraints = new LinkedHashMap<>();
  final Map<Name, Index> indexes = new LinkedHashMap<>();

  Table(ObjectName name, @Nullable Origin origin) {
    this.name = name;
    this.createdAs = name;
    this.origin = origin;
  }

  /** The name with its schema. */
  public ObjectName name() {
    return name;
  }

  /** Where it was created; empty when that was before all that was read. */
  public Optional<Origin> origin() {
    return Optional.ofNullable(origin);
  }

  public Persistence persistence() {
    return persistence;
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
    return constraints.values().stream()
        .filter(constraint -> constraint.kind() == Constraint.Kind.PRIMARY_KEY)
        .findFirst();
  }

  /** Whether it has partitions. */
  public Known partitioned() {
    return partitioned;
  }

  /** The table that it is a partition of. */
  public Optional<ObjectName> partitionOf() {
    return Optional.ofNullable(partitionOf);
  }

  /** Where all its rows were removed; empty when there may be rows again since. */
  public Optional<Origin> emptied() {
    return Optional.ofNullable(emptied);
  }

  /** The column of that name; empty when there is none or none is known. */
  public Optional<Column> column(Name column) {
    return Optional.ofNullable(columns.get(column));
  }

  /** Whether it has a column of that name. */
  public Known hasColumn(Name column) {
    return columns.containsKey(column) ? Known.YES : complete ? Known.NO : Known.UNKNOWN;
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
}
