package dev.migralint.sql;

import dev.migralint.source.Span;
import java.util.function.Supplier;

/** One of the objects that a statement names. */
record Named(ObjectName name, Span written) {
  static Named read(Cursor c, Supplier<ObjectName> reader) {
    int mark = c.mark();
    ObjectName name = reader.get();
    return new Named(name, c.since(mark));
  }

  /** The text that means this object: the whole statement when it names no other. */
  Span span(Cursor c, int objects) {
    return objects == 1 ? c.since(0) : written;
  }
}
