package dev.migralint.words;

import dev.migralint.schema.Copied;
import dev.migralint.schema.change.ChangePosition.Filling;
import dev.migralint.schema.change.Fate;
import dev.migralint.schema.change.Fate.Filled;
import dev.migralint.sql.Name;
import java.util.Optional;

/** What becomes of values or rows, in words. */
public final class FateWords {
  private FateWords() {}

  /**
   * A sentence about what a change drops or renames.
   *
   * @param values "values" of a column, "rows" of a table
   * @param newName the name that a rename gives it
   * @param isDoubtful whether it is unknown whether what is dropped exists
   */
  public static String sentence(
      Fate fate, String values, Optional<String> newName, boolean isDoubtful) {
    return switch (fate.values()) {
      case LOST ->
          "Its "
              + values
              + " are lost"
              + (isDoubtful ? " if it exists" : fate.earlier().map(FateWords::except).orElse(""))
              + ".";
      case COPIED, MOVED ->
          "This change fills "
              + fate.filled().map(FateWords::filled).orElse("another table")
              + (fate.filled().filter(Filled::byJoin).isPresent()
                  ? " by a join over its "
                  : " from its ")
              + values
              + ".";
      case STAY -> "Its " + values + " stay in " + newName.orElse("it") + ".";
      case COMPUTED -> "Its values are computed from other columns.";
      case SHOWN -> "Its " + values + " can be read under its old name.";
      case UNKNOWN ->
          fate.nameTaken()
              ? "Whether that holds the same " + values + " is unknown."
              : "Whether its " + values + " are kept is unknown.";
    };
  }

  /** How a change fills a column, behind its name as the subject. */
  public static String filling(Filling filling) {
    return switch (filling) {
      case ALL -> "fills it";
      case SOME -> "fills it only in rows that match a WHERE";
      case NONE -> "does not fill it";
    };
  }

  private static String except(Copied copied) {
    return ", except what "
        + copied.origin().place()
        + " copied to "
        + filled(new Filled(copied.table(), copied.columns(), false));
  }

  private static String filled(Filled filled) {
    return filled.columns().isEmpty()
        ? filled.table().sql()
        : Phrases.and(filled.columns().stream().map(Name::sql).toList());
  }
}
