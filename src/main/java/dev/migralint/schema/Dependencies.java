package dev.migralint.schema;

import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.NamedColumn;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.TypeOperation.Attribute;
import dev.migralint.sql.expression.Names;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What needs functions, sequences and types, so that DROP … CASCADE can be followed.
 * https://www.postgresql.org/docs/current/ddl-depend.html
 */
public final class Dependencies {
  private final Catalog catalog;
  private final Map<ObjectName, Set<Relation>> callers = new HashMap<>();
  private final Map<ObjectName, Set<ObjectName>> holders = new HashMap<>();
  final Map<ObjectName, List<Attribute>> attributes = new HashMap<>();

  /**
   * What the default of a column takes its values from, or what it is generated from.
   *
   * @param value the default as it was written; none for a sequence that came with the column
   * @param type the type of a constant, which the column had when it got the default
   */
  record Needs(
      Optional<Expression> value,
      List<ObjectName> calls,
      List<Relation> sequences,
      List<Name> columns,
      Optional<TypeName> type) {
    Needs ofType(ObjectName to) {
      return new Needs(value, calls, sequences, columns, type.map(one -> one.renamed(to)));
    }

    Needs withColumnRenamed(Name from, Name to) {
      return new Needs(
          value,
          calls,
          sequences,
          columns.stream().map(c -> c.equals(from) ? to : c).toList(),
          type);
    }
  }

  Dependencies(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The relations whose parts or queries call the function. */
  public List<Relation> callers(ObjectName function) {
    ObjectName qualified = catalog.qualified(function);
    return callers.getOrDefault(qualified, Set.of()).stream()
        .filter(catalog::holds)
        .filter(relation -> calls(relation).contains(qualified))
        .toList();
  }

  /** The trigger or the like of the relation that call the function. */
  public static List<Attached> callers(Relation relation, ObjectName function) {
    return relation.attached.values().stream().filter(a -> a.calls().contains(function)).toList();
  }

  private static Set<ObjectName> calls(Relation relation) {
    Set<ObjectName> calls = new LinkedHashSet<>(relation.calls);
    relation.attached.values().forEach(attached -> calls.addAll(attached.calls()));
    relation.defaults.values().forEach(needs -> calls.addAll(needs.calls()));
    calls.addAll(relation.keyCalls());
    return calls;
  }

  /** The functions that the expressions call, with their schemas. */
  List<ObjectName> calls(List<Expression> expressions) {
    return expressions.stream()
        .flatMap(expression -> Names.functions(expression).stream())
        .map(catalog::qualified)
        .distinct()
        .toList();
  }

  /** The columns of the relation with a default of the type, which need not be theirs any more. */
  public List<Name> defaultsOf(Relation relation, ObjectName type) {
    return relation.defaults.keySet().stream()
        .filter(
            column -> {
              Needs needs = relation.defaults.get(column);
              return needs != null
                  && needs.type().map(catalog.types()::name).filter(type::equals).isPresent();
            })
        .toList();
  }

  /** The relations with a default that takes from the sequence. */
  public List<Relation> takers(Relation sequence) {
    return sequence.takers.stream()
        .filter(catalog::holds)
        .filter(
            relation ->
                relation.defaults.values().stream()
                    .anyMatch(needs -> needs.sequences().contains(sequence)))
        .toList();
  }

  /** The type, and all domains over it and composite types that hold it, in any depth. */
  public Set<ObjectName> holding(ObjectName type) {
    Set<ObjectName> all = new LinkedHashSet<>();
    Deque<ObjectName> open = new ArrayDeque<>(List.of(catalog.qualified(type)));
    while (!open.isEmpty()) {
      ObjectName one = open.removeFirst();
      if (all.add(one)) {
        holders.getOrDefault(one, Set.of()).stream()
            .filter(holder -> holds(holder, one))
            .forEach(open::add);
      }
    }
    return all;
  }

  private boolean holds(ObjectName holder, ObjectName part) {
    return parts(holder).anyMatch(type -> catalog.types().name(type).equals(part));
  }

  /** The types that a composite type holds, or the one that a domain is over. */
  private Stream<TypeName> parts(ObjectName type) {
    Domain domain = catalog.types().domains.getOrDefault(type, Domain.UNKNOWN);
    return Stream.concat(
        attributes.getOrDefault(type, List.of()).stream().map(Attribute::type),
        domain.base().stream());
  }

  /** The tables that are made of the composite type (OF). */
  public List<Relation> madeOf(ObjectName type) {
    ObjectName qualified = catalog.qualified(type);
    return catalog.types().usersOf(qualified).stream()
        .filter(table -> qualified.equals(table.ofType))
        .toList();
  }

  /** The columns of the relation that are of one of the types, or arrays of one. */
  public List<Column> columnsOf(Relation relation, Collection<ObjectName> types) {
    return relation.columns().stream()
        .filter(
            column -> column.type().map(catalog.types()::name).filter(types::contains).isPresent())
        .toList();
  }

  /** Whether the type has attributes, which may be null in a value that is not. */
  public boolean isComposite(Optional<TypeName> type) {
    return type.filter(one -> one.dimensions() == 0)
        .map(catalog.types()::name)
        .filter(name -> attributes.containsKey(name) || catalog.relation(name).isPresent())
        .isPresent();
  }

  /** Whether a composite type has an attribute of that name. */
  public boolean hasAttribute(Name name) {
    return attributes.values().stream()
        .flatMap(List::stream)
        .anyMatch(attribute -> attribute.name().equals(name));
  }

  /** The attributes of a composite type. */
  void setAttributes(ObjectName type, List<Attribute> now) {
    catalog.journal.put(attributes, type, now);
    now.forEach(attribute -> hold(type, attribute.type()));
  }

  void putDomain(ObjectName name, Domain domain) {
    catalog.journal.put(catalog.types().domains, name, domain);
    domain.base().ifPresent(base -> hold(name, base));
  }

  private void hold(ObjectName holder, TypeName part) {
    catalog.journal.add(
        holders.computeIfAbsent(catalog.types().name(part), t -> new LinkedHashSet<>()), holder);
  }

  void moveType(ObjectName from, ObjectName to) {
    for (Relation relation : catalog.types().usersOf(from)) {
      for (Name column : defaultsOf(relation, from)) {
        Needs needs = relation.defaults.get(column);
        if (needs != null) {
          catalog.journal.put(relation.defaults, column, needs.ofType(to));
        }
      }
    }
    for (ObjectName holder : List.copyOf(holders.getOrDefault(from, Set.of()))) {
      List<Attribute> attributesNow = attributes.get(holder);
      if (attributesNow != null && holds(holder, from)) {
        setAttributes(holder, attributesNow.stream().map(a -> renamed(a, from, to)).toList());
      }
      Domain domain = catalog.types().domains.get(holder);
      if (domain != null && holds(holder, from)) {
        putDomain(holder, domain.over(domain.base().orElseThrow().renamed(to)));
      }
    }
    List<Attribute> moved = attributes.get(from);
    if (moved != null) {
      catalog.journal.remove(attributes, from);
      setAttributes(to, moved);
    }
  }

  private Attribute renamed(Attribute attribute, ObjectName from, ObjectName to) {
    return catalog.types().name(attribute.type()).equals(from)
        ? new Attribute(attribute.name(), attribute.type().renamed(to))
        : attribute;
  }

  void call(Relation relation, Collection<ObjectName> functions) {
    for (ObjectName function : functions) {
      catalog.journal.add(callers.computeIfAbsent(function, f -> new LinkedHashSet<>()), relation);
    }
  }

  List<ObjectName> qualified(List<ObjectName> names) {
    return names.stream().map(catalog::qualified).toList();
  }

  void attach(Relation relation, Attached attached) {
    catalog.journal.put(relation.attached, attached.key(), attached);
    call(relation, attached.calls());
  }

  /** The column takes its values from the expression from now on, or from nothing. */
  void setDefault(Relation table, Name column, Optional<Expression> value) {
    if (value.isEmpty()) {
      catalog.journal.remove(table.defaults, column);
      return;
    }
    List<ObjectName> calls = qualified(Names.functions(value.get()));
    List<Relation> sequences =
        Names.sequences(value.get()).stream()
            .flatMap(name -> catalog.relation(name).stream())
            .filter(relation -> relation.kind == Relation.Kind.SEQUENCE)
            .toList();
    Optional<TypeName> type =
        switch (value.get()) {
          case Expression.Constant constant
              when constant.kind() == Expression.Constant.Kind.STRING ->
              table.column(column).flatMap(Column::type);
          case Expression.Cast cast -> Optional.of(cast.type());
          case Expression other -> Optional.empty();
        };
    need(table, column, new Needs(value, calls, sequences, Names.columns(value.get()), type));
  }

  void takeFrom(Relation table, Name column, Relation sequence) {
    need(
        table,
        column,
        new Needs(Optional.empty(), List.of(), List.of(sequence), List.of(), Optional.empty()));
  }

  void need(Relation table, Name column, Needs needs) {
    catalog.journal.put(table.defaults, column, needs);
    call(table, needs.calls());
    needs.sequences().forEach(sequence -> catalog.journal.add(sequence.takers, table));
  }

  /**
   * The relations that routines name in their bodies. PostgreSQL notes nothing of it and looks the
   * names up when a routine runs, so they mean whatever has the name by then.
   */
  public static final class BodyUses {
    private final Catalog catalog;
    private final Map<ObjectName, Used> byRoutine = new HashMap<>();
    private final Map<ObjectName, Set<ObjectName>> routines = new HashMap<>();

    /**
     * What the routines of a name name.
     *
     * @param trigger whether only triggers call them
     */
    private record Used(Set<ObjectName> relations, Set<NamedColumn> columns, boolean trigger) {}

    BodyUses(Catalog catalog) {
      this.catalog = catalog;
    }

    /** A routine is defined: instead of the one before, or beside it. */
    void define(ObjectName routine, CreateRoutine create) {
      Set<ObjectName> relations = new LinkedHashSet<>();
      create.relations().forEach(name -> relations.add(catalog.qualified(name)));
      Set<NamedColumn> columns = new LinkedHashSet<>();
      create
          .columns()
          .forEach(c -> columns.add(new NamedColumn(catalog.qualified(c.table()), c.column())));
      Used before = byRoutine.get(routine);
      if (before != null && !create.replace()) {
        relations.addAll(before.relations());
        columns.addAll(before.columns());
      }
      catalog.journal.put(byRoutine, routine, new Used(relations, columns, create.trigger()));
      for (ObjectName relation : relations) {
        catalog.journal.add(
            routines.computeIfAbsent(relation, r -> new LinkedHashSet<>()), routine);
      }
    }

    void forget(ObjectName routine) {
      catalog.journal.remove(byRoutine, routine);
    }

    /**
     * The routines with the name of the relation in their body, without those that only triggers of
     * this relation can call.
     */
    public List<ObjectName> of(ObjectName relation) {
      ObjectName qualified = catalog.relation(relation).map(Relation::name).orElse(relation);
      ObjectName full = catalog.qualified(qualified);
      return routines.getOrDefault(full, Set.of()).stream()
          .filter(routine -> names(routine, full))
          .toList();
    }

    /** The routines with the name of the relation's column in their body. */
    public List<ObjectName> of(ObjectName relation, Name column) {
      ObjectName full = catalog.qualified(relation);
      return routines.getOrDefault(full, Set.of()).stream()
          .filter(routine -> names(routine, new NamedColumn(full, column)))
          .toList();
    }

    private boolean names(ObjectName routine, NamedColumn column) {
      Used used = byRoutine.get(routine);
      return used != null && used.columns().contains(column);
    }

    private boolean names(ObjectName routine, ObjectName relation) {
      Used used = byRoutine.get(routine);
      return used != null
          && used.relations().contains(relation)
          && (!used.trigger() || isFiredElsewhere(routine, relation));
    }

    /** Whether a trigger of another relation calls it. */
    private boolean isFiredElsewhere(ObjectName routine, ObjectName relation) {
      return catalog.dependencies().callers(routine).stream()
          .filter(caller -> !caller.name().equals(relation))
          .flatMap(caller -> callers(caller, routine).stream())
          .anyMatch(attached -> attached.key().object() == ObjectKind.TRIGGER);
    }
  }
}
