package dev.migralint.layout.find;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.layout.Direction;
import dev.migralint.layout.History;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Oddity;
import dev.migralint.layout.Section;
import dev.migralint.source.Reading;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.source.Tree;
import dev.migralint.sql.Statement;
import dev.migralint.sql.read.ScriptReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder {@code layouts/<runner>/<case>} holds a {@code tree} and, in {@code expected.txt},
 * what is to be found in it: under a migration its sections with the first lines of their
 * statements, where they are not one like the migration. {@code -Dmigralint.golden=write} writes
 * the expected files anew; read the difference.
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
    DiskTree tree = new DiskTree(folder.resolve("tree"));
    String found =
        Layouts.everywhere(tree).stream()
            .map(history -> describe(tree, history))
            .collect(Collectors.joining());
    Path expected = folder.resolve("expected.txt");
    if ("write".equals(System.getProperty("migralint.golden"))) {
      Files.writeString(expected, found);
    }
    assertEquals(Files.readString(expected), found);
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
        assertEquals(describe(tree, history), found.map(h -> describe(tree, h)).orElse("nothing"));
      }
    }
  }

  static String describe(Tree tree, History history) {
    StringBuilder text = new StringBuilder();
    text.append(history.layout().name()).append(" | ").append(history.folder());
    text.append(" | ").append(history.dialect().words()).append('\n');
    for (Migration migration : history.migrations()) {
      text.append("  ").append(migration.direction() == Direction.UP ? "up   " : "down ");
      text.append(migration.version()).append(" | ");
      text.append(migration.opaque() ? "opaque" : migration.transaction().words());
      text.append(" | ").append(migration.path()).append('\n');
      if (!migration.opaque() && tree.read(migration.path()) instanceof Reading.Text read) {
        text.append(sections(history.layout(), migration, read.file()));
      }
    }
    history.notes().forEach(note -> text.append("  note ").append(note).append('\n'));
    for (Oddity odd : history.oddities()) {
      text.append("  ").append(odd.kind().name().toLowerCase(Locale.ROOT)).append(' ');
      odd.until().ifPresent(day -> text.append("until ").append(day).append(' '));
      text.append(odd.path()).append(" | ").append(odd.words());
      text.append(" | ").append(odd.nextStep()).append('\n');
    }
    return text.toString();
  }

  /** The statements of each section, where the file is not one section like its migration. */
  private static String sections(Layout layout, Migration migration, SourceFile file) {
    List<Section> sections = layout.sections(migration, file);
    Section whole =
        new Section(
            new Span(0, file.text().length()), migration.direction(), migration.transaction());
    if (sections.equals(List.of(whole))) {
      return "";
    }
    List<Statement> statements = ScriptReader.read(layout.sql(file)).statements();
    StringBuilder text = new StringBuilder();
    for (Section section : sections) {
      text.append("       ").append(section.direction() == Direction.UP ? "up   " : "down ");
      text.append(section.transaction().words()).append('\n');
      statements.stream()
          .filter(statement -> section.span().holds(statement.span().start()))
          .map(statement -> file.text(statement.span()).lines().findFirst().orElse(""))
          .forEach(line -> text.append("         ").append(line).append('\n'));
    }
    return text.toString();
  }
}
