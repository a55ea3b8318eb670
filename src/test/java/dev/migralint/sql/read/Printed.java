package dev.migralint.sql.read;

import dev.migralint.rule.OperationKind;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Guard;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.Step;
import dev.migralint.sql.TypeName;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Operations in one line each: their kind, the text of their range ({@code *} when it is the whole
 * statement) and the components that say something.
 */
final class Printed {
  private Printed() {}

  /** The operations of all statements. */
  static List<String> operations(String sql) {
    SourceFile file = new SourceFile("case.sql", sql);
    return ScriptReader.read(file).statements().stream()
        .flatMap(s -> statement(s, file, ""))
        .toList();
  }

  private static Stream<String> statement(Statement statement, SourceFile file, String indent) {
    return statement(statement, file, indent, "");
  }

  /** Its operations, then those of its body, which are indented. */
  private static Stream<String> statement(
      Statement statement, SourceFile file, String indent, String when) {
    Map<Integer, String> conditions = new HashMap<>();
    collect(statement.content().steps(), "", conditions);
    return Stream.concat(
        statement.operations().stream().map(o -> indent + operation(o, statement, file) + when),
        IntStream.range(0, statement.body().size())
            .boxed()
            .flatMap(
                i ->
                    statement(
                        statement.body().get(i),
                        file,
                        indent + "  ",
                        conditions.getOrDefault(i, " never"))));
  }

  /** When each statement of a body runs. */
  private static void collect(List<Step> steps, String when, Map<Integer, String> conditions) {
    for (Step step : steps) {
      switch (step) {
        case Step.Run run -> conditions.put(run.statement(), when);
        case Step.Leaving leaving -> {}
        case Step.Loop loop -> collect(loop.steps(), when + " in a loop", conditions);
        case Step.Trying trying -> {
          String caught =
              trying.handlers().stream()
                  .map(handler -> String.join(" or ", handler.conditions()))
                  .collect(Collectors.joining(" or "));
          collect(trying.steps(), when + " unless " + caught, conditions);
          trying
              .handlers()
              .forEach(
                  handler ->
                      collect(
                          handler.steps(),
                          when + " on " + String.join(" or ", handler.conditions()),
                          conditions));
        }
        case Step.Choice choice -> {
          String otherwise = "";
          for (Step.Branch branch : choice.branches()) {
            boolean last = branch.condition().equals(Guard.Known.TRUE);
            String condition = last ? otherwise : " if " + guard(branch.condition());
            collect(branch.steps(), when + condition, conditions);
            otherwise = " if not " + guard(branch.condition());
          }
        }
      }
    }
  }

  private static String guard(Guard guard) {
    return switch (guard) {
      case Guard.Known known -> known.holds().name().toLowerCase(Locale.ROOT);
      case Guard.Not not -> "not " + guard(not.guard());
      case Guard.All all ->
          all.guards().stream().map(Printed::guard).collect(Collectors.joining(" and ", "(", ")"));
      case Guard.Any any ->
          any.guards().stream().map(Printed::guard).collect(Collectors.joining(" or ", "(", ")"));
      case Guard.Exists exists -> exists(exists);
    };
  }

  private static String exists(Guard.Exists asked) {
    String object =
        Stream.of(asked.schema(), asked.table(), asked.name())
            .flatMap(Optional::stream)
            .map(Name::sql)
            .collect(Collectors.joining("."));
    String place =
        switch (asked.place()) {
          case ANYWHERE, NAMED -> "";
          case CURRENT -> " in the first schema";
          case SEARCH_PATH -> " in the search path";
        };
    String traits =
        asked.traits().stream()
            .map(trait -> " with " + trait.column() + " " + String.join(" or ", trait.values()))
            .collect(Collectors.joining());
    return OperationKind.word(asked.object())
        + " "
        + object
        + place
        + traits
        + (asked.exact() ? "" : " and more");
  }

  private static String operation(Operation operation, Statement statement, SourceFile file) {
    boolean whole = operation.span().equals(statement.span());
    String range = whole ? "*" : oneLine(file.text(operation.span()));
    return OperationKind.nameOf((Record) operation) + " «" + range + "»" + components(operation);
  }

  /** What the operation says besides its range. */
  static String components(Operation operation) {
    return OperationKind.of((Record) operation).components().stream()
        .map(c -> component(c, operation))
        .collect(Collectors.joining());
  }

  private static String component(OperationKind.Component component, Operation operation) {
    Object value;
    try {
      value = component.source().getAccessor().invoke(operation);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new LinkageError(component.name(), e);
    }
    if (value instanceof Optional<?> optional) {
      value = optional.isPresent() ? optional.get() : false;
    }
    if (Boolean.FALSE.equals(value) || List.of().equals(value)) {
      return "";
    }
    return " " + component.name() + (Boolean.TRUE.equals(value) ? "" : "=" + text(value));
  }

  private static String text(Object value) {
    return switch (value) {
      case Name name -> name.sql();
      case ObjectName name -> name.sql();
      case TypeName type -> type.sql();
      case Expression expression -> "‹" + oneLine(expression.sql()) + "›";
      case Enum<?> word -> OperationKind.word(word);
      case List<?> list ->
          list.stream().map(Printed::text).collect(Collectors.joining(", ", "(", ")"));
      case String string -> "'" + oneLine(string) + "'";
      case Span span -> throw new AssertionError(span);
      default -> value.toString();
    };
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
