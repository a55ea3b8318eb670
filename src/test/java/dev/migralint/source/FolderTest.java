package dev.migralint.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderTest {
  @TempDir Path temp;
  Path root;

  @BeforeEach
  void create() throws IOException {
    root = Files.createDirectories(temp.resolve("root"));
    Files.createDirectories(root.resolve("db/old"));
    Files.writeString(root.resolve("db/a.sql"), "a");
    Files.writeString(root.resolve("db/old/b.sql"), "b");
    Files.createDirectories(root.resolve(".git"));
    Files.writeString(temp.resolve("secret"), "secret");
  }

  private String text(String path) {
    return switch (Folder.open(root).orElseThrow().content(path)) {
      case Content.Bytes stored -> new String(stored.bytes(), StandardCharsets.UTF_8);
      case Content.Missing missing -> "missing";
      case Content.Unreadable unreadable -> unreadable.problem().sentence();
    };
  }

  private List<String> names(String folder) {
    return Folder.open(root).orElseThrow().list(folder).stream()
        .map(entry -> entry.kind() + " " + entry.name())
        .toList();
  }

  private void problem(String expected, String path) {
    String problem = text(path);
    assertTrue(problem.startsWith(path + ": ") && problem.contains(expected), problem);
  }

  @Test
  void listsAndReads() {
    assertEquals(List.of("FOLDER db"), names(""));
    assertEquals(List.of("FILE a.sql", "FOLDER old"), names("db"));
    assertEquals(List.of(), names("none"));
    assertEquals(List.of(), names("db/a.sql"));
    assertEquals(List.of(), names(".."));
    assertEquals("b", text("db/old/b.sql"));
    assertEquals("missing", text("db/none.sql"));
    assertEquals("missing", text("db"));
  }

  @Test
  void aFolderThatIsNone() {
    assertFalse(Folder.open(temp.resolve("none")).isPresent());
    assertFalse(Folder.open(temp.resolve("secret")).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../secret", "db/../../secret", "/etc/hosts", "./db/a.sql", "db//a.sql", "a\0b"})
  void pathsThatLeadOut(String path) {
    problem("not a path inside the tree", path);
  }

  @Test
  void linksInside() throws IOException {
    Files.createSymbolicLink(root.resolve("link.sql"), Path.of("db/a.sql"));
    Files.createSymbolicLink(root.resolve("folder"), Path.of("db/old"));
    assertEquals("a", text("link.sql"));
    assertEquals("b", text("folder/b.sql"));
    assertEquals(List.of("FOLDER db", "LINK folder", "LINK link.sql"), names(""));
    assertEquals(List.of("FILE b.sql"), names("folder"));
    Folder tree = Folder.open(root).orElseThrow();
    assertEquals(Optional.of(Tree.Entry.Kind.FILE), tree.target("link.sql"));
    assertEquals(Optional.of(Tree.Entry.Kind.FOLDER), tree.target("folder"));
  }

  @Test
  void linksThatLeadOut() throws IOException {
    Files.createSymbolicLink(root.resolve("out.sql"), Path.of("../secret"));
    Files.createSymbolicLink(root.resolve("up"), Path.of(".."));
    Files.createSymbolicLink(root.resolve("broken.sql"), Path.of("nothing"));
    Files.createSymbolicLink(root.resolve("loop.sql"), Path.of("loop.sql"));
    problem("leads out of the tree", "out.sql");
    problem("leads out of the tree", "up/secret");
    problem("does not exist", "broken.sql");
    problem("cannot be read", "loop.sql");
    assertEquals(List.of(), names("up"));
    Folder tree = Folder.open(root).orElseThrow();
    for (String link : List.of("out.sql", "up", "broken.sql", "loop.sql")) {
      assertEquals(Optional.empty(), tree.target(link), link);
    }
  }

  @Test
  void theRootItselfMayBeALink() throws IOException {
    Path link = Files.createSymbolicLink(temp.resolve("link"), root);
    Folder folder = Folder.open(link).orElseThrow();
    assertEquals(root.toRealPath(), folder.root());
    assertTrue(folder.hasFile("db/a.sql"));
  }

  @Test
  void onlyRegularFilesAreOpened() throws IOException {
    Path socket = root.resolve("s");
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.bind(UnixDomainSocketAddress.of(socket));
      problem("not a regular file", "s");
    }
  }

  @Test
  void hugeFilesAreNotRead() throws IOException {
    try (RandomAccessFile huge = new RandomAccessFile(root.resolve("huge.sql").toFile(), "rw")) {
      huge.setLength(Folder.LIMIT + 1);
    }
    problem("larger than 256 MB", "huge.sql");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void filesWithoutPermission() throws IOException {
    Path file = root.resolve("db/a.sql");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "the superuser reads everything");
    problem("permission denied", "db/a.sql");
  }
}
