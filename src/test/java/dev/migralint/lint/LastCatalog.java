package dev.migralint.lint;

import dev.migralint.layout.History;
import dev.migralint.layout.Migration;
import dev.migralint.schema.Catalog;
import dev.migralint.scope.Scope;
import dev.migralint.settings.Settings;
import dev.migralint.source.Tree;
import dev.migralint.suppression.AllowList;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a lint of a whole history holds of the schema when it has read the last migration. */
public final class LastCatalog {
  private LastCatalog() {}

  public static Catalog of(Tree tree, History history, Settings settings) {
    Map<String, Scope.Part> files = new HashMap<>();
    int change = 0;
    for (Migration migration : history.migrations()) {
      files.put(migration.path(), Scope.Part.whole(++change));
    }
    HistoryRun run =
        new HistoryRun(
            tree,
            new Scope(history, files, true),
            settings,
            new Judge(List.of(), settings),
            new AllowList(settings, LocalDate.EPOCH),
            Set.of(),
            new RunResult(),
            Recorder.NONE);
    run.run();
    return run.catalog;
  }
}
