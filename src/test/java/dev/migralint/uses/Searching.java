package dev.migralint.uses;

import dev.migralint.finding.Uses;
import dev.migralint.finding.Uses.Moment;
import dev.migralint.finding.Uses.Search;
import dev.migralint.source.MapTree;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.uses.UseSearch.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Searches files of a test, all of them in the change itself. */
final class Searching {
  private Searching() {}

  /** The column {@code nick_name} of the table {@code accounts}. */
  static Uses nick() {
    return column("accounts", "nick_name");
  }

  static Uses column(String table, String... columns) {
    return new Uses(
        ObjectName.parse(table).orElseThrow(),
        List.of(columns).stream().map(Name::quoted).toList(),
        Optional.empty());
  }

  static Search search(Uses uses, Map<String, String> files) {
    Snapshot head = new Snapshot(new Moment.Head(), MapTree.of(files));
    return UseSearch.search(
            List.of(uses), List.of(head), List.of("public"), path -> false, () -> false)
        .getFirst();
  }

  /** The lines of a file that use it. */
  static List<Integer> lines(Uses uses, String path, String text) {
    return search(uses, Map.of(path, text)).places().stream().map(Uses.Place::line).toList();
  }
}
