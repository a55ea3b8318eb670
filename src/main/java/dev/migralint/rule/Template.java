package dev.migralint.rule;

import java.util.List;

/** A text with {@code {placeholders}}, each the name of a fact. */
public record Template(List<Part> parts) {
  /** The text as the rule file has it, placeholders in braces. */
  public String source() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Text piece -> text.append(piece.text());
        case Part.Placeholder hole -> text.append('{').append(hole.fact()).append('}');
      }
    }
    return text.toString();
  }

  /** A piece of text or a placeholder. */
  public sealed interface Part {
    record Text(String text) implements Part {}

    record Placeholder(String fact) implements Part {}
  }
}
