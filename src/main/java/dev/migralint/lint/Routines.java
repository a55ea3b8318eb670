package dev.migralint.lint;

import dev.migralint.analysis.Disturbances;
import dev.migralint.schema.Catalog;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.Body;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Signature;
import dev.migralint.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The functions and procedures of a history that were defined so far; they do it when called. */
public final class Routines implements Disturbances.Bodies {
  /** How many overloads of a name are run for one call that may mean any of them. */
  private static final int MOST_OVERLOADS = 200;

  /** By name, and by the types of the parameters where they are known. */
  private final Map<ObjectName, Map<Optional<Object>, Routine>> byName = new HashMap<>();

  /** Those that run with a search path of their own. */
  private final Set<ObjectName> pathSetters = new HashSet<>();

  private final Catalog catalog;

  /**
   * A routine.
   *
   * @param file the file that defines it
   * @param definition the range of the statement that defines it
   * @param places that range and those of all that run or hold the statement, outermost first
   */
  record Routine(
      ObjectName name,
      Optional<Signature> signature,
      SourceFile file,
      Span definition,
      List<Span> places,
      Body body) {

    private boolean takes(Calls.Called called) {
      return called.arguments() < 0
          || signature.map(known -> known.takes(called.arguments())).orElse(true);
    }
  }

  Routines(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Takes in a statement that may define a routine; another one of the same parameters is gone. */
  void define(SourceFile file, List<Span> places, Statement statement) {
    if (statement.operations().getFirst() instanceof CreateRoutine create) {
      ObjectName name = catalog.qualified(create.name());
      Optional<Signature> signature = statement.aside().signature();
      Map<Optional<Object>, Routine> overloads =
          byName.computeIfAbsent(name, n -> new LinkedHashMap<>());
      overloads.remove(types(signature));
      if (create.setsSearchPath()) {
        pathSetters.add(name);
      }
      if (!statement.body().isEmpty()) {
        overloads.put(
            types(signature),
            new Routine(name, signature, file, statement.span(), places, statement.content()));
      }
    }
  }

  private static Optional<Object> types(Optional<Signature> signature) {
    return signature.map(Signature::types);
  }

  /** Whether routines of that name were defined, whose bodies run where they are called. */
  @Override
  public boolean areFollowed(ObjectName name) {
    Map<Optional<Object>, Routine> overloads =
        byName.getOrDefault(catalog.qualified(name), Map.of());
    return !overloads.isEmpty()
        && overloads.values().stream().noneMatch(routine -> pathSetters.contains(routine.name()));
  }

  @Override
  public boolean areHarmless(ObjectName name) {
    List<Routine> overloads =
        byName.entrySet().stream()
            .filter(entry -> entry.getKey().name().equals(name.name()))
            .flatMap(entry -> entry.getValue().values().stream())
            .toList();
    return !overloads.isEmpty()
        && overloads.stream()
            .flatMap(routine -> routine.body().statements().stream())
            .allMatch(Routines::isHarmless);
  }

  private static boolean isHarmless(Statement statement) {
    return !statement.isMadeUp()
        && statement.body().isEmpty()
        && statement.operations().stream()
            .allMatch(
                operation ->
                    operation instanceof DataOperation data
                        && !(data instanceof DataOperation.Call)
                        && !(data instanceof DataOperation.DoBlock));
  }

  /** The routines that an operation calls, by itself or by what it fires, once each. */
  Targets calledBy(Operation operation) {
    if (byName.isEmpty()) {
      return Targets.NONE;
    }
    Calls calls = Calls.of(operation, catalog);
    List<Target> targets = new ArrayList<>();
    Set<Routine> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    boolean all = !calls.isCut();
    for (Calls.Called call : calls.found()) {
      var overloads = byName.getOrDefault(catalog.qualified(call.name()), Map.of());
      overloads.values().stream()
          .limit(MOST_OVERLOADS)
          .filter(routine -> routine.takes(call) && seen.add(routine))
          .forEach(routine -> targets.add(new Target(routine, call.implicit())));
      all &= overloads.size() <= MOST_OVERLOADS;
    }
    return new Targets(targets, all);
  }

  /**
   * What an operation calls.
   *
   * @param all whether there is no more
   */
  record Targets(List<Target> targets, boolean all) {
    private static final Targets NONE = new Targets(List.of(), true);
  }

  /**
   * A routine that runs.
   *
   * @param implicit whether the statement does not name it
   */
  record Target(Routine routine, boolean implicit) {}
}
