package dev.migralint.sql.read;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Script;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What statements mean, wherever they stand and however they are written. */
final class Meaning {
  /** Java looks them up anew each time that it is asked. */
  private static final Map<Class<?>, List<Method>> ACCESSORS = new ConcurrentHashMap<>();

  private Meaning() {}

  /** One line for each statement. */
  static List<String> of(String sql) {
    return ScriptReader.read(new SourceFile("", sql)).statements().stream()
        .map(Meaning::part)
        .toList();
  }

  private static String part(Object value) {
    return switch (value) {
      case Span span -> "";
      case Expression expression -> tokens(expression.sql());
      case Optional<?> optional -> optional.map(Meaning::part).orElse("");
      case List<?> list -> list.stream().map(Meaning::part).toList().toString();
      case String text -> tokens(text).toLowerCase(Locale.ROOT);
      case Record tuple ->
          components(tuple)
              .map(Meaning::part)
              .collect(Collectors.joining(" ", tuple.getClass().getSimpleName() + "(", ")"));
      default -> value.toString();
    };
  }

  private static String tokens(String text) {
    return String.join(" ", Script.tokens(new SourceFile("", text), new Span(0, text.length())));
  }

  static Stream<Object> components(Record tuple) {
    return ACCESSORS.computeIfAbsent(tuple.getClass(), Meaning::accessors).stream()
        .map(accessor -> called(accessor, tuple));
  }

  private static List<Method> accessors(Class<?> type) {
    return Stream.of(type.getRecordComponents()).map(RecordComponent::getAccessor).toList();
  }

  private static Object called(Method accessor, Record tuple) {
    try {
      return accessor.invoke(tuple);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(accessor.getName(), e);
    }
  }
}
