package dev.migralint.layout.project;

import dev.migralint.layout.Listing;
import dev.migralint.yaml.YamlNodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The project of Hasura's command around a folder of migrations: {@code config.yaml} above it, and
 * the metadata that tells which databases there are.
 */
public final class HasuraProject {
  private static final Set<String> KEYS =
      Set.of("metadata_directory", "migrations_directory", "endpoint");
  private static final int CONFIGURATION_BYTES = 8192;
  private static final int METADATA_BYTES = 64 << 10;

  private HasuraProject() {}

  /** Whether a configuration is in one of the two folders above this one. */
  public static boolean isAround(Listing folder) {
    return isConfigured(folder, folder.parent())
        || isConfigured(folder, Listing.parent(folder.parent()));
  }

  private static boolean isConfigured(Listing folder, String project) {
    String text =
        Listing.start(folder.tree(), Project.join(project, "config.yaml"), CONFIGURATION_BYTES);
    List<String> found = new ArrayList<>();
    if (KEYS.stream().anyMatch(text::contains)) {
      YamlNodes.walk(
          text,
          (path, texts) -> {
            if (path.isEmpty()) {
              texts.keySet().stream().filter(KEYS::contains).forEach(found::add);
            }
          });
    }
    return !found.isEmpty();
  }

  /** The kind of the database that a folder of migrations is named after. */
  public static Optional<String> database(Listing folder) {
    String project = Listing.parent(folder.parent());
    String file = Project.join(project, "metadata/databases/databases.yaml");
    String text = Listing.start(folder.tree(), file, METADATA_BYTES);
    List<String> kinds = new ArrayList<>();
    if (text.contains(folder.name())) {
      YamlNodes.walk(
          text,
          (path, texts) -> {
            if (path.isEmpty() && folder.name().equals(texts.get("name"))) {
              kinds.add(texts.getOrDefault("kind", ""));
            }
          });
    }
    return kinds.stream().filter(kind -> !kind.isEmpty()).findFirst();
  }
}
