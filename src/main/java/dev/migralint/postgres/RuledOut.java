package dev.migralint.postgres;

import dev.migralint.schema.Constraint;
import dev.migralint.schema.Relation;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the transaction may have made sure that no row makes a statement fail: by writing to a
 * table, or because all rows passed a constraint until it dropped that.
 */
final class RuledOut {
  private final StatementContext before;

  /** What all rows may have passed; one without a kind is unknown. */
  private record Former(Optional<Constraint.Kind> kind, List<Name> columns) {
    static final Former UNKNOWN = new Former(Optional.empty(), List.of());
  }

  RuledOut(StatementContext before) {
    this.before = before;
  }

  boolean mayBe(
      Failure.Kind kind, ObjectName table, List<Name> columns, Optional<ObjectName> referenced) {
    return Stream.concat(Stream.of(table), referenced.stream())
            .flatMap(name -> before.relation(name).stream())
            .anyMatch(before::isWrittenHere)
        || dropped(table).anyMatch(constraint -> proves(constraint, kind, columns));
  }

  /** What the transaction, the statement included, has dropped. */
  private Stream<Former> dropped(ObjectName table) {
    Optional<Relation> known = before.relation(table);
    Stream<Former> here =
        before.others().droppedConstraints().stream()
            .map(
                name ->
                    known
                        .flatMap(relation -> relation.constraint(name))
                        .map(c -> new Former(Optional.of(c.kind()), c.columns()))
                        .orElse(Former.UNKNOWN));
    Stream<Former> earlier =
        known.stream()
            .flatMap(relation -> relation.droppedConstraints().stream())
            .filter(drop -> drop.origin().moment().transaction() == before.session().transaction())
            .map(drop -> new Former(drop.kind(), drop.columns()));
    return Stream.concat(here, earlier);
  }

  /** Whether it may show that there is no such row; one that is unknown may show anything. */
  private static boolean proves(Former dropped, Failure.Kind failure, List<Name> columns) {
    if (dropped.kind().isEmpty()) {
      return failure != Failure.Kind.ANY_ROW;
    }
    Set<Name> over = Set.copyOf(dropped.columns());
    boolean within = columns.isEmpty() || columns.containsAll(over);
    boolean touches = columns.isEmpty() || columns.stream().anyMatch(over::contains);
    return switch (failure) {
      case ANY_ROW -> false;
      case NULL, NULL_GENERATED ->
          touches && isOne(dropped, Constraint.Kind.NOT_NULL, Constraint.Kind.CHECK);
      case SAME_KEY, SAME_PARTIAL_KEY, EXCLUDED ->
          within
              && isOne(
                  dropped,
                  Constraint.Kind.PRIMARY_KEY,
                  Constraint.Kind.UNIQUE,
                  Constraint.Kind.EXCLUDE);
      case CONSTRAINT, BOUNDS, DEFAULT_PARTITION -> isOne(dropped, Constraint.Kind.CHECK);
      case TYPE -> touches && isOne(dropped, Constraint.Kind.CHECK, Constraint.Kind.FOREIGN_KEY);
      case FOREIGN_KEY, REFERENCED -> touches && isOne(dropped, Constraint.Kind.FOREIGN_KEY);
    };
  }

  private static boolean isOne(Former dropped, Constraint.Kind... kinds) {
    return dropped.kind().filter(Set.of(kinds)::contains).isPresent();
  }
}
