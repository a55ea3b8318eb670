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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The migrations in Flyway's locations and all folders below them. */
final class FlywayFiles {
  private static final int DEEPEST = 6;
  private static final Set<String> PROGRAMS = Set.of("java", "kt", "groovy", "scala");
  private static final Pattern CALLBACK =
      Pattern.compile(
          "(?:(?:before|after)(?:Clean|Migrate|Undo|Validate|Baseline|Repair|Info)"
              + "|(?:before|after)Each(?:Migrate|Undo)(?:Statement)?"
              + "|after(?:Clean|Migrate|Undo|Validate|Baseline|Repair|Info)Error"
              + "|afterEach(?:Migrate|Undo)(?:Statement)?Error"
              + "|after(?:Migrate|Info)OperationFinish|afterMigrateApplied|afterVersioned"
              + "|beforeRepeatables|(?:before|after)Connect|(?:beforeC|c)reateSchema)(?:__.*)?",
          Pattern.DOTALL);
  private static final Pattern IN_TRANSACTION =
      Pattern.compile("(?m)^[ \\t]*executeInTransaction[ \\t]*[=:][ \\t]*(true|false)[ \\t]*$");

  private final FlywaySettings settings;
  private final FlywayNaming naming;
  private final List<Step> steps = new ArrayList<>();
  private final List<String> callbacks = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Oddity> oddities = new ArrayList<>();

  private record Step(FlywayName name, Migration migration) {
    String file() {
      String path = migration.path();
      return path.substring(path.lastIndexOf('/') + 1);
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
    leaveOutBaselines();
    steps.sort(
        Comparator.comparing(Step::name, FlywayName.ORDER)
            .thenComparing(step -> step.migration().path()));
    if (!callbacks.isEmpty()) {
      notes.add("Callbacks are not migrations and are not read: " + Notes.names(callbacks) + ".");
    }
    List<String> undo =
        steps.stream().filter(s -> s.name().kind() == Kind.UNDO).map(Step::file).toList();
    if (!undo.isEmpty()) {
      notes.add("Only Flyway's paid editions run undo scripts: " + Notes.names(undo) + ".");
    }
    return new Layout.Steps(steps.stream().map(Step::migration).toList(), notes, oddities);
  }

  private void collect(Listing folder, int depth, boolean isOfClasses) {
    for (String file : folder.files()) {
      Optional<String> stem = naming.withoutSuffix(file);
      Optional<FlywayName> name =
          stem.or(() -> ofProgram(file)).flatMap(s -> FlywayName.ofStem(s, naming));
      if (name.isPresent()) {
        steps.add(new Step(name.get(), migration(folder, file, name.get(), stem.isEmpty())));
      } else if (stem.isPresent() && !isOfClasses) {
        if (CALLBACK.matcher(stem.get()).matches()) {
          callbacks.add(file);
        } else {
          oddities.add(ignored(folder, file));
        }
      }
    }
    if (depth < DEEPEST) {
      for (String below : folder.folders()) {
        boolean foreign = Dialects.inName(below).filter(d -> d != Dialect.POSTGRESQL).isPresent();
        if (!foreign && NotMigrations.folder(below).isEmpty()) {
          collect(folder.below(below), depth + 1, isOfClasses);
        }
      }
    }
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

  private Transaction transaction(Listing folder, String file) {
    String script = file + ".conf";
    Optional<String> told =
        folder.files().contains(script)
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
