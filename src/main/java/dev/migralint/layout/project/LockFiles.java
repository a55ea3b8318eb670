package dev.migralint.layout.project;

import dev.migralint.layout.Dependency;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Version;
import dev.migralint.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a tool's release from lock files and build files. They are other tools' formats and may
 * hold anything, so only what names a package is looked for, in a bounded text.
 */
public final class LockFiles {
  private static final int DEEPEST = 40;

  private LockFiles() {}

  /**
   * The release of the first of the packages that is found in the folder or, failing that, in one
   * above it; nothing when a file names several.
   */
  public static Optional<Version> version(Tree tree, String folder, List<Dependency> packages) {
    if (packages.isEmpty()) {
      return Optional.empty();
    }
    List<Manifests> upward = new ArrayList<>();
    for (String at = folder; upward.size() < DEEPEST; at = Listing.parent(at)) {
      upward.add(new Manifests(Listing.of(tree, at)));
      if (at.isEmpty()) {
        break;
      }
    }
    for (int i = 0; i < upward.size(); i++) {
      List<Manifests> fromHere = upward.subList(i, upward.size());
      for (Dependency wanted : packages) {
        Set<Version> found = versions(fromHere, wanted);
        if (!found.isEmpty()) {
          return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static Set<Version> versions(List<Manifests> upward, Dependency wanted) {
    Manifests here = upward.getFirst();
    return switch (wanted.ecosystem()) {
      case NPM -> Locked.npm(here, wanted.name());
      case GO -> Locked.go(here, wanted.name());
      case CARGO -> Locked.cargo(here, wanted.name());
      case MAVEN -> JvmBuilds.versions(upward, wanted.name());
    };
  }
}
