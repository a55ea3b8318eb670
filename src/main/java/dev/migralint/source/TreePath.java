package dev.migralint.source;

import java.util.List;
import java.util.Optional;

/** The one definition of a path that can be asked of a tree. */
public final class TreePath {
  private TreePath() {}

  /**
   * The names along a path, from the root inwards; "" has none. Nothing for a path that could lead
   * out of the tree or names no place in one: absolute, or with an empty name, {@code .}, {@code
   * ..} or a NUL.
   */
  public static Optional<List<String>> names(String path) {
    if (path.isEmpty()) {
      return Optional.of(List.of());
    }
    List<String> names = List.of(path.split("/", -1));
    return names.stream().allMatch(TreePath::isName) ? Optional.of(names) : Optional.empty();
  }

  private static boolean isName(String name) {
    return !name.isEmpty() && !name.equals(".") && !name.equals("..") && name.indexOf('\0') < 0;
  }

  /** What a tree answers when it is asked for a path that no tree can hold. */
  public static Content outside(String path) {
    return new Content.Unreadable(
        new Problem(
            path,
            "is not a path inside the tree.",
            "Name it relative to the root, without `..`, `.` or empty parts."));
  }
}
