package dev.migralint.source;

/** A position in a file, which messages name as {@code path:line:column}. */
public record Place(String path, Position position) {
  @Override
  public String toString() {
    return path + ":" + position.line() + ":" + position.column();
  }
}
