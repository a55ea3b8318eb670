package dev.migralint.layout.runner;

import dev.migralint.layout.Listing;
import dev.migralint.layout.dialect.Dialects;
import dev.migralint.layout.project.FlywayNaming;
import dev.migralint.layout.project.FlywaySettings;
import dev.migralint.layout.runner.FlywayName.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which folders are Flyway's: by the names in them, by their own name, or by the configuration. */
final class FlywayFolders {
  private static final Set<String> LOCATIONS = Set.of("migration", "migrations", "flyway");
  private static final int MOST_FOLDERS = 20;

  private FlywayFolders() {}

  /** Whether Flyway reads this folder, or several of which it is the next above all. */
  static boolean fits(Listing folder) {
    return hasVersions(folder, FlywayNaming.DEFAULT)
        || holdsOnlyRepeatable(folder)
        || isLocation(folder)
        || isConfigured(folder);
  }

  private static boolean isConfigured(Listing folder) {
    boolean mayBe =
        !folder.sqlFiles().isEmpty() || (!folder.path().isEmpty() && holdsVersionsBelow(folder));
    if (!mayBe) {
      return false;
    }
    FlywaySettings settings = FlywaySettings.above(folder);
    return settings.commonLocation(folder).equals(Optional.of(folder.path()))
        && settings.locations(folder).stream()
            .map(path -> Listing.of(folder.tree(), path))
            .anyMatch(at -> hasVersions(at, settings.naming()) || isLocation(at));
  }

  private static boolean holdsVersionsBelow(Listing folder) {
    return folder.folders().stream()
        .limit(MOST_FOLDERS)
        .map(folder::below)
        .anyMatch(below -> hasVersions(below, FlywayNaming.DEFAULT));
  }

  private static boolean holdsOnlyRepeatable(Listing folder) {
    List<String> files = folder.sqlFiles();
    return !files.isEmpty()
        && PlainFolder.isNamed(folder.name())
        && files.stream()
            .allMatch(
                f ->
                    FlywayName.parse(f, FlywayNaming.DEFAULT)
                        .filter(n -> n.kind() == Kind.REPEATABLE)
                        .isPresent());
  }

  /** A location may hold only folders, unless each is for one database. */
  private static boolean isLocation(Listing folder) {
    return LOCATIONS.contains(folder.name().toLowerCase(Locale.ROOT))
        && folder.sqlFiles().isEmpty()
        && folder.folders().stream().allMatch(name -> Dialects.inName(name).isEmpty())
        && holdsVersionsBelow(folder)
        && !FlywaySettings.isDivided(folder);
  }

  private static boolean hasVersions(Listing folder, FlywayNaming naming) {
    return folder.files().stream()
        .flatMap(file -> FlywayName.parse(file, naming).stream())
        .anyMatch(
            name ->
                !name.description().isEmpty()
                    && (name.kind() == Kind.VERSIONED || name.kind() == Kind.BASELINE));
  }
}
