package dev.migralint.schema;

import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.IndexOperation;
import dev.migralint.sql.Name;
import dev.migralint.sql.NamedColumn;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.Ternary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The schema as it stands between two statements. Objects are identities that names look up; every
 * change can be taken back to a {@link #mark()}.
 */
public final class Catalog {
  /** The volatility of a function whose overloads differ. */
  public static final String OVERLOADED = "overloaded";

  /** How many changes a history may make beside those that its text is long enough for. */
  static final long WORK = 1_000_000;

  private static final long WORK_FOR_CHARACTER = 10;

  final UndoJournal journal = new UndoJournal();
  final Naming naming = new Naming(this);
  final Map<ObjectName, Relation> relations = new LinkedHashMap<>();
  final Map<ObjectName, Relation> indexOwners = new HashMap<>();
  final Map<ObjectName, String> functions = new HashMap<>();
  private final UserTypes types = new UserTypes(this);
  private final Dependencies dependencies = new Dependencies(this);
  final Set<ObjectName> dropped = new HashSet<>();
  final Schemas schemas = new Schemas(this);
  final Set<ObjectName> uncertain = new HashSet<>();
  private boolean extended;
  private final Set<String> extensions = new HashSet<>();
  private boolean disturbed;
  private int disturbances;
  private boolean casts;
  private int checkedAtOnce = -1;
  private boolean unchecked;
  private final Set<Lacking> lacking = EnumSet.noneOf(Lacking.class);

  /** The names that functions and the like ever got; some may be gone, or of another schema. */
  private final Set<Name> functionNames = new HashSet<>();

  /** The relations that are certain to be there, with the columns that are known. */
  private final Set<Relation> sure = new HashSet<>();

  /** Those whose constraints, indexes, triggers and dependents are certain too. */
  private final Set<Relation> sureParts = new HashSet<>();

  /** Whether new relations may get privileges by themselves. */
  boolean defaultPrivileges;

  final Map<ObjectName, List<Name>> rowColumns = new HashMap<>();
  private final Dependencies.BodyUses bodyUses = new Dependencies.BodyUses(this);
  private final Set<Name> reassigned = new HashSet<>();
  final Set<Relation> temporary = new LinkedHashSet<>();
  final Set<Relation> untilCommit = new LinkedHashSet<>();
  private final List<Relation> certain = new ArrayList<>();
  private final SearchPath searchPath;
  private boolean fromTheStart;

  /** An empty catalog; unqualified names belong to the first schema of the search path. */
  public Catalog(List<Name> searchPath) {
    this.searchPath = new SearchPath(searchPath, journal);
  }

  /** A text of that length follows: it may do as much work. */
  public void allowWorkOf(int length) {
    journal.allow(length * WORK_FOR_CHARACTER);
  }

  /**
   * A statement touches so many objects.
   *
   * @throws TooMuchWork where the history touches far more than it is long
   */
  public void spend(int objects) {
    journal.spend(objects);
  }

  /** The relation of that name; empty when it was dropped or is unknown. */
  public Optional<Relation> relation(ObjectName name) {
    return Optional.ofNullable(searchPath.find(relations, name));
  }

  /** Whether there is a relation of that name. */
  public Ternary hasRelation(ObjectName name) {
    Relation table = searchPath.find(relations, name);
    if (table != null) {
      return existenceOf(table);
    }
    return isAbsent(name) ? Ternary.NO : Ternary.UNKNOWN;
  }

  /** Whether a search path that a session had before finds something of that name. */
  boolean wasFound(ObjectName name) {
    return name.schema().isEmpty() && searchPath.findInLeft(relations, name) != null;
  }

  /** Whether nothing that is known has the name in the schema where it would be created. */
  boolean isFree(ObjectName name) {
    return !relations.containsKey(qualified(name));
  }

  /**
   * Whether the relation is there: it may have been made or dropped where only the run can tell.
   */
  Ternary existenceOf(Relation relation) {
    return relation.origin().isEmpty() || relation.doubtful ? Ternary.UNKNOWN : Ternary.YES;
  }

  /** Whether all that is in the schemas of the search path was made by what was read. */
  public boolean isWhole() {
    return fromTheStart;
  }

  /** Whether something of that full name may have been made or dropped. */
  boolean isUncertain(ObjectName qualified) {
    return uncertain.contains(qualified);
  }

  /** From here on, something of that full name may be there or not. */
  void doubt(ObjectName qualified) {
    journal.remove(dropped, qualified);
    journal.add(uncertain, qualified);
  }

  /** An extension has made what no migration tells. */
  void extend(Optional<Name> extension) {
    extended = true;
    extensions.add(extension.map(Name::text).orElse(""));
  }

  /** Something has happened that may have made, changed or dropped anything. */
  public void disturb() {
    disturbed = true;
    disturbances++;
    sure.clear();
    sureParts.clear();
    types.sure.clear();
  }

  /** Whether anything has happened that may have made, changed or dropped anything. */
  public boolean isDisturbed() {
    return disturbed;
  }

  /** How often anything may have changed so far. */
  public int disturbances() {
    return disturbances;
  }

  /** Objects other than tables and columns may be gone with others that were dropped. */
  public void loosen() {
    sure.removeIf(relation -> relation.kind() != Relation.Kind.TABLE);
    sureParts.clear();
  }

  /** The name may mean something of the session alone, which hides what others see. */
  public void hide(ObjectName name) {
    relation(name).ifPresent(sure::remove);
    doubt(qualified(name));
  }

  /**
   * Whether the relation is certain to be there: it was made since the last statement that may have
   * changed anything.
   */
  public boolean isSure(Relation relation) {
    return sure.contains(relation) && existenceOf(relation) == Ternary.YES;
  }

  /** Whether the same holds of its constraints, indexes and triggers, and of what needs it. */
  public boolean isSureOfParts(Relation relation) {
    return sureParts.contains(relation) && isSure(relation);
  }

  void created(Relation relation) {
    sure.add(relation);
    sureParts.add(relation);
  }

  /** Deferred constraints are checked at once from here on, until the transaction ends. */
  void checkAtOnce(int transaction) {
    checkedAtOnce = transaction;
  }

  /** No deferred constraint of any table is certain to be checked any more. */
  void leaveUnchecked() {
    unchecked = true;
  }

  /** Where a data change of that transaction left checks of the table for its end. */
  public Optional<Origin> pending(Relation table, int transaction) {
    return Optional.ofNullable(table.pending)
        .filter(origin -> origin.moment().transaction() == transaction)
        .filter(origin -> transaction != checkedAtOnce && !unchecked);
  }

  /** A cast was created. */
  void makeCast() {
    casts = true;
  }

  /** Whether casts were created, which no list of PostgreSQL's own ones tells. */
  public boolean hasCasts() {
    return casts;
  }

  /** A type or a function was named that no migration makes: others may be there as well. */
  public void lack(Lacking kind) {
    lacking.add(kind);
  }

  /** Whether such a thing was named that no migration makes. */
  public boolean lacks(Lacking kind) {
    return lacking.contains(kind);
  }

  /** What the history may use without making it. */
  public enum Lacking {
    TYPES,
    FUNCTIONS,
    SCHEMAS
  }

  /** The extensions that were created, by their names. */
  public Set<String> extensions() {
    return Collections.unmodifiableSet(extensions);
  }

  boolean hasExtensions() {
    return extended;
  }

  /** Whether ALTER DEFAULT PRIVILEGES may give new relations the privileges that they need. */
  public boolean hasDefaultPrivileges() {
    return defaultPrivileges;
  }

  SearchPath searchPath() {
    return searchPath;
  }

  /** Whether it is certain that there is no relation of that name among those that were read of. */
  boolean isAbsent(ObjectName name) {
    if (name.isMadeUp()) {
      return false;
    }
    ObjectName qualified = qualified(name);
    return !uncertain.contains(qualified)
        && (isTemporary(qualified)
            || dropped.contains(qualified)
            || (fromTheStart && qualified.schema().filter(this::isRead).isPresent()));
  }

  /** A session has no temporary tables but its own. */
  private static boolean isTemporary(ObjectName qualified) {
    return qualified.schema().equals(Optional.of(SearchPath.TEMPORARY));
  }

  private boolean isRead(Name schema) {
    return searchPath.contains(schema) || schemas.made(schema);
  }

  /** A block is over in which names were made up as it ran: what they were is not known. */
  public void forgetMadeUp() {
    List<ObjectName> madeUp = relations.keySet().stream().filter(ObjectName::isMadeUp).toList();
    madeUp.forEach(name -> journal.remove(relations, name));
    loseCertainty();
  }

  /** All that ever happened to the schema is going to be replayed, from the first migration on. */
  public void startWithNothing() {
    fromTheStart = true;
  }

  /**
   * A table is used that no migration made: what was there before the first one is not known,
   * unless it is in a schema that the migrations have nothing to do with, such as Supabase's auth.
   */
  void doesNotStartWithNothing(ObjectName used) {
    if (qualified(used).schema().filter(this::isRead).isPresent()) {
      fromTheStart = false;
    }
  }

  /** The table that an index of that name belongs to. */
  public Optional<Relation> indexOwner(ObjectName index) {
    return Optional.ofNullable(searchPath.find(indexOwners, index));
  }

  /** The indexes that the statement would make: on its table, and on the partitions of that. */
  public List<MadeIndex> madeBy(IndexOperation.CreateIndex create) {
    Relation table =
        relation(create.table())
            .orElseGet(() -> new Relation(Relation.Kind.TABLE, qualified(create.table()), null));
    return Indexes.made(this, table, create, Optional.empty());
  }

  /** The functions of the relation's triggers that read or write its column by NEW or OLD. */
  public List<ObjectName> triggered(Relation relation, Name column) {
    return relation.attached().stream()
        .filter(attached -> attached.key().object() == ObjectKind.TRIGGER)
        .flatMap(trigger -> trigger.calls().stream())
        .distinct()
        .filter(f -> named(f).contains(column))
        .toList();
  }

  /**
   * A column that the table does not have, and the trigger function of this table alone that reads
   * or writes it by NEW or OLD when that happens, whatever column is changed.
   */
  public Optional<NamedColumn> staleTrigger(Relation table, ObjectOperation.Event event) {
    if (!isSureOfParts(table) || !table.complete()) {
      return Optional.empty();
    }
    for (Attached trigger : table.attached()) {
      if (trigger.forEachRow() && trigger.columns().isEmpty()) {
        for (ObjectName function : trigger.firedBy(event)) {
          boolean ofOthers =
              dependencies.callers(function).stream().anyMatch(other -> other != table);
          for (Name column : ofOthers ? List.<Name>of() : named(function)) {
            if (table.hasColumn(column) == Ternary.NO) {
              return Optional.of(new NamedColumn(function, column));
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private List<Name> named(ObjectName function) {
    List<Name> columns = searchPath.find(rowColumns, function);
    return columns == null ? List.of() : columns;
  }

  /** Which routines name which relations in their bodies. */
  public Dependencies.BodyUses bodyUses() {
    return bodyUses;
  }

  /** All that the roles own goes to another one. */
  void reassign(List<Name> roles) {
    roles.forEach(role -> journal.add(reassigned, role));
  }

  /** Whether the change has given to another role all that these own. */
  public boolean ownNothing(List<Name> roles) {
    return reassigned.containsAll(roles);
  }

  /**
   * Whether there is certainly no schema of that name, in a history that makes the schemas that it
   * uses.
   */
  public boolean isSchemaAbsent(Name schema) {
    return !disturbed
        && !lacks(Lacking.SCHEMAS)
        && schemas.areMade()
        && !schemas.made(schema)
        && schemas.isAbsent(schema);
  }

  /** Whether a schema is one of the search path, or one that migrations make. */
  public boolean isSchemaKnown(Name schema) {
    return schemas.made(schema) || searchPath.isInitial(schema);
  }

  /** Where a schema was created, if a migration tells. */
  public Optional<Origin> schemaOrigin(Name schema) {
    return schemas.origin(schema);
  }

  /** The tables, views and sequences of a schema that are known. */
  public List<Relation> relationsIn(Name schema) {
    return relations.values().stream()
        .filter(relation -> relation.name.schema().equals(Optional.of(schema)))
        .toList();
  }

  /** The functions of a schema that were defined. */
  public List<ObjectName> functionsIn(Name schema) {
    return in(schema, functions.keySet());
  }

  static List<ObjectName> in(Name schema, Set<ObjectName> names) {
    return names.stream().filter(name -> name.schema().equals(Optional.of(schema))).toList();
  }

  /**
   * What a function that was defined says of itself: immutable, stable or volatile, {@link
   * #OVERLOADED} where there are several that do not say the same.
   */
  public Optional<String> volatility(ObjectName function) {
    return Optional.ofNullable(searchPath.find(functions, function));
  }

  /** Whether a function, procedure or aggregate ever got that name in any schema. */
  public boolean mayHaveFunction(Name function) {
    return functionNames.contains(function);
  }

  /** The names that functions, procedures and aggregates ever got. */
  public Stream<Name> functionNames() {
    return functionNames.stream();
  }

  void nameFunction(Name function) {
    functionNames.add(function);
  }

  /** The types that were made. */
  public UserTypes types() {
    return types;
  }

  /** Who needs functions, sequences and types. */
  public Dependencies dependencies() {
    return dependencies;
  }

  /** Whether a relation or an index in the table's schema has the name. */
  boolean hasNamed(Relation table, Name name) {
    return naming.isRelation(table, name);
  }

  /** The name that a constraint has or will be given. */
  public Name constraintName(ConstraintOperation operation) {
    return naming.constraint(operation, List.of());
  }

  /** The name that a constraint will be given by a statement that adds these columns before. */
  public Name constraintName(ConstraintOperation operation, Collection<Name> added) {
    return naming.constraint(operation, added);
  }

  /** The name of a partition's own part of a key. */
  public Name partitionsKeyName(Relation partition, Constraint.Kind kind, List<Name> columns) {
    return naming.partitionsKey(partition, kind, columns);
  }

  /** Whether the relation was not dropped since. */
  boolean holds(Relation relation) {
    return relations.get(relation.name) == relation;
  }

  /** All relations that are known. */
  public Collection<Relation> relations() {
    return Collections.unmodifiableCollection(relations.values());
  }

  /** The name with the schema that it has or would be created in. */
  public ObjectName qualified(ObjectName name) {
    return searchPath.qualified(name);
  }

  /** The name without its schema where that is the first place to look in anyway. */
  public ObjectName shortest(ObjectName name) {
    return searchPath.shortest(name);
  }

  /** What was set or made for one transaction only is over. */
  public void endTransaction() {
    searchPath.endTransaction();
    drop(untilCommit);
  }

  /** The session gives up its temporary tables, or is over. */
  public void dropTemporary() {
    drop(temporary);
    untilCommit.clear();
  }

  private void drop(Set<Relation> tables) {
    if (!tables.isEmpty()) {
      Relations all = new Relations(this);
      List<Relation> held = tables.stream().filter(this::holds).toList();
      held.forEach(table -> all.drop(table.name, true));
      tables.clear();
    }
  }

  /** Another session begins: the settings and the temporary tables of the one before are gone. */
  public void beginSession() {
    dropTemporary();
    restoreSearchPath();
  }

  /**
   * The search path is again what it was when the session began. Whoever is used to another one
   * still finds there what is in no schema of this one.
   */
  public void restoreSearchPath() {
    searchPath.restore();
  }

  /** Something unknown happened: no table's contents and no absence is certain any more. */
  public void loseCertainty() {
    disturb();
    certain.forEach(table -> table.complete = false);
    certain.clear();
    dropped.clear();
    fromTheStart = false;
  }

  void setComplete(Relation table, boolean complete) {
    table.complete = complete;
    if (complete) {
      certain.add(table);
    }
  }

  void setEmptied(Relation table, @Nullable Origin emptied) {
    Origin before = table.emptied;
    journal.add(() -> table.emptied = before);
    table.emptied = emptied;
  }

  /** A point that {@link #rollBackTo} can return to. */
  public int mark() {
    return journal.mark();
  }

  /** Takes back every change since the mark. */
  public void rollBackTo(int mark) {
    journal.rollBackTo(mark);
  }

  /** Makes all changes so far final; earlier marks are no longer valid. */
  public void settle() {
    reassigned.clear();
    journal.clear();
  }
}
