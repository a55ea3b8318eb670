package dev.migralint.rule;

import java.util.List;

/** A text with {@code {placeholders}}, each the name of a fact. */
public record Template(List<Part> parts) {
  /** A piece of text or a placeholder. */
  public sealed interface Part {
    record Text(String text) implements Part {}

    record Placeholder(String fact) implements Part {}
  }
}
