package dev.migralint.analysis;

import dev.migralint.schema.Relation;
import dev.migralint.sql.MaintenanceCommand;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.OtherOperation;
import dev.migralint.sql.OtherOperation.Comment;
import dev.migralint.sql.OtherOperation.Maintenance;
import dev.migralint.sql.OtherOperation.Privileges;
import dev.migralint.sql.TableOperation.Persistence;
import dev.migralint.sql.Ternary;
import java.util.Optional;

/** Relations that COMMENT, GRANT and maintenance commands name and that are not there. */
final class Mentions {
  private final Known known;
  private final Publications publications;

  Mentions(Known known, Publications publications) {
    this.known = known;
    this.publications = publications;
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
          work.table()
              .flatMap(
                  name -> Errors.missing(known, work.span(), name).or(() -> repack(work, name)));
      case OtherOperation other -> Optional.empty();
    };
  }

  /**
   * https://www.postgresql.org/docs/19/sql-repack.html, and the codes of
   * check_concurrent_repack_requirements() in PostgreSQL's source; not seen on a server.
   */
  private Optional<Rejection> repack(Maintenance work, ObjectName name) {
    Optional<Relation> table =
        known
            .relation(name)
            .filter(there -> work.command() == MaintenanceCommand.REPACK_CONCURRENTLY)
            .filter(there -> there.kind() == Relation.Kind.TABLE);
    if (table.filter(there -> there.persistence() != Persistence.PERMANENT).isPresent()) {
      return Optional.of(
          refused(
              work,
              "55000",
              known.shown(table.get()) + " is not logged",
              "Repack it without CONCURRENTLY"));
    }
    if (table.filter(there -> there.partitioned() == Ternary.YES).isPresent()) {
      return Optional.of(
          refused(
              work,
              "0A000",
              known.shown(table.get()) + " is partitioned",
              "Repack its partitions one by one"));
    }
    return table
        .filter(there -> there.complete() && known.isCertainOfParts(there))
        .filter(there -> there.primaryKey().isEmpty() && !publications.isIdentified(there))
        .map(
            there ->
                refused(
                    work,
                    "55000",
                    known.shown(there) + " has no primary key",
                    "Add one, or set REPLICA IDENTITY USING INDEX, in an earlier migration"));
  }

  private static Rejection refused(Maintenance work, String state, String words, String next) {
    return new Rejection(
        work.span(), state, words + ", so REPACK (CONCURRENTLY) cannot rewrite it", next);
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
