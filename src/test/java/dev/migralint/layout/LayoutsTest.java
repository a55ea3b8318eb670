package dev.migralint.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder {@code layouts/<runner>/<case>} holds a {@code tree} and, in {@code expected.txt},
 * what is to be found in it.
 */
class LayoutsTest {
  private static final Path CASES = Path.of("src/test/resources/layouts");

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> runners = Files.list(CASES)) {
      return runners.sorted().toList().stream().flatMap(LayoutsTest::below);
    }
  }

  private static Stream<Path> below(Path runner) {
    try (Stream<Path> cases = Files.list(runner)) {
      return cases.sorted().toList().stream();
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsWhatIsExpected(Path folder) throws IOException {
    String found =
        Layouts.everywhere(new DiskTree(folder.resolve("tree"))).stream()
            .map(LayoutsTest::describe)
            .collect(Collectors.joining());
    assertEquals(Files.readString(folder.resolve("expected.txt")), found);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsTheSameHistoryFromEachOfItsFiles(Path folder) {
    DiskTree tree = new DiskTree(folder.resolve("tree"));
    for (History history : Layouts.everywhere(tree)) {
      for (Migration migration : history.migrations()) {
        if (migration.opaque()) {
          continue;
        }
        Optional<History> found = Layouts.containing(tree, migration.path(), false);
        assertEquals(describe(history), found.map(LayoutsTest::describe).orElse("nothing"));
      }
    }
  }

  static String describe(History history) {
    StringBuilder text = new StringBuilder();
    text.append(history.layout().name()).append(" | ").append(history.folder());
    text.append(" | ").append(history.dialect().words()).append('\n');
    for (Migration migration : history.migrations()) {
      text.append("  ").append(migration.direction() == Direction.UP ? "up   " : "down ");
      text.append(migration.version()).append(" | ");
      text.append(migration.opaque() ? "opaque" : migration.transaction().words());
      text.append(" | ").append(migration.path()).append('\n');
    }
    history.notes().forEach(note -> text.append("  note ").append(note).append('\n'));
    return text.toString();
  }
}
