package dev.migralint.analysis;

import dev.migralint.analysis.Overloads.Overload;
import dev.migralint.builtin.BuiltInFunctions;
import dev.migralint.builtin.BuiltInTypes;
import dev.migralint.schema.Attached;
import dev.migralint.schema.Dependencies;
import dev.migralint.schema.Relation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation;
import dev.migralint.sql.ObjectOperation.CreateRoutine;
import dev.migralint.sql.ObjectOperation.DropObject;
import dev.migralint.sql.Signature;
import dev.migralint.sql.Signature.Parameter;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is refused of functions and procedures. */
final class Routines {
  private final Known known;
  private final Overloads overloads;

  Routines(Known known, Overloads overloads) {
    this.known = known;
    this.overloads = overloads;
  }

  Optional<Rejection> of(ObjectOperation operation) {
    return switch (operation) {
      case CreateRoutine create ->
          known
              .statement()
              .aside()
              .signature()
              .flatMap(
                  signature ->
                      overloads
                          .replaced(create.name(), signature)
                          .flatMap(before -> defined(create, before, signature)));
      case DropObject drop when drop.object() == ObjectKind.FUNCTION && !drop.cascade() ->
          drop.name().filter(overloads::isOnly).flatMap(name -> needed(drop, name));
      case ObjectOperation other -> Optional.empty();
    };
  }

  /** https://www.postgresql.org/docs/current/sql-createfunction.html#SQL-CREATEFUNCTION-NOTES */
  private Optional<Rejection> defined(CreateRoutine create, Overload before, Signature now) {
    String what = create.name().sql() + "()";
    if (!create.replace()) {
      return Optional.of(
          new Rejection(
              create.span(),
              "42723",
              "function " + what + " with these parameters already exists",
              "Write CREATE OR REPLACE, or use another name"));
    }
    if (before.object() != create.object()) {
      return Optional.of(
          new Rejection(
              create.span(),
              "42809",
              what + " is a " + (before.object() == ObjectKind.FUNCTION ? "function" : "procedure"),
              "Drop it first"));
    }
    if (returnsOther(before.signature(), now)) {
      return Optional.of(
          refused(create, what + " returns something else, which CREATE OR REPLACE cannot change"));
    }
    return renamed(before.signature(), now)
        .map(
            name ->
                refused(
                    create,
                    "the parameter "
                        + name.sql()
                        + " of "
                        + what
                        + " gets another name, which CREATE OR REPLACE cannot change"))
        .or(
            () ->
                defaults(now) < defaults(before.signature())
                    ? Optional.of(refused(create, what + " loses defaults of its parameters"))
                    : Optional.empty());
  }

  private static Rejection refused(CreateRoutine create, String words) {
    return new Rejection(
        create.span(),
        "42P13",
        words,
        "Drop the function first, with what depends on it, and create it and that again");
  }

  /**
   * Whether one returns something else than the other for certain: another built-in type, or a
   * table whose columns have other names.
   */
  private static boolean returnsOther(Signature before, Signature now) {
    boolean out = before.types().size() + now.types().size() > inputs(before) + inputs(now);
    if (out) {
      return false;
    }
    if (before.result().isPresent() && now.result().isPresent()) {
      return differ(before.result().get(), now.result().get());
    }
    List<Parameter> old = before.table();
    List<Parameter> columns = now.table();
    boolean wasRow = old.size() > 1;
    boolean isRow = columns.size() > 1;
    if (wasRow && isRow) {
      return old.size() != columns.size()
          || IntStream.range(0, old.size())
              .anyMatch(
                  i ->
                      !old.get(i).name().equals(columns.get(i).name())
                          || differ(old.get(i).type(), columns.get(i).type()));
    }
    if (old.size() == 1 && columns.size() == 1) {
      return differ(old.getFirst().type(), columns.getFirst().type());
    }
    if ((old.size() == 1 && isRow) || (wasRow && columns.size() == 1)) {
      return true;
    }
    return (wasRow && now.result().filter(Routines::isValue).isPresent())
        || (isRow && before.result().filter(Routines::isValue).isPresent());
  }

  private static int inputs(Signature signature) {
    return signature.inputs().size();
  }

  private static boolean differ(TypeName one, TypeName other) {
    return isValue(one)
        && isValue(other)
        && !(one.name().equals(other.name()) && one.dimensions() == other.dimensions());
  }

  private static boolean isValue(TypeName type) {
    return BuiltInTypes.isOne(type)
        && !BuiltInTypes.isPseudo(type.name())
        && !type.name().startsWith("_");
  }

  private static long defaults(Signature signature) {
    return signature.parameters().stream().filter(Parameter::optional).count();
  }

  /** A parameter that had a name and has another one. */
  private static Optional<Name> renamed(Signature before, Signature now) {
    List<Parameter> old = before.inputs();
    List<Parameter> inputs = now.inputs();
    for (int i = 0; i < Math.min(old.size(), inputs.size()); i++) {
      if (old.get(i).name().isPresent() && !old.get(i).name().equals(inputs.get(i).name())) {
        return old.get(i).name();
      }
    }
    return Optional.empty();
  }

  /** What calls the function, or a generated column, a check or an index. */
  private Optional<Rejection> needed(DropObject drop, ObjectName name) {
    if (mayMeanOther(name.name())) {
      return Optional.empty();
    }
    ObjectName function = known.catalog().qualified(name);
    return known.catalog().dependencies().callers(name).stream()
        .flatMap(relation -> caller(relation, function).stream())
        .findFirst()
        .or(
            () ->
                known.storedBody(
                    body ->
                        body.calls().contains(function)
                            && !hasColumn(body.columns().keySet(), function)))
        .map(dependent -> Errors.needed(drop.span(), "function " + name.sql() + "()", dependent));
  }

  /** Whether a call of the name may be syntax, a cast, or mean a function that others make. */
  private boolean mayMeanOther(Name name) {
    return BuiltInFunctions.has(name.text())
        || Extensions.mayMakeFunction(name.text())
        || name.isKeyword()
        || known.catalog().types().names().anyMatch(type -> type.name().equals(name));
  }

  /** {@code f(row)} may be the column f of the row. */
  private static boolean hasColumn(Collection<Relation> relations, ObjectName function) {
    return relations.stream()
        .anyMatch(relation -> relation.hasColumn(function.name()) != Ternary.NO);
  }

  private Optional<String> caller(Relation relation, ObjectName function) {
    String shown = known.shown(relation);
    if (hasColumn(List.of(relation), function) || hasColumn(relation.reads(), function)) {
      return Optional.empty();
    }
    if (known.isCertain(relation) && relation.calls().contains(function)) {
      return Optional.of(
          Errors.word(relation.kind()) + " " + shown + Known.place(relation.origin()));
    }
    if (known.isCertain(relation) && relation.defaultCalls().contains(function)) {
      return Optional.of("a default of " + shown);
    }
    if (!known.isCertainOfParts(relation)) {
      return Optional.empty();
    }
    return Dependencies.callers(relation, function).stream()
        .map(Attached::key)
        .map(key -> Errors.word(key.object()) + key.name().sql() + " of " + shown)
        .findFirst()
        .or(
            () ->
                relation.constraintsCalling(function).stream()
                    .map(check -> "check " + check.name().sql() + " of " + shown)
                    .findFirst())
        .or(
            () ->
                relation.indexesCalling(function).stream()
                    .map(index -> "index " + index.name().sql() + " of " + shown)
                    .findFirst());
  }
}
