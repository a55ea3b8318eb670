package dev.migralint.sql.read.query;

import dev.migralint.source.Span;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Read;
import dev.migralint.sql.Signature;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the queries and expressions of one statement name, gathered while it is read. */
public final class Mentions {
  private final List<Read> relations = new ArrayList<>();
  private final List<Name> aliases = new ArrayList<>();
  private final List<ObjectName> functions = new ArrayList<>();
  private final Set<ObjectName> only = new LinkedHashSet<>();
  private final Set<ObjectName> sequences = new LinkedHashSet<>();
  private final List<Operation> changes = new ArrayList<>();
  private final List<Name> commonTables = new ArrayList<>();
  private final Map<Name, Integer> inReach = new HashMap<>();
  private boolean ifExists;
  private boolean limited;
  private int since;
  private Optional<Span> tooDeep = Optional.empty();
  private Optional<Signature> signature = Optional.empty();
  private int fromStart;
  private int fromEnd;
  private Optional<Into> into = Optional.empty();

  /** The table that a SELECT INTO makes. */
  record Into(ObjectName table, Persistence persistence) {}

  /** How much had been gathered at some time. */
  public record Mark(int relations, int functions, int commonTables) {}

  public Mark mark() {
    return new Mark(relations.size(), functions.size(), commonTables.size());
  }

  /** A relation that is read, unless it is a WITH's own. */
  void relation(ObjectName name) {
    relation(name, name.name());
  }

  /** A relation that is read under another name. */
  void relation(ObjectName name, Name alias) {
    if (!isCommonTable(name)) {
      aliases.add(alias);
      relations.add(Read.whole(name));
    }
  }

  /** Whether the name is that of a query of a WITH around it. */
  boolean isCommonTable(ObjectName name) {
    return name.schema().isEmpty() && inReach.containsKey(name.name());
  }

  void function(ObjectName name) {
    functions.add(name);
  }

  /** A relation that is named behind ONLY. */
  void only(ObjectName name) {
    only.add(name);
  }

  /** A sequence that a call takes a number from or sets. */
  void sequence(ObjectName name) {
    sequences.add(name);
  }

  /** What stands there is nested too deeply to be read. */
  void tooDeep(Span span) {
    tooDeep = tooDeep.or(() -> Optional.of(span));
  }

  /** The first of what is nested too deeply to be read. */
  public Optional<Span> tooDeep() {
    return tooDeep;
  }

  /** The table may be missing. */
  void ifExists() {
    ifExists = true;
  }

  /** The statement creates a routine with these parameters. */
  public void signature(Signature created) {
    signature = Optional.of(created);
  }

  /** The routine returns that. */
  public void returns(Optional<TypeName> result, List<Signature.Parameter> table) {
    signature = signature.map(known -> known.returning(result, table));
  }

  /** Only that major version of PostgreSQL and newer ones read what stands here. */
  public void since(int version) {
    since = Math.max(since, version);
  }

  /** What stands beside the statement's operations. */
  public Statement.Aside aside(boolean madeUp) {
    boolean nothing =
        only.isEmpty()
            && sequences.isEmpty()
            && !ifExists
            && signature.isEmpty()
            && !madeUp
            && !limited
            && since == 0;
    return nothing
        ? Statement.Aside.NOTHING
        : new Statement.Aside(
            List.copyOf(only), List.copyOf(sequences), ifExists, signature, madeUp, limited, since);
  }

  /** A SELECT that makes a table. */
  void into(Into made) {
    into = Optional.of(made);
  }

  Optional<Into> into() {
    return into;
  }

  /** A data change inside of a WITH. */
  void change(Operation operation) {
    changes.add(operation);
  }

  void commonTable(Name name) {
    commonTables.add(name);
    inReach.merge(name, 1, Integer::sum);
  }

  /** Forgets the queries of a WITH that goes out of reach. */
  void leave(Mark mark) {
    List<Name> gone = commonTables.subList(mark.commonTables(), commonTables.size());
    gone.forEach(
        name -> inReach.computeIfPresent(name, (n, times) -> times > 1 ? times - 1 : null));
    gone.clear();
  }

  /** How many relations were read so far: the start or end of a range. */
  int readSoFar() {
    return relations.size();
  }

  /** A query takes so many rows at most. */
  void limit() {
    limited = true;
  }

  /** Something narrows what is read of the relations of a range. */
  void narrow(int from, int to) {
    for (int i = from; i < to; i++) {
      Read read = relations.get(i);
      relations.set(i, new Read(read.relation(), false, read.locksRows()));
    }
  }

  /** What was read so far stands in the FROM of the query that was read last. */
  void from(int start, int end) {
    fromStart = start;
    fromEnd = end;
  }

  /** The rows that the query read last reads in its FROM are locked: all, or of these names. */
  void lockRows(List<Name> names) {
    for (int i = fromStart; i < fromEnd; i++) {
      Read read = relations.get(i);
      if (names.isEmpty() || names.contains(aliases.get(i))) {
        relations.set(i, new Read(read.relation(), read.whole(), true));
      }
    }
  }

  /** The relations read since then, once each. */
  public List<ObjectName> relations(Mark since) {
    return reads(since).stream().map(Read::relation).toList();
  }

  /** How the relations were read since then; one that is read twice is named once. */
  public List<Read> reads(Mark since) {
    List<Read> all = relations.subList(since.relations(), relations.size());
    if (all.size() < 2) {
      return List.copyOf(all);
    }
    Map<ObjectName, Read> once = new LinkedHashMap<>();
    for (Read read : all) {
      once.merge(
          read.relation(),
          read,
          (one, other) ->
              new Read(
                  one.relation(),
                  one.whole() || other.whole(),
                  one.locksRows() || other.locksRows()));
    }
    return List.copyOf(once.values());
  }

  /** The functions called since then, once each. */
  public List<ObjectName> functions(Mark since) {
    return once(functions.subList(since.functions(), functions.size()));
  }

  private static List<ObjectName> once(List<ObjectName> names) {
    return names.isEmpty() ? List.of() : List.copyOf(new LinkedHashSet<>(names));
  }

  List<Operation> changes() {
    return List.copyOf(changes);
  }
}
