package dev.migralint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.baseline.Baseline;
import dev.migralint.rule.Vocabulary;
import dev.migralint.rule.read.BuiltInRules;
import dev.migralint.rule.read.RuleBook;
import dev.migralint.settings.Settings;
import dev.migralint.settings.SinceRequest;
import dev.migralint.source.ChangeSet;
import dev.migralint.source.Content;
import dev.migralint.source.MapTree;
import dev.migralint.source.Problem;
import dev.migralint.source.Tree;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever happens when one file is read, what is found in the others is reported. */
class UnreadableFileTest {
  private static final RuleBook BOOK =
      RuleBook.load(BuiltInRules.files(), Vocabulary.standard()).book();

  private static final Map<String, String> FILES =
      Map.of(
          "migrations/1_a.up.sql",
          "CREATE TABLE a (id int, b int);",
          "migrations/1_a.down.sql",
          "DROP TABLE a;",
          "migrations/2_b.up.sql",
          "CREATE INDEX i ON other (b);",
          "migrations/2_b.down.sql",
          "DROP INDEX i;",
          "migrations/3_c.up.sql",
          "CREATE INDEX j ON other (c);",
          "migrations/3_c.down.sql",
          "DROP INDEX j;");

  /** A tree in which that file can't be read. */
  private record Broken(Tree tree, String path, Supplier<Throwable> failure) implements Tree {
    @Override
    public List<Entry> list(String folder) {
      return tree.list(folder);
    }

    @Override
    public Content content(String asked) {
      if (asked.equals(path)) {
        Broken.<RuntimeException>fail(failure.get());
      }
      return tree.content(asked);
    }

    @SuppressWarnings("unchecked") // Throws what no method declares, as the JVM itself does.
    private static <T extends Throwable> void fail(Throwable failure) throws T {
      throw (T) failure;
    }
  }

  private static Outcome lint(String path, Supplier<Throwable> failure, ChangeSet.Review review) {
    Linter linter = new Linter(BOOK, Settings.NONE, Baseline.none(""), LocalDate.EPOCH);
    Tree tree = new Broken(MapTree.of(FILES), path, failure);
    return linter.lint(new ChangeSet("all", tree, review), SinceRequest.SETTINGS);
  }

  private static List<String> found(Outcome outcome) {
    return outcome.findings().stream()
        .filter(f -> f.rule().id().equals("index-blocking-writes"))
        .map(f -> f.file().path())
        .sorted()
        .toList();
  }

  static final List<Arguments> FAILURES =
      List.of(
          failure("an exception", () -> new IllegalStateException("x")),
          failure("a stack that is too small", StackOverflowError::new),
          failure("too little memory", OutOfMemoryError::new));

  private static Arguments failure(String name, Supplier<Throwable> failure) {
    return Arguments.argumentSet(name, failure);
  }

  @ParameterizedTest
  @FieldSource("FAILURES")
  void isItsOwnErrorInAHistory(Supplier<Throwable> failure) {
    for (String path : FILES.keySet()) {
      check(path, failure, new ChangeSet.Review.Each(List.of("")));
    }
  }

  @ParameterizedTest
  @FieldSource("FAILURES")
  void isItsOwnErrorInAChange(Supplier<Throwable> failure) {
    List<ChangeSet.Change> changes =
        FILES.keySet().stream()
            .sorted()
            .map(path -> new ChangeSet.Change(ChangeSet.Change.Kind.ADDED, path, List.of()))
            .toList();
    for (String path : FILES.keySet()) {
      check(path, failure, new ChangeSet.Review.Diff(changes, changes, Optional.empty()));
    }
  }

  private static void check(String path, Supplier<Throwable> failure, ChangeSet.Review review) {
    Outcome outcome;
    try {
      outcome = lint(path, failure, review);
    } catch (RuntimeException | Error escaped) {
      throw new AssertionError(path + " failed as a whole", escaped);
    }
    List<String> expected =
        List.of("migrations/2_b.up.sql", "migrations/3_c.up.sql").stream()
            .filter(other -> !other.equals(path))
            .toList();
    assertEquals(expected, found(outcome), path);
    assertEquals(
        List.of(path), outcome.errors().stream().map(Problem::path).distinct().toList(), path);
  }
}
