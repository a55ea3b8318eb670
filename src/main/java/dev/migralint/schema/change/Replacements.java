package dev.migralint.schema.change;

import dev.migralint.schema.Catalog;
import dev.migralint.schema.change.ChangeSteps.Step;
import dev.migralint.schema.change.Deeds.Deed;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ColumnOperation.Generated;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.ConstraintOperation.ValidateConstraint;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.Statement;
import dev.migralint.sql.TableOperation.DropTable;
import dev.migralint.sql.expression.KnownValues;
import dev.migralint.sql.expression.Outcomes;
import dev.migralint.sql.expression.Outcomes.Truth;
import dev.migralint.sql.expression.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What one change, as a whole, does to columns and tables: what it replaces, copies and fills. */
public final class Replacements {
  /** A change without operations. */
  public static final Replacements NONE = new Replacements();

  private static final Pattern KEY = Pattern.compile("(?i)pk|primary");

  /** After so many updates of a column, it counts as filled; no more constraints are looked at. */
  private static final int MOST = 50;

  /** So many operations away, a constraint has to do with another column. */
  private static final int NEAR = 3;

  private final ChangeSteps steps = new ChangeSteps();

  /**
   * Takes in the statements of the change's next file, those in their bodies included.
   *
   * @param isNew for each whether the base branch does not have it
   */
  public void add(String path, List<Statement> statements, List<Boolean> isNew) {
    steps.add(path, statements, isNew);
  }

  /** Takes in a file of which nothing is known. */
  public void addUnread() {
    steps.addUnread();
  }

  /** A constraint of the table that the change drops, and that is named like a primary key. */
  public Optional<Name> droppedKey(ObjectName table, Catalog catalog) {
    Optional<Integer> next = steps.deeds().after(-1, Deed.UNCONSTRAINS, table, catalog);
    for (int i = 0; i < MOST && next.isPresent(); i++) {
      Name constraint = ((DropConstraint) steps.step(next.get()).operation()).constraint();
      if (KEY.matcher(constraint.text()).find()) {
        return Optional.of(constraint);
      }
      next = steps.deeds().after(next.get(), Deed.UNCONSTRAINS, table, catalog);
    }
    return Optional.empty();
  }

  /** What the change makes of the column or table that the operation drops or renames. */
  public Fate fate(String path, Operation operation, Catalog catalog) {
    return steps
        .at(path, operation)
        .map(at -> new Fates(steps, catalog).of(at, operation))
        .orElse(Fate.NONE);
  }

  /** The column that may be the dropped one under another name. */
  public Optional<Name> possibleRename(String path, DropColumn drop, Catalog catalog) {
    return steps
        .at(path, drop)
        .filter(at -> fate(path, drop, catalog).equals(Fate.NONE))
        .flatMap(at -> new PossibleRenames(steps, catalog).column(at, drop));
  }

  /** The table that may be the dropped one under another name. */
  public Optional<ObjectName> possibleRename(String path, DropTable drop, Catalog catalog) {
    return steps.at(path, drop).flatMap(at -> new PossibleRenames(steps, catalog).table(at, drop));
  }

  /** Whether the change creates a temporary table of the name after the operation. */
  public boolean hides(String path, Operation operation, ObjectName table, Catalog catalog) {
    return isFollowedBy(path, operation, Deed.NAMES_TEMPORARILY, table, catalog);
  }

  /** Whether the change drops the table after the operation. */
  public boolean drops(String path, Operation operation, ObjectName table, Catalog catalog) {
    return isFollowedBy(path, operation, Deed.DROPS, table, catalog);
  }

  /** Whether the change fills the table from other tables after the operation. */
  public boolean refills(String path, Operation operation, ObjectName table, Catalog catalog) {
    return isFollowedBy(path, operation, Deed.REFILLS, table, catalog);
  }

  private boolean isFollowedBy(
      String path, Operation operation, Deed deed, ObjectName object, Catalog catalog) {
    return steps
        .at(path, operation)
        .flatMap(at -> steps.deeds().after(at, deed, object, catalog))
        .isPresent();
  }

  /** Whether the change adds the column before the operation, and gives it no value until then. */
  public boolean isUnfilled(
      String path, Operation operation, ObjectName table, Name column, Catalog catalog) {
    return steps
        .at(path, operation)
        .filter(at -> isUnfilled(at, table, column, catalog))
        .isPresent();
  }

  private boolean isUnfilled(int at, ObjectName table, Name column, Catalog catalog) {
    Deeds deeds = steps.deeds();
    Optional<Integer> added = added(at, table, column, catalog);
    return added.isPresent()
        && deeds
            .after(added.get(), Deed.FILLS, table, column, catalog)
            .filter(i -> i < at)
            .isEmpty()
        && deeds.after(added.get(), Deed.FILLS, table, catalog).filter(i -> i < at).isEmpty();
  }

  /** Where the change adds the column without a value before the place. */
  private Optional<Integer> added(int at, ObjectName table, Name column, Catalog catalog) {
    return steps
        .deeds()
        .before(at, Deed.NAMES, table, column, catalog)
        .filter(i -> steps.step(i).operation() instanceof AddColumn add && isNull(add));
  }

  private boolean isSameStatement(int one, int other) {
    return steps.step(one).statement() == steps.step(other).statement();
  }

  /** How the change added the column before the operation, if it did. */
  public Optional<AddColumn> added(
      String path, Operation operation, ObjectName table, Name column, Catalog catalog) {
    return steps
        .at(path, operation)
        .flatMap(at -> steps.deeds().before(at, Deed.NAMES, table, column, catalog))
        .map(added -> steps.step(added).operation())
        .filter(AddColumn.class::isInstance)
        .map(AddColumn.class::cast);
  }

  /** Whether an INSERT may leave the column out once the change is over, or the column is gone. */
  public boolean excuses(
      String path, Operation operation, ObjectName table, Name column, Catalog catalog) {
    return steps
        .at(path, operation)
        .filter(
            at ->
                steps.deeds().after(at, Deed.EXCUSES, table, column, catalog).isPresent()
                    || steps
                        .deeds()
                        .before(at, Deed.EXCUSES, table, column, catalog)
                        .filter(i -> isSameStatement(i, at))
                        .isPresent()
                    || steps.deeds().after(at, Deed.DROPS, table, column, catalog).isPresent()
                    || steps.deeds().after(at, Deed.DROPS, table, catalog).isPresent())
        .isPresent();
  }

  /** Whether the change gives the sequence another type after the operation. */
  public boolean retypes(String path, Operation operation, ObjectName sequence, Catalog catalog) {
    return isFollowedBy(path, operation, Deed.RETYPES, sequence, catalog);
  }

  /** Whether the change defines the function again after the operation. */
  public boolean definesAgain(
      String path, Operation operation, ObjectName function, Catalog catalog) {
    return isFollowedBy(path, operation, Deed.DEFINES, function, catalog);
  }

  /** How many rows get a value in a column. */
  public enum Filling {
    ALL,
    SOME,
    NONE
  }

  /**
   * How the change fills a column that it added without a default before the operation; two updates
   * may together fill all rows.
   */
  public Optional<Filling> filling(
      String path, Operation operation, ObjectName table, Name column, Catalog catalog) {
    Optional<Integer> at = steps.at(path, operation);
    Optional<Integer> added = at.flatMap(i -> added(i, table, column, catalog));
    if (added.isEmpty() || steps.isOpaque() || steps.calls(added.get(), at.get())) {
      return Optional.empty();
    }
    Filling filling = Filling.NONE;
    Optional<Integer> next = steps.deeds().after(added.get(), Deed.FILLS, table, column, catalog);
    while (next.filter(n -> n < at.get()).isPresent()) {
      Step step = steps.step(next.get());
      if (filling == Filling.SOME
          || step.inBody()
          || fillsAll(next.get(), step.operation(), table, catalog)) {
        return Optional.of(Filling.ALL);
      }
      filling = step.operation() instanceof Insert ? filling : Filling.SOME;
      next = steps.deeds().after(next.get(), Deed.FILLS, table, column, catalog);
    }
    return Optional.of(filling);
  }

  /** Whether it gives every row a value, or may: a join mostly has a row for each. */
  private boolean fillsAll(int at, Operation operation, ObjectName table, Catalog catalog) {
    return switch (operation) {
      case Update update ->
          update.joins()
              || update.where().map(where -> holds(at, where, table, catalog)).orElse(true);
      case Insert insert -> !insert.onConflict().isEmpty();
      default -> true;
    };
  }

  /** Whether the condition is true of rows in which the columns that the change adds are null. */
  private boolean holds(int at, Expression where, ObjectName table, Catalog catalog) {
    Outcomes outcomes =
        new Outcomes(
            new KnownValues(
                column ->
                    isUnfilled(at, table, column.name(), catalog) ? Value.NULL : Value.UNKNOWN));
    return outcomes.of(where).equals(Set.of(Truth.TRUE));
  }

  /**
   * Whether a constraint that the change validates just before the operation, or drops just after,
   * is of unknown content and named after the column: it is what proves that no row holds NULL.
   */
  public boolean provesPresent(
      String path, Operation operation, ObjectName table, Name column, Catalog catalog) {
    Optional<Integer> at = steps.at(path, operation);
    return at.isPresent()
        && IntStream.rangeClosed(at.get() - NEAR, at.get() + NEAR)
            .filter(i -> i >= 0 && i < steps.size() && steps.step(i).path().equals(path))
            .mapToObj(i -> steps.step(i).operation())
            .flatMap(near -> constraint(near, table, catalog).stream())
            .anyMatch(name -> name.text().contains(column.text()));
  }

  /** The constraint of unknown content that an operation validates or drops. */
  private static Optional<Name> constraint(Operation operation, ObjectName table, Catalog catalog) {
    Optional<Name> name =
        switch (operation) {
          case ValidateConstraint validate when isSame(validate.table(), table, catalog) ->
              Optional.of(validate.constraint());
          case DropConstraint drop when isSame(drop.table(), table, catalog) ->
              Optional.of(drop.constraint());
          default -> Optional.empty();
        };
    return name.filter(
        n -> catalog.relation(table).flatMap(known -> known.constraint(n)).isEmpty());
  }

  private static boolean isSame(ObjectName one, ObjectName other, Catalog catalog) {
    return catalog.qualified(one).equals(catalog.qualified(other));
  }

  private static boolean isNull(AddColumn add) {
    return add.written() != Written.CREATE_TABLE
        && add.generated() == Generated.NO
        && !add.ifNotExists()
        && add.defaultValue().map(KnownValues::isNull).orElse(true);
  }
}
