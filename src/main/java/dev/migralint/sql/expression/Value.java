package dev.migralint.sql.expression;

/** What is known of a value. */
public sealed interface Value {
  /** Nothing is known of it. */
  Value UNKNOWN = new Unknown();

  /** It is null. */
  Value NULL = new Null();

  /** It is some value, and not null. */
  Value PRESENT = new Present();

  /** Nothing is known of it. */
  record Unknown() implements Value {}

  /** It is null. */
  record Null() implements Value {}

  /** It is some value, and not null. */
  record Present() implements Value {}

  /** It is that number or text. */
  record Is(Comparable<?> constant) implements Value {}
}
