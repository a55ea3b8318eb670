package dev.migralint.analysis;

import dev.migralint.builtin.BuiltInSignatures;
import dev.migralint.builtin.BuiltInSignatures.Candidate;
import dev.migralint.builtin.BuiltInTypes;
import dev.migralint.schema.Catalog;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Expression.Call;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Signature;
import dev.migralint.sql.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which function a call means, by the types of its arguments.
 * https://www.postgresql.org/docs/current/typeconv-func.html
 */
final class Calls {
  /** Of these, a call may be written with other arguments than they have parameters. */
  private static final Set<String> IRREGULAR =
      Set.of(
          "cume_dist",
          "dense_rank",
          "mode",
          "percent_rank",
          "percentile_cont",
          "percentile_disc",
          "rank",
          "unnest");

  /** A function that PostgreSQL has, and an extension with the same parameters. */
  private static final Set<String> OF_BOTH = Set.of("gen_random_uuid");

  private final Known known;

  Calls(Known known) {
    this.known = known;
  }

  /** Why no function takes the arguments. */
  Optional<Rejection> refused(Call call, ValueTypes types) {
    Optional<List<Candidate>> all = candidates(call);
    if (all.isEmpty() || all.get().isEmpty()) {
      return Optional.empty();
    }
    List<Optional<TypeName>> arguments = call.arguments().stream().map(types::of).toList();
    boolean mayBeColumn =
        arguments.size() == 1
            && arguments.getFirst().isEmpty()
            && call.arguments().getFirst() instanceof Expression.Column;
    if (mayBeColumn || all.get().stream().anyMatch(candidate -> mayTake(candidate, arguments))) {
      return Optional.empty();
    }
    String given =
        arguments.stream()
            .map(type -> type.map(TypeName::sql).orElse("unknown"))
            .collect(Collectors.joining(", "));
    String taken =
        all.get().stream()
            .map(candidate -> "(" + String.join(", ", candidate.types()) + ")")
            .limit(3)
            .collect(Collectors.joining(" or "));
    return Optional.of(
        new Rejection(
            call.span(),
            "42883",
            "function " + call.function().sql() + "(" + given + ") does not exist",
            "Give it arguments that it takes, " + taken + ", or cast them"));
  }

  /** The type of its result, where all functions that may be meant have the same. */
  Optional<TypeName> result(Call call, ValueTypes types) {
    List<Optional<TypeName>> arguments = call.arguments().stream().map(types::of).toList();
    Set<Optional<String>> results =
        candidates(call).stream()
            .flatMap(List::stream)
            .filter(candidate -> mayTake(candidate, arguments))
            .map(Candidate::result)
            .collect(Collectors.toSet());
    return results.size() == 1
        ? results.iterator().next().filter(name -> !BuiltInTypes.isPseudo(name)).map(Calls::type)
        : Optional.empty();
  }

  private static TypeName type(String name) {
    return name.startsWith("_")
        ? new TypeName(Optional.empty(), name.substring(1), List.of(), 1)
        : TypeName.of(name);
  }

  /** All that have the name; empty where that is not certain, or it may be no call. */
  private Optional<List<Candidate>> candidates(Call call) {
    ObjectName function = call.function();
    Catalog catalog = known.catalog();
    String name = function.name().text();
    boolean isPlain =
        call.form() == Call.Form.PLAIN
            && call.written().isEmpty()
            && !IRREGULAR.contains(name)
            && call.arguments().stream().noneMatch(Calls::isNoArgument);
    boolean mayBeOther =
        (call.arguments().size() == 1
                && (BuiltInTypes.has(TypeName.of(name).name()) || catalog.types().isMade(function)))
            || catalog.hasCasts()
            || (Extensions.mayMakeFunction(name) && !OF_BOTH.contains(name))
            || !Extensions.areTypesKnown(catalog.extensions());
    if (!isPlain || mayBeOther) {
      return Optional.empty();
    }
    boolean builtIn =
        function.schema().map(schema -> schema.text().equals("pg_catalog")).orElse(true);
    List<Candidate> all = new ArrayList<>();
    if (builtIn) {
      all.addAll(BuiltInSignatures.of(name, known.version()));
    }
    if (catalog.mayHaveFunction(function.name())) {
      Optional<List<Signature>> own =
          known.overloads().flatMap(overloads -> overloads.all(function));
      if (own.isEmpty()) {
        return Optional.empty();
      }
      if (own.get().stream().flatMap(Calls::types).anyMatch(Calls::looksLikeArray)) {
        return Optional.empty();
      }
      own.get().forEach(signature -> all.add(candidate(signature)));
    }
    return Optional.of(all);
  }

  private static Stream<TypeName> types(Signature signature) {
    return Stream.concat(
        signature.inputs().stream().map(Signature.Parameter::type), signature.result().stream());
  }

  /** The names of PostgreSQL's array types begin so, and those of users may. */
  private static boolean looksLikeArray(TypeName type) {
    return type.name().startsWith("_");
  }

  private static boolean isNoArgument(Expression argument) {
    return argument instanceof Expression.AllColumns
        || argument instanceof Expression.Unread
        || argument instanceof Expression.Placeholder
        || (argument instanceof Expression.Field field && field.name().isEmpty());
  }

  private static Candidate candidate(Signature signature) {
    List<String> types =
        signature.inputs().stream().map(parameter -> word(parameter.type())).toList();
    boolean variadic = signature.most() > types.size();
    return new Candidate(
        types,
        signature.least(),
        variadic,
        signature.result().filter(type -> type.schema().isEmpty()).map(Calls::word));
  }

  private static String word(TypeName type) {
    return (type.dimensions() > 0 ? "_" : "")
        + type.schema().map(schema -> schema.sql() + ".").orElse("")
        + type.name();
  }

  private boolean mayTake(Candidate candidate, List<Optional<TypeName>> arguments) {
    int most = candidate.types().size();
    if (arguments.size() < candidate.least()
        || (arguments.size() > most && !candidate.variadic())) {
      return false;
    }
    for (int i = 0; i < arguments.size(); i++) {
      if (candidate.variadic() && i >= most - 1) {
        return true;
      }
      Optional<TypeName> given = arguments.get(i);
      if (given.isPresent() && !mayTake(candidate.types().get(i), given.get())) {
        return false;
      }
    }
    return true;
  }

  /** Whether a value of the type may be given for a parameter. */
  private boolean mayTake(String parameter, TypeName given) {
    if (looksLikeArray(given)) {
      return true;
    }
    Optional<TypeName> base = known.baseType(given);
    if (base.isEmpty() || !BuiltInTypes.isOne(base.get())) {
      return mayTakeOwn(parameter, base);
    }
    TypeName type = base.get();
    if (AssignmentCasts.VECTORS.contains(type.name())) {
      return true;
    }
    boolean isArray = type.dimensions() > 0;
    if (parameter.startsWith("any")) {
      return isArray || !parameter.equals("anyarray");
    }
    if (parameter.contains(".") || (!BuiltInTypes.has(parameter) && !parameter.startsWith("_"))) {
      // A type of the history: only a domain takes the value.
      return !known.catalog().types().domains(type(parameter)).isEmpty()
          || parameter.contains(".")
          || !known.catalog().types().isMade(ObjectName.of(Name.quoted(parameter)));
    }
    if (parameter.startsWith("_")) {
      return isArray
          && (parameter.equals("_" + type.name()) || casts(type.name(), parameter.substring(1)));
    }
    return !isArray && (parameter.equals(type.name()) || casts(type.name(), parameter));
  }

  /** A value of an enum type, a row, or one of an extension's type. */
  private boolean mayTakeOwn(String parameter, Optional<TypeName> base) {
    boolean isEnum = base.filter(type -> known.isEnum(type)).isPresent();
    return !isEnum || !BuiltInTypes.has(parameter) || parameter.startsWith("any");
  }

  private boolean casts(String from, String to) {
    return BuiltInTypes.cast(from, to, known.version()).filter(cast -> cast == 'i').isPresent();
  }
}
