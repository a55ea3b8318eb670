package dev.migralint.layout.project;

import dev.migralint.layout.Listing;
import java.util.ArrayList;
import java.util.List;

/**
 * What the {@code manifest.json} beside the files of one version tells, as Temporal and Cadence
 * write it: https://github.com/temporalio/temporal/blob/main/schema/cassandra/README.md
 */
public final class VersionManifest {
  private static final String NAME = "manifest.json";
  private static final int MOST_BYTES = 1 << 16;

  private VersionManifest() {}

  /** Whether there is one, beside SQL. */
  public static boolean isIn(Listing version) {
    return version.hasFile(NAME) && !version.sqlFiles().isEmpty();
  }

  /** The files that it lists in its order; all of the version where it lists none that is there. */
  public static List<String> files(Listing version) {
    List<String> listed = new ArrayList<>();
    String json = Listing.start(version.tree(), version.path(NAME), MOST_BYTES);
    JsonNodes.walk(
        json,
        (path, texts) -> {
          if (path.isEmpty()) {
            listed.addAll(List.of(texts.getOrDefault("SchemaUpdateCqlFiles", "").split(",", -1)));
          }
        });
    listed.retainAll(version.sqlFiles());
    return listed.isEmpty() ? version.sqlFiles() : List.copyOf(listed);
  }
}
