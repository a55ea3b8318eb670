package dev.migralint.scope;

import dev.migralint.layout.Direction;
import dev.migralint.layout.History;
import dev.migralint.layout.Migration;
import dev.migralint.schema.AlterTablePasses;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.NoOps;
import dev.migralint.schema.Origin;
import dev.migralint.schema.Replay;
import dev.migralint.settings.Settings;
import dev.migralint.source.ChangeSet.Change;
import dev.migralint.source.ChangeSet.Version;
import dev.migralint.source.Problem;
import dev.migralint.source.Reading;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import dev.migralint.source.Tree;
import dev.migralint.sql.DataOperation;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Script;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.Statement;
import dev.migralint.sql.read.ScriptReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A schema that a file holds, from which a history goes on: what was squashed, a dump, a {@code
 * structure.sql}.
 *
 * @param done the paths of the migrations that the file says have run, in the rows that it puts
 *     into the runner's own table; none where it comes before all of them
 */
public record StartingSchema(SourceFile file, Script script, Set<String> done) {
  private static final Pattern RUNNERS_TABLE =
      Pattern.compile(
          "schema_migrations|schema_version|flyway_schema_history|_prisma_migrations"
              + "|__diesel_schema_migrations|goose_db_version|_sqlx_migrations|gorp_migrations"
              + "|pgmigrations|refinery_schema_history|atlas_schema_revisions|databasechangelog");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z]?[0-9].*");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Za-z0-9_.-]+");

  /** What the file holds for the history. */
  static StartingSchema of(SourceFile file, History history) {
    Script script = ScriptReader.read(file);
    Set<String> words = new HashSet<>();
    for (Statement statement : script.statements()) {
      if (statement.operations().stream().anyMatch(StartingSchema::fillsRunnersTable)) {
        BETWEEN_WORDS
            .splitAsStream(file.text(statement.span()))
            .filter(VERSION.asMatchPredicate())
            .forEach(words::add);
      }
    }
    return new StartingSchema(file, script, done(history, words));
  }

  /**
   * The file that the settings name for a history, as it was when the branch began: what the change
   * does is not in it.
   */
  static Named named(Settings settings, History history, Tree head, List<Change> sinceBase) {
    Optional<Settings.SchemaFile> named =
        settings.migrations().stream()
            .filter(folder -> folder.placement().folder().equals(history.folder()))
            .flatMap(folder -> folder.schema().stream())
            .findFirst();
    if (named.isEmpty()) {
      return new Named(Optional.empty(), Optional.empty());
    }
    String path = named.get().path();
    Version version =
        sinceBase.stream()
            .filter(change -> change.path().equals(path))
            .flatMap(change -> change.before().stream())
            .findFirst()
            .orElseGet(() -> new Version(head, path));
    if (version.tree().read(path) instanceof Reading.Text text) {
      return new Named(Optional.of(of(text.file(), history)), Optional.empty());
    }
    Problem problem =
        new Problem(
            named.get().at(),
            "the schema file `" + path + "` can't be read.",
            "Name a text file of the repository, or remove the line.");
    return new Named(Optional.empty(), Optional.of(problem));
  }

  /** A schema, or what is wrong with the file that is named; neither where none is named. */
  record Named(Optional<StartingSchema> schema, Optional<Problem> problem) {}

  /** Makes the catalog hold it. */
  public void replay(Catalog catalog, Replay replay) {
    for (Statement statement : script.statements()) {
      if (!NoOps.skips(catalog, statement)) {
        AlterTablePasses.inOrder(statement.operations(), catalog)
            .forEach(o -> replay.apply(o, origin(o)));
      }
    }
    Operation reset = new SessionOperation.ResetParameter(new Span(0, 0), "search_path");
    replay.apply(reset, origin(reset));
  }

  private Origin origin(Operation operation) {
    int line = file.line(operation.span().start());
    return new Origin(file.path(), line, new Origin.Moment(0, 0));
  }

  private static boolean fillsRunnersTable(Operation operation) {
    Optional<ObjectName> table =
        switch (operation) {
          case DataOperation.Insert insert -> Optional.of(insert.table());
          case DataOperation.Copy copy when copy.from() -> copy.table();
          default -> Optional.empty();
        };
    return table.filter(t -> RUNNERS_TABLE.matcher(t.name().text()).matches()).isPresent();
  }

  /** A table that keeps only the latest version means all before it, too. */
  private static Set<String> done(History history, Set<String> words) {
    List<String> up = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    int latest = 0;
    for (Migration migration : history.migrations()) {
      if (migration.direction() == Direction.UP) {
        up.add(migration.path());
        boolean listedVersion =
            words.contains(migration.version())
                || words.stream()
                    .anyMatch(word -> history.layout().isSameVersion(migration.version(), word));
        if (listedVersion && history.layout().isVersioned(migration)) {
          listed.add(migration.path());
          latest = up.size();
        }
      }
    }
    return listed.size() == 1 ? Set.copyOf(up.subList(0, latest)) : listed;
  }
}
