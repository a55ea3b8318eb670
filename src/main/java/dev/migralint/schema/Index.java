package dev.migralint.schema;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An index of a table.
 *
 * @param columns its plain key columns
 * @param mentions the columns that an expression, INCLUDE or WHERE names besides
 * @param labels what its keys and the columns behind INCLUDE are called in the name of an index
 *     without one
 * @param derived whether a key is an expression or a predicate leaves rows out, so that a change of
 *     a column's type rebuilds it
 * @param valid whether queries use it: not one ON ONLY a partitioned table
 * @param definition what it has besides its columns, the same text for each index that has the
 *     same: its method, expressions and predicate; empty where that is unknown
 * @param calls the functions that its expressions call, with their schemas
 * @param constraint the constraint that it serves
 * @param origin where it was made
 */
public record Index(
    Name name,
    boolean unique,
    List<Name> columns,
    List<Name> mentions,
    List<Name> labels,
    boolean derived,
    boolean valid,
    String definition,
    List<ObjectName> calls,
    Optional<Name> constraint,
    Optional<Origin> origin) {
  /** What an index has besides its columns that is made by a key without further options. */
  static final String OF_KEY = "btree";

  /** Whether it is unique over plain columns and leaves no row out. */
  public boolean isWholeKey() {
    return unique && !derived && valid;
  }

  /** Whether it goes when the column goes. */
  public boolean names(Name column) {
    return columns.contains(column) || mentions.contains(column);
  }

  /** The columns that it names. */
  List<Name> named() {
    return Stream.concat(columns.stream(), mentions.stream()).distinct().toList();
  }

  Index withName(Name newName) {
    return new Index(
        newName,
        unique,
        columns,
        mentions,
        labels,
        derived,
        valid,
        definition,
        calls,
        constraint.map(c -> newName),
        origin);
  }

  /** The index of a partition that is like it. */
  Index on(Name newName, Optional<Origin> made) {
    return new Index(
        newName,
        unique,
        columns,
        mentions,
        labels,
        derived,
        true,
        definition,
        calls,
        constraint.map(c -> newName),
        made);
  }

  Index nowValid() {
    return new Index(
        name,
        unique,
        columns,
        mentions,
        labels,
        derived,
        true,
        definition,
        calls,
        constraint,
        origin);
  }

  Index withColumnRenamed(Name from, Name to) {
    return new Index(
        name,
        unique,
        Names.renamed(columns, from, to),
        Names.renamed(mentions, from, to),
        Names.renamed(labels, from, to),
        derived,
        valid,
        derived ? "" : definition,
        calls,
        constraint,
        origin);
  }

  /** Whether one of the two can be the part of the other that a partition has. */
  public boolean isLike(Index other) {
    return columns.equals(other.columns)
        && derived == other.derived
        && constraint.isPresent() == other.constraint.isPresent();
  }

  /** Whether a partition's index can be part of the other one. */
  public boolean matches(Index other) {
    return unique == other.unique
        && columns.equals(other.columns)
        && mentions.equals(other.mentions)
        && derived == other.derived;
  }

  /** Whether it is known to be the same as the other one but for its name, and for UNIQUE. */
  public boolean isSame(Index other) {
    return !definition.isEmpty()
        && definition.equals(other.definition)
        && columns.equals(other.columns)
        && labels.equals(other.labels);
  }

  /** Whether it is a plain B-tree index whose columns begin those of the other one. */
  public boolean begins(Index other) {
    return definition.equals(OF_KEY)
        && other.definition.equals(OF_KEY)
        && columns.size() < other.columns.size()
        && columns.equals(other.columns.subList(0, columns.size()))
        && columns.equals(labels);
  }
}
