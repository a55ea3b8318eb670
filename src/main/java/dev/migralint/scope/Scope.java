package dev.migralint.scope;

import dev.migralint.layout.History;
import dev.migralint.source.ChangeSet.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One history, and which of its files are under review.
 *
 * @param files by path; a file that is not among them is only replayed
 * @param fromTheStart whether the history holds all that ever happened, not only what was named
 * @param schema the schema to start from, where the settings name a file
 */
public record Scope(
    History history,
    Map<String, Part> files,
    boolean fromTheStart,
    Optional<StartingSchema> schema) {
  public Scope(History history, Map<String, Part> files, boolean fromTheStart) {
    this(history, files, fromTheStart, Optional.empty());
  }

  Scope startingFrom(Optional<StartingSchema> found) {
    return new Scope(history, files, fromTheStart, found);
  }

  /**
   * How one file is looked at.
   *
   * @param reported with what it is compared to find the statements to judge: an empty list makes
   *     it all of them, nothing none
   * @param added with what it is compared to find the statements that are new
   * @param change the number of the change that it belongs to
   */
  public record Part(Optional<List<Version>> reported, Optional<List<Version>> added, int change) {
    /** A file that is wholly under review, as a change of its own. */
    public static Part whole(int change) {
      return new Part(Optional.of(List.of()), Optional.of(List.of()), change);
    }
  }
}
