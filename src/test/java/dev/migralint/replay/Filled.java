package dev.migralint.replay;

import dev.migralint.source.Content;
import dev.migralint.source.Tree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A tree in which texts are replaced: what a runner fills in for its placeholders. */
record Filled(Tree below, Map<String, String> values) implements Tree {
  @Override
  public List<Entry> list(String folder) {
    return below.list(folder);
  }

  @Override
  public Content content(String path) {
    Content content = below.content(path);
    if (values.isEmpty() || !(content instanceof Content.Bytes(byte[] bytes))) {
      return content;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace(value.getKey(), value.getValue());
    }
    return new Content.Bytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
