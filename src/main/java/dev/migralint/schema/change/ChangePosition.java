package dev.migralint.schema.change;

import dev.migralint.schema.Catalog;
import dev.migralint.schema.change.ChangeSteps.Step;
import dev.migralint.schema.change.Deeds.Deed;
import dev.migralint.sql.ColumnOperation.AddColumn;
import dev.migralint.sql.ColumnOperation.DropColumn;
import dev.migralint.sql.ColumnOperation.Generated;
import dev.migralint.sql.ColumnOperation.RenameColumn;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.ConstraintOperation.ValidateConstraint;
import dev.migralint.sql.DataOperation.Insert;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.Expression;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectKind;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.ObjectOperation.CreateView;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Operation.Written;
import dev.migralint.sql.Read;
import dev.migralint.sql.TableOperation.DropTable;
import dev.migralint.sql.TableOperation.RenameTable;
import dev.migralint.sql.expression.KnownValues;
import dev.migralint.sql.expression.Outcomes;
import dev.migralint.sql.expression.Outcomes.Truth;
import dev.migralint.sql.expression.Value;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An operation in its change: what the change does before and after it. Names are looked up in the
 * catalog just before the operation.
 */
public final class ChangePosition {
  /** So many operations away, a constraint has to do with another column. */
  private static final int NEAR = 3;

  /** As long as a table's name must be, to be no chance as a part of another name. */
  private static final int TELLING = 4;

  private final ChangeSteps steps;
  private final int at;
  private final Catalog catalog;

  ChangePosition(ChangeSteps steps, int at, Catalog catalog) {
    this.steps = steps;
    this.at = at;
    this.catalog = catalog;
  }

  /** What the change does after the operation. */
  public Later later() {
    return new Later(steps, at, catalog);
  }

  /** What the change makes of the column or table that the operation drops or renames. */
  public Fate fate() {
    return new Fates(steps, catalog).of(at, steps.step(at).operation());
  }

  /** The column or table that may be the dropped one under another name, as SQL writes it. */
  public Optional<String> possibleRename() {
    PossibleRenames renames = new PossibleRenames(steps, catalog);
    return switch (steps.step(at).operation()) {
      case DropColumn drop when fate().equals(Fate.NONE) -> renames.column(at, drop).map(Name::sql);
      case DropTable drop -> renames.table(at, drop).map(ObjectName::sql);
      default -> Optional.empty();
    };
  }

  /** Whether the change creates a temporary table of the name after the operation. */
  public boolean hides(ObjectName table) {
    return isFollowedBy(Deed.NAMES_TEMPORARILY, table);
  }

  /** Whether the change creates a materialized view of the name after the operation. */
  public Optional<CreateView> makesMaterializedView(ObjectName name) {
    return steps
        .deeds()
        .after(at, Deed.NAMES, name, catalog)
        .map(i -> steps.step(i).operation())
        .filter(CreateView.class::isInstance)
        .map(CreateView.class::cast)
        .filter(made -> made.object() == ObjectKind.MATERIALIZED_VIEW);
  }

  /** Whether the change drops or renames what had the name of the table before. */
  public boolean hasFreed(ObjectName table) {
    return steps.deeds().before(at, Deed.DROPS, table, catalog).isPresent()
        || steps
            .deeds()
            .before(at, Deed.LOCKS, table, catalog)
            .filter(i -> steps.step(i).operation() instanceof RenameTable)
            .isPresent();
  }

  /** Whether the change drops the table after the operation. */
  public boolean drops(ObjectName table) {
    return isFollowedBy(Deed.DROPS, table);
  }

  /** Whether the change alters or locks the table after the operation. */
  public boolean alters(ObjectName table) {
    return isFollowedBy(Deed.LOCKS, table);
  }

  /** Whether the change alters or drops a table after the operation that this one reads. */
  public boolean altersSource() {
    return steps.step(at).operation() instanceof Update update
        && update.reads().stream()
            .map(Read::relation)
            .anyMatch(read -> alters(read) || drops(read));
  }

  /** Whether the change updates the column after the operation. */
  public boolean updates(ObjectName table, Name column) {
    return steps
        .deeds()
        .after(at, Deed.FILLS, table, column, catalog)
        .filter(i -> steps.step(i).operation() instanceof Update)
        .isPresent();
  }

  /** Whether the change updates the table after the operation. */
  public boolean updates(ObjectName table) {
    return isFollowedBy(Deed.UPDATES, table);
  }

  /** Whether the change writes rows of the table, or removes them, after the operation. */
  public boolean writes(ObjectName table) {
    return isFollowedBy(Deed.UPDATES, table)
        || isFollowedBy(Deed.FILLS, table)
        || isFollowedBy(Deed.EMPTIES, table);
  }

  /** Whether the change makes a foreign key point at the table after the operation. */
  public boolean pointsAt(ObjectName table) {
    return isFollowedBy(Deed.POINTS_AT, table);
  }

  /** Whether the change takes the name from a column, before or after the operation. */
  public boolean frees(ObjectName table, Name column) {
    return steps.deeds().after(-1, Deed.FREES, table, column, catalog).isPresent();
  }

  /** Whether the change gives the column another name before the operation. */
  public boolean renames(ObjectName table, Name column) {
    return steps
        .deeds()
        .before(at, Deed.NAMES, table, column, catalog)
        .filter(i -> steps.step(i).operation() instanceof RenameColumn)
        .isPresent();
  }

  /** Whether the change fills the table from other tables after the operation. */
  public boolean refills(ObjectName table) {
    return isFollowedBy(Deed.REFILLS, table);
  }

  /** Whether the change gives the sequence another type after the operation. */
  public boolean retypes(ObjectName sequence) {
    return isFollowedBy(Deed.RETYPES, sequence);
  }

  /** Whether the change defines the function again after the operation. */
  public boolean definesAgain(ObjectName function) {
    return isFollowedBy(Deed.DEFINES, function);
  }

  /** Whether the change drops the function after the operation. */
  public boolean dropsRoutine(ObjectName function) {
    return isFollowedBy(Deed.DROPS_ROUTINE, function);
  }

  /** Whether the change gives the name to a relation after the operation. */
  public boolean names(ObjectName relation) {
    return isFollowedBy(Deed.NAMES, relation);
  }

  /** Whether the change creates a view of the name after the operation. */
  public boolean createsView(ObjectName view) {
    return steps
        .deeds()
        .after(at, Deed.NAMES, view, catalog)
        .filter(i -> steps.step(i).operation() instanceof CreateView)
        .isPresent();
  }

  /** Whether the change grants privileges on the relation after the operation, or may. */
  public boolean grants(ObjectName relation) {
    return isFollowedBy(Deed.GRANTS, relation) || steps.grantsAfter(at);
  }

  /** Whether the change comments on the relation or a column of it after the operation. */
  public boolean comments(ObjectName relation) {
    return isFollowedBy(Deed.COMMENTS, relation);
  }

  /** Whether the change sets options of the view after the operation. */
  public boolean setsOptions(ObjectName view) {
    return isFollowedBy(Deed.SETS_OPTIONS, view);
  }

  /** Whether the change creates the trigger or rule of the relation after the operation. */
  public boolean hangs(ObjectName relation, Name name) {
    return steps.deeds().after(at, Deed.HANGS, relation, name, catalog).isPresent();
  }

  /** Whether the change gives the name to a schema after the operation. */
  public boolean namesSchema(Name schema) {
    return steps.deeds().after(at, Deed.NAMES_SCHEMA, ObjectName.of(schema), catalog).isPresent();
  }

  /** Whether the change creates a policy for the table, before or after the operation. */
  public boolean guards(ObjectName table) {
    return steps.deeds().after(-1, Deed.GUARDS, table, catalog).isPresent();
  }

  /** Whether something in the change does not say what it does. */
  public boolean isOpaque() {
    return steps.isOpaque();
  }

  /** Whether the change sets NOT NULL on the column after the operation, or drops it. */
  public boolean requiresAgain(ObjectName table, Name column) {
    Deeds deeds = steps.deeds();
    return deeds.after(at, Deed.REQUIRES_AGAIN, table, column, catalog).isPresent()
        || deeds.after(at, Deed.DROPS, table, column, catalog).isPresent()
        || deeds.after(at, Deed.DROPS, table, catalog).isPresent();
  }

  private boolean isFollowedBy(Deed deed, ObjectName object) {
    return steps.deeds().after(at, deed, object, catalog).isPresent();
  }

  /** Whether the change adds a column before that no INSERT into the table may leave out. */
  public boolean requires(ObjectName table) {
    return steps.deeds().before(at, Deed.REQUIRES, table, catalog).isPresent();
  }

  /** Whether the change creates an index of the name after the operation. */
  public boolean makesIndex(Name index) {
    return isFollowedBy(Deed.MAKES_INDEX, ObjectName.of(index));
  }

  /** Whether the change drops an index of the name before the operation. */
  public boolean dropsIndex(Name index) {
    return steps.deeds().before(at, Deed.DROPS_INDEX, ObjectName.of(index), catalog).isPresent();
  }

  /** Whether the change alters a table after the operation whose name is a part of that one. */
  public boolean altersNamesake(Name index) {
    return steps
        .deeds()
        .tablesAfter(at, Deed.LOCKS)
        .map(table -> table.name().text())
        .anyMatch(table -> table.length() >= TELLING && index.text().contains(table));
  }

  /** Whether the change drops a column of the table, before or after the operation. */
  public boolean narrows(ObjectName table) {
    return steps.deeds().after(-1, Deed.NARROWS, table, catalog).isPresent();
  }

  /** Whether the change adds the column before the operation, and gives it no value until then. */
  public boolean isUnfilled(ObjectName table, Name column) {
    Optional<Integer> added = addedUnfilled(table, column);
    Deeds deeds = steps.deeds();
    return added.isPresent()
        && isBehind(deeds.after(added.get(), Deed.FILLS, table, column, catalog))
        && isBehind(deeds.after(added.get(), Deed.FILLS, table, catalog));
  }

  /** Whether it does not happen before the operation. */
  private boolean isBehind(Optional<Integer> other) {
    return other.filter(i -> i < at).isEmpty();
  }

  /** Where the change adds the column without a value before the operation. */
  private Optional<Integer> addedUnfilled(ObjectName table, Name column) {
    return steps
        .deeds()
        .before(at, Deed.NAMES, table, column, catalog)
        .filter(i -> steps.step(i).operation() instanceof AddColumn add && isNull(add));
  }

  private static boolean isNull(AddColumn add) {
    return add.written() != Written.CREATE_TABLE
        && add.generated() == Generated.NO
        && !add.ifNotExists()
        && add.defaultValue().map(KnownValues::isNull).orElse(true);
  }

  /** How the change added the column before the operation, if it did. */
  public Optional<AddColumn> added(ObjectName table, Name column) {
    return steps
        .deeds()
        .before(at, Deed.NAMES, table, column, catalog)
        .map(added -> steps.step(added).operation())
        .filter(AddColumn.class::isInstance)
        .map(AddColumn.class::cast);
  }

  /** Whether an INSERT may leave the column out once the change is over, or the column is gone. */
  public boolean excuses(ObjectName table, Name column) {
    Deeds deeds = steps.deeds();
    return deeds.after(at, Deed.EXCUSES, table, column, catalog).isPresent()
        || deeds
            .before(at, Deed.EXCUSES, table, column, catalog)
            .filter(i -> steps.step(i).statement() == steps.step(at).statement())
            .isPresent()
        || deeds.after(at, Deed.DROPS, table, column, catalog).isPresent()
        || deeds.after(at, Deed.DROPS, table, catalog).isPresent();
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
  public Optional<Filling> filling(ObjectName table, Name column) {
    Optional<Integer> added = addedUnfilled(table, column);
    if (added.isEmpty() || steps.isOpaque() || steps.calls(added.get(), at)) {
      return Optional.empty();
    }
    Filling filling = Filling.NONE;
    Optional<Integer> next = steps.deeds().after(added.get(), Deed.FILLS, table, column, catalog);
    while (next.filter(n -> n < at).isPresent()) {
      Step step = steps.step(next.get());
      if (filling == Filling.SOME || step.inBody() || fillsAll(next.get(), table)) {
        return Optional.of(Filling.ALL);
      }
      filling = step.operation() instanceof Insert ? filling : Filling.SOME;
      next = steps.deeds().after(next.get(), Deed.FILLS, table, column, catalog);
    }
    return Optional.of(filling);
  }

  /** Whether it gives every row a value, or may: a join mostly has a row for each. */
  private boolean fillsAll(int place, ObjectName table) {
    return switch (steps.step(place).operation()) {
      case Update update ->
          update.joins()
              || update
                  .where()
                  .map(where -> new ChangePosition(steps, place, catalog).holds(where, table))
                  .orElse(true);
      case Insert insert -> !insert.onConflict().isEmpty();
      default -> true;
    };
  }

  /** Whether the condition is true of rows in which the columns that the change adds are null. */
  private boolean holds(Expression where, ObjectName table) {
    Outcomes outcomes =
        new Outcomes(
            new KnownValues(
                column -> isUnfilled(table, column.name()) ? Value.NULL : Value.UNKNOWN));
    return outcomes.of(where).equals(Set.of(Truth.TRUE));
  }

  /**
   * Whether a constraint that the change validates just before the operation, or drops just after,
   * is of unknown content and named after the column: it is what proves that no row holds NULL.
   */
  public boolean provesPresent(ObjectName table, Name column) {
    String path = steps.step(at).path();
    return IntStream.rangeClosed(at - NEAR, at + NEAR)
        .filter(i -> i >= 0 && i < steps.size() && steps.step(i).path().equals(path))
        .mapToObj(i -> steps.step(i).operation())
        .flatMap(near -> constraint(near, table).stream())
        .anyMatch(name -> name.text().contains(column.text()));
  }

  /** The constraint of unknown content that an operation validates or drops. */
  private Optional<Name> constraint(Operation operation, ObjectName table) {
    Optional<Name> name =
        switch (operation) {
          case ValidateConstraint validate when isSame(validate.table(), table) ->
              Optional.of(validate.constraint());
          case DropConstraint drop when isSame(drop.table(), table) ->
              Optional.of(drop.constraint());
          default -> Optional.empty();
        };
    return name.filter(
        n -> catalog.relation(table).flatMap(known -> known.constraint(n)).isEmpty());
  }

  private boolean isSame(ObjectName one, ObjectName other) {
    return catalog.qualified(one).equals(catalog.qualified(other));
  }
}
