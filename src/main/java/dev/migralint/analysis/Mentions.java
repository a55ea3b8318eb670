package dev.migralint.analysis;

import dev.migralint.sql.ObjectName;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.OtherOperation.Comment;
import dev.migralint.sql.OtherOperation.Maintenance;
import dev.migralint.sql.OtherOperation.Privileges;
import java.util.Optional;

/** Relations that COMMENT, GRANT and maintenance commands name and that are not there. */
final class Mentions {
  private final Known known;

  Mentions(Known known) {
    this.known = known;
  }

  Optional<Rejection> of(OtherOperation operation) {
    return switch (operation) {
      case Comment comment -> comment.relation().flatMap(name -> comment(comment, name));
      case Privileges privileges ->
          privileges.relations().stream()
              .flatMap(name -> Errors.missing(known, privileges.span(), name).stream())
              .findFirst();
      case Maintenance work ->
          work.table().flatMap(name -> Errors.missing(known, work.span(), name));
      case OtherOperation other -> Optional.empty();
    };
  }

  /** What has columns may be a composite type too. */
  private Optional<Rejection> comment(Comment comment, ObjectName name) {
    return known.catalog().types().isMade(name) && known.catalog().relation(name).isEmpty()
        ? Optional.empty()
        : Errors.missing(known, comment.span(), name)
            .or(
                () ->
                    known
                        .relation(name)
                        .flatMap(
                            relation ->
                                comment
                                    .column()
                                    .flatMap(
                                        column ->
                                            Errors.missing(
                                                known, comment.span(), relation, column))));
  }
}
