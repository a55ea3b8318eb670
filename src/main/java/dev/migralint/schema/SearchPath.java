package dev.migralint.schema;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where unqualified names are looked up.
 * https://www.postgresql.org/docs/current/ddl-schemas.html#DDL-SCHEMAS-PATH
 */
final class SearchPath {
  static final Name TEMPORARY = Name.quoted("pg_temp");

  private final UndoJournal journal;
  private final List<Name> initial;
  private List<Name> schemas;
  private @Nullable List<Name> afterTransaction;

  /** The schemas of search paths that files have set and that ended with their sessions. */
  private final Set<Name> left = new LinkedHashSet<>();

  SearchPath(List<Name> initial, UndoJournal journal) {
    this.initial = initial.isEmpty() ? List.of(Name.unquoted("public")) : initial;
    this.schemas = this.initial;
    this.journal = journal;
  }

  /** The schema in which an unqualified name is created. */
  Name first() {
    return schemas.getFirst();
  }

  boolean contains(Name schema) {
    return schemas.contains(schema);
  }

  boolean isInitial(Name schema) {
    return initial.contains(schema);
  }

  /** The schemas in which an unqualified name is looked up, temporary tables first. */
  List<Name> withTemporary() {
    List<Name> all = new ArrayList<>(List.of(TEMPORARY));
    all.addAll(schemas);
    return all;
  }

  void set(List<Name> path) {
    List<Name> before = schemas;
    journal.add(() -> schemas = before);
    schemas = path;
  }

  /** Sets it until the transaction ends. */
  void setLocal(List<Name> path) {
    if (afterTransaction == null) {
      afterTransaction = schemas;
    }
    set(path);
  }

  /** Sets it to what it was made with. */
  void reset() {
    set(initial);
  }

  void endTransaction() {
    if (afterTransaction != null) {
      schemas = afterTransaction;
      afterTransaction = null;
    }
  }

  /**
   * It is again what it was when the session began. Whoever is used to another one still finds
   * there what is in no schema of this one.
   */
  void restore() {
    afterTransaction = null;
    if (!schemas.equals(initial)) {
      left.addAll(schemas);
      reset();
    }
  }

  /** What is in no schema of the search path is found in that one too. */
  void leave(Name schema) {
    left.add(schema);
  }

  /** The name with the schema that it has or would be created in. */
  ObjectName qualified(ObjectName name) {
    return name.schema().isPresent() ? name : in(first(), name);
  }

  /** The name without its schema where that is the first place to look in anyway. */
  ObjectName shortest(ObjectName name) {
    return name.schema().equals(Optional.of(first())) ? ObjectName.of(name.name()) : name;
  }

  <T> @Nullable T find(Map<ObjectName, T> map, ObjectName name) {
    if (name.schema().isPresent()) {
      return map.get(name);
    }
    T temporary = map.get(in(TEMPORARY, name));
    if (temporary != null) {
      return temporary;
    }
    T found = find(map, name, schemas);
    return found == null ? findInLeft(map, name) : found;
  }

  /** What a search path that a session had before finds. */
  <T> @Nullable T findInLeft(Map<ObjectName, T> map, ObjectName name) {
    return left.isEmpty() ? null : find(map, name, left);
  }

  private static <T> @Nullable T find(
      Map<ObjectName, T> map, ObjectName name, Collection<Name> schemas) {
    for (Name schema : schemas) {
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
