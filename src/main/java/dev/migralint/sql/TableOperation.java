package dev.migralint.sql;

import dev.migralint.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happens to a table as a whole. Columns and constraints have families of their own. */
public sealed interface TableOperation extends Operation {
  ObjectName table();

  /** Whether a table outlives its session and a crash. */
  enum Persistence {
    PERMANENT,
    TEMPORARY,
    UNLOGGED
  }

  /**
   * CREATE TABLE, CREATE TABLE AS and CREATE FOREIGN TABLE.
   *
   * @param likes tables whose columns it copies (LIKE)
   * @param inherits its parents (INHERITS)
   * @param partitionOf the table it becomes a partition of
   * @param defaultPartition whether it takes the rows that no other partition takes
   * @param partitioned whether it has partitions itself
   * @param foreign whether its rows are on another server
   * @param asQuery whether a query gives its columns and rows
   * @param reads the relations that this query reads, once each, as named
   * @param bound the rows that it takes as a partition that is not the default one
   * @param partitionKey the columns that its rows are parted by, none for an expression
   * @param ofType the composite type that gives its columns (OF)
   * @param tablespace where its rows are kept, if the statement says
   * @param accessMethod how its rows are kept (USING), if the statement says
   * @param query what gives its columns and rows, where a query does and is written here
   * @param droppedOnCommit whether a temporary table goes when its transaction ends (ON COMMIT
   *     DROP)
   */
  record CreateTable(
      Span span,
      ObjectName table,
      boolean ifNotExists,
      Persistence persistence,
      List<Like> likes,
      List<ObjectName> inherits,
      Optional<ObjectName> partitionOf,
      boolean defaultPartition,
      boolean partitioned,
      boolean foreign,
      boolean asQuery,
      List<Read> reads,
      Optional<Bound> bound,
      List<Name> partitionKey,
      Optional<ObjectName> ofType,
      Optional<Name> tablespace,
      Optional<Name> accessMethod,
      Optional<QueryTree> query,
      boolean droppedOnCommit)
      implements TableOperation {}

  /** FOR VALUES of a partition: FROM and TO, or IN; all empty for a hash. */
  record Bound(List<Expression> from, List<Expression> to, List<Expression> in) {
    @Override
    public String toString() {
      return in.isEmpty() ? list(from) + ".." + list(to) : list(in);
    }

    private static String list(List<Expression> values) {
      return values.stream().map(Expression::sql).toList().toString();
    }
  }

  /** LIKE: the columns of a table with their NOT NULLs, and what else is included. */
  record Like(ObjectName table, Set<Included> including) {}

  /** What LIKE copies on request. */
  enum Included {
    COMMENTS,
    COMPRESSION,
    CONSTRAINTS,
    DEFAULTS,
    GENERATED,
    IDENTITY,
    INDEXES,
    STATISTICS,
    STORAGE
  }

  record DropTable(Span span, ObjectName table, boolean ifExists, boolean cascade)
      implements TableOperation {}

  record RenameTable(Span span, ObjectName table, Name newName, boolean ifExists)
      implements TableOperation {}

  record SetTableSchema(Span span, ObjectName table, Name newSchema, boolean ifExists)
      implements TableOperation {}

  /**
   * TRUNCATE of one table.
   *
   * @param only whether ONLY leaves out what inherits from it
   * @param restartIdentity whether the sequences of its columns start again
   */
  record Truncate(
      Span span, ObjectName table, boolean only, boolean restartIdentity, boolean cascade)
      implements TableOperation {}

  /**
   * LOCK of one table.
   *
   * @param only whether ONLY leaves out what inherits from it
   */
  record LockTable(Span span, ObjectName table, boolean only, String mode)
      implements TableOperation {}

  record AttachPartition(
      Span span, ObjectName table, ObjectName partition, boolean isDefault, Optional<Bound> bound)
      implements TableOperation {}

  record DetachPartition(
      Span span, ObjectName table, ObjectName partition, boolean concurrently, boolean isFinalize)
      implements TableOperation {}

  /** SET LOGGED (permanent) or SET UNLOGGED. */
  record SetPersistence(Span span, ObjectName table, Persistence persistence)
      implements TableOperation {}

  /** SET ACCESS METHOD; without a method the server's default. */
  record SetAccessMethod(Span span, ObjectName table, Optional<Name> method)
      implements TableOperation {}

  record SetTablespace(Span span, ObjectName table, Name tablespace) implements TableOperation {}

  /** INHERIT (joins) or NO INHERIT (leaves) a parent table. */
  record SetInheritance(Span span, ObjectName table, ObjectName parent, boolean joins)
      implements TableOperation {}

  /** Enabling or disabling triggers ("all", "user" or one by name) or rewrite rules. */
  record SetTriggerState(Span span, ObjectName table, String trigger, boolean enabled, Firing fires)
      implements TableOperation {}

  /** When triggers fire, by the session_replication_role of the session. */
  enum Firing {
    /** In any session but a replica's; the default. */
    ORIGIN,
    /** In a replica's session only. */
    REPLICA,
    ALWAYS,
    NEVER
  }

  /**
   * REFRESH MATERIALIZED VIEW.
   *
   * @param withData whether the query is run, and not only the old rows thrown away
   */
  record RefreshMaterializedView(
      Span span, ObjectName table, boolean concurrently, boolean withData)
      implements TableOperation {}

  /** A table that joins a publication or leaves it. */
  record PublishTable(Span span, ObjectName table, Name publication, boolean joins)
      implements TableOperation {}

  record SetRowSecurity(Span span, ObjectName table, RowSecurity rowSecurity)
      implements TableOperation {}

  /** The four row security actions of ALTER TABLE. */
  enum RowSecurity {
    ENABLE,
    DISABLE,
    FORCE,
    NO_FORCE
  }

  /**
   * An action of ALTER TABLE that changes no row and no schema that a rule looks at.
   *
   * @param parameters the names of storage parameters
   * @param settings the storage parameters that are set, in lower case: "fillfactor=70"; of the
   *     replica identity "default", "full", "nothing" or "index"
   */
  record SetTableOption(
      Span span, ObjectName table, Option option, List<String> parameters, List<String> settings)
      implements TableOperation {
    public SetTableOption(Span span, ObjectName table, Option option) {
      this(span, table, option, List.of(), List.of());
    }
  }

  /** What a {@link SetTableOption} sets. */
  enum Option {
    STORAGE_PARAMETERS,
    CLUSTER_ON,
    WITHOUT_CLUSTER,
    WITHOUT_OIDS,
    REPLICA_IDENTITY,
    OWNER,
    OF_TYPE,
    RULE_STATE,
    FOREIGN_OPTIONS
  }
}
