package dev.migralint.layout.runner;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Dialect;
import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.NaturalOrder;
import dev.migralint.layout.Oddity;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.dialect.Dialects;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
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
public final class Hasura implements Layout {
  private static final Pattern FOLDER = Pattern.compile("([0-9]+)_.*", Pattern.DOTALL);
  private static final Pattern FILE =
      Pattern.compile("([0-9]+)_.*\\.(up|down)\\.sql", Pattern.DOTALL);
  private static final Pattern CONFIGURATION =
      Pattern.compile("(?m)^(?:metadata_directory|migrations_directory|endpoint)\\s*:");
  private static final Pattern DATABASE =
      Pattern.compile("(?m)^[ \\t-]*name: *(\\S{1,99}) *\\R *kind: *(\\w{1,40})");
  private static final Pattern ALONE =
      Pattern.compile("[ \\t]*-- hasura:no-transaction[ \\t]*(?:\\R.*)?", Pattern.DOTALL);
  private static final String LARGEST = "18446744073709551615";

  @Override
  public String name() {
    return "hasura";
  }

  @Override
  public boolean fits(Listing folder) {
    boolean hasFolders =
        folder.folders().stream()
            .filter(name -> FOLDER.matcher(name).matches())
            .limit(5)
            .anyMatch(name -> folder.below(name).files().contains("up.sql"));
    boolean hasFiles = folder.sqlFiles().stream().anyMatch(f -> FILE.matcher(f).matches());
    return (hasFolders && (isConfigured(folder) || isNamed(folder)))
        || (hasFiles && isConfigured(folder));
  }

  private static boolean isConfigured(Listing folder) {
    return isConfiguration(folder, folder.parent())
        || isConfiguration(folder, Listing.parent(folder.parent()));
  }

  private static boolean isConfiguration(Listing folder, String project) {
    String file = project.isEmpty() ? "config.yaml" : project + "/config.yaml";
    return CONFIGURATION.matcher(Listing.start(folder.tree(), file, 8192)).find();
  }

  private static boolean isNamed(Listing folder) {
    return List.of(folder.path().split("/", -1)).contains("hasura");
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    Steps flat =
        NamedFiles.read(
            folder,
            NamedFiles.BY_NUMBER,
            file -> parse(folder.path(file), file),
            file -> odd(folder, file));
    List<Migration> migrations = new ArrayList<>(flat.migrations());
    List<Oddity> oddities = new ArrayList<>(flat.oddities());
    for (String name : folder.folders()) {
      Steps steps =
          NamedFiles.read(
              folder.below(name),
              NamedFiles.BY_NUMBER,
              file -> parse(folder.path(name + "/" + file), name + "." + file),
              file -> odd(folder.below(name), file));
      migrations.addAll(steps.migrations());
      oddities.addAll(steps.oddities());
    }
    migrations.sort(NamedFiles.BY_NUMBER);
    return new Steps(migrations, List.of(), oddities);
  }

  private static Oddity odd(Listing folder, String file) {
    return NamedFiles.ignored(
        folder,
        file,
        "Hasura runs only <number>_<name>/up.sql and down.sql and passes over other names.",
        "Move it to a folder of its own as up.sql.");
  }

  private static Optional<Migration> parse(String path, String name) {
    Matcher matcher = FILE.matcher(name);
    return matcher.matches() && NaturalOrder.numbers(matcher.group(1), LARGEST) <= 0
        ? Optional.of(
            new Migration(
                path,
                matcher.group(1),
                matcher.group(2).equals("up") ? Direction.UP : Direction.DOWN,
                Transaction.FILE.asOneQuery(),
                false))
        : Optional.empty();
  }

  @Override
  public List<Section> sections(Migration migration, SourceFile file) {
    Span whole = new Span(0, file.text().length());
    Transaction mode =
        ALONE.matcher(file.text()).matches() ? Transaction.QUERY : migration.transaction();
    return List.of(new Section(whole, migration.direction(), mode));
  }

  /** Which database a folder of migrations is for, the metadata tells. */
  @Override
  public Optional<Dialect> declared(Listing folder) {
    String project = Listing.parent(folder.parent());
    String file = "metadata/databases/databases.yaml";
    String metadata =
        Listing.start(folder.tree(), project.isEmpty() ? file : project + "/" + file, 64 << 10);
    return DATABASE
        .matcher(metadata)
        .results()
        .filter(database -> database.group(1).equals(folder.name()))
        .findFirst()
        .map(database -> Dialects.named(database.group(2)));
  }

  @Override
  public boolean isSameVersion(String one, String other) {
    return NaturalOrder.numbers(one, other) == 0;
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return "Put the statement alone in a migration of its own and apply it with hasura migrate"
        + " apply --no-transaction, or, where the release knows --per-migration-transaction,"
        + " with that and -- hasura:no-transaction as the file's first line.";
  }

  @Override
  public String examplePath(int number) {
    return "%d_step/up.sql".formatted(1767225600000L + number);
  }

  @Override
  public Conduct conduct() {
    return new Conduct(
        Conduct.Reaction.ignored("Hasura does not look at what has run"),
        Conduct.Reaction.ignored("Hasura does not look at what has run"),
        Conduct.Reaction.accepted("Hasura runs it all the same"),
        Conduct.Reaction.refused(
            "Hasura refuses the folder: found duplicate migrations for a version"),
        Conduct.Reaction.accepted("Hasura's versions may leave out numbers"));
  }
}
