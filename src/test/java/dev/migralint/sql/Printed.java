package dev.migralint.sql;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Operations in one line each: their kind, the text of their range ({@code *} when it is the whole
 * statement) and the components that say something.
 */
final class Printed {
  private Printed() {}

  /** The operations of all statements. */
  static List<String> operations(String sql) {
    SourceFile file = new SourceFile("case.sql", sql);
    return Script.read(file).statements().stream()
        .flatMap(s -> s.operations().stream().map(o -> operation(o, s, file)))
        .toList();
  }

  private static String operation(Operation operation, Statement statement, SourceFile file) {
    boolean whole = operation.span().equals(statement.span());
    String range = whole ? "*" : oneLine(file.text(operation.span()));
    return OperationKind.nameOf(operation) + " «" + range + "»" + components(operation);
  }

  /** What the operation says besides its range. */
  static String components(Operation operation) {
    return OperationKind.of(operation).components().stream()
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
      case Expression expression -> "‹" + oneLine(expression.text()) + "›";
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
