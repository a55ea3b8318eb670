package dev.migralint.sql;

import dev.migralint.source.Span;
import java.util.Optional;

/** What reads or writes rows. */
public sealed interface DataOperation extends Operation {
  record Insert(Span span, ObjectName table) implements DataOperation {}

  /**
   * UPDATE.
   *
   * @param where whether there is a WHERE
   */
  record Update(Span span, ObjectName table, boolean where) implements DataOperation {}

  /**
   * DELETE.
   *
   * @param where whether there is a WHERE
   */
  record Delete(Span span, ObjectName table, boolean where) implements DataOperation {}

  record Merge(Span span, ObjectName table) implements DataOperation {}

  /** SELECT, VALUES, TABLE, or a WITH that ends in one. */
  record Query(Span span) implements DataOperation {}

  /** COPY; a query that is copied has no table. */
  record Copy(Span span, Optional<ObjectName> table, boolean from) implements DataOperation {}

  /** A DO block; what its body does is not known. */
  record DoBlock(Span span, String language) implements DataOperation {}

  record Call(Span span, ObjectName procedure) implements DataOperation {}
}
