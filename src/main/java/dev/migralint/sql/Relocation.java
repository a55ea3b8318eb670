package dev.migralint.sql;

import dev.migralint.source.Span;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;

/** Gives what was read in an excerpt the ranges that it has in the file. */
final class Relocation {
  private final Excerpt excerpt;

  Relocation(Excerpt excerpt) {
    this.excerpt = excerpt;
  }

  List<Statement> statements(List<Statement> read) {
    return excerpt.places() == null ? read : read.stream().map(this::record).toList();
  }

  /** The same record, but for the ranges in it. */
  private <R extends Record> R record(R read) {
    RecordComponent[] components = read.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] = value(components[i].getAccessor().invoke(read));
      }
      @SuppressWarnings("unchecked")
      Constructor<R> constructor = (Constructor<R>) read.getClass().getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Object value(Object value) {
    return switch (value) {
      case Span span -> excerpt.inFile(span);
      case Record nested -> record(nested);
      case List<?> list -> list.stream().map(this::value).toList();
      case Optional<?> optional -> optional.map(this::value);
      default -> value;
    };
  }
}
