package dev.migralint.layout.runner;

import dev.migralint.layout.Dialect;
import dev.migralint.layout.Direction;
import dev.migralint.layout.Layout;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.NotMigrations;
import dev.migralint.layout.Notes;
import dev.migralint.layout.Oddity;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.dialect.Dialects;
import dev.migralint.layout.project.FlywayNaming;
import dev.migralint.layout.project.FlywaySettings;
import dev.migralint.layout.runner.FlywayName.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The migrations in Flyway's locations and all folders below them. */
final class FlywayFiles {
  private static final int DEEPEST = 40;
  private static final Set<String> PROGRAMS = Set.of("java", "kt", "groovy", "scala");
  private static final Pattern IN_TRANSACTION =
      Pattern.compile("(?m)^[ \\t]*executeInTransaction[ \\t]*[=:][ \\t]*(true|false)[ \\t]*$");

  private final FlywaySettings settings;
  private final FlywayNaming naming;
  private final List<Step> steps = new ArrayList<>();
  private final List<FlywayCallback> callbacks = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Oddity> oddities = new ArrayList<>();
  private final Set<String> doubtful = new LinkedHashSet<>();

  private record Step(FlywayName name, Migration migration) {
    String file() {
      String path = migration.path();
      return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Flyway refuses to run two that have the same. */
    String key() {
      return name.kind()
          + (name.kind() == Kind.REPEATABLE
              ? name.description()
              : FlywayName.canonical(name.version()));
    }
  }

  private FlywayFiles(FlywaySettings settings) {
    this.settings = settings;
    this.naming = settings.naming();
  }

  /** Reads the locations as one history. */
  static Layout.Steps read(FlywaySettings settings, List<Listing> locations) {
    FlywayFiles files = new FlywayFiles(settings);
    locations.forEach(files::location);
    return files.steps();
  }

  /** A location among a build's resources has a folder of classes beside it. */
  private void location(Listing folder) {
    collect(folder, 0, false);
    for (String language : List.of("/java/", "/kotlin/")) {
      String classes = folder.path().replace("/resources/", language);
      if (!classes.equals(folder.path())) {
        collect(Listing.of(folder.tree(), classes), 0, true);
      }
    }
  }

  private Layout.Steps steps() {
    leaveOutOthers();
    leaveOutBaselines();
    steps.sort(
        Comparator.comparing(Step::name, FlywayName.ORDER)
            .thenComparing(step -> step.migration().path()));
    callbacks.sort(FlywayCallback.ORDER);
    List<String> undo =
        steps.stream().filter(s -> s.name().kind() == Kind.UNDO).map(Step::file).toList();
    if (!undo.isEmpty()) {
      notes.add("Only Flyway's paid editions run undo scripts: " + Notes.names(undo) + ".");
    }
    List<Migration> migrations = new ArrayList<>();
    addSteps(migrations, kind -> kind != Kind.REPEATABLE);
    addCallbacks(migrations, false);
    addSteps(migrations, Kind.REPEATABLE::equals);
    addCallbacks(migrations, true);
    return new Layout.Steps(migrations, notes, oddities);
  }

  private void addSteps(List<Migration> migrations, Predicate<Kind> kinds) {
    steps.stream()
        .filter(step -> kinds.test(step.name().kind()))
        .map(Step::migration)
        .forEach(migrations::add);
  }

  private void addCallbacks(List<Migration> migrations, boolean late) {
    callbacks.stream()
        .filter(callback -> callback.isLate() == late)
        .map(FlywayCallback::migration)
        .forEach(migrations::add);
  }

  private void collect(Listing folder, int depth, boolean isOfClasses) {
    for (String file : folder.files()) {
      Optional<String> stem = naming.withoutSuffix(file);
      Optional<FlywayName> name =
          stem.or(() -> ofProgram(file)).flatMap(s -> FlywayName.ofStem(s, naming));
      if (name.isPresent()) {
        steps.add(new Step(name.get(), migration(folder, file, name.get(), stem.isEmpty())));
      } else if (stem.isPresent() && !isOfClasses) {
        Optional<String> event = FlywayCallback.event(stem.get());
        event.ifPresentOrElse(
            e -> callbacks.add(FlywayCallback.of(e, stem.get(), callback(folder, file, e))),
            () -> oddities.add(ignored(folder, file)));
      }
    }
    if (depth < DEEPEST) {
      for (String below : folder.folders()) {
        if (!below.startsWith(".")) {
          if (seemsToBeOthers(below)) {
            doubtful.add(folder.path(below));
          }
          collect(folder.below(below), depth + 1, isOfClasses);
        }
      }
    }
  }

  /** Whether the folder's name is another database's, or one for tests or the like. */
  private static boolean seemsToBeOthers(String folder) {
    return Dialects.inName(folder).filter(d -> d != Dialect.POSTGRESQL).isPresent()
        || NotMigrations.folder(folder).isPresent();
  }

  /**
   * Flyway reads folders of any name, but refuses to start if two migrations have one version. So a
   * folder for another database or for tests that has the version of a migration elsewhere is in no
   * location with it.
   */
  private void leaveOutOthers() {
    Map<String, Integer> all = new HashMap<>();
    Map<String, Map<String, Integer>> inside = new LinkedHashMap<>();
    for (Step step : steps) {
      all.merge(step.key(), 1, Integer::sum);
      for (String at = Listing.parent(step.migration().path());
          !at.isEmpty();
          at = Listing.parent(at)) {
        if (doubtful.contains(at)) {
          inside.computeIfAbsent(at, f -> new HashMap<>()).merge(step.key(), 1, Integer::sum);
        }
      }
    }
    Set<String> left = new LinkedHashSet<>();
    inside.forEach(
        (folder, keys) -> {
          if (keys.entrySet().stream()
              .anyMatch(e -> e.getValue() < all.getOrDefault(e.getKey(), 0))) {
            left.add(folder);
          }
        });
    if (left.isEmpty()) {
      return;
    }
    steps.removeIf(step -> isIn(step.migration().path(), left));
    callbacks.removeIf(callback -> isIn(callback.migration().path(), left));
    oddities.removeIf(oddity -> isIn(oddity.path(), left));
    notes.add(
        "Folders with versions that migrations elsewhere have are not read: "
            + Notes.names(List.copyOf(left))
            + ".");
  }

  private static boolean isIn(String path, Set<String> folders) {
    String at = Listing.parent(path);
    while (!at.isEmpty() && !folders.contains(at)) {
      at = Listing.parent(at);
    }
    return !at.isEmpty();
  }

  private static Optional<String> ofProgram(String file) {
    int dot = file.lastIndexOf('.');
    return dot > 0 && PROGRAMS.contains(file.substring(dot + 1))
        ? Optional.of(file.substring(0, dot))
        : Optional.empty();
  }

  private Oddity ignored(Listing folder, String file) {
    String form = naming.versioned() + "<version>" + naming.separator() + "<description>";
    String does =
        settings.is("validatemigrationnaming", false)
            ? "Flyway stops at " + file
            : "Flyway silently skips " + file;
    return FileNames.ignored(
        folder,
        file,
        does + ": its name is not " + form + ".",
        "Rename it if it is a migration, or move it elsewhere.");
  }

  private Migration migration(Listing folder, String file, FlywayName name, boolean opaque) {
    return new Migration(
        folder.path(file),
        FlywayName.prefix(name.kind(), naming) + name.version(),
        name.kind() == Kind.UNDO ? Direction.DOWN : Direction.UP,
        opaque ? Transaction.UNKNOWN : transaction(folder, file),
        opaque);
  }

  /** Each callback has a transaction of its own. */
  private Migration callback(Listing folder, String file, String event) {
    Transaction transaction = transaction(folder, file);
    return new Migration(
        folder.path(file),
        event,
        Direction.UP,
        transaction.equals(Transaction.BATCH) ? Transaction.UNLESS_REFUSED : transaction,
        false);
  }

  private Transaction transaction(Listing folder, String file) {
    String script = file + ".conf";
    Optional<String> told =
        folder.hasFile(script)
            ? IN_TRANSACTION
                .matcher(Listing.start(folder.tree(), folder.path(script), 4096))
                .results()
                .map(found -> found.group(1))
                .findFirst()
            : Optional.empty();
    if (told.isPresent()) {
      return told.get().equals("true") ? Transaction.FILE : Transaction.NONE;
    }
    if (!settings.is("executeintransaction", true)) {
      return Transaction.NONE;
    }
    return settings.is("group", false) ? Transaction.BATCH : Transaction.UNLESS_REFUSED;
  }

  /** A new database starts from the baseline; an existing one has run the versions before it. */
  private void leaveOutBaselines() {
    List<Step> baselines = steps.stream().filter(s -> s.name().kind() == Kind.BASELINE).toList();
    for (Step baseline : baselines) {
      boolean replacesOthers =
          steps.stream()
              .map(Step::name)
              .filter(name -> name.kind() == Kind.VERSIONED)
              .anyMatch(
                  n -> FlywayName.compareVersions(n.version(), baseline.name().version()) <= 0);
      if (replacesOthers) {
        steps.remove(baseline);
        notes.add(
            baseline.migration().path()
                + " is only for new databases; the versions that it replaces are read instead.");
      }
    }
  }
}
