package dev.migralint.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Walks over YAML that other tools own: several documents, any tags. An alias counts as a value
 * that is not there, so nothing expands. Of a malformed text, what stands before the mistake is
 * seen, and of a long one, its first 512 kB.
 */
public final class YamlNodes {
  private static final int MOST_CHARACTERS = 512 * 1024;
  private static final int DEEPEST = 50;
  private static final int LONGEST_LIST = 4000;
  private static final String NO_NAME = "?";

  private final ParserImpl parser;
  private final BiConsumer<List<String>, Map<String, String>> visitor;
  private final List<String> path = new ArrayList<>();

  private YamlNodes(String text, BiConsumer<List<String>, Map<String, String>> visitor) {
    this.parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
    this.visitor = visitor;
  }

  /**
   * Gives the visitor each mapping when it ends: the keys on the way to it, and the texts in it by
   * key, the first of equal keys. The texts of a list are joined by commas, and its mappings have
   * the path of the list. Whether the text is YAML is returned.
   */
  public static boolean walk(String text, BiConsumer<List<String>, Map<String, String>> visitor) {
    boolean isLong = text.length() > MOST_CHARACTERS;
    String read = isLong ? text.substring(0, MOST_CHARACTERS) : text;
    try {
      return new YamlNodes(read, visitor).documents() && !isLong;
    } catch (YAMLException malformed) {
      return false;
    }
  }

  private boolean documents() {
    parser.getEvent();
    while (!parser.checkEvent(Event.ID.StreamEnd)) {
      parser.getEvent();
      value(0);
      parser.getEvent();
    }
    return true;
  }

  private Optional<String> value(int depth) {
    if (depth > DEEPEST) {
      throw new YAMLException("nested too deeply");
    }
    Event event = parser.getEvent();
    if (event instanceof ScalarEvent scalar) {
      return Optional.of(scalar.getValue());
    }
    if (event instanceof AliasEvent) {
      return Optional.empty();
    }
    return event.is(Event.ID.SequenceStart) ? list(depth) : mapping(depth);
  }

  private Optional<String> list(int depth) {
    StringBuilder texts = new StringBuilder();
    boolean any = false;
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      Optional<String> item = value(depth + 1);
      if (item.isPresent() && texts.length() < LONGEST_LIST) {
        texts.append(any ? "," : "").append(item.get());
        any = true;
      }
    }
    parser.getEvent();
    return any ? Optional.of(texts.toString()) : Optional.empty();
  }

  private Optional<String> mapping(int depth) {
    Map<String, String> texts = new HashMap<>();
    int above = path.size();
    try {
      while (!parser.checkEvent(Event.ID.MappingEnd)) {
        boolean isNamed = parser.checkEvent(Event.ID.Scalar);
        String name = value(depth + 1).filter(text -> isNamed).orElse(NO_NAME);
        path.add(name);
        value(depth + 1).ifPresent(text -> texts.putIfAbsent(name, text));
        path.removeLast();
      }
      parser.getEvent();
    } finally {
      path.subList(above, path.size()).clear();
      if (!texts.isEmpty()) {
        visitor.accept(path, texts);
      }
    }
    return Optional.empty();
  }
}
