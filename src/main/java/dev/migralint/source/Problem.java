package dev.migralint.source;

import java.util.Optional;

/**
 * Something that could not be read or done, as a value: the path it is about ("" when it is about
 * none) and where in that file, what is wrong, and what to do next.
 */
public record Problem(String path, Optional<Position> at, String message, String nextStep) {
  /** A problem of a whole file, or of none. */
  public Problem(String path, String message, String nextStep) {
    this(path, Optional.empty(), message, nextStep);
  }

  /** A problem at a place in a file. */
  public Problem(Place place, String message, String nextStep) {
    this(place.path(), Optional.of(place.position()), message, nextStep);
  }

  /** The problem in one line: where, what is wrong, what to do. */
  public String sentence() {
    String where = at.map(position -> new Place(path, position).toString()).orElse(path);
    return (where.isEmpty() ? "" : where + ": ")
        + message
        + (nextStep.isEmpty() ? "" : " " + nextStep);
  }
}
