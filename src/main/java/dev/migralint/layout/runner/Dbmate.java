package dev.migralint.layout.runner;

import static dev.migralint.layout.Conduct.Reaction.accepted;
import static dev.migralint.layout.Conduct.Reaction.ignored;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.Version;
import dev.migralint.layout.runner.Annotations.Annotation;
import dev.migralint.layout.runner.Annotations.Meaning;
import dev.migralint.layout.runner.Annotations.Part;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * dbmate: {@code <digits>….sql} with {@code -- migrate:up} and {@code -- migrate:down}, in the
 * order of the file names as text; the digits are the version, also as text.
 * https://github.com/amacneil/dbmate/blob/main/pkg/dbmate/db.go
 *
 * <p>Each up part is sent as one query, in a transaction of its own unless its annotation says
 * {@code transaction:false}. https://github.com/amacneil/dbmate/blob/main/pkg/dbmate/migration.go
 */
public final class Dbmate extends AnnotatedFiles {
  private static final FileNames NAMES =
      FileNames.ordered(
          Comparator.comparing(Migration::path),
          "(?<version>[0-9]+).*\\.sql",
          Transaction.FILE.asOneQuery(),
          "dbmate skips files whose names do not begin with a digit and end in .sql.",
          "Begin the name with a time like 20260131120000_.");
  private static final Pattern ALONE =
      Pattern.compile("--\\s*migrate:\\w+\\s(?:.*\\s)?transaction:false(?:\\s.*)?");
  private static final Annotations ANNOTATIONS =
      Annotations.of(
          new Annotation(Meaning.UP, "--\\s*migrate:up(?:\\s.*)?"),
          new Annotation(Meaning.DOWN, "--\\s*migrate:down(?:\\s.*)?"));
  private static final Conduct CONDUCT =
      Conduct.unchecked("dbmate")
          .withLate(accepted("dbmate applies it anyway, unless --strict is given"))
          .withDuplicate(
              ignored(
                  "dbmate never applies the second one if the first has been applied, and fails to"
                      + " record it if both are pending"));

  /** The layout of dbmate. */
  public Dbmate() {
    super("dbmate", NAMES, ANNOTATIONS, CONDUCT);
  }

  @Override
  Transaction transaction(Part part, Migration migration) {
    return part.hasLine(ALONE) ? Transaction.QUERY : migration.transaction();
  }

  @Override
  public String leaveTransaction(Optional<Version> version) {
    return "Put the statement alone in a migration of its own that begins with -- migrate:up"
        + " transaction:false (dbmate sends the part as one query, and PostgreSQL runs a"
        + " query of several statements as one transaction).";
  }
}
