package dev.migralint.layout.runner;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Dependency;
import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.NaturalOrder;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.runner.Annotations.Mark;
import dev.migralint.layout.runner.Annotations.Meaning;
import dev.migralint.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * tern: {@code <number>_<name>.sql}, numbered from 1 without gaps; what follows {@code ---- create
 * above / drop below ----} goes back. The {@code .sql} files of folders below are templates that
 * migrations include. https://github.com/jackc/tern/blob/master/migrate/migrate.go
 *
 * <p>Each part is sent as one query in a transaction, unless a line of it is {@code ---- tern:
 * disable-tx ----} (since 2.0): then tern sends statement after statement.
 * https://github.com/jackc/tern#disabling-transactions
 */
public final class Tern implements Layout {
  private static final Pattern FILE = Pattern.compile("([0-9]+)_.+\\.sql", Pattern.DOTALL);
  private static final String LARGEST = "2147483647";
  private static final Version DISABLES = Version.of(2);
  private static final Pattern DISABLE = Pattern.compile("---- tern: disable-tx ----");
  private static final Annotations MARKS =
      new Annotations(
          List.of(
              new Mark(Meaning.DOWN, ".*---- create above / drop below ----.*"),
              new Mark(Meaning.OPTION, DISABLE)),
          true);

  @Override
  public String name() {
    return "tern";
  }

  @Override
  public boolean fits(Listing folder) {
    boolean configured =
        folder.tree().hasFile(folder.path("tern.conf"))
            || folder.tree().hasFile(parentPath(folder) + "tern.conf");
    boolean numbered = folder.sqlFiles().stream().anyMatch(file -> FILE.matcher(file).matches());
    return numbered && (configured || MARKS.areIn(folder));
  }

  private static String parentPath(Listing folder) {
    return folder.parent().isEmpty() ? "" : folder.parent() + "/";
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    return NamedFiles.read(
        folder,
        NamedFiles.BY_NUMBER,
        file -> parse(folder, file),
        file ->
            NamedFiles.ignored(
                folder,
                file,
                "tern passes over names other than <number>_<name>.sql.",
                "Give it the next number, or put it in a folder below if it is a template."));
  }

  private static Optional<Migration> parse(Listing folder, String file) {
    Matcher matcher = FILE.matcher(file);
    return matcher.matches() && NaturalOrder.numbers(matcher.group(1), LARGEST) <= 0
        ? Optional.of(
            new Migration(
                folder.path(file),
                matcher.group(1),
                Direction.UP,
                Transaction.FILE.asOneQuery(),
                false))
        : Optional.empty();
  }

  @Override
  public List<Section> sections(Migration migration, SourceFile file) {
    return MARKS.sections(
        file, part -> part.hasLine(DISABLE) ? Transaction.NONE : migration.transaction());
  }

  @Override
  public SourceFile sql(SourceFile file) {
    return MARKS.sql(file);
  }

  @Override
  public boolean isSameVersion(String one, String other) {
    return NaturalOrder.numbers(one, other) == 0;
  }

  @Override
  public List<Dependency> packages() {
    return List.of(
        new Dependency(Dependency.Ecosystem.GO, "github.com/jackc/tern/v2"),
        new Dependency(Dependency.Ecosystem.GO, "github.com/jackc/tern"));
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return version.filter(known -> !known.isAtLeast(DISABLES)).isPresent()
        ? "Move to tern 2, whose migrations can leave the transaction with the line"
            + " ---- tern: disable-tx ----; tern 1 has no way for a single migration."
        : "Put the statement in a migration of its own with the line"
            + " ---- tern: disable-tx ---- (exactly so; tern 2.0 or newer).";
  }

  @Override
  public String examplePath(int number) {
    return "%03d_step.sql".formatted(number);
  }

  @Override
  public Conduct conduct() {
    return new Conduct(
        Conduct.Reaction.ignored("tern does not look at what has run"),
        Conduct.Reaction.refused("tern refuses the folder: a number is missing"),
        Conduct.Reaction.ignored(
            "tern never runs what has a number up to the one that the database is at"),
        Conduct.Reaction.refused("tern refuses the folder: duplicate migration"),
        Conduct.Reaction.refused("tern refuses the folder: missing migration"));
  }
}
