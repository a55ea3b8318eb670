package dev.migralint.replay;

import dev.migralint.source.Content;
import dev.migralint.source.Tree;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A tree in which one file has another text. */
record Replaced(Tree below, String path, String text) implements Tree {
  @Override
  public List<Entry> list(String folder) {
    return below.list(folder);
  }

  @Override
  public Content content(String other) {
    return other.equals(path)
        ? new Content.Bytes(text.getBytes(StandardCharsets.UTF_8))
        : below.content(other);
  }
}
