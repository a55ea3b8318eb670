package dev.migralint.layout.runner;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.runner.Annotations.Mark;
import dev.migralint.layout.runner.Annotations.Meaning;
import dev.migralint.source.SourceFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * dbmate: {@code <digits>….sql} with {@code -- migrate:up} and {@code -- migrate:down}, in the
 * order of the file names as text; the digits are the version, also as text.
 * https://github.com/amacneil/dbmate/blob/main/pkg/dbmate/db.go
 *
 * <p>Each up part is sent as one query, in a transaction of its own unless its mark says {@code
 * transaction:false}. https://github.com/amacneil/dbmate/blob/main/pkg/dbmate/migration.go
 */
public final class Dbmate implements Layout {
  private static final Pattern FILE = Pattern.compile("([0-9]+).*\\.sql", Pattern.DOTALL);
  private static final Pattern ALONE =
      Pattern.compile("--\\s*migrate:\\w+\\s(?:.*\\s)?transaction:false(?:\\s.*)?");
  private static final Annotations MARKS =
      Annotations.of(
          new Mark(Meaning.UP, "--\\s*migrate:up(?:\\s.*)?"),
          new Mark(Meaning.DOWN, "--\\s*migrate:down(?:\\s.*)?"));

  @Override
  public String name() {
    return "dbmate";
  }

  @Override
  public boolean fits(Listing folder) {
    return MARKS.areIn(folder);
  }

  @Override
  public Steps read(Listing folder, Optional<Version> version) {
    return NamedFiles.read(
        folder,
        Comparator.comparing(Migration::path),
        file -> parse(folder, file),
        file ->
            NamedFiles.ignored(
                folder,
                file,
                "dbmate passes over names that do not begin with a digit and end in .sql.",
                "Put a time like 20260131120000_ in front of the name."));
  }

  private static Optional<Migration> parse(Listing folder, String file) {
    Matcher matcher = FILE.matcher(file);
    return matcher.matches()
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
        file, part -> part.hasLine(ALONE) ? Transaction.QUERY : migration.transaction());
  }

  @Override
  public SourceFile sql(SourceFile file) {
    return MARKS.sql(file);
  }

  @Override
  public boolean ownsBelow() {
    return false;
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return "Put the statement alone in a migration of its own that begins with -- migrate:up"
        + " transaction:false (dbmate sends the part as one query, and PostgreSQL runs a"
        + " query of several statements as one transaction).";
  }

  @Override
  public String examplePath(int number) {
    return "2026010100%04d_step.sql".formatted(number);
  }

  @Override
  public Conduct conduct() {
    return new Conduct(
        Conduct.Reaction.ignored("dbmate does not look at what has run"),
        Conduct.Reaction.ignored("dbmate does not look at what has run"),
        Conduct.Reaction.accepted("dbmate runs it all the same, unless --strict is given"),
        Conduct.Reaction.ignored(
            "dbmate never runs the second where the first has run, and fails to record it where"
                + " both are pending"),
        Conduct.Reaction.accepted("dbmate's versions are times"));
  }
}
