package dev.migralint.report;

import dev.migralint.finding.Finding;
import dev.migralint.finding.Uses.LeftOut;
import dev.migralint.finding.Uses.Moment;
import dev.migralint.finding.Uses.Place;
import dev.migralint.finding.Uses.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What reports say of the code that uses what a finding drops or renames. */
final class UseWords {
  /** So many places are shown; the others are counted. */
  static final int SHOWN = 3;

  private UseWords() {}

  /** The search for a finding, where there was one. */
  static Optional<Search> search(Finding finding) {
    return finding.uses().flatMap(uses -> uses.search());
  }

  /** The places that are shown. */
  static List<Place> shown(Search search) {
    return search.places().subList(0, Math.min(SHOWN, search.places().size()));
  }

  /** A place without its moment. */
  static String place(Place place) {
    return Printable.line(place.path()) + ":" + place.line();
  }

  /** When code at a place is, in words behind it; empty for the change itself. */
  static String moment(Place place) {
    return switch (place.moment()) {
      case Moment.Head head -> "";
      case Moment.MergeBase base -> " (at the merge base)";
      case Moment.Release(String tag) -> " (at " + Printable.line(tag) + ")";
    };
  }

  /** What follows the places that are shown: how many there are beside them, or that none is. */
  static Optional<String> others(Search search) {
    int more = search.all() - shown(search).size();
    String searched = Summary.count(search.files(), "file") + leftOut(search.left());
    if (search.all() == 0) {
      return Optional.of(
          search.files() == 0
              ? "no code was searched" + leftOut(search.left())
              : "no use found in " + searched);
    }
    return more > 0 ? Optional.of("and " + more + " more in " + searched) : Optional.empty();
  }

  /** What to do about the places. */
  static Optional<String> advice(Search search) {
    return search.all() == 0
        ? Optional.empty()
        : Optional.of(
            "Deploy a release without " + (search.all() == 1 ? "it" : "them") + " first.");
  }

  private static String leftOut(LeftOut left) {
    List<String> words = new ArrayList<>();
    if (left.tooLarge() > 0) {
      words.add(Summary.count(left.tooLarge(), "file") + " over 1 MB left out");
    }
    if (left.unread() > 0) {
      words.add(Summary.count(left.unread(), "file") + " could not be read");
    }
    if (left.stopped()) {
      words.add("stopped before the last file");
    }
    return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
  }
}
