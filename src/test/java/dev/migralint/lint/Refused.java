package dev.migralint.lint;

import dev.migralint.analysis.Rejection;
import dev.migralint.layout.History;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Transaction;
import dev.migralint.postgres.Effect;
import dev.migralint.scope.Scope;
import dev.migralint.settings.Settings;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Tree;
import dev.migralint.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a lint of one file of a history says that PostgreSQL refuses. */
public final class Refused {
  private Refused() {}

  /**
   * What was found.
   *
   * @param decided whether the schema is known before each statement of the file
   */
  public record Result(List<Rejection> refused, boolean decided) {}

  public static List<Rejection> in(Tree tree, History history, String path, Settings settings) {
    return with(tree, history, path, settings).refused();
  }

  public static Result with(Tree tree, History history, String path, Settings settings) {
    List<Rejection> all = new ArrayList<>();
    Recorder recorder =
        new Recorder() {
          @Override
          public void begin(Database database, Migration migration, SourceFile file) {}

          @Override
          public void statement(Statement statement, Transaction mode) {}

          @Override
          public void effects(Statement statement, List<Effect> effects) {}

          @Override
          public void refused(Rejection rejection) {
            all.add(rejection);
          }
        };
    RunContext context = RunContext.withoutRules(tree, settings, recorder);
    new HistoryRun(context, new Scope(history, Map.of(path, Scope.Part.whole(1)), true)).run();
    return new Result(all, context.result().isSchemaKnown());
  }
}
