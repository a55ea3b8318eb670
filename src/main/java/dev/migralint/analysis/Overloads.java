package dev.migralint.analysis;

import dev.migralint.builtin.BuiltInTypes;
import dev.migralint.schema.Catalog;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ColumnOperation.RenameColumn;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.AlterObject;
import dev.migralint.sql.ObjectOperation.CreateObject;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.ObjectOperation.RenameObject;
import dev.migralint.sql.Operation;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.Signature;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation.DropTable;
import dev.migralint.sql.TypeName;
import dev.migralint.sql.TypeOperation.CreateType;
import dev.migralint.sql.TypeOperation.RenameType;
import dev.migralint.sql.TypeOperation.SetTypeSchema;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The functions and procedures that are certain to be there, by their names and parameters. */
final class Overloads {
  private static final Set<ObjectKind> ROUTINES =
      Set.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.ROUTINE);

  private final Catalog catalog;
  private final Map<Name, Map<ObjectName, Map<List<TypeName>, Overload>>> byName = new HashMap<>();
  private final Set<Name> uncertain = new HashSet<>();
  private final Map<ObjectName, StoredBody> stored = new HashMap<>();
  private boolean rangesMade;
  private int disturbances;

  /** A routine as it was defined last. */
  record Overload(ObjectKind object, Signature signature) {}

  /** None yet; names are looked up as the catalog does. */
  Overloads(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Takes in a statement.
   *
   * @param certain whether it is certain to run, and not in a block
   */
  void takeIn(Statement statement, boolean certain) {
    for (Operation operation : statement.operations()) {
      switch (operation) {
        case CreateRoutine create ->
            define(create, statement, statement.aside().signature().filter(known -> certain));
        case DropObject drop when ROUTINES.contains(drop.object()) ->
            drop.name().ifPresent(this::forget);
        case DropObject drop when drop.cascade() -> clear();
        case DropTable drop when drop.cascade() -> clear();
        case DropColumn drop when drop.cascade() -> clear();
        case DropConstraint drop when drop.cascade() -> clear();
        case RenameObject rename when ROUTINES.contains(rename.object()) -> forget(rename.name());
        case AlterObject alter when ROUTINES.contains(alter.object()) ->
            alter.name().ifPresent(this::forget);
        case CreateObject create when create.object() == ObjectKind.AGGREGATE ->
            create.name().ifPresent(this::forget);
        // A range type has functions of its name, and of that of its multirange.
        case CreateType create -> rangesMade |= create.attributes().isEmpty();
        case RenameType rename -> forgetWith(rename.type());
        case SetTypeSchema set -> forgetWith(set.type());
        case RenameColumn rename -> stored.values().removeIf(body -> body.names(rename.column()));
        case SessionOperation.Rollback rollback -> clear();
        case SessionOperation.RollbackToSavepoint rollback -> clear();
        default -> {}
      }
    }
    clearIfDisturbed();
  }

  private void clear() {
    byName.clear();
    stored.clear();
  }

  private void define(CreateRoutine create, Statement statement, Optional<Signature> signature) {
    boolean temporary =
        create.name().schema().filter(schema -> schema.text().equals("pg_temp")).isPresent();
    if (signature.isEmpty() || temporary) {
      forget(create.name());
      return;
    }
    byName
        .computeIfAbsent(create.name().name(), name -> new HashMap<>())
        .computeIfAbsent(catalog.qualified(create.name()), name -> new HashMap<>())
        .put(types(signature.get()), new Overload(create.object(), signature.get()));
    ObjectName name = catalog.qualified(create.name());
    stored.remove(name);
    if (create.stored() && isOnly(create.name())) {
      stored.put(name, StoredBody.of(statement, catalog));
    }
  }

  /** Which of its overloads are still there is not certain. */
  private void forget(ObjectName name) {
    uncertain.add(name.name());
    stored.remove(catalog.qualified(name));
    of(name.name()).remove(catalog.qualified(name));
  }

  /** Signatures hold the names that types had when the routine was made. */
  private void forgetWith(ObjectName type) {
    List<ObjectName> using =
        byName.values().stream()
            .flatMap(schemas -> schemas.entrySet().stream())
            .filter(
                entry ->
                    entry.getValue().values().stream()
                        .flatMap(Overloads::allTypes)
                        .anyMatch(one -> one.name().equals(type.name().text())))
            .map(Map.Entry::getKey)
            .toList();
    using.forEach(this::forget);
  }

  private void clearIfDisturbed() {
    if (catalog.disturbances() != disturbances) {
      disturbances = catalog.disturbances();
      clear();
    }
  }

  /** Those of that name, by the schemas that have one. */
  private Map<ObjectName, Map<List<TypeName>, Overload>> of(Name name) {
    return byName.getOrDefault(name, new HashMap<>());
  }

  static List<TypeName> types(Signature signature) {
    return signature.inputs().stream()
        .map(parameter -> withoutModifiers(parameter.type()))
        .toList();
  }

  private static TypeName withoutModifiers(TypeName type) {
    return new TypeName(type.schema(), type.name(), List.of(), type.dimensions());
  }

  /** The routine that a definition with these parameters replaces, where it is certain. */
  Optional<Overload> replaced(ObjectName name, Signature signature) {
    clearIfDisturbed();
    boolean certain =
        signature.inputs().stream().allMatch(input -> BuiltInTypes.isOne(input.type()));
    return Optional.ofNullable(of(name.name()).get(catalog.qualified(name)))
        .filter(overloads -> certain)
        .map(overloads -> overloads.get(types(signature)));
  }

  /** The parameters of all functions of the name; empty where they are not certain. */
  Optional<List<Signature>> all(ObjectName name) {
    clearIfDisturbed();
    boolean severalSchemas = name.schema().isEmpty() && of(name.name()).size() > 1;
    return rangesMade || uncertain.contains(name.name()) || severalSchemas
        ? Optional.empty()
        : Optional.ofNullable(of(name.name()).get(catalog.qualified(name)))
            .map(all -> all.values().stream().map(Overload::signature).toList());
  }

  /** A routine with a parameter or a result of the type. */
  Optional<ObjectName> withType(ObjectName type) {
    clearIfDisturbed();
    ObjectName qualified = catalog.qualified(type);
    return byName.values().stream()
        .flatMap(schemas -> schemas.entrySet().stream())
        .filter(entry -> !uncertain.contains(entry.getKey().name()))
        .filter(
            entry ->
                entry.getValue().values().stream()
                    .flatMap(Overloads::allTypes)
                    .anyMatch(
                        one ->
                            !BuiltInTypes.isOne(one)
                                && catalog
                                    .qualified(
                                        new ObjectName(one.schema(), Name.quoted(one.name())))
                                    .equals(qualified)))
        .map(Map.Entry::getKey)
        .min(Comparator.comparing(ObjectName::sql));
  }

  private static Stream<TypeName> allTypes(Overload overload) {
    Signature signature = overload.signature();
    return Stream.of(
            signature.types().stream(),
            signature.table().stream().map(Signature.Parameter::type),
            signature.result().stream())
        .flatMap(types -> types);
  }

  /** A routine whose body PostgreSQL keeps parsed, and that fits. */
  Optional<ObjectName> stored(Predicate<StoredBody> fits) {
    clearIfDisturbed();
    return stored.entrySet().stream()
        .filter(entry -> fits.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .min(Comparator.comparing(ObjectName::sql));
  }

  /** Whether there is certainly one routine of the name alone, in whatever schema. */
  boolean isOnly(ObjectName name) {
    clearIfDisturbed();
    return !rangesMade
        && !uncertain.contains(name.name())
        && of(name.name()).size() == 1
        && of(name.name()).getOrDefault(catalog.qualified(name), Map.of()).size() == 1;
  }
}
