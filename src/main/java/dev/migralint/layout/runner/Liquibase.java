package dev.migralint.layout.runner;

import static dev.migralint.layout.Conduct.Reaction.accepted;
import static dev.migralint.layout.Conduct.Reaction.ignored;
import static dev.migralint.layout.Conduct.Reaction.refused;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Oddity;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.project.Changelog;
import dev.migralint.source.Client;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Liquibase's formatted SQL, in the order in which the folder's changelog includes the files, or of
 * their names where there is none. Changesets in XML, YAML or JSON are opaque.
 * https://docs.liquibase.com/concepts/changelogs/sql-format.html
 *
 * <p>Each changeset has a transaction of its own, or none with {@code runInTransaction:false}
 * (ChangeSet.execute in liquibase-standard). COMMIT does not leave it: the driver begins another.
 */
public final class Liquibase implements Layout {
  private static final int SAMPLES = 4;
  private static final int SAMPLE_BYTES = 4096;

  @Override
  public String name() {
    return "liquibase";
  }

  @Override
  public boolean fits(Listing folder) {
    return holdsFormatted(folder)
        || Changelog.root(folder).filter(r -> leads(folder, r)).isPresent();
  }

  /** One of a few files, from the first to the last, or most if the names are another runner's. */
  private static boolean holdsFormatted(Listing folder) {
    List<String> files = folder.sqlFiles();
    int samples = Math.min(SAMPLES, files.size());
    int formatted = 0;
    for (int i = 0; i < samples; i++) {
      String file = files.get(samples == 1 ? 0 : (files.size() - 1) * i / (samples - 1));
      formatted += isFormatted(folder, folder.path(file)) ? 1 : 0;
    }
    boolean named = files.stream().anyMatch(Atlas::isNamedForAnother);
    return formatted > 0 && (!named || formatted * 2 > samples);
  }

  /** Whether the changelog includes SQL that the runner would take for its own. */
  private static boolean leads(Listing folder, String root) {
    return Changelog.read(folder.tree(), root).files().stream().anyMatch(Listing::isSql);
  }

  private static boolean isFormatted(Listing folder, String path) {
    return Changesets.isFormatted(Listing.start(folder.tree(), path, SAMPLE_BYTES));
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    Optional<String> root = Changelog.root(folder);
    if (root.isEmpty()) {
      List<Migration> migrations =
          Changelog.below(folder).stream()
              .filter(path -> Listing.isSql(path) && isFormatted(folder, path))
              .map(path -> migration(path, Transaction.FILE))
              .toList();
      return new Steps(
          migrations,
          List.of(
              "No changelog here includes these files; they are read in the order of their"
                  + " names."));
    }
    Changelog.Included included = Changelog.read(folder.tree(), root.get());
    List<Oddity> oddities = new ArrayList<>();
    for (String absent : included.absent()) {
      oddities.add(
          new Oddity(
              Oddity.Kind.UNLISTED,
              root.get(),
              "The changelog includes "
                  + absent
                  + ", which does not exist, and Liquibase stops there.",
              "Add the file, or remove the include."));
    }
    Set<String> read = new LinkedHashSet<>(included.files());
    for (String file : folder.sqlFiles()) {
      if (!read.contains(folder.path(file)) && isFormatted(folder, folder.path(file))) {
        oddities.add(
            new Oddity(
                Oddity.Kind.UNLISTED,
                folder.path(file),
                "No changelog includes " + file + ", so Liquibase never runs it.",
                "Include it in " + root.get() + ", or delete it."));
      }
    }
    List<Migration> migrations =
        read.stream()
            .map(
                path ->
                    migration(
                        path,
                        included.alone().contains(path) ? Transaction.NONE : Transaction.FILE))
            .toList();
    return new Steps(migrations, List.of(), oddities);
  }

  private static Migration migration(String path, Transaction transaction) {
    boolean opaque = !Listing.isSql(path);
    return new Migration(
        path, "", Direction.UP, opaque ? Transaction.UNKNOWN : transaction, opaque);
  }

  /** A file without the header is one changeset. */
  @Override
  public List<Section> sections(Migration migration, SourceFile file) {
    if (!Changesets.isFormatted(file.text())) {
      return Section.whole(migration, file, migration.transaction());
    }
    return Changesets.of(file).stream()
        .filter(Changesets.Changeset::isForPostgres)
        .map(
            changeset ->
                new Section(
                    changeset.span(),
                    migration.direction(),
                    changeset.is("runInTransaction", true)
                        ? migration.transaction()
                        : Transaction.NONE))
        .toList();
  }

  @Override
  public List<Span> annotations(SourceFile file) {
    return Changesets.annotations(file);
  }

  @Override
  public SourceFile sql(SourceFile file) {
    return Changesets.isFormatted(file.text()) ? Changesets.sql(file) : file;
  }

  /** A changeset with {@code runWith:psql} is handed to psql. */
  @Override
  public Client client(SourceFile file) {
    boolean psql =
        Changesets.isFormatted(file.text())
            && Changesets.of(file).stream()
                .anyMatch(c -> c.attribute("runWith").filter("psql"::equals).isPresent());
    return psql ? Client.PSQL : Client.SENDS_SQL;
  }

  @Override
  public boolean beginsAgain() {
    return true;
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return "Put the statement in a changeset of its own with runInTransaction:false on its line,"
        + " like --changeset author:id runInTransaction:false.";
  }

  @Override
  public Conduct conduct() {
    return Conduct.unchecked("Liquibase")
        .withEdited(
            refused(
                "Liquibase refuses to run: the checksum of a changeset has changed, unless it says"
                    + " runOnChange"))
        .withRemoved(
            ignored("Liquibase does not check, and runs the changesets of a moved file again"))
        .withDuplicate(accepted("Liquibase identifies changesets by id, author and path"))
        .withGap(accepted("Liquibase has no versions"));
  }
}
