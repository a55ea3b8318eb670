package dev.migralint.sql;

import dev.migralint.source.Span;

/** An SQL expression: where it stands and its text. */
public record Expression(Span span, String text) {
  @Override
  public String toString() {
    return text;
  }
}
