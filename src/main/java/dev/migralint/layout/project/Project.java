package dev.migralint.layout.project;

import dev.migralint.layout.Listing;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the files of the project around a folder tell of the tools that it uses. */
public final class Project {
  private static final int CONFIG_BYTES = 64 << 10;
  private static final int LOCK_BYTES = 8 << 20;

  private Project() {}

  /** Whether a file of this name, in the folder or one above it, holds what is looked for. */
  public static boolean says(Listing folder, String file, Pattern words) {
    return says(folder, file, words, CONFIG_BYTES);
  }

  /** Whether there is a file of this name in the folder or one above it. */
  public static boolean has(Listing folder, String file) {
    return above(folder.path(), path -> folder.tree().hasFile(join(path, file)));
  }

  /**
   * Whether the Rust crate or workspace that the folder lies in depends on one of the crates; a Go
   * module that is nearer than it has runners of its own.
   *
   * @param crates a regular expression
   */
  public static boolean usesCrate(Listing folder, String crates) {
    Pattern dependency =
        Pattern.compile("(?m)^[ \\t]*(?:\\[[\\w.-]*dependencies\\.)?(?:" + crates + ")\\s*[=.\\]]");
    Pattern locked = Pattern.compile("(?m)^name = \"(?:" + crates + ")\"\\s*$");
    String crate = nearest(folder, "Cargo.toml").orElse("");
    String module = nearest(folder, "go.mod").orElse("");
    boolean isGo = has(folder, "go.mod") && module.length() >= crate.length();
    return !isGo
        && (says(folder, "Cargo.toml", dependency, CONFIG_BYTES)
            || says(folder, "Cargo.lock", locked, LOCK_BYTES));
  }

  /** The nearest folder, from this one up, with a file of this name. */
  static Optional<String> nearest(Listing folder, String file) {
    String path = folder.path();
    while (true) {
      if (folder.tree().hasFile(join(path, file))) {
        return Optional.of(path);
      }
      if (path.isEmpty()) {
        return Optional.empty();
      }
      path = Listing.parent(path);
    }
  }

  private static boolean says(Listing folder, String file, Pattern words, int bytes) {
    return above(
        folder.path(),
        path -> words.matcher(Listing.start(folder.tree(), join(path, file), bytes)).find());
  }

  private static boolean above(String folder, Predicate<String> holds) {
    String path = folder;
    while (!holds.test(path)) {
      if (path.isEmpty()) {
        return false;
      }
      path = Listing.parent(path);
    }
    return true;
  }

  static String join(String folder, String file) {
    return folder.isEmpty() ? file : folder + "/" + file;
  }
}
