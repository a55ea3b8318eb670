package dev.migralint.finding;

import dev.migralint.sql.Name;
import dev.migralint.sql.ObjectName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Code that still uses what a finding's statement drops or renames.
 *
 * @param table the table or view, under the name that it had before the change
 * @param columns its columns; empty if the table itself is meant
 * @param search what the search for them found; empty if there was none
 */
public record Uses(ObjectName table, List<Name> columns, Optional<Search> search) {
  /** The name of the commit, index or tree in which a place is, as a report says it. */
  public sealed interface Moment {
    /** The change itself: the head, or what is staged. */
    record Head() implements Moment {}

    /** The commit from which the change is measured. */
    record MergeBase() implements Moment {}

    /** A release, by its tag. */
    record Release(String tag) implements Moment {}
  }

  /** A line that uses it. */
  public record Place(String path, int line, Moment moment) {}

  /**
   * A search.
   *
   * @param places the first places, those of the change itself first
   * @param all how many there are
   * @param files how many files were searched
   * @param left what was left out
   */
  public record Search(List<Place> places, int all, int files, LeftOut left) {
    /** What this and another search of the same files have found. */
    Search and(Search other) {
      Set<Place> both = new LinkedHashSet<>(places);
      both.addAll(other.places);
      int twice = places.size() + other.places.size() - both.size();
      return new Search(List.copyOf(both), all + other.all - twice, files, left);
    }
  }

  /**
   * What a search left out.
   *
   * @param tooLarge files over the size limit
   * @param unread files that could not be read
   * @param stopped whether it ended before the last file
   */
  public record LeftOut(int tooLarge, int unread, boolean stopped) {
    /** Nothing at all. */
    public static final LeftOut NOTHING = new LeftOut(0, 0, false);
  }

  /** The same for more columns, or for what other statements do the same to. */
  Uses and(Uses other) {
    Set<Name> both = new LinkedHashSet<>(columns);
    both.addAll(other.columns);
    Optional<Search> all =
        Stream.of(search, other.search).flatMap(Optional::stream).reduce(Search::and);
    return new Uses(table, List.copyOf(both), all);
  }

  /** The same after a search. */
  public Uses found(Search result) {
    return new Uses(table, columns, Optional.of(result));
  }

  /** Whether the search found a place. */
  public boolean any() {
    return search.filter(result -> result.all() > 0).isPresent();
  }
}
