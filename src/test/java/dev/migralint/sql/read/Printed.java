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
import dev.migralint.sql.TypeName;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /** Its operations, then those of its body, which are indented. */
  private static Stream<String> statement(Statement statement, SourceFile file, String indent) {
    String branches =
        statement.branches().stream().map(Printed::branch).collect(Collectors.joining());
    return Stream.concat(
        statement.operations().stream().map(o -> indent + operation(o, statement, file) + branches),
        statement.body().stream().flatMap(inner -> statement(inner, file, indent + "  ")));
  }

  private static String branch(Statement.Branch branch) {
    Guard guard = branch.guard();
    String object =
        Stream.of(guard.schema(), guard.table(), guard.name())
            .flatMap(Optional::stream)
            .map(Name::sql)
            .collect(Collectors.joining("."));
    String there = guard.present() == branch.then() ? " is there" : " is missing";
    return " if " + OperationKind.word(guard.object()) + " " + object + there;
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
