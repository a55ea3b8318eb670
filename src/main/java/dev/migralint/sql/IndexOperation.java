package dev.migralint.sql;

import dev.migralint.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What happens to one index. */
public sealed interface IndexOperation extends Operation {

  /**
   * CREATE INDEX.
   *
   * @param index its name, where one was written
   * @param only whether ON ONLY leaves the partitions out
   * @param perChunk whether TimescaleDB builds it in a transaction for each chunk
   * @param columns the key columns that are plain names
   * @param mentions the columns that an expression, INCLUDE or WHERE names besides
   * @param labels what the name of an index without one is made of: for each key its column, the
   *     function that it calls, or expr; then the columns behind INCLUDE
   * @param predicate the WHERE of a partial index
   * @param keys the keys that are expressions
   * @param keyOptions whether a key has a collation, an operator class or an order
   * @param nullsNotDistinct whether only one row may hold a null
   */
  record CreateIndex(
      Span span,
      Optional<Name> index,
      ObjectName table,
      boolean unique,
      boolean concurrently,
      boolean ifNotExists,
      boolean only,
      boolean perChunk,
      String method,
      List<Name> columns,
      List<Name> mentions,
      List<Name> labels,
      Optional<Expression> predicate,
      List<Expression> keys,
      boolean keyOptions,
      boolean nullsNotDistinct)
      implements IndexOperation {

    /** Whether a key is an expression. */
    public boolean isOverExpressions() {
      return !keys.isEmpty();
    }

    /** The expressions that are keys, and the predicate. */
    public List<Expression> expressions() {
      return Stream.concat(keys.stream(), predicate.stream()).toList();
    }
  }

  record DropIndex(
      Span span, ObjectName index, boolean concurrently, boolean ifExists, boolean cascade)
      implements IndexOperation {}

  /**
   * A new name for an index.
   *
   * @param asTable whether ALTER TABLE gives it, which takes a stronger lock
   */
  record RenameIndex(Span span, ObjectName index, Name newName, boolean ifExists, boolean asTable)
      implements IndexOperation {}

  /**
   * ALTER INDEX … ATTACH PARTITION, SET TABLESPACE, storage parameters, statistics.
   *
   * @param attached the index of a partition that becomes part of this one
   * @param parameters the names of storage parameters
   */
  record AlterIndex(
      Span span,
      ObjectName index,
      Option option,
      Optional<ObjectName> attached,
      List<String> parameters)
      implements IndexOperation {}

  /** What an {@link AlterIndex} changes. */
  enum Option {
    ATTACH_PARTITION,
    TABLESPACE,
    STORAGE_PARAMETERS,
    STATISTICS,
    DEPENDS_ON_EXTENSION,
    OTHER
  }

  /** REINDEX; a database or system may be unnamed. */
  record Reindex(Span span, Target target, Optional<ObjectName> name, boolean concurrently)
      implements IndexOperation {}

  /** What a {@link Reindex} rebuilds. */
  enum Target {
    INDEX,
    TABLE,
    SCHEMA,
    DATABASE,
    SYSTEM
  }
}
