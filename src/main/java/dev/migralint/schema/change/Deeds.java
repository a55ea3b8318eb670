package dev.migralint.schema.change;

import dev.migralint.schema.Catalog;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the operations of a change do to the names and the values of tables and columns. */
final class Deeds {
  /** Stands for all columns of a table; no column has a name without letters. */
  static final Name EVERY = Name.quoted("");

  private final Map<Trace, NavigableSet<Integer>> traces = new HashMap<>();

  /** What an operation does to a table, or to a column of it. */
  enum Deed {
    /** Adds, creates or renames something that has the name from then on. */
    NAMES,
    /** Creates a temporary table, which hides another one of the name from its session only. */
    NAMES_TEMPORARILY,
    DROPS,
    /** Gives values to a column, or rows to a table. */
    FILLS,
    /** Uses the values to fill another column or table. */
    COPIES,
    /** Writes to rows that are there. */
    UPDATES,
    /** Uses the values only to find the rows of another table. */
    JOINS,
    /** Makes the table a partition or child, with its rows. */
    ATTACHES,
    /** Takes a lock that blocks writes. */
    LOCKS,
    /** Makes the column one of a foreign key. */
    REFERENCES,
    /** Gives a sequence another type. */
    RETYPES,
    /** Defines a function of the name. */
    DEFINES,
    /** Gives a function a search path of its own. */
    SETS_PATH,
    /**
     * Switches a trigger of the table on again, one by name or as "all" and "user", or drops it.
     */
    ENABLES,
    /** Switches row level security of the table on. */
    SECURES,
    /** Makes a primary key, a unique constraint or a unique index of the table. */
    MAKES_KEY,
    /** Lets an INSERT leave the column out. */
    EXCUSES,
    /** Drops a constraint of the table. */
    UNCONSTRAINS,
    /** Drops the column or gives it another name. */
    FREES,
    /** Adds a column to the table that no INSERT may leave out. */
    REQUIRES,
    /** Makes a foreign key point at the table. */
    POINTS_AT,
    /** Drops an index of the name, whatever its schema. */
    DROPS_INDEX,
    /** Creates an index of the name, whatever its schema. */
    MAKES_INDEX,
    /** Drops a column of the table. */
    NARROWS,
    /** Removes all rows. */
    EMPTIES,
    /** Fills the table from other tables. */
    REFILLS,
    /** Creates a schema of the name, or gives one that name. */
    NAMES_SCHEMA,
    /** Creates a row security policy for the table. */
    GUARDS,
    /** Grants privileges on the relation. */
    GRANTS,
    /** Comments on the relation or a column of it. */
    COMMENTS,
    /** Sets options of a view, or creates it with some. */
    SETS_OPTIONS,
    /** Creates a trigger or rule of the relation, by its name. */
    HANGS,
    /** Sets NOT NULL on the column. */
    REQUIRES_AGAIN,
    /** Drops a function of the name. */
    DROPS_ROUTINE
  }

  private record Trace(Deed deed, ObjectName table, Optional<Name> column) {}

  /** The operation at the place does this to a table. */
  void put(int at, Deed deed, ObjectName table) {
    put(at, new Trace(deed, table, Optional.empty()));
  }

  /** The operation at the place does this to a column. */
  void put(int at, Deed deed, ObjectName table, Name column) {
    put(at, new Trace(deed, table, Optional.of(column)));
  }

  private void put(int at, Trace trace) {
    traces.computeIfAbsent(trace, t -> new TreeSet<>()).add(at);
  }

  /** The first operation behind the place that does this to a table. */
  Optional<Integer> after(int at, Deed deed, ObjectName table, Catalog catalog) {
    return after(at, traces(deed, table, Optional.empty(), catalog));
  }

  /** The first operation behind the place that does this to a column. */
  Optional<Integer> after(int at, Deed deed, ObjectName table, Name column, Catalog catalog) {
    return after(at, traces(deed, table, Optional.of(column), catalog));
  }

  private static Optional<Integer> after(int at, Stream<NavigableSet<Integer>> traces) {
    return traces
        .flatMap(found -> Optional.ofNullable(found.higher(at)).stream())
        .min(Integer::compare);
  }

  /** The tables to which an operation behind the place does this. */
  Stream<ObjectName> tablesAfter(int at, Deed deed) {
    return traces.entrySet().stream()
        .filter(trace -> trace.getKey().deed() == deed && trace.getValue().last() > at)
        .map(trace -> trace.getKey().table());
  }

  /** The last operation before the place that does this to a table. */
  Optional<Integer> before(int at, Deed deed, ObjectName table, Catalog catalog) {
    return before(at, traces(deed, table, Optional.empty(), catalog));
  }

  /** The last operation before the place that does this to a column. */
  Optional<Integer> before(int at, Deed deed, ObjectName table, Name column, Catalog catalog) {
    return before(at, traces(deed, table, Optional.of(column), catalog));
  }

  private static Optional<Integer> before(int at, Stream<NavigableSet<Integer>> traces) {
    return traces
        .flatMap(found -> Optional.ofNullable(found.lower(at)).stream())
        .max(Integer::compare);
  }

  /** A name with and without the schema in which it is looked up first is the same table. */
  private Stream<NavigableSet<Integer>> traces(
      Deed deed, ObjectName table, Optional<Name> column, Catalog catalog) {
    ObjectName full = catalog.qualified(table);
    return Stream.of(full, catalog.shortest(full))
        .distinct()
        .flatMap(name -> traces(deed, name, column));
  }

  private Stream<NavigableSet<Integer>> traces(Deed deed, ObjectName table, Optional<Name> column) {
    Stream<Trace> keys =
        deed == Deed.COPIES && column.isPresent()
            ? Stream.of(new Trace(deed, table, column), new Trace(deed, table, Optional.of(EVERY)))
            : Stream.of(new Trace(deed, table, column));
    return keys.flatMap(key -> Optional.ofNullable(traces.get(key)).stream());
  }
}
