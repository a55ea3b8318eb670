package dev.migralint.analysis;

import dev.migralint.schema.Relation;
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
              .findFirst()
              .or(() -> columns(privileges))
              .or(() -> schemas(privileges));
      case Maintenance work ->
          work.table().flatMap(name -> Errors.missing(known, work.span(), name));
      case OtherOperation other -> Optional.empty();
    };
  }

  private Optional<Rejection> columns(Privileges privileges) {
    return privileges.relations().stream()
        .flatMap(name -> known.relation(name).stream())
        .filter(relation -> relation.kind() == Relation.Kind.TABLE)
        .flatMap(
            relation ->
                privileges.columns().stream()
                    .flatMap(
                        column ->
                            Errors.missing(known, privileges.span(), relation, column).stream()))
        .findFirst();
  }

  private Optional<Rejection> schemas(Privileges privileges) {
    return privileges.schemas().stream()
        .map(schema -> new ObjectName(Optional.of(schema), schema))
        .filter(name -> SchemaNames.isMissing(known, name))
        .map(name -> SchemaNames.missing(privileges.span(), name))
        .findFirst();
  }

  /** A kind of relation that is not the one that is named. */
  private Optional<Rejection> kind(Comment comment, Relation relation) {
    Optional<Relation.Kind> wanted =
        switch (comment.kind().orElse("")) {
          case "table" -> Optional.of(Relation.Kind.TABLE);
          case "view" -> Optional.of(Relation.Kind.VIEW);
          case "materialized view" -> Optional.of(Relation.Kind.MATERIALIZED_VIEW);
          case "sequence" -> Optional.of(Relation.Kind.SEQUENCE);
          default -> Optional.empty();
        };
    return wanted
        .filter(kind -> kind != relation.kind())
        .map(kind -> Errors.wrongKind(known, comment.span(), relation, "a " + Errors.word(kind)));
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
                                kind(comment, relation)
                                    .or(
                                        () ->
                                            comment
                                                .column()
                                                .flatMap(
                                                    column ->
                                                        Errors.missing(
                                                            known,
                                                            comment.span(),
                                                            relation,
                                                            column)))));
  }
}
