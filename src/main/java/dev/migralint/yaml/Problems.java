package dev.migralint.yaml;

import dev.migralint.source.Place;
import dev.migralint.source.Position;
import dev.migralint.source.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in one file, each problem with its {@code path:line:column}. */
public final class Problems {
  private final String path;
  private final List<Problem> found = new ArrayList<>();

  /** Problems of the file at this path. */
  public Problems(String path) {
    this.path = path;
  }

  /** Adds a problem: where it is, what is wrong, and what to do next. */
  public void add(Position at, String message, String nextStep) {
    found.add(new Problem(place(at), message, nextStep));
  }

  /** The position as a place in this file. */
  public Place place(Position at) {
    return new Place(path, at);
  }

  /** Whether nothing was found to be wrong. */
  public boolean none() {
    return found.isEmpty();
  }

  /** What was found so far, in the order it was found. */
  public List<Problem> list() {
    return List.copyOf(found);
  }
}
