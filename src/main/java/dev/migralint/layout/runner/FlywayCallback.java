package dev.migralint.layout.runner;

import dev.migralint.layout.Migration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A callback: a file named after an event, which Flyway runs each time that the event happens
 * (https://github.com/flyway/flyway/blob/main/flyway-core/src/main/java/org/flywaydb/core/api/callback/Event.java).
 * Callbacks of one event run in the order of their descriptions
 * (https://github.com/flyway/flyway/blob/main/flyway-core/src/main/java/org/flywaydb/core/internal/callback/SqlScriptCallbackFactory.java).
 *
 * @param event the event, which counts as its version
 * @param description what follows the separator
 */
record FlywayCallback(String event, String description, Migration migration) {
  /** Those that come before repeatable migrations when Flyway migrates, in their order. */
  private static final List<String> EARLY =
      List.of(
          "beforeConnect",
          "afterConnect",
          "beforeValidate",
          "afterValidate",
          "afterValidateError",
          "beforeCreateSchema",
          "createSchema",
          "beforeMigrate",
          "beforeEachMigrate",
          "beforeEachMigrateStatement",
          "afterEachMigrateStatement",
          "afterEachMigrateStatementError",
          "afterEachMigrate",
          "afterEachMigrateError",
          "afterVersioned",
          "beforeRepeatables");

  /** Those that come after them, then those of other commands. */
  private static final List<String> LATE =
      List.of(
          "afterMigrateApplied",
          "afterMigrate",
          "afterMigrateError",
          "afterMigrateOperationFinish",
          "beforeBaseline",
          "afterBaseline",
          "afterBaselineError",
          "beforeRepair",
          "afterRepair",
          "afterRepairError",
          "beforeInfo",
          "afterInfo",
          "afterInfoError",
          "afterInfoOperationFinish",
          "beforeUndo",
          "beforeEachUndo",
          "beforeEachUndoStatement",
          "afterEachUndoStatement",
          "afterEachUndoStatementError",
          "afterEachUndo",
          "afterEachUndoError",
          "afterUndo",
          "afterUndoError",
          "beforeClean",
          "afterClean",
          "afterCleanError");

  private static final Pattern NAME =
      Pattern.compile("([A-Za-z]{1,40})(?:__(.*))?", Pattern.DOTALL);

  /** By event, then as Flyway runs those of one event. */
  static final Comparator<FlywayCallback> ORDER =
      Comparator.comparing(FlywayCallback::isLate)
          .thenComparingInt(c -> (c.isLate() ? LATE : EARLY).indexOf(c.event))
          .thenComparing(FlywayCallback::description)
          .thenComparing(c -> c.migration.path());

  /** The event of a file of this name without its suffix, if the name is a callback's. */
  static Optional<String> event(String stem) {
    Matcher name = NAME.matcher(stem);
    return name.matches() && (EARLY.contains(name.group(1)) || LATE.contains(name.group(1)))
        ? Optional.of(name.group(1))
        : Optional.empty();
  }

  static FlywayCallback of(String event, String stem, Migration migration) {
    return new FlywayCallback(event, stem.substring(event.length()), migration);
  }

  /** Whether it comes after repeatable migrations. */
  boolean isLate() {
    return LATE.contains(event);
  }
}
