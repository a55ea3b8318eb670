package dev.migralint.schema.change;

import dev.migralint.schema.Catalog;
import dev.migralint.schema.change.Deeds.Deed;
import dev.migralint.sql.ConstraintOperation.DropConstraint;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What one change, as a whole, does to columns and tables: what it replaces, copies and fills. */
public final class Replacements {
  /** A change without operations. */
  public static final Replacements NONE = new Replacements();

  private static final Pattern KEY = Pattern.compile("(?i)pk|primary");

  /** After so many updates of a column, it counts as filled; no more constraints are looked at. */
  private static final int MOST = 50;

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

  /** How the change drops a constraint of the table that is named like a primary key. */
  public Optional<DropConstraint> droppedKey(ObjectName table, Catalog catalog) {
    Optional<Integer> next = steps.deeds().after(-1, Deed.UNCONSTRAINS, table, catalog);
    for (int i = 0; i < MOST && next.isPresent(); i++) {
      DropConstraint drop = (DropConstraint) steps.step(next.get()).operation();
      if (KEY.matcher(drop.constraint().text()).find()) {
        return Optional.of(drop);
      }
      next = steps.deeds().after(next.get(), Deed.UNCONSTRAINS, table, catalog);
    }
    return Optional.empty();
  }

  /** Where the operation of the file stands in the change; empty where it is none of its own. */
  public Optional<ChangePosition> position(String path, Operation operation, Catalog catalog) {
    return steps.at(path, operation).map(at -> new ChangePosition(steps, at, catalog));
  }
}
