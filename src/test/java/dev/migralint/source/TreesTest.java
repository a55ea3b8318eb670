package dev.migralint.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreesTest {
  private final Tree map = MapTree.of(Map.of("db/2.sql", "two", "db/1.sql", "one", "x", "x"));

  private static List<String> names(Tree tree, String folder) {
    return tree.list(folder).stream().map(entry -> entry.kind() + " " + entry.name()).toList();
  }

  private static String text(Tree tree, String path) {
    return switch (tree.content(path)) {
      case Content.Bytes stored -> new String(stored.bytes(), StandardCharsets.UTF_8);
      case Content.Missing missing -> "missing";
      case Content.Unreadable unreadable -> unreadable.problem().message();
    };
  }

  @Test
  void aMapListsAndReads() {
    assertEquals(List.of("FOLDER db", "FILE x"), names(map, ""));
    assertEquals(List.of("FILE 1.sql", "FILE 2.sql"), names(map, "db"));
    assertEquals(List.of(), names(map, "none"));
    assertEquals("two", text(map, "db/2.sql"));
    assertEquals("missing", text(map, "db"));
    assertEquals("is not a path inside the tree.", text(map, "../x"));
  }

  @Test
  void anOverlayReplacesAFile() {
    Tree tree = new Overlay(map, "db/1.sql", bytes("other"));
    assertEquals("other", text(tree, "db/1.sql"));
    assertEquals("two", text(tree, "db/2.sql"));
    assertEquals(names(map, "db"), names(tree, "db"));
    assertEquals(names(map, ""), names(tree, ""));
  }

  @Test
  void anOverlayAddsAFileAndItsFolders() {
    Tree tree = new Overlay(map, "a/b/3.sql", bytes("three"));
    assertEquals(List.of("FOLDER a", "FOLDER db", "FILE x"), names(tree, ""));
    assertEquals(List.of("FOLDER b"), names(tree, "a"));
    assertEquals(List.of("FILE 3.sql"), names(tree, "a/b"));
    assertEquals(List.of("FILE 1.sql", "FILE 2.sql"), names(tree, "db"));
    assertEquals("three", text(tree, "a/b/3.sql"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/x", "x/", "a//b", "../x", "a/../b", "./x", "a\0b"})
  void noTreeHoldsSuchAPath(String path) {
    assertThrows(IllegalArgumentException.class, () -> MapTree.of(Map.of(path, "text")));
    assertThrows(IllegalArgumentException.class, () -> new Overlay(map, path, bytes("text")));
  }

  @Test
  void namesAlongAPath() {
    assertEquals(Optional.of(List.of("a", "b c", "...")), TreePath.names("a/b c/..."));
    assertEquals(Optional.of(List.of()), TreePath.names(""));
  }

  private static Content bytes(String text) {
    return new Content.Bytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
