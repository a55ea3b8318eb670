package dev.migralint.postgres;

import static dev.migralint.postgres.LockMode.ACCESS_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.ROW_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.migralint.postgres.LockMode.SHARE_UPDATE_EXCLUSIVE;

import dev.migralint.postgres.Work.Reason;
import dev.migralint.schema.Catalog;
import dev.migralint.schema.Domain;
import dev.migralint.schema.Relation;
import dev.migralint.sql.ColumnOperation;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.AlterColumnType;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ColumnOperation.Generated;
import dev.migralint.sql.ColumnOperation.SetColumnOption;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.Statement;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.expression.KnownValues;
import dev.migralint.sql.expression.Names;
import java.util.Optional;
import java.util.stream.Stream;

/** The effects of what happens to columns, and what is known of a column's nulls. */
public final class ColumnEffects {
  private final StatementContext before;
  private final Nulls nulls;

  ColumnEffects(StatementContext before) {
    this.before = before;
    this.nulls = new Nulls(before);
  }

  /** The effects in one statement of the change, against the catalog and session before it. */
  public ColumnEffects(Catalog catalog, Statement statement, Session session, int change) {
    this(new StatementContext(statement, catalog, session, change));
  }

  /** Whether the catalog shows that no row holds a null in the column. */
  public Ternary provenPresent(ObjectName table, Name column) {
    return nulls.provenPresent(table, column);
  }

  Builder of(ColumnOperation operation) {
    ObjectName table = operation.table();
    if (before.isAbsent(table)) {
      return new Builder();
    }
    return switch (operation) {
      case AddColumn add -> add(add);
      case DropColumn drop -> drop(drop);
      case AlterColumnType alter -> new ColumnTypeEffects(before).of(alter);
      case ColumnOperation.SetNotNull set ->
          nulls.checking(
              before.locking(table, set.only(), ACCESS_EXCLUSIVE), table, set.only(), set.column());
      case ColumnOperation.SetExpression set -> setExpression(set);
      case SetColumnOption set -> option(set);
      case ColumnOperation.SetDefault set -> before.locking(table, set.only(), ACCESS_EXCLUSIVE);
      case ColumnOperation.DropDefault drop -> before.locking(table, drop.only(), ACCESS_EXCLUSIVE);
      case ColumnOperation.DropNotNull drop -> before.locking(table, drop.only(), ACCESS_EXCLUSIVE);
      case ColumnOperation.RenameColumn rename -> exclusive(table);
      case ColumnOperation.AddIdentity add -> exclusive(table);
      case ColumnOperation.DropIdentity drop ->
          identity(exclusive(table), table, drop.column(), ACCESS_EXCLUSIVE);
      case ColumnOperation.DropExpression drop -> exclusive(table);
    };
  }

  private Builder exclusive(ObjectName table) {
    return before.lockingTree(table, ACCESS_EXCLUSIVE);
  }

  private static LockMode mode(SetColumnOption set) {
    return switch (set.option()) {
      case STATISTICS, ATTRIBUTE_OPTIONS -> SHARE_UPDATE_EXCLUSIVE;
      case STORAGE, COMPRESSION, IDENTITY_GENERATED, IDENTITY_SEQUENCE, FOREIGN_OPTIONS ->
          ACCESS_EXCLUSIVE;
    };
  }

  private Builder add(AddColumn add) {
    if (add.written() == Written.CREATE_TABLE) {
      return new Builder();
    }
    Ternary rewrites = rewrites(add);
    Builder effect = new Rewrites(before).all(exclusive(add.table()), add.table(), rewrites);
    if (rewrites != Ternary.NO) {
      value(add).stream()
          .flatMap(value -> Names.sequences(value).stream())
          .forEach(sequence -> effect.add(before.locking(sequence, ROW_EXCLUSIVE)));
    }
    boolean required = add.notNull() || domains(add).anyMatch(Domain::notNull);
    if (!required) {
      return effect;
    }
    if (add.generated() == Generated.STORED || add.generated() == Generated.VIRTUAL) {
      before.scanTree(
          effect, add.table(), Ternary.of(add.generated() == Generated.VIRTUAL), Reason.NULLS);
      return effect.failIf(Failure.Kind.NULL_GENERATED, add.table(), add.column());
    }
    if (value(add).isEmpty() && add.generated() == Generated.NO) {
      before.scanTree(effect, add.table(), Ternary.of(rewrites == Ternary.NO), Reason.NULLS);
      return effect.failIf(Failure.Kind.ANY_ROW, add.table());
    }
    return effect;
  }

  /** Version 12 computes the default of a domain only once. */
  private Optional<Expression> computed(AddColumn add) {
    return before.version() > 12 ? value(add) : add.defaultValue();
  }

  /** The DEFAULT that is written, else that of the domain; NULL is none. */
  private Optional<Expression> value(AddColumn add) {
    return Stream.concat(
            add.defaultValue().stream(),
            domains(add).flatMap(domain -> domain.defaultValue().stream()))
        .findFirst()
        .filter(value -> !KnownValues.isNull(value));
  }

  private Stream<Domain> domains(AddColumn add) {
    return before.catalog().types().domains(add.type()).stream();
  }

  private Volatility volatility(Expression value) {
    return Volatility.of(value, before.catalog());
  }

  private Builder setExpression(ColumnOperation.SetExpression set) {
    boolean virtual =
        before
            .relation(set.table())
            .flatMap(t -> t.column(set.column()))
            .filter(c -> c.generated() == ColumnOperation.Generated.VIRTUAL)
            .isPresent();
    return new Rewrites(before).all(exclusive(set.table()), set.table(), Ternary.of(!virtual));
  }

  /** With the column go its sequences and foreign keys, with CASCADE those of others to it. */
  private Builder drop(DropColumn drop) {
    Builder effect = exclusive(drop.table());
    Drops drops = new Drops(before);
    Stream<Relation> tables =
        drop.only() ? before.relation(drop.table()).stream() : before.tree(drop.table());
    tables.forEach(table -> drops.column(effect, table, drop.column(), drop.cascade()));
    return effect.loseColumn(drop.table(), drop.column());
  }

  private Builder identity(Builder effect, ObjectName table, Name column, LockMode mode) {
    before
        .relation(table)
        .ifPresent(t -> t.sequences(column).forEach(s -> effect.lock(before.name(s), mode)));
    return effect;
  }

  private Builder option(SetColumnOption set) {
    Builder effect = before.locking(set.table(), set.only(), mode(set));
    return switch (set.option()) {
      case IDENTITY_GENERATED -> identity(effect, set.table(), set.column(), SHARE_ROW_EXCLUSIVE);
      case IDENTITY_SEQUENCE -> {
        identity(effect, set.table(), set.column(), SHARE_ROW_EXCLUSIVE);
        before
            .relation(set.table())
            .ifPresent(
                t ->
                    t.sequences(set.column()).forEach(s -> effect.rewriteSequence(before.name(s))));
        yield effect;
      }
      case STATISTICS, ATTRIBUTE_OPTIONS, STORAGE, COMPRESSION, FOREIGN_OPTIONS -> effect;
    };
  }

  /**
   * Whether adding the column writes every row: it must hold a value of its own in each, or a
   * domain checks what it holds, null included.
   */
  private Ternary rewrites(AddColumn add) {
    if (before.catalog().types().isConstrainedDomain(add.type())) {
      return Ternary.YES;
    }
    return switch (add.generated()) {
      case SERIAL, IDENTITY, STORED -> Ternary.YES;
      case VIRTUAL -> Ternary.NO;
      case NO ->
          switch (computed(add).map(this::volatility).orElse(Volatility.CONSTANT)) {
            case CONSTANT -> Ternary.NO;
            case VOLATILE -> Ternary.YES;
            case UNKNOWN -> Ternary.UNKNOWN;
          };
    };
  }

  /** What the change of type makes of the stored rows. */
  public TypeChange typeChange(AlterColumnType alter) {
    return new ColumnTypeEffects(before).change(alter);
  }
}
