package dev.migralint.schema.change;

import dev.migralint.schema.Catalog;
import dev.migralint.schema.change.ChangeSteps.Step;
import dev.migralint.schema.change.Deeds.Deed;
import dev.migralint.sql.ColumnOperation.RenameColumn;
import dev.migralint.sql.ConstraintOperation.ValidateConstraint;
import dev.migralint.sql.DataOperation.Update;
import dev.migralint.sql.IndexOperation.CreateIndex;
import dev.migralint.sql.IndexOperation.DropIndex;
import dev.migralint.sql.IndexOperation.Reindex;
import dev.migralint.sql.MaintenanceCommand;
import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import dev.migralint.sql.Operation;
import dev.migralint.sql.OtherOperation.Maintenance;
import dev.migralint.sql.SessionOperation;
import dev.migralint.sql.TableOperation.DetachPartition;
import dev.migralint.sql.TableOperation.SetTableOption;
import dev.migralint.sql.TableOperation.SetTriggerState;
import dev.migralint.sql.Ternary;
import dev.migralint.sql.TypeOperation.AddEnumValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a change does after one of its operations that makes up for it. */
public final class Later {
  /** After so many, no more are looked at. */
  private static final int MOST = 50;

  private final ChangeSteps steps;
  private final int at;
  private final Catalog catalog;

  Later(ChangeSteps steps, int at, Catalog catalog) {
    this.steps = steps;
    this.at = at;
    this.catalog = catalog;
  }

  /** Whether the trigger is switched on again or dropped; "all" and "user" stand for several. */
  public Ternary enables(ObjectName table, String trigger) {
    List<String> words =
        switch (trigger) {
          case "all" -> List.of("all");
          case "user" -> List.of("all", "user");
          default -> List.of("all", "user", trigger);
        };
    boolean enables =
        words.stream()
            .anyMatch(
                word ->
                    steps
                        .deeds()
                        .after(at, Deed.ENABLES, table, Name.quoted(word), catalog)
                        .isPresent());
    return orUnknown(enables || isGone(table));
  }

  /** Whether any trigger of the table is switched on, which may not fire until then. */
  public boolean enablesAny(ObjectName table) {
    ObjectName name = catalog.qualified(table);
    return IntStream.range(at + 1, Math.min(at + MOST, steps.size()))
        .mapToObj(i -> steps.step(i).operation())
        .anyMatch(
            later ->
                later instanceof SetTriggerState set
                    && set.enabled()
                    && catalog.qualified(set.table()).equals(name));
  }

  /** Whether row level security of the table is switched on, or the table dropped. */
  public Ternary secures(ObjectName table) {
    return orUnknown(after(Deed.SECURES, table) || isGone(table));
  }

  /** Whether the function gets a search path of its own. */
  public Ternary setsPath(ObjectName function) {
    return orUnknown(after(Deed.SETS_PATH, function));
  }

  /** Whether a sequence is set to another value. */
  public Ternary restartsSequence() {
    return orUnknown(steps.restartsAfter(at));
  }

  /** Whether the table, or one of the columns, is dropped by the change. */
  public boolean drops(ObjectName table, List<Name> columns) {
    return isGone(table)
        || columns.stream()
            .anyMatch(
                column -> steps.deeds().after(-1, Deed.DROPS, table, column, catalog).isPresent());
  }

  /**
   * Whether an UPDATE copies a column to one that takes its name: the change gives the new one that
   * name afterwards, or took it from the old one before.
   */
  public boolean copiesToSuccessor() {
    return steps.step(at).operation() instanceof Update update
        && (update.columns().stream().anyMatch(column -> copiesFromRenamed(update, column))
            || IntStream.range(at + 1, Math.min(at + MOST, steps.size()))
                .mapToObj(i -> steps.step(i).operation())
                .filter(RenameColumn.class::isInstance)
                .map(RenameColumn.class::cast)
                .anyMatch(rename -> becomesCopied(update, rename)));
  }

  private boolean becomesCopied(Update update, RenameColumn rename) {
    return isSame(update.table(), rename.table())
        && update.columns().contains(rename.column())
        && steps
            .deeds()
            .after(-1, Deed.FREES, update.table(), rename.newName(), catalog)
            .isPresent()
        && copies(update, rename.newName());
  }

  private boolean copiesFromRenamed(Update update, Name column) {
    return steps
        .deeds()
        .before(at, Deed.FREES, update.table(), column, catalog)
        .map(i -> steps.step(i).operation())
        .filter(freed -> freed instanceof RenameColumn rename && copies(update, rename.newName()))
        .isPresent();
  }

  private boolean copies(Update update, Name column) {
    return steps
        .deeds()
        .after(at - 1, Deed.COPIES, update.table(), column, catalog)
        .filter(place -> place == at)
        .isPresent();
  }

  private boolean isSame(ObjectName one, ObjectName other) {
    return catalog.qualified(one).equals(catalog.qualified(other));
  }

  /** Whether something that is not understood follows. */
  public boolean isOpaque() {
    return steps.isOpaqueAfter(at);
  }

  /** What makes a key of the table, in the same statement or later. */
  public List<Operation> keys(ObjectName table) {
    List<Operation> keys = new ArrayList<>();
    Optional<Integer> next = steps.deeds().after(-1, Deed.MAKES_KEY, table, catalog);
    for (int i = 0; i < MOST && next.isPresent(); i++) {
      Step step = steps.step(next.get());
      if (next.get() > at || step.statement() == steps.step(at).statement()) {
        keys.add(step.operation());
      }
      next = steps.deeds().after(next.get(), Deed.MAKES_KEY, table, catalog);
    }
    return keys;
  }

  /** Whether one of the storage parameters is set or reset. */
  public boolean setsAgain(ObjectName table, List<String> parameters) {
    return behind()
        .anyMatch(
            operation ->
                operation instanceof SetTableOption set
                    && catalog.qualified(set.table()).equals(catalog.qualified(table))
                    && set.parameters().stream().anyMatch(parameters::contains));
  }

  /** Whether the file ends its transaction. */
  public boolean endsTransaction() {
    return steps.endingAfter(at).stream().anyMatch(this::isOfThisFile);
  }

  /** Whether the file has ended a transaction before. */
  public boolean hasEndedTransaction() {
    return steps.endingBefore(at).stream().anyMatch(this::isOfThisFile);
  }

  private boolean isOfThisFile(int place) {
    Step step = steps.step(place);
    return step.path().equals(steps.step(at).path()) && !step.inBody();
  }

  /** Whether the file does more than end and begin transactions. */
  public boolean goesOn() {
    return behind().anyMatch(operation -> !(operation instanceof SessionOperation));
  }

  /** Whether the file has another statement that does more than end and begin transactions. */
  public boolean hasNextStatement() {
    int statement = steps.step(at).statement();
    return IntStream.range(at + 1, steps.size())
        .mapToObj(steps::step)
        .takeWhile(step -> step.path().equals(steps.step(at).path()))
        .filter(step -> step.statement() != statement)
        .anyMatch(step -> !(step.operation() instanceof SessionOperation));
  }

  /** Whether the file sets the parameter of that name again, or resets it. */
  public boolean setsParameter(String parameter) {
    return behind()
        .anyMatch(
            operation ->
                switch (operation) {
                  case SessionOperation.SetParameter set -> set.parameter().equals(parameter);
                  case SessionOperation.ResetParameter reset ->
                      reset.parameter().equals(parameter) || reset.parameter().equals("all");
                  case Maintenance work -> work.command() == MaintenanceCommand.DISCARD_ALL;
                  default -> false;
                });
  }

  /** Whether the file drops before, if it is there, what the operation makes. */
  public boolean makesWay() {
    Operation made = steps.step(at).operation();
    return IntStream.range(Math.max(0, at - MOST), at)
        .mapToObj(steps::step)
        .filter(step -> step.path().equals(steps.step(at).path()))
        .anyMatch(step -> Repeats.makesWay(step.operation(), made));
  }

  /**
   * Whether the file does what PostgreSQL refuses in a transaction, what keeps locks in one while
   * it scans a table, or uses a new enum value.
   */
  public boolean needsNoTransaction() {
    return IntStream.range(0, at)
            .filter(this::isOfThisFile)
            .mapToObj(i -> steps.step(i).operation())
            .anyMatch(AddEnumValue.class::isInstance)
        || behind().anyMatch(Later::avoidsTransaction);
  }

  private static boolean avoidsTransaction(Operation operation) {
    return switch (operation) {
      case CreateIndex create -> create.concurrently();
      case DropIndex drop -> drop.concurrently();
      case Reindex reindex -> reindex.concurrently();
      case DetachPartition detach -> detach.concurrently();
      case Maintenance maintenance -> true;
      case ValidateConstraint validate -> true;
      default -> false;
    };
  }

  private Stream<Operation> behind() {
    return IntStream.range(at + 1, steps.size())
        .takeWhile(i -> steps.step(i).path().equals(steps.step(at).path()))
        .mapToObj(i -> steps.step(i).operation());
  }

  private boolean isGone(ObjectName table) {
    return after(Deed.DROPS, table);
  }

  private boolean after(Deed deed, ObjectName object) {
    return steps.deeds().after(at, deed, object, catalog).isPresent();
  }

  private Ternary orUnknown(boolean does) {
    return does ? Ternary.YES : isOpaque() ? Ternary.UNKNOWN : Ternary.NO;
  }
}
