package dev.migralint.postgres;

import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.Generated;
import dev.migralint.sql.ConstraintOperation.AddCheck;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
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

/** What the existing rows hold in the columns that the statement itself adds. */
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

  private boolean isNull(AddColumn add) {
    return add.generated() == Generated.NO && value(add).isEmpty();
  }

  private static Optional<Expression> value(AddColumn add) {
    return add.defaultValue().filter(value -> !KnownValues.isNull(value));
  }

  /** Whether it is certain that no two rows have the same key. */
  boolean areDistinct(List<Name> columns, boolean nullsDistinct) {
    return (nullsDistinct && areNull(columns))
        || columns.stream()
            .anyMatch(
                column ->
                    before.others().addedColumn(column).filter(NewColumns::countsUp).isPresent());
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
      before
          .others()
          .addedColumn(column)
          .filter(add -> add.generated() == Generated.NO)
          .ifPresent(add -> values.put(column, held(add)));
    }
    Outcomes outcomes =
        new Outcomes(new KnownValues(column -> values.getOrDefault(column.name(), Value.UNKNOWN)));
    return !values.isEmpty() && !outcomes.of(check.expression()).contains(Truth.FALSE);
  }

  private static Value held(AddColumn add) {
    return value(add).map(KnownValues.OF_ANY_ROW::of).orElse(Value.NULL);
  }
}
