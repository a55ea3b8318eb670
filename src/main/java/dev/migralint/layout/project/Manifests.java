package dev.migralint.layout.project;

import dev.migralint.layout.Listing;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A folder's files, each read once and only when asked for. */
final class Manifests {
  private static final int MOST_BYTES = 16 << 20;

  private final Listing folder;
  private final Map<String, String> texts = new HashMap<>();
  private Optional<MavenProject> pom = Optional.empty();

  Manifests(Listing folder) {
    this.folder = folder;
  }

  /** The text of a file in the folder, or of one in a folder below; "" when there is none. */
  String text(String file) {
    return texts.computeIfAbsent(file, this::read);
  }

  /** The project that {@code pom.xml} describes. */
  MavenProject pom() {
    MavenProject read = pom.orElseGet(() -> MavenProject.parse(text("pom.xml")));
    pom = Optional.of(read);
    return read;
  }

  private String read(String file) {
    String first = file.substring(0, Math.max(0, file.indexOf('/')));
    boolean there = first.isEmpty() ? folder.files().contains(file) : hasBelow(first, file);
    return there ? Listing.start(folder.tree(), folder.path(file), MOST_BYTES) : "";
  }

  private boolean hasBelow(String below, String file) {
    return folder.folders().contains(below) && folder.tree().hasFile(folder.path(file));
  }
}
