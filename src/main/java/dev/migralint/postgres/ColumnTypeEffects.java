package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.SHARE_ROW_EXCLUSIVE;

import dev.migralint.postgres.Work.Reason;
import dev.migralint.schema.Column;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Index;
import dev.migralint.schema.Relation;
import dev.migralint.schema.UserTypes.EnumType;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ColumnOperation.Generated;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeName;
import java.util.Optional;

/**
 * The effects of ALTER COLUMN … TYPE: what becomes of the rows, and of the indexes, CHECKs, foreign
 * keys and sequences that depend on the column, all of which PostgreSQL makes again.
 */
final class ColumnTypeEffects {
  private final StatementContext before;
  private final Rewrites rewrites;

  ColumnTypeEffects(StatementContext before) {
    this.before = before;
    this.rewrites = new Rewrites(before);
  }

  Builder of(AlterColumnType alter) {
    TypeChange change = change(alter);
    Builder effect = before.lockingTree(alter.table(), ACCESS_EXCLUSIVE);
    boolean unlessUtc =
        change.rewrites() == Ternary.YES && change(alter, true).rewrites() == Ternary.NO;
    if (unlessUtc) {
      indexes(effect, alter, change(alter, true));
    }
    rewrites.all(
        effect, alter.table(), change.rewrites(), unlessUtc ? Reason.TIME_ZONE : Reason.ROWS);
    if (change.rewrites() != Ternary.YES) {
      indexes(effect, alter, change);
      if (hasCheck(alter)) {
        before
            .storage(alter.table())
            .forEach(stored -> effect.scan(stored, Ternary.YES, Reason.CONSTRAINT));
      }
    }
    foreignKeys(effect, alter, change);
    identity(effect, alter);
    return change.narrows() == Ternary.NO
        ? effect
        : effect.failIfUnfit(alter.table(), alter.column(), alter.type());
  }

  /** What the change of type makes of the stored rows; a new collation sorts indexes again. */
  TypeChange change(AlterColumnType alter) {
    return change(alter, before.session().isUtc());
  }

  private TypeChange change(AlterColumnType alter, boolean utc) {
    TypeChange change = cast(alter, utc);
    return alter.collation().isPresent() && change.rewrites() == Ternary.NO
        ? new TypeChange(Ternary.NO, change.narrows(), true)
        : change;
  }

  private TypeChange cast(AlterColumnType alter, boolean utc) {
    boolean plain =
        alter
            .using()
            .map(using -> UsingExpression.isCast(using, alter.column(), alter.type()))
            .orElse(true);
    if (!plain) {
      boolean fits =
          alter.using().map(u -> UsingExpression.fits(u, alter.type())).orElse(false)
              || keepsLabels(alter)
              || isTime(alter);
      return new TypeChange(Ternary.YES, fits ? Ternary.NO : Ternary.UNKNOWN, false);
    }
    Optional<TypeName> old = oldType(alter);
    boolean same = old.filter(alter.type()::equals).isPresent();
    if (before.catalog().types().isConstrainedDomain(alter.type()) && !same) {
      return new TypeChange(Ternary.YES, Ternary.UNKNOWN, false);
    }
    TypeChange change =
        TypeChange.decide(
            old.flatMap(before.catalog().types()::baseType),
            before.catalog().types().baseType(alter.type()).orElse(alter.type()),
            false,
            utc);
    boolean written =
        alter.using().filter(u -> !UsingExpression.isColumn(u, alter.column())).isPresent();
    return written && Casts.cut(alter.type())
        ? new TypeChange(change.rewrites(), Ternary.NO, change.reindexes())
        : change;
  }

  private boolean isTime(AlterColumnType alter) {
    return alter.type().name().startsWith("timestamp")
        && oldType(alter)
            .filter(
                old ->
                    alter
                        .using()
                        .filter(u -> UsingExpression.isTimeOf(u, alter.column(), old))
                        .isPresent())
            .isPresent();
  }

  /** Whether an enum is cast by its text to another one that has all of its labels. */
  private boolean keepsLabels(AlterColumnType alter) {
    Optional<EnumType> old = oldType(alter).flatMap(before.catalog().types()::enumType);
    Optional<EnumType> now = before.catalog().types().enumType(alter.type());
    return old.isPresent()
        && now.isPresent()
        && now.get().values().keySet().containsAll(old.get().values().keySet())
        && alter
            .using()
            .filter(using -> UsingExpression.isCastByText(using, alter.column()))
            .isPresent();
  }

  private Optional<TypeName> oldType(AlterColumnType alter) {
    return column(alter).flatMap(Column::type);
  }

  private Optional<Column> column(AlterColumnType alter) {
    return before.relation(alter.table()).flatMap(table -> table.column(alter.column()));
  }

  /** A change that keeps the rows keeps most indexes on the column. */
  private void indexes(Builder effect, AlterColumnType alter, TypeChange change) {
    boolean any = false;
    Optional<Relation> root = before.relation(alter.table());
    for (Relation table :
        before.tree(alter.table()).filter(StatementContext::hasStorage).toList()) {
      for (Index index : before.keptIndexes(table).toList()) {
        if (index.names(alter.column())
            && (change.reindexes() || index.derived() || isOfPartition(index, root.get()))) {
          effect.build(
              Optional.of(before.name(table, index.name())), before.name(table), Ternary.YES);
        }
      }
    }
    if (before.mayHavePartitions(alter.table())) {
      any = !root.get().indexes(alter.column()).isEmpty();
    }
    effect.build(Optional.empty(), alter.table(), any ? Ternary.UNKNOWN : Ternary.NO);
  }

  /** The partitions' parts of a partitioned table's index are not kept. */
  private static boolean isOfPartition(Index index, Relation root) {
    return root.partitioned() == Ternary.YES
        && root.indexes().stream().anyMatch(whole -> whole.isLike(index));
  }

  private boolean hasCheck(AlterColumnType alter) {
    return before.relation(alter.table()).stream()
        .flatMap(table -> table.constraints().stream())
        .anyMatch(
            c ->
                c.kind() == Constraint.Kind.CHECK
                    && c.validated()
                    && c.columns().contains(alter.column()));
  }

  /** The table at the other end is locked too, and both are read if the comparison changes. */
  private void foreignKeys(Builder effect, AlterColumnType alter, TypeChange change) {
    Ternary compared =
        change.rewrites() == Ternary.NO ? changesComparison(alter) : change.rewrites();
    for (Relation table : before.tree(alter.table()).toList()) {
      for (Constraint key : table.constraints()) {
        if (key.columns().contains(alter.column())) {
          key.referenced().ifPresent(other -> foreignKey(effect, table, other, key, compared));
        }
      }
      for (Relation referring : table.referencing()) {
        for (Constraint key : referring.constraints()) {
          if (key.pointsAt(table, alter.column())) {
            foreignKey(effect, referring, table, key, compared);
          }
        }
      }
    }
  }

  private void foreignKey(
      Builder effect, Relation referring, Relation referenced, Constraint key, Ternary compared) {
    effect.add(before.lockingPartitions(referring.name(), ACCESS_EXCLUSIVE));
    effect.add(before.lockingPartitions(referenced.name(), ACCESS_EXCLUSIVE));
    if (key.validated()) {
      before.scanPartitions(effect, referring.name(), compared, Reason.FOREIGN_KEY);
      before.scanPartitions(effect, referenced.name(), compared, Reason.FOREIGN_KEY);
    }
  }

  private Ternary changesComparison(AlterColumnType alter) {
    return Ternary.of(cast(alter, before.session().isUtc()).reindexes());
  }

  /** The sequence of an identity column gets the column's type, that of a serial one does not. */
  private void identity(Builder effect, AlterColumnType alter) {
    boolean identity = column(alter).filter(c -> c.generated() == Generated.IDENTITY).isPresent();
    if (identity) {
      for (Relation sequence : sequences(alter.table(), alter.column())) {
        effect
            .lock(before.name(sequence), SHARE_ROW_EXCLUSIVE)
            .rewriteSequence(before.name(sequence));
      }
    }
  }

  private Iterable<Relation> sequences(ObjectName table, Name column) {
    return before.relation(table).stream().flatMap(t -> t.sequences(column).stream()).toList();
  }
}
