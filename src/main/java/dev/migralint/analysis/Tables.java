package dev.migralint.analysis;

import dev.migralint.schema.Attached;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Index;
import dev.migralint.schema.Relation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.TableOperation;
import dev.migralint.sql.TableOperation.AttachPartition;
import dev.migralint.sql.TableOperation.CreateTable;
import dev.migralint.sql.TableOperation.DetachPartition;
import dev.migralint.sql.TableOperation.DropTable;
import dev.migralint.sql.TableOperation.RefreshMaterializedView;
import dev.migralint.sql.TableOperation.RenameTable;
import dev.migralint.sql.TableOperation.SetTriggerState;
import dev.migralint.sql.TableOperation.Truncate;
import dev.migralint.sql.Ternary;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is refused of a table as a whole. */
final class Tables {
  /** Key words that stand for the table's triggers. */
  private static final Set<String> ALL_TRIGGERS = Set.of("all", "user");

  private final Known known;

  Tables(Known known) {
    this.known = known;
  }

  Optional<Rejection> of(TableOperation operation) {
    if (operation instanceof CreateTable
        || (operation instanceof DropTable drop && drop.ifExists())) {
      return operation instanceof DropTable drop ? drop(drop) : Optional.empty();
    }
    Optional<Rejection> missing =
        Errors.missing(known, operation.span(), operation.table())
            .or(
                () ->
                    operation instanceof AttachPartition attach
                        ? Errors.missing(known, attach.span(), attach.partition())
                        : Optional.empty());
    return missing.or(
        () ->
            switch (operation) {
              case DropTable drop -> drop(drop);
              case RenameTable rename -> rename(rename);
              case Truncate truncate -> truncate(truncate);
              case DetachPartition detach -> detach(detach);
              case RefreshMaterializedView refresh -> refresh(refresh);
              case SetTriggerState set -> trigger(set);
              case AttachPartition attach -> new Partitions(known).of(attach);
              default -> Optional.empty();
            });
  }

  private Optional<Rejection> detach(DetachPartition detach) {
    Optional<Relation> parent = known.relation(detach.table());
    return Errors.missing(known, detach.span(), detach.partition())
        .or(
            () ->
                known
                    .relation(detach.partition())
                    .filter(part -> parent.isPresent() && !part.partitionOf().equals(parent))
                    .filter(part -> parent.get().partitioned() == Ternary.YES)
                    .map(
                        part ->
                            new Rejection(
                                detach.span(),
                                "42P01",
                                known.shown(part)
                                    + " is not a partition of "
                                    + known.shown(parent.get()),
                                "Leave the statement out, or name a partition")));
  }

  /** CONCURRENTLY needs a unique index over whole columns and all rows. */
  private Optional<Rejection> refresh(RefreshMaterializedView refresh) {
    Optional<Relation> view = known.relation(refresh.table());
    if (view.filter(v -> v.kind() == Relation.Kind.VIEW).isPresent()) {
      return Optional.of(
          Errors.wrongKind(known, refresh.span(), view.get(), "a materialized view"));
    }
    return view.filter(v -> refresh.concurrently())
        .filter(v -> v.indexes().stream().noneMatch(Index::unique))
        .map(
            v ->
                new Rejection(
                    refresh.span(),
                    "55000",
                    known.shown(v) + " has no unique index, which CONCURRENTLY needs",
                    "Create a unique index over columns of the view first"));
  }

  private Optional<Rejection> trigger(SetTriggerState set) {
    return ALL_TRIGGERS.contains(set.trigger().toLowerCase(Locale.ROOT))
            || set.trigger().startsWith("RI_")
        ? Optional.empty()
        : known
            .relation(set.table())
            .flatMap(
                table ->
                    Errors.missingPart(
                        known,
                        set.span(),
                        table,
                        new Attached.Key(ObjectKind.TRIGGER, Name.quoted(set.trigger()))));
  }

  private Optional<Rejection> rename(RenameTable rename) {
    return known
        .relation(rename.table())
        .flatMap(
            table ->
                known.relation(
                    new ObjectName(
                        known.catalog().qualified(table.name()).schema(), rename.newName())))
        .map(
            taken ->
                Errors.exists(
                    rename.span(),
                    "42P07",
                    Errors.word(taken.kind()) + " " + known.shown(taken),
                    taken.origin()));
  }

  private Optional<Rejection> drop(DropTable drop) {
    Optional<Relation> table = known.relation(drop.table());
    if (table.isEmpty()) {
      return Optional.empty();
    }
    Relation relation = table.get();
    if (relation.kind() != Relation.Kind.TABLE && relation.kind() != Relation.Kind.FOREIGN_TABLE) {
      return Optional.of(Errors.wrongKind(known, drop.span(), relation, "a table"));
    }
    return drop.cascade()
        ? Optional.empty()
        : dependent(relation)
            .map(it -> Errors.needed(drop.span(), "table " + known.shown(relation), it));
  }

  /** What needs the table and is not dropped by the same statement. */
  private Optional<String> dependent(Relation relation) {
    Set<Relation> gone = new HashSet<>();
    for (Operation operation : known.statement().operations()) {
      if (operation instanceof DropTable other) {
        known.relation(other.table()).ifPresent(t -> gone.addAll(t.goneWith(false)));
      }
    }
    gone.addAll(relation.goneWith(false));
    Optional<String> key =
        relation.referencing().stream()
            .filter(other -> !gone.contains(other))
            .filter(known::isCertainOfParts)
            .flatMap(
                other ->
                    other.constraints(Constraint.Kind.FOREIGN_KEY).stream()
                        .filter(c -> c.referenced().filter(relation::equals).isPresent())
                        .map(
                            c ->
                                "foreign key "
                                    + c.name().sql()
                                    + " of "
                                    + known.shown(other)
                                    + Known.place(c.origin())))
            .findFirst();
    return key.or(
            () ->
                relation.readers().stream()
                    .filter(view -> !gone.contains(view))
                    .filter(view -> known.relation(view.name()).isPresent())
                    .map(
                        view ->
                            Errors.word(view.kind())
                                + " "
                                + known.shown(view)
                                + Known.place(view.origin()))
                    .findFirst())
        .or(() -> Types.column(known, relation.name(), gone))
        .or(() -> known.storedBody(body -> body.reads(relation)));
  }

  /**
   * https://www.postgresql.org/docs/current/sql-truncate.html: not with a foreign key of a table
   * that is not emptied too.
   */
  private Optional<Rejection> truncate(Truncate truncate) {
    List<ObjectName> emptied =
        known.statement().operations().stream()
            .filter(Truncate.class::isInstance)
            .map(other -> ((Truncate) other).table())
            .toList();
    Set<Relation> all = new HashSet<>();
    emptied.forEach(
        name ->
            known
                .relation(name)
                .ifPresent(
                    table -> {
                      all.add(table);
                      all.addAll(table.descendants());
                    }));
    Optional<Relation> view =
        known
            .relation(truncate.table())
            .filter(
                there ->
                    there.kind() != Relation.Kind.TABLE
                        && there.kind() != Relation.Kind.FOREIGN_TABLE);
    if (view.isPresent()) {
      return Optional.of(Errors.wrongKind(known, truncate.span(), view.get(), "a table"));
    }
    boolean whole = emptied.stream().allMatch(name -> known.relation(name).isPresent());
    return truncate.cascade() || !whole
        ? Optional.empty()
        : known
            .relation(truncate.table())
            .flatMap(
                table ->
                    table.referencing().stream()
                        .filter(other -> !all.contains(other))
                        .filter(known::isCertainOfParts)
                        .findFirst()
                        .map(
                            other ->
                                new Rejection(
                                    truncate.span(),
                                    "0A000",
                                    known.shown(table)
                                        + " cannot be truncated, because a foreign key of "
                                        + known.shown(other)
                                        + " references it",
                                    "Truncate both tables in one statement, or delete the rows")));
  }
}
