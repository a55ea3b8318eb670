package dev.migralint.layout.find;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.layout.Alone;
import dev.migralint.layout.Conduct;
import dev.migralint.layout.History;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Placement;
import dev.migralint.layout.Transaction;
import dev.migralint.source.Client;
import dev.migralint.source.MapTree;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Tree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names that several runners use tell of none; what shows one, or the settings, do. */
class UnknownRunnerTest {
  private static final String ONE = "db/1_a.up.sql";
  private static final String TWO = "db/2_b.up.sql";
  private static final Map<String, String> NAMES =
      Map.of(ONE, "CREATE TABLE a (id int);", "db/1_a.down.sql", "DROP TABLE a;");
  private static final String REQUIRED = "require github.com/golang-migrate/migrate/v4 v4.19.1\n";
  private static final Map<String, String> SHOWN = with(NAMES, "go.mod", REQUIRED);

  private static Map<String, String> with(Map<String, String> files, String path, String text) {
    Map<String, String> all = new HashMap<>(files);
    all.put(path, text);
    return all;
  }

  private static History found(Map<String, String> files) {
    return Layouts.containing(MapTree.of(files), ONE, false).orElseThrow();
  }

  private static History configured(Map<String, String> files, Optional<String> layout) {
    Placement placement = new Placement("db", layout);
    return Layouts.configured(MapTree.of(files), List.of(placement)).histories().getFirst();
  }

  private static History changed(Map<String, String> before, Map<String, String> after) {
    Tree head = MapTree.of(with(after, TWO, "SELECT 1;"));
    ChangedHistories histories = new ChangedHistories(head, MapTree.of(before));
    return histories.containing(List.of(TWO)).getFirst();
  }

  private static History changedInSettings(Map<String, String> before, Map<String, String> after) {
    Tree head = MapTree.of(with(after, TWO, "SELECT 1;"));
    Placement placement = new Placement("db", Optional.empty());
    return Layouts.configured(head, Optional.of(MapTree.of(before)), List.of(placement))
        .histories()
        .getFirst();
  }

  private static void assertKnown(History history) {
    assertEquals("golang-migrate", history.runner().name());
    assertEquals(Conduct.Kind.IGNORED, history.runner().conduct().edited().kind());
    history.migrations().forEach(m -> assertEquals(Transaction.QUERY, m.transaction()));
    assertEquals(List.of(), history.oddities());
  }

  private static void assertUnknown(History history) {
    assertEquals("plain", history.runner().name());
    assertEquals(Layouts.PLAIN.conduct().edited(), history.runner().conduct().edited());
    assertEquals(Conduct.Kind.UNKNOWN, history.runner().conduct().late().get().kind());
    assertEquals(
        Layouts.PLAIN.leaveTransaction(Optional.empty())
            + " If golang-migrate runs it, set layout: golang-migrate for it in .migralint.yml.",
        history.runner().leaveTransaction(new SourceFile("a.sql", ""), Alone.ANYTHING_ELSE));
    history.migrations().forEach(m -> assertEquals(Transaction.UNKNOWN, m.transaction()));
    SourceFile file = new SourceFile(ONE, "SELECT 1;");
    assertEquals(Client.SENDS_SQL, history.layout().client(file));
    assertEquals(Layouts.PLAIN.between(), history.layout().between());
    assertEquals(List.of(), history.oddities());
  }

  @Test
  void theNamesAlone() {
    assertUnknown(found(NAMES));
    assertUnknown(configured(NAMES, Optional.empty()));
    List<String> order = found(NAMES).migrations().stream().map(Migration::path).toList();
    assertEquals(List.of(ONE, "db/1_a.down.sql"), order);
  }

  @Test
  void aProjectThatShowsTheRunner() {
    assertKnown(found(SHOWN));
    assertKnown(configured(SHOWN, Optional.empty()));
  }

  @Test
  void theSettingsNameTheRunner() {
    assertKnown(configured(NAMES, Optional.of("golang-migrate")));
    assertEquals("plain", configured(SHOWN, Optional.of("plain")).runner().name());
  }

  /** What was known before a change stays known; what it shows is believed. */
  @Test
  void aChangeToWhatShowsTheRunner() {
    assertUnknown(changed(NAMES, NAMES));
    assertKnown(changed(NAMES, SHOWN));
    assertKnown(changed(SHOWN, SHOWN));
    assertKnown(changed(SHOWN, NAMES));
    assertUnknown(changedInSettings(NAMES, NAMES));
    assertKnown(changedInSettings(NAMES, SHOWN));
    assertKnown(changedInSettings(SHOWN, NAMES));
  }
}
