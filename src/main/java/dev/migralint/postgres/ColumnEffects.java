package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.migralint.postgres.Effect.Builder;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Column;
import dev.migralint.schema.Constraint;
import dev.migralint.schema.Index;
import dev.migralint.schema.Known;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Expressions;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TypeName;
import java.util.Optional;

/** The effects of what happens to columns, and what is known of a column's nulls. */
public final class ColumnEffects {
  private final Before before;
  private final Nulls nulls;

  ColumnEffects(Before before) {
    this.before = before;
    this.nulls = new Nulls(before);
  }

  /** The effects in one statement, against the catalog and session before it. */
  public ColumnEffects(Catalog catalog, Statement statement, Session session) {
    this(new Before(statement, catalog, session));
  }

  /** Whether the catalog shows that no row holds a null in the column. */
  public Known provenPresent(ObjectName table, Name column) {
    return nulls.provenPresent(table, column);
  }

  Builder of(ColumnOperation operation) {
    ObjectName table = operation.table();
    return switch (operation) {
      case AddColumn add -> add(add);
      case DropColumn drop -> drop(drop);
      case AlterColumnType alter -> alterType(alter);
      case ColumnOperation.SetNotNull set -> nulls.checking(exclusive(table), table, set.column());
      case ColumnOperation.SetExpression set -> setExpression(set);
      case ColumnOperation.SetColumnOption set -> before.lockingTree(table, mode(set));
      case ColumnOperation.SetDefault set -> exclusive(table);
      case ColumnOperation.DropDefault drop -> exclusive(table);
      case ColumnOperation.DropNotNull drop -> exclusive(table);
      case ColumnOperation.RenameColumn rename -> exclusive(table);
      case ColumnOperation.AddIdentity add -> exclusive(table);
      case ColumnOperation.DropIdentity drop -> exclusive(table);
      case ColumnOperation.DropExpression drop -> exclusive(table);
    };
  }

  private Builder exclusive(ObjectName table) {
    return before.lockingTree(table, ACCESS_EXCLUSIVE);
  }

  private static LockMode mode(ColumnOperation.SetColumnOption set) {
    return switch (set.option()) {
      case STATISTICS, ATTRIBUTE_OPTIONS -> SHARE_UPDATE_EXCLUSIVE;
      case STORAGE, COMPRESSION, IDENTITY_SEQUENCE, FOREIGN_OPTIONS -> ACCESS_EXCLUSIVE;
    };
  }

  private Builder add(AddColumn add) {
    if (add.written() == Written.CREATE_TABLE) {
      return new Builder();
    }
    Builder effect = rewriting(exclusive(add.table()), add.table(), rewrites(add));
    boolean valueless =
        add.notNull()
            && add.defaultValue().isEmpty()
            && add.generated() == ColumnOperation.Generated.NO;
    return valueless ? effect.failIf(add.table() + " has any row") : effect;
  }

  private Volatility volatility(Expression value) {
    return Volatility.of(value, before.catalog());
  }

  /** The rows of the table and of what inherits from it are written anew, with every index. */
  private Builder rewriting(Builder effect, ObjectName table, Known certain) {
    for (ObjectName stored : before.storage(table)) {
      effect.rewrite(stored, certain);
      before
          .relation(stored)
          .ifPresent(
              t ->
                  t.indexes()
                      .forEach(
                          i ->
                              effect.build(
                                  Optional.of(before.name(t, i.name())), stored, certain)));
    }
    return effect;
  }

  private Builder setExpression(ColumnOperation.SetExpression set) {
    boolean virtual =
        before
            .relation(set.table())
            .flatMap(t -> t.column(set.column()))
            .filter(c -> c.generated() == ColumnOperation.Generated.VIRTUAL)
            .isPresent();
    return rewriting(exclusive(set.table()), set.table(), Known.of(!virtual));
  }

  private Builder drop(DropColumn drop) {
    Builder effect = withReferenced(drop.table(), drop.column());
    if (drop.cascade()) {
      before
          .tree(drop.table())
          .forEach(t -> effect.add(new Drops(before).viewsOver(t, drop.column()).effect()));
    }
    return effect.lose("column " + drop.column().sql() + " of " + drop.table());
  }

  /** The table, and those that foreign keys of the column point at. */
  private Builder withReferenced(ObjectName name, Name column) {
    Builder effect = exclusive(name);
    before
        .relation(name)
        .ifPresent(
            table ->
                table.constraints().stream()
                    .filter(constraint -> constraint.columns().contains(column))
                    .flatMap(constraint -> constraint.referenced().stream())
                    .forEach(referenced -> effect.lock(before.name(referenced), ACCESS_EXCLUSIVE)));
    return effect;
  }

  /**
   * Whether adding the column writes every row: it must hold a value of its own in each, or a
   * domain checks what it holds, null included.
   */
  private Known rewrites(AddColumn add) {
    if (before.catalog().isConstrainedDomain(add.type())) {
      return Known.YES;
    }
    return switch (add.generated()) {
      case SERIAL, IDENTITY, STORED -> Known.YES;
      case VIRTUAL -> Known.NO;
      case NO ->
          switch (add.defaultValue().map(this::volatility).orElse(Volatility.CONSTANT)) {
            case CONSTANT -> Known.NO;
            case VOLATILE -> Known.YES;
            case UNKNOWN -> Known.UNKNOWN;
          };
    };
  }

  private Builder alterType(AlterColumnType alter) {
    TypeChange change = typeChange(alter);
    Known checked =
        Known.of(
            change.rewrites() == Known.NO
                && !alter.using().isPresent()
                && hasCheckedConstraint(alter)
                && !isSameType(alter));
    Builder effect = withReferenced(alter.table(), alter.column());
    rewriting(effect, alter.table(), change.rewrites());
    Known built = buildsIndex(alter, change);
    if (built != Known.NO && before.mayHavePartitions(alter.table())) {
      effect.build(Optional.empty(), alter.table(), Known.UNKNOWN);
    }
    for (ObjectName stored : before.storage(alter.table())) {
      effect.scan(stored, checked);
      if (built != Known.NO) {
        indexesOn(effect, stored, alter, change);
      }
    }
    if (change.narrows() != Known.NO) {
      effect.failIf("a value of " + alter.column().sql() + " does not fit " + alter.type());
    }
    return effect;
  }

  private void indexesOn(
      Builder effect, ObjectName stored, AlterColumnType alter, TypeChange change) {
    boolean allOnIt = change.reindexes() || before.isPartitioned(alter.table());
    before
        .relation(stored)
        .ifPresent(
            table ->
                table.indexes().stream()
                    .filter(index -> isRebuilt(index, alter.column(), allOnIt))
                    .forEach(
                        index ->
                            effect.build(
                                Optional.of(before.name(table, index.name())), stored, Known.YES)));
  }

  /** A change that keeps the rows keeps most indexes on the column. */
  private Known buildsIndex(AlterColumnType alter, TypeChange change) {
    Optional<Relation> table = before.relation(alter.table());
    if (table.isEmpty() || change.rewrites() != Known.NO || isSameType(alter)) {
      return Known.NO;
    }
    boolean allOnIt = change.reindexes() || before.isPartitioned(alter.table());
    return Known.of(
        table.get().indexes().stream()
            .anyMatch(index -> isRebuilt(index, alter.column(), allOnIt)));
  }

  /** Any index on the column, or one whose expression or predicate names it. */
  private static boolean isRebuilt(Index index, Name column, boolean allOnIt) {
    return allOnIt ? index.names(column) : index.derived() && index.mentions().contains(column);
  }

  private boolean isSameType(AlterColumnType alter) {
    return alter.collation().isEmpty() && oldType(alter).filter(alter.type()::equals).isPresent();
  }

  /** What the change of type makes of the stored rows; a new collation sorts indexes anew. */
  public TypeChange typeChange(AlterColumnType alter) {
    boolean computed =
        alter
            .using()
            .map(using -> !Expressions.isCast(using, alter.column(), alter.type()))
            .orElse(false);
    boolean tried =
        before.catalog().isConstrainedDomain(alter.type())
            && oldType(alter).filter(alter.type()::equals).isEmpty();
    TypeChange change =
        TypeChange.decide(
            oldType(alter), alter.type(), computed || tried, before.session().isUtc());
    return alter.collation().isPresent() && change.rewrites() == Known.NO
        ? new TypeChange(Known.NO, change.narrows(), true)
        : change;
  }

  private Optional<TypeName> oldType(AlterColumnType alter) {
    return before
        .relation(alter.table())
        .flatMap(table -> table.column(alter.column()))
        .flatMap(Column::type);
  }

  private boolean hasCheckedConstraint(AlterColumnType alter) {
    return before
        .relation(alter.table())
        .map(
            table ->
                table.constraints().stream()
                    .anyMatch(
                        c ->
                            c.kind() == Constraint.Kind.CHECK
                                && c.validated()
                                && c.columns().contains(alter.column())))
        .orElse(false);
  }
}
