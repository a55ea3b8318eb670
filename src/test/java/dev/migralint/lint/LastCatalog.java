package dev.migralint.lint;

import dev.migralint.layout.History;
import dev.migralint.layout.Migration;
import dev.migralint.schema.Catalog;
import dev.migralint.scope.Scope;
import dev.migralint.settings.Settings;
import dev.migralint.source.Tree;
import java.util.HashMap;
import java.util.Map;

/** What a lint of a whole history holds of the schema when it has read the last migration. */
public final class LastCatalog {
  private LastCatalog() {}

  public static Catalog of(Tree tree, History history, Settings settings) {
    Map<String, Scope.Part> files = new HashMap<>();
    int change = 0;
    for (Migration migration : history.migrations()) {
      files.put(migration.path(), Scope.Part.whole(++change));
    }
    RunContext context = RunContext.withoutRules(tree, settings, Recorder.NONE);
    HistoryRun run = new HistoryRun(context, new Scope(history, files, true));
    run.run();
    return run.catalog();
  }
}
