package dev.migralint.layout.project;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Walks over JSON that other tools own, with the comments and trailing commas that some of them
 * write. Of a malformed text, what stands before the mistake is seen.
 */
final class JsonNodes {
  private static final int DEEPEST = 200;
  private static final int LONGEST_LIST = 4000;
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private final JsonParser parser;
  private final BiConsumer<List<String>, Map<String, String>> visitor;
  private final List<String> path = new ArrayList<>();

  private JsonNodes(JsonParser parser, BiConsumer<List<String>, Map<String, String>> visitor) {
    this.parser = parser;
    this.visitor = visitor;
  }

  /**
   * Gives the visitor each object when it ends: the names on the way to it, and the texts in it by
   * name, the first of equal names. The texts of a list are joined by commas, and its objects have
   * the path of the list. Whether the text is JSON is returned.
   */
  static boolean walk(String text, BiConsumer<List<String>, Map<String, String>> visitor) {
    try (JsonParser parser = JSON.createParser(text)) {
      JsonNodes nodes = new JsonNodes(parser, visitor);
      parser.nextToken();
      nodes.value();
      return parser.nextToken() == null;
    } catch (IOException malformed) {
      return false;
    }
  }

  /** The text of the value that the parser stands at, if it has one. */
  private Optional<String> value() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IOException("The text ends too early.");
    }
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> list();
      case VALUE_NULL -> Optional.empty();
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          Optional.of(parser.getText());
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IOException("A value is missing.");
    };
  }

  private Optional<String> list() throws IOException {
    StringBuilder texts = new StringBuilder();
    boolean any = false;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Optional<String> item = value();
      if (item.isPresent() && texts.length() < LONGEST_LIST) {
        texts.append(any ? "," : "").append(item.get());
        any = true;
      }
    }
    return any ? Optional.of(texts.toString()) : Optional.empty();
  }

  private Optional<String> object() throws IOException {
    Map<String, String> texts = new HashMap<>();
    int above = path.size();
    try {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        path.add(name);
        parser.nextToken();
        value().ifPresent(text -> texts.putIfAbsent(name, text));
        path.removeLast();
      }
    } finally {
      path.subList(above, path.size()).clear();
      if (!texts.isEmpty()) {
        visitor.accept(path, texts);
      }
    }
    return Optional.empty();
  }
}
