package dev.migralint.layout.runner;

import static dev.migralint.layout.Conduct.Reaction.refused;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Dialect;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Oddity;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.dialect.Dialects;
import dev.migralint.layout.project.HasuraProject;
import dev.migralint.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hasura's command: {@code <number>_<name>/up.sql} and {@code down.sql}, or {@code
 * <number>_<name>.up.sql} as it was first, in the order of the numbers; below {@code migrations/},
 * since its configuration's version 3 in a folder for each database.
 * https://github.com/hasura/graphql-engine/blob/master/cli/migrate/source/parse.go and
 * https://hasura.io/docs/2.0/migrations-metadata-seeds/manage-migrations/
 *
 * <p>The server runs each file as one query in a transaction. {@code hasura migrate apply
 * --no-transaction} opens none for any file; the newest releases know {@code
 * --per-migration-transaction}, with which a first line {@code -- hasura:no-transaction} counts.
 * https://github.com/hasura/graphql-engine/blob/master/cli/commands/migrate_apply.go
 */
public final class Hasura extends NamedFiles {
  private static final Pattern FOLDER = Pattern.compile("[0-9]+_.*", Pattern.DOTALL);
  private static final FileNames NAMES =
      FileNames.numbered(
          "(?<version>[0-9]+)_.*\\.(?:up|(?<down>down))\\.sql",
          FileNames.UNSIGNED_64_BIT,
          Transaction.FILE.asOneQuery(),
          "Hasura runs only <number>_<name>/up.sql and down.sql, and skips other names.",
          "Move it to a folder of its own as up.sql.");
  private static final Pattern ALONE =
      Pattern.compile("[ \\t]*-- hasura:no-transaction[ \\t]*(?:\\R.*)?", Pattern.DOTALL);
  private static final Conduct CONDUCT =
      Conduct.unchecked("Hasura")
          .withDuplicate(
              refused("Hasura refuses the folder: found duplicate migrations for a version"));

  /** The layout of Hasura's command. */
  public Hasura() {
    super("hasura", NAMES, CONDUCT);
  }

  @Override
  public boolean fits(Listing folder) {
    boolean hasFolders =
        folder.folders().stream()
            .filter(name -> FOLDER.matcher(name).matches())
            .limit(5)
            .anyMatch(name -> folder.below(name).hasFile("up.sql"));
    boolean isNamed = List.of(folder.path().split("/", -1)).contains("hasura");
    return (hasFolders || NAMES.areIn(folder))
        && ((hasFolders && isNamed) || HasuraProject.isAround(folder));
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    Steps flat = NAMES.read(folder);
    List<Migration> migrations = new ArrayList<>(flat.migrations());
    List<Oddity> oddities = new ArrayList<>(flat.oddities());
    for (String name : folder.folders()) {
      Steps steps = NAMES.readAs(folder.below(name), name + ".");
      migrations.addAll(steps.migrations());
      oddities.addAll(steps.oddities());
    }
    migrations.sort(NAMES.order());
    return new Steps(migrations, List.of(), oddities);
  }

  @Override
  public List<Section> sections(Migration migration, SourceFile file) {
    boolean alone = ALONE.matcher(file.text()).matches();
    return Section.whole(migration, file, alone ? Transaction.QUERY : migration.transaction());
  }

  @Override
  public Optional<Dialect> declared(Listing folder) {
    return HasuraProject.database(folder).map(Dialects::named);
  }

  @Override
  public boolean ownsBelow() {
    return true;
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return "Put the statement alone in a migration of its own and apply it with hasura migrate"
        + " apply --no-transaction, or, if the release knows --per-migration-transaction,"
        + " with that and -- hasura:no-transaction as the file's first line.";
  }

  @Override
  public String examplePath(int number) {
    return "%d_step/up.sql".formatted(1767225600000L + number);
  }
}
