package dev.migralint.layout.project;

import dev.migralint.layout.Listing;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder's files, each read once and only when asked for. */
final class Manifests {
  private static final int MOST_BYTES = 16 << 20;

  private static final int MOST_SCRIPTS = 20;

  private final Listing folder;
  private final Map<String, String> texts = new HashMap<>();
  private Optional<MavenProject> pom = Optional.empty();
  private Optional<List<String>> scripts = Optional.empty();

  Manifests(Listing folder) {
    this.folder = folder;
  }

  /** The text of a file in the folder, or of one in a folder below; "" when there is none. */
  String text(String file) {
    return texts.computeIfAbsent(file, this::read);
  }

  /** The names of Gradle's scripts in the folder and in {@code gradle/}, the build's own first. */
  List<String> gradleScripts() {
    if (scripts.isEmpty()) {
      Stream<String> all = folder.files().stream();
      if (folder.hasFolder("gradle")) {
        all = Stream.concat(all, folder.below("gradle").files().stream().map(f -> "gradle/" + f));
      }
      scripts =
          Optional.of(
              all.filter(file -> file.endsWith(".gradle") || file.endsWith(".gradle.kts"))
                  .sorted(Comparator.comparing(file -> !file.startsWith("build.")))
                  .limit(MOST_SCRIPTS)
                  .toList());
    }
    return scripts.get();
  }

  /** The project that {@code pom.xml} describes. */
  MavenProject pom() {
    MavenProject read = pom.orElseGet(() -> MavenProject.parse(text("pom.xml")));
    pom = Optional.of(read);
    return read;
  }

  private String read(String file) {
    String first = file.substring(0, Math.max(0, file.indexOf('/')));
    boolean there = first.isEmpty() ? folder.hasFile(file) : hasBelow(first, file);
    return there ? Listing.start(folder.tree(), folder.path(file), MOST_BYTES) : "";
  }

  private boolean hasBelow(String below, String file) {
    return folder.hasFolder(below) && folder.tree().hasFile(folder.path(file));
  }
}
