package dev.migralint.sql.read.object;

import dev.migralint.source.Span;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.read.query.Cursor;
import java.util.function.Supplier;

/** One of the objects that a statement names. */
public record Named(ObjectName name, Span written) {
  public static Named read(Cursor c, Supplier<ObjectName> reader) {
    int mark = c.mark();
    ObjectName name = reader.get();
    return new Named(name, c.since(mark));
  }

  /** The text that means this object: the whole statement when it names no other. */
  public Span span(Cursor c, int objects) {
    return objects == 1 ? c.since(0) : written;
  }
}
