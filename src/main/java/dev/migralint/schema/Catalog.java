package dev.migralint.schema;

import dev.migralint.sql.ConstraintOperation;
import dev.migralint.sql.Expressions;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.TypeName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The schema as it stands between two statements. Objects are identities that names look up; every
 * change can be taken back to a {@link #mark()}.
 */
public final class Catalog {
  static final Name TEMPORARY = Name.quoted("pg_temp");

  final Journal journal = new Journal();
  final Map<ObjectName, Relation> relations = new LinkedHashMap<>();
  final Map<ObjectName, Relation> indexOwners = new HashMap<>();
  final Map<ObjectName, EnumType> enums = new HashMap<>();
  final Map<ObjectName, Domain> domains = new HashMap<>();
  final Map<ObjectName, String> functions = new HashMap<>();
  final Set<ObjectName> dropped = new HashSet<>();
  private final List<Name> initialPath;
  private final List<Relation> certain = new ArrayList<>();
  private List<Name> searchPath;
  private boolean fromTheStart;
  private @Nullable List<Name> pathAfterTransaction;

  /**
   * An enum type.
   *
   * @param values its labels, each with where it was added
   */
  public record EnumType(Map<String, Optional<Origin>> values, Optional<Origin> origin) {}

  /** An empty catalog; unqualified names belong to the first schema of the search path. */
  public Catalog(List<Name> searchPath) {
    this.initialPath = searchPath.isEmpty() ? List.of(Name.unquoted("public")) : searchPath;
    this.searchPath = initialPath;
  }

  /** The relation of that name; empty when it was dropped or nothing ever told of it. */
  public Optional<Relation> relation(ObjectName name) {
    return Optional.ofNullable(find(relations, name));
  }

  /** Whether there is a relation of that name. */
  public Known hasRelation(ObjectName name) {
    Relation table = find(relations, name);
    if (table != null) {
      return table.origin == null ? Known.UNKNOWN : Known.YES;
    }
    return isAbsent(name) ? Known.NO : Known.UNKNOWN;
  }

  /** Whether it is certain that there is no relation of that name among those that were read of. */
  boolean isAbsent(ObjectName name) {
    if (name.name().isMadeUp()) {
      return false;
    }
    ObjectName qualified = qualified(name);
    return dropped.contains(qualified)
        || (fromTheStart && qualified.schema().filter(searchPath::contains).isPresent());
  }

  /** A block is over in which names were made up as it ran: what they were is not known. */
  public void forgetMadeUp() {
    List<ObjectName> madeUp = relations.keySet().stream().filter(t -> t.name().isMadeUp()).toList();
    madeUp.forEach(name -> journal.remove(relations, name));
    loseCertainty();
  }

  /** All that ever happened to the schema is going to be replayed, from the first migration on. */
  public void startWithNothing() {
    fromTheStart = true;
  }

  /** A table is used that no migration made: what was there before the first one is not known. */
  void doesNotStartWithNothing() {
    fromTheStart = false;
  }

  /** The table that an index of that name belongs to. */
  public Optional<Relation> indexOwner(ObjectName index) {
    return Optional.ofNullable(find(indexOwners, index));
  }

  /** What a function that was defined says of itself: immutable, stable or volatile. */
  public Optional<String> volatility(ObjectName function) {
    return Optional.ofNullable(find(functions, function));
  }

  /** The enum type of that name. */
  public Optional<EnumType> enumType(ObjectName name) {
    return Optional.ofNullable(find(enums, name));
  }

  /**
   * The domain that the type is, then the one that this is over and so on; none for an array of it.
   */
  public List<Domain> domains(TypeName type) {
    List<Domain> chain = new ArrayList<>();
    Optional<TypeName> next = Optional.of(type);
    while (next.isPresent() && next.get().dimensions() == 0 && chain.size() <= domains.size()) {
      Domain domain =
          find(domains, new ObjectName(next.get().schema(), Name.quoted(next.get().name())));
      if (domain == null) {
        break;
      }
      chain.add(domain);
      next = domain.base();
    }
    return chain;
  }

  /** Whether the type is known to be a domain with a constraint, and no array of it. */
  public boolean isConstrainedDomain(TypeName type) {
    return domains(type).stream().anyMatch(Domain::constrained);
  }

  /** The type below all domains; empty where that can't be told. */
  public Optional<TypeName> baseType(TypeName type) {
    List<Domain> chain = domains(type);
    return chain.isEmpty() ? Optional.of(type) : chain.getLast().base();
  }

  /** The tables that keep rows in a column of the type. */
  public List<Relation> withColumnOf(ObjectName type) {
    ObjectName qualified = qualified(type);
    return relations.values().stream()
        .filter(
            table ->
                table.columns().stream()
                    .flatMap(column -> column.type().stream())
                    .anyMatch(
                        t ->
                            qualified(new ObjectName(t.schema(), Name.quoted(t.name())))
                                .equals(qualified)))
        .toList();
  }

  /** The name that a constraint has or will be given; empty where PostgreSQL's can't be told. */
  public Optional<Name> constraintName(ConstraintOperation operation) {
    Optional<Relation> table = relation(operation.table());
    List<Name> columns = keyColumns(operation, table);
    return switch (operation) {
      case ConstraintOperation.AddForeignKey add ->
          add.constraint().or(() -> generated(operation, table, columns, "fkey"));
      case ConstraintOperation.AddCheck add ->
          add.constraint().or(() -> generated(operation, table, onlyColumn(add, table), "check"));
      case ConstraintOperation.AddUnique add ->
          add.constraint()
              .or(add::usingIndex)
              .or(() -> generated(operation, table, columns, "key"));
      case ConstraintOperation.AddPrimaryKey add ->
          add.constraint()
              .or(add::usingIndex)
              .or(() -> generated(operation, table, List.of(), "pkey"));
      case ConstraintOperation.AddExclude add ->
          add.expressions()
              ? add.constraint()
              : add.constraint().or(() -> generated(operation, table, columns, "excl"));
      case ConstraintOperation.AddNotNull add ->
          add.constraint().or(() -> generated(operation, table, columns, "not_null"));
      case ConstraintOperation.ValidateConstraint validate -> Optional.of(validate.constraint());
      case ConstraintOperation.DropConstraint drop -> Optional.of(drop.constraint());
      case ConstraintOperation.RenameConstraint rename -> Optional.of(rename.constraint());
      case ConstraintOperation.AlterConstraint alter -> Optional.of(alter.constraint());
    };
  }

  private Optional<Name> generated(
      ConstraintOperation operation, Optional<Relation> table, List<Name> columns, String label) {
    return Optional.of(
        Names.generated(
            operation.table().name(),
            columns,
            label,
            name -> table.filter(t -> isTaken(t, name)).isPresent()));
  }

  /** The name of a partition's own part of a key. */
  public Name partitionsKeyName(Relation partition, Constraint.Kind kind, List<Name> columns) {
    String label =
        switch (kind) {
          case PRIMARY_KEY -> "pkey";
          case EXCLUDE -> "excl";
          case UNIQUE, FOREIGN_KEY, CHECK, NOT_NULL -> "key";
        };
    List<Name> inName = kind == Constraint.Kind.PRIMARY_KEY ? List.of() : columns;
    return Names.generated(
        partition.name().name(), inName, label, taken -> isTaken(partition, taken));
  }

  /** Whether a constraint of the table or a relation in its schema has the name. */
  boolean isTaken(Relation table, Name name) {
    ObjectName qualified = new ObjectName(table.name.schema(), name);
    return table.constraints.containsKey(name)
        || indexOwners.containsKey(qualified)
        || relations.containsKey(qualified);
  }

  /** The columns that a CHECK names. */
  static List<Name> columns(ConstraintOperation.AddCheck add, Optional<Relation> table) {
    return Expressions.names(add.expression()).stream()
        .filter(name -> table.map(t -> t.hasColumn(name)).orElse(Known.UNKNOWN) != Known.NO)
        .toList();
  }

  /** The column in the name of a CHECK: the one that it names, if it names no other. */
  private static List<Name> onlyColumn(ConstraintOperation.AddCheck add, Optional<Relation> table) {
    List<Name> columns = columns(add, table);
    return columns.size() == 1 ? columns : List.of();
  }

  /** The columns that a constraint is over, those of an adopted index included. */
  public static List<Name> keyColumns(ConstraintOperation operation, Optional<Relation> table) {
    return switch (operation) {
      case ConstraintOperation.AddForeignKey add -> add.columns();
      case ConstraintOperation.AddUnique add -> adopted(add.usingIndex(), table, add.columns());
      case ConstraintOperation.AddPrimaryKey add -> adopted(add.usingIndex(), table, add.columns());
      case ConstraintOperation.AddNotNull add -> List.of(add.column());
      case ConstraintOperation.AddCheck add -> List.of();
      case ConstraintOperation.AddExclude add -> add.columns();
      case ConstraintOperation.ValidateConstraint validate -> List.of();
      case ConstraintOperation.DropConstraint drop -> List.of();
      case ConstraintOperation.RenameConstraint rename -> List.of();
      case ConstraintOperation.AlterConstraint alter -> List.of();
    };
  }

  private static List<Name> adopted(
      Optional<Name> index, Optional<Relation> table, List<Name> written) {
    return index
        .flatMap(name -> table.flatMap(t -> t.index(name)))
        .map(Index::columns)
        .orElse(written);
  }

  /** All relations that are known. */
  public Collection<Relation> relations() {
    return Collections.unmodifiableCollection(relations.values());
  }

  /** The name with the schema that it has or would be created in. */
  public ObjectName qualified(ObjectName name) {
    return name.schema().isPresent() ? name : in(searchPath.getFirst(), name);
  }

  /** The name without its schema where that is the first place to look in anyway. */
  public ObjectName shortest(ObjectName name) {
    return name.schema().equals(Optional.of(searchPath.getFirst()))
        ? ObjectName.of(name.name())
        : name;
  }

  /** Changes where unqualified names are looked up. */
  public void setSearchPath(List<Name> path) {
    List<Name> before = searchPath;
    journal.add(() -> searchPath = before);
    searchPath = path;
  }

  /** Changes where unqualified names are looked up until the transaction ends. */
  void setLocalSearchPath(List<Name> path) {
    if (pathAfterTransaction == null) {
      pathAfterTransaction = searchPath;
    }
    setSearchPath(path);
  }

  /** Looks unqualified names up where the catalog was made to. */
  void resetSearchPath() {
    setSearchPath(initialPath);
  }

  /** What was set for one transaction only is over. */
  public void endTransaction() {
    if (pathAfterTransaction != null) {
      searchPath = pathAfterTransaction;
      pathAfterTransaction = null;
    }
  }

  /** Something unknown happened: no table's contents and no absence is certain any more. */
  public void loseCertainty() {
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
    journal.clear();
  }

  private <T> @Nullable T find(Map<ObjectName, T> map, ObjectName name) {
    if (name.schema().isPresent()) {
      return map.get(name);
    }
    T temporary = map.get(in(TEMPORARY, name));
    if (temporary != null) {
      return temporary;
    }
    for (Name schema : searchPath) {
      T found = map.get(in(schema, name));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  static ObjectName in(Name schema, ObjectName name) {
    return new ObjectName(Optional.of(schema), name.name());
  }
}
