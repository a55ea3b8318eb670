package dev.migralint.sql.read;

import dev.migralint.source.Span;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives what was read in an excerpt the ranges that it has in the file. */
final class Relocation {
  private final Excerpt excerpt;

  Relocation(Excerpt excerpt) {
    this.excerpt = excerpt;
  }

  /** A script or a body. */
  <R extends Record> R read(R read) {
    return excerpt.places() == null ? read : record(read);
  }

  /** How a kind of record is taken apart and put together; looking that up is slow. */
  private record Shape(List<Method> accessors, Constructor<?> constructor) {
    static Shape of(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types =
          Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      try {
        return new Shape(
            Stream.of(components).map(RecordComponent::getAccessor).toList(),
            type.getDeclaredConstructor(types));
      } catch (NoSuchMethodException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return Shape.of(type);
        }
      };

  /** The same record, but for the ranges in it. */
  @SuppressWarnings("unchecked")
  private <R extends Record> R record(R read) {
    Shape shape = SHAPES.get(read.getClass());
    Object[] values = new Object[shape.accessors().size()];
    try {
      for (int i = 0; i < values.length; i++) {
        values[i] = value(shape.accessors().get(i).invoke(read));
      }
      return (R) shape.constructor().newInstance(values);
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
