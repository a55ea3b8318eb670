package dev.migralint.layout.project;

import dev.migralint.layout.Listing;
import dev.migralint.layout.NotMigrations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The folders of a project that hold its build files, scripts and configuration, as far as they are
 * looked at.
 */
final class ProjectFolders {
  private static final int MOST = 80;
  private static final int LEVELS = 2;
  private static final Set<String> SCRIPTS =
      Set.of(
          "build",
          ".github",
          ".gitlab",
          ".circleci",
          ".buildkite",
          ".ci",
          ".devcontainer",
          ".docker");

  private ProjectFolders() {}

  /** The folder and those above it, the nearest first. */
  static List<Listing> above(Listing folder) {
    List<Listing> above = new ArrayList<>(List.of(folder));
    while (!above.getLast().path().isEmpty() && above.size() < MOST) {
      above.add(Listing.of(folder.tree(), above.getLast().parent()));
    }
    return above;
  }

  /**
   * What lies in those folders, then what lies in that. Other Go modules beside the one that the
   * folder lies in are not of its project.
   */
  static List<Listing> beside(Listing folder) {
    List<Listing> found = new ArrayList<>(above(folder));
    Optional<String> module = Project.nearest(folder, "go.mod");
    Set<String> seen = new HashSet<>();
    found.forEach(above -> seen.add(above.path()));
    int start = found.size();
    int from = 0;
    for (int level = 0; level < LEVELS; level++) {
      int end = found.size();
      for (Listing in : List.copyOf(found.subList(from, end))) {
        for (String name : in.folders()) {
          if (found.size() - start >= MOST) {
            return found.subList(start, found.size());
          }
          if (mayHold(name) && seen.add(in.path(name))) {
            Listing below = in.below(name);
            if (!isOtherModule(below, module)) {
              found.add(below);
            }
          }
        }
      }
      from = end;
    }
    return found.subList(start, found.size());
  }

  private static boolean mayHold(String name) {
    return SCRIPTS.contains(name) || NotMigrations.folder(name).isEmpty();
  }

  private static boolean isOtherModule(Listing folder, Optional<String> module) {
    return folder.hasFile("go.mod")
        && module.filter(own -> !Listing.isBelow(folder.path(), own)).isPresent();
  }
}
