package dev.migralint.sql;

import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What statements mean, wherever they stand and however they are written. */
final class Meaning {
  private Meaning() {}

  /** One line for each statement. */
  static List<String> of(String sql) {
    return Script.read(new SourceFile("", sql)).statements().stream().map(Meaning::part).toList();
  }

  private static String part(Object value) {
    return switch (value) {
      case Span span -> "";
      case Expression expression -> tokens(expression.text());
      case Optional<?> optional -> optional.map(Meaning::part).orElse("");
      case List<?> list -> list.stream().map(Meaning::part).toList().toString();
      case String text -> tokens(text).toLowerCase(Locale.ROOT);
      case Record tuple ->
          Stream.of(tuple.getClass().getRecordComponents())
              .map(component -> part(component(tuple, component)))
              .collect(Collectors.joining(" ", tuple.getClass().getSimpleName() + "(", ")"));
      default -> value.toString();
    };
  }

  private static String tokens(String text) {
    return String.join(" ", Script.tokens(new SourceFile("", text), new Span(0, text.length())));
  }

  static Object component(Record tuple, RecordComponent component) {
    try {
      return component.getAccessor().invoke(tuple);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.getName(), e);
    }
  }
}
