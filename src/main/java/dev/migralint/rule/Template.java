package dev.migralint.rule;

import dev.migralint.words.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text with placeholders: names of facts in braces. A doubled brace stands for the brace itself.
 */
public record Template(List<Part> parts) {
  private static final Pattern PIECE =
      Pattern.compile("\\{\\{|\\}\\}|\\{([a-z][a-z0-9-]*(?:\\.[a-z][a-z0-9-]*)*)\\}|\\{");

  /** A piece of text or a placeholder. */
  public sealed interface Part {
    record Text(String text) implements Part {}

    record Placeholder(String fact) implements Part {}
  }

  /**
   * Splits a text into its parts.
   *
   * @throws IllegalArgumentException when a brace opens no placeholder, with words that say so
   */
  public static Template parse(String text) {
    List<Part> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    Matcher piece = PIECE.matcher(text);
    int done = 0;
    while (piece.find()) {
      plain.append(text, done, piece.start());
      done = piece.end();
      String name = piece.group(1);
      if (name != null) {
        addText(parts, plain);
        parts.add(new Part.Placeholder(name));
      } else if (piece.group().length() == 2) {
        plain.append(piece.group().charAt(0));
      } else {
        String rest = text.substring(piece.start(), Math.min(text.length(), piece.start() + 20));
        throw new IllegalArgumentException("`" + rest.strip() + "` is not a placeholder");
      }
    }
    plain.append(text, done, text.length());
    addText(parts, plain);
    return new Template(List.copyOf(parts));
  }

  private static void addText(List<Part> parts, StringBuilder plain) {
    if (!plain.isEmpty()) {
      parts.add(new Part.Text(plain.toString()));
      plain.setLength(0);
    }
  }

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

  /** The names of the facts that fill it, each once per use. */
  public List<String> placeholders() {
    return parts.stream()
        .flatMap(
            part ->
                switch (part) {
                  case Part.Text text -> Stream.<String>empty();
                  case Part.Placeholder placeholder -> Stream.of(placeholder.fact());
                })
        .toList();
  }

  /**
   * The text for people: several words are joined as "a, b and c"; a fact that says nothing becomes
   * "the table", after its name.
   */
  public String fill(Facts facts) {
    return fill(facts, ", ", " and ", "the ", "");
  }

  /**
   * The text as SQL to copy: several words are joined with commas; a fact that says nothing becomes
   * {@code <table>}, after its name.
   */
  public String fillSql(Facts facts) {
    return fill(facts, ", ", ", ", "<", ">");
  }

  private String fill(Facts facts, String comma, String and, String before, String after) {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Text text -> filled.append(text.text());
        case Part.Placeholder placeholder -> {
          List<String> words = words(facts.fact(placeholder.fact()));
          if (words.isEmpty()) {
            filled.append(before).append(neutral(placeholder.fact())).append(after);
          } else {
            String last = words.getLast();
            String others = String.join(comma, words.subList(0, words.size() - 1));
            filled.append(others).append(others.isEmpty() ? "" : and).append(last);
          }
        }
      }
    }
    return filled.toString();
  }

  private static List<String> words(Fact fact) {
    return switch (fact) {
      case Fact.Words words ->
          words.printed().stream().flatMap(word -> Phrases.spoken(word).stream()).toList();
      case Fact.Unknown unknown -> List.of();
      case Fact.Elements elements -> List.of();
    };
  }

  /** What a fact is about, from its name: "new type" for {@code column.new-type}. */
  private static String neutral(String fact) {
    return fact.substring(fact.lastIndexOf('.') + 1).replace('-', ' ');
  }
}
