package dev.migralint.postgres;

import dev.migralint.schema.Column;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.Generated;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.expression.KnownValues;
import dev.migralint.sql.expression.Names;
import dev.migralint.sql.expression.Outcomes;
import dev.migralint.sql.expression.Outcomes.Truth;
import dev.migralint.sql.expression.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the existing rows hold in the columns that the statement, or the change, adds. */
final class NewColumns {
  private final StatementContext before;

  NewColumns(StatementContext before) {
    this.before = before;
  }

  /** Whether one of the columns is null in every row, so that the key is not compared. */
  boolean areNull(List<Name> columns) {
    return columns.stream()
        .anyMatch(column -> before.others().addedColumn(column).filter(this::isNull).isPresent());
  }

  /** The same, also where an earlier statement of the change added the column. */
  boolean areNull(ObjectName table, List<Name> columns) {
    return columns.stream()
        .anyMatch(column -> added(table, column).filter(this::isNull).isPresent());
  }

  /** How the statement, or the change, added a column whose values are as that left them. */
  private Optional<AddColumn> added(ObjectName table, Name column) {
    return before.others().addedColumn(column).or(() -> addedBefore(table, column));
  }

  /** No running code knows a column that the change itself adds. */
  private Optional<AddColumn> addedBefore(ObjectName table, Name column) {
    return before
        .relation(table)
        .filter(known -> known.descendants().isEmpty())
        .flatMap(known -> known.column(column))
        .filter(known -> known.origin().filter(before::isOfThisChange).isPresent())
        .flatMap(Column::added);
  }

  /**
   * Whether no row holds NULL in the column, which the catalog does not show: by a default that the
   * change added it with, or an UPDATE of all rows since which no other session could write.
   */
  boolean isPresent(ObjectName table, Name column) {
    return addedBefore(table, column).map(NewColumns::held).filter(NewColumns::isValue).isPresent()
        || before
            .relation(table)
            .flatMap(known -> known.column(column))
            .flatMap(Column::given)
            .filter(given -> before.isUndisturbedSince(given, table))
            .isPresent();
  }

  private static boolean isValue(Value held) {
    return held instanceof Value.Is || held instanceof Value.Present;
  }

  private boolean isNull(AddColumn add) {
    return add.generated() == Generated.NO && value(add).isEmpty();
  }

  private static Optional<Expression> value(AddColumn add) {
    return add.defaultValue().filter(value -> !KnownValues.isNull(value));
  }

  /** Whether it is certain that no two rows have the same key. */
  boolean areDistinct(ObjectName table, List<Name> columns, boolean nullsDistinct) {
    return (nullsDistinct && areNull(table, columns))
        || columns.stream()
            .anyMatch(column -> added(table, column).filter(NewColumns::countsUp).isPresent());
  }

  /** Whether a sequence or a random UUID gives each row another value. */
  private static boolean countsUp(AddColumn add) {
    return switch (add.generated()) {
      case SERIAL, IDENTITY -> true;
      case STORED, VIRTUAL -> false;
      case NO -> value(add).filter(Volatility::isUnique).isPresent();
    };
  }

  /** Whether every row passes the CHECK by what the new columns hold. */
  boolean alwaysPass(AddCheck check) {
    Map<Name, Value> values = new HashMap<>();
    Collection<Name> columns = Names.columns(check.expression());
    for (Name column : columns) {
      added(check.table(), column)
          .filter(add -> add.generated() == Generated.NO)
          .map(NewColumns::held)
          .ifPresent(value -> values.put(column, value));
    }
    Outcomes outcomes =
        new Outcomes(new KnownValues(column -> values.getOrDefault(column.name(), Value.UNKNOWN)));
    return !values.isEmpty() && !outcomes.of(check.expression()).contains(Truth.FALSE);
  }

  private static Value held(AddColumn add) {
    return value(add).map(KnownValues.OF_ANY_ROW::of).orElse(Value.NULL);
  }
}
